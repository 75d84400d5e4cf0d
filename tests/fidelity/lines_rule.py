"""Lines that are broken wrongly: what issue 3 asks of every line, checked from outside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len
from unicode_segmentation_rs import line_breaks

from tests.fidelity.text import FORMULA, TABLE, Block

CLOSING = frozenset("，。、；：？！）》」』】〉〕〗］｝”’…‥％·,.;:?!)]}%")
OPENING = frozenset("（《「『【〈〔〖［｛“‘([{")
_LEANING = CLOSING | frozenset("—～<>")
"""What need not be parted from its neighbours, though UAX #14 would."""
_LABELLED = ("card", "video", "caption", "footnote")
"""A label stands before these, and belongs to their first unit if that is a closing mark."""
_HANGING = " \t\n\u3000"
"""Blanks that may stand beyond the end of a line; one that does not break may not."""
_LATIN = re.compile("[A-Za-z0-9\u00c0-\u024f]")
_FLAG = re.compile(r"(?<![!-~])-{1,2}(?=[A-Za-z])")
_NAME = re.compile(r"[A-Za-z]\+\+|[A-Za-z]#|[0-9]+(?:[.,][0-9]+)*%?")


@dataclass(frozen=True)
class BadLine:
    """A line that ends in the wrong place."""

    rule: str
    row: str
    following: str


def wider(rows: list[str], width: int) -> list[BadLine]:
    """Return the rows that are wider than the page, in cells."""
    return [BadLine("wider than the page", row, "") for row in rows if cell_len(row) > width]


def blank_rows(rows: list[str]) -> list[BadLine]:
    """Return the blank rows that follow another one or stand at an end of the page."""
    return [
        BadLine("a blank row too many", rows[number - 1] if number else "", "")
        for number, row in enumerate(rows)
        if not row.strip() and (number in (0, len(rows) - 1) or not rows[number + 1].strip())
    ]


@dataclass(frozen=True)
class SoftBreak:
    """Where a line ended although the author did not end it."""

    block: Block
    last: int
    """The offset in the block of the line's last character."""
    first: int
    """The offset of the next line's first character."""
    row: str
    following: str
    room: int
    """The cells that were free at the end of the line."""
    capacity: int
    """The cells that a line has for text."""


def judge(line: SoftBreak) -> BadLine | None:
    """Return what is wrong with a soft break, if anything."""
    text, first = line.block.text, line.first
    before, after = text[line.last], text[first]
    rule = ""
    if FORMULA in (before, after) or TABLE in (before, after):
        return None
    unit_start, unit_end = _unit(text, first)
    too_wide = cell_len(text[unit_start:unit_end].rstrip(_HANGING)) > line.capacity
    if FORMULA in text[unit_start:unit_end] or (unit_start == 0 and line.block.kind in _LABELLED):
        return None
    if not too_wide:
        if after in CLOSING and not _sticks(text, first):
            rule = "begins with a closing mark"
        elif before in OPENING and not text[line.last + 1 : first]:
            rule = "ends with an opening mark"
        elif line.last + 1 == first and _is_cut(text, first):
            rule = "cuts a word or number"
    if not rule and unit_start == first and _fits(line, unit_end):
        rule = "ends although the next unit fits"
    return BadLine(rule, line.row, line.following) if rule else None


def _fits(line: SoftBreak, end: int) -> bool:
    taken = cell_len(line.block.text[line.last + 1 : end].rstrip(_HANGING))
    return taken <= line.room


def _sticks(text: str, at: int) -> bool:
    """Return whether an ASCII mark begins a word here: `.NET`, `./lib`, `%d`."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    apart = before.isspace() or (not before.isascii() and before in CLOSING)
    return text[at].isascii() and apart and not after.isspace()


def _is_cut(text: str, at: int) -> bool:
    """Return whether a line that begins here cuts a word, number, name or flag."""
    before, after = text[at - 1], text[at]
    if _LATIN.match(before) and _LATIN.match(after):
        return True
    near = text[max(0, at - 24) : at + 24]
    spot = at - max(0, at - 24)
    return any(
        match.start() < spot < match.end()
        for pattern in (_FLAG, _NAME)
        for match in pattern.finditer(near)
    ) or (bool(_LATIN.match(after)) and bool(re.search(r"(?<![!-~])-{1,2}$", text[:at][-3:])))


def _shadow(text: str) -> str:
    """Return the text with Chinese quotes as brackets, which UAX #14 knows how to break."""
    text = re.sub("(?<=[A-Za-z0-9])[’‘](?=[A-Za-z0-9])", "'", text)
    return text.translate(str.maketrans("“‘”’", "「「」」")).replace(FORMULA, "a")


def _unit(text: str, at: int) -> tuple[int, int]:
    """Return the unit that a character stands in: UAX #14's, with runs of ASCII kept whole."""
    low, high = max(0, at - 400), min(len(text), at + 400)
    part = _shadow(text[low:high].replace("\n", "\u2028"))
    places = {offset for offset, _ in _characters(part)}
    kept = {0, len(part)}
    for place in places:
        if 0 < place < len(part) and not (
            ("!" <= part[place - 1] <= "~" and "!" <= part[place] <= "~")
            or text[low + place].isspace()
            or text[low + place] in _LEANING
            or "\u00a0" in text[low + place - 1 : low + place + 1]
            or part[:place].rstrip()[-1:] in OPENING | {"<"}
        ):
            kept.add(place)
    start = max(place for place in kept if place <= at - low)
    end = min(place for place in kept if place > at - low)
    return low + start, low + end


def _characters(part: str) -> list[tuple[int, bool]]:
    """Return UAX #14's breaks at offsets in characters, which the library counts in bytes."""
    index = {0: 0}
    size = 0
    for number, character in enumerate(part, 1):
        size += len(character.encode())
        index[size] = number
    return [(index[offset], must) for offset, must in line_breaks(part)]
