"""Terse sequences: what draws the same with fewer and shorter changes of looks (SGR of ECMA-48)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tui.page import hyperlinks

_LOOK = re.compile(r"\x1b\[([0-9;]*)m")
_NO_CELLS = re.compile(rf"(?:\x1b\[[0-9;]+H|{hyperlinks.HYPERLINK})*")
_RESET = "\x1b[0m"
_PARAMETER = re.compile(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)|\d+")
_INK = re.compile(r"38;.*|3[0-7]|9[0-7]")
_GROUND = re.compile(r"48;.*|4[0-7]|10[0-7]")


class _Look(NamedTuple):
    """The look of cells, each part as SGR has it."""

    ink: str = ""
    """The colour of the text; empty is the terminal's own."""
    ground: str = ""
    """The colour behind it; empty is the terminal's own."""
    marks: tuple[str, ...] = ()
    """Bold, dim, underlined and so on."""


_PLAIN = _Look()


def terse(sequences: str) -> str:
    """Return what draws the same, of sequences as Rich writes them.

    There each text begins with its look and ends with a reset. The first look of what is returned
    is a whole one, whatever the terminal's is, and it ends with a reset.
    """
    look = wanted = _PLAIN
    begun = False
    written = []
    for number, part in enumerate(_LOOK.split(hyperlinks.terse_links(sequences))):
        if number % 2:
            wanted = _look(part)
        elif _NO_CELLS.fullmatch(part) or look == wanted:
            written.append(part)
        else:
            written += [_change(look if begun else None, wanted), part]
            look, begun = wanted, True
    return "".join(written) + (_RESET if look != _PLAIN else "")


@lru_cache(maxsize=1024)
def _look(parameters: str) -> _Look:
    ink = ground = ""
    marks: list[str] = []
    for parameter in _PARAMETER.findall(parameters):
        if parameter == "0":
            ink, ground, marks = "", "", []
        elif _INK.fullmatch(parameter):
            ink = parameter
        elif _GROUND.fullmatch(parameter):
            ground = parameter
        else:
            marks.append(parameter)
    return _Look(ink, ground, tuple(marks))


@lru_cache(maxsize=1024)
def _change(before: _Look | None, after: _Look) -> str:
    """Return the sequence that makes a look of another, or of any."""
    whole = ["0", *after.marks, after.ink, after.ground]
    changes = [whole]
    if before and set(before.marks) <= set(after.marks):
        changes.append(
            [
                *(mark for mark in after.marks if mark not in before.marks),
                "" if after.ink == before.ink else after.ink or "39",
                "" if after.ground == before.ground else after.ground or "49",
            ]
        )
    return min((f"\x1b[{';'.join(filter(None, change))}m" for change in changes), key=len)
