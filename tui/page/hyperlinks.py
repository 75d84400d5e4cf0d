"""Hyperlinks: the sequences that make cells a link one can click (OSC 8).

Rich writes them where a style has a link, with another id for each piece. Terminals take pieces of
one id and address for one link, which is how a link is one across the end of a row.
Source: "Hyperlinks in terminal emulators", Egmont Koblinger.
"""

from __future__ import annotations

import re
from zlib import crc32

HYPERLINK = r"\x1b\]8;[^;\x1b]*;[^\x1b]*\x1b\\"
"""A sequence that begins or ends a link, as a regular expression."""
_BEGUN = re.compile(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")
_NO_CELLS = re.compile(r"(?:\x1b\[[0-9;]*[Hm])*")
"""Looks and places, which draw nothing."""
_WITHOUT = frozenset(("", "dumb", "linux", "ansi", "cons25", "vt52", "vt100", "vt102"))
"""Terminals, by their name in TERM, that may show a sequence of a kind they do not know."""


def knows_strings(term: str) -> bool:
    """Return whether a terminal, by its TERM, takes the sequences of links for what they are."""
    return term not in _WITHOUT


def begin(link: str) -> str:
    """Return the sequence that begins a link; the empty link ends one."""
    return f"\x1b]8;id={crc32(link.encode()):x};{link}\x1b\\" if link else "\x1b]8;;\x1b\\"


def terse_links(sequences: str) -> str:
    """Return what Rich has written, each link begun once, with an id that all its pieces have."""
    if "\x1b]8;" not in sequences:
        return sequences
    link = leads = ""
    written = []
    for number, part in enumerate(_BEGUN.split(sequences)):
        if number % 2:
            leads = part
        else:
            if leads != link and not _NO_CELLS.fullmatch(part):
                link = leads
                written.append(begin(link))
            written.append(part)
    return "".join(written) + (begin("") if link else "")
