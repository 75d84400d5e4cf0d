"""Hostile text made safe, for a screen, a clipboard or a pipe."""

from __future__ import annotations

import re

from tui.text.unsafe import CONTROLS, INVISIBLE, SEPARATORS, SURROGATES

# Only the last of these is looked for in every text; the others are compiled where it is found.
# Whole sequences first, so that no "[31m" is left behind: OSC, DCS, SOS, PM and APC up to their
# terminator (an unterminated one loses its introducer only), CSI, then two-character escapes
# (ECMA-48, 5.3 to 5.6). The 8-bit forms of C1 are quotation marks of Windows-1252 or parts of
# characters in a wrong encoding more often than sequences, so they go alone, and what they may have
# begun stays as text; except for a CSI with numbers behind it, which is hardly anything else.
SEQUENCES = (
    r"\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]+[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)
_LINE_ENDS = r"\r\n?|[\x85\u2028\u2029]"
_UNSEEN = f"[{CONTROLS}{INVISIBLE}]"
# Emoji, Indic letters and Arabic ones join; Latin, Chinese and kana never do.
_IDLE_JOINERS = r"(?<=[\x00-\u024f\u2e80-\ua4cf\uff00-\uffef])\u200d+"
_SURROGATES = f"[{SURROGATES}]"
_NEEDS_CLEANING = re.compile(f"[{CONTROLS}{INVISIBLE}{SEPARATORS}{SURROGATES}]")


def clean(text: str) -> str:
    """Return the text without anything a terminal would obey or that draws nothing.

    Tabs and line feeds stay, other line ends become line feeds, and lone surrogates become
    U+FFFD. ZWJ where it can join something and variation selectors stay: emoji are made of them.
    """
    if not _NEEDS_CLEANING.search(text) and "\u200d" not in text:
        return text
    text = re.sub(SEQUENCES, "", text)
    text = re.sub(_LINE_ENDS, "\n", text)
    text = re.sub(_SURROGATES, "\ufffd", text)
    return re.sub(_IDLE_JOINERS, "", re.sub(_UNSEEN, "", text))


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line, each run of blanks a single blank."""
    return " ".join(clean(text).split())
