"""Characters that must not reach a terminal: the one table, in ranges for regular expressions."""

from __future__ import annotations

CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""C0 but tab and line feed, DEL, C1: a terminal obeys them (ECMA-48, 5.2 and 5.3)."""
INVISIBLE = (
    "\xad"  # soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # joiners, marks and fillers of scripts
    "\u200b\u200c\u200e\u200f"  # zero-width blanks and joins, but ZWJ; marks of direction
    "\u202a-\u202e\u2060-\u206f"  # bidirectional controls (UAX #9), invisible operators
    "\ufeff\ufff9-\ufffc"  # byte order mark, annotations
    "\ufffe\uffff"  # no characters, and not allowed in XML (1.0, 2.2): no reader opens such a book
    "\U000e0000-\U000e007f"  # tags
)
"""Characters that draw nothing, or change how others are drawn."""
SEPARATORS = "\u2028\u2029"
"""Ends of lines and paragraphs of Unicode's own."""
SURROGATES = "\ud800-\udfff"
"""Halves of characters, which no encoding writes."""
