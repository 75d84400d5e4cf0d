"""Prose of a page: runs of words broken into lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from rich.style import Style

from tui.page.blocks import Prose, Tex
from tui.page.builder import PageBuilder, StyledText
from tui.page.lines import break_lines
from tui.page.page import FormulaCells, Origin
from tui.page.prose_line import ProseLine
from tui.page.prose_parts import LABEL, ProsePart, Whole, prose_parts

if TYPE_CHECKING:
    from tui.page.formula.box import Box

_CELL = "ɐ"
"""Stands for a cell of a formula's box where lines are broken: a letter, one cell wide anywhere."""


class _Unit(msgspec.Struct):
    """A unit of a line that is not broken: words, or the box of a formula."""

    piece: StyledText
    text: str
    """Its characters, as lines are broken by them: one a cell for a box."""
    offset: int
    """Characters of the prose before it."""
    box: Box | None = None
    part: int = 0
    """The index of its part of the prose."""
    says: str = ""
    """The formula that its box begins, on one row."""
    whole: Whole | None = None
    """The characters that it stands for as a whole; None where each is one of the prose."""
    length: int = 1
    """The characters of the prose it counts for; a box none of its own."""
    ours: bool = False
    """Whether it is words of ours."""

    def offset_at(self, start: int) -> int:
        """Return the characters of the prose before one of those that lines are broken by."""
        return self.offset + min(start, self.length - 1)


class WrappedProse:
    """Prose ready to be broken: its characters, and what each stretch of them looks like."""

    def __init__(self, builder: PageBuilder, prose: Prose, base: Style | None = None) -> None:
        self._builder = builder
        self._parts = list(prose_parts(builder, prose, base or Style.null()))
        self.text = "".join(part.piece[0] for part in self._parts)
        """Its words, the labels and the one-row forms of its formulas."""

    @property
    def length(self) -> int:
        """The characters that offsets count in it: a label has the same however it is drawn."""
        return sum(part.length for part in self._parts)

    def title(self, style: Style) -> list[StyledText]:
        """Return the words on one line and a colon after them, or nothing where there are none."""
        pieces: list[StyledText] = [
            (words.replace("\n", " "), look, stop)
            for words, look, stop in (part.piece for part in self._parts)
        ]
        return [*pieces, (": ", style, None)] if self.text.strip() else []

    def begin_with(self, pieces: list[StyledText], whole: Whole) -> None:
        """Put words before the first, the last of them ours; what they stand for is elsewhere."""
        parts = [ProsePart(piece, whole=whole) for piece in pieces]
        for part in parts[-1:]:
            part.whole = whole._replace(ours=True)
        self._parts[:0] = parts
        self.text = "".join(piece[0] for piece in pieces) + self.text

    def end_with(self, pieces: list[StyledText]) -> None:
        """Put words after the last that are not written there."""
        self._parts += (ProsePart(piece, whole=Whole(0, 0)) for piece in pieces)
        self.text += "".join(piece[0] for piece in pieces)

    def longest(self) -> int:
        """Return how many cells the longest line takes where there is room for it."""
        text = "".join(unit.text for unit in self._units(self._builder.width, set()))
        return max(map(self._builder.cells, text.split("\n")))

    def lines(self, width: int, first: int | None = None) -> list[ProseLine]:
        """Return the lines at a width in cells, the first line's where it differs.

        A line feed begins a line; a blank line is none.
        """
        flat: set[int] = set()
        while True:
            units = self._units(width, flat)
            text = "".join(unit.text for unit in units)
            ranges = break_lines(text, width, self._builder.measure, first)
            cut = _cut(units, ranges)
            if not cut:
                break
            flat |= cut
        return list(self._lines(units, text, ranges))

    def _units(self, width: int, flat: set[int]) -> list[_Unit]:
        """Return the prose in units; the formulas of some parts, by number, on one row."""
        units: list[_Unit] = []
        offset = 0
        for number, part in enumerate(self._parts):
            words, style, stop = part.piece
            boxes = None
            if part.formula and self._builder.tall_formulas and number not in flat:
                boxes = self._boxes(part.formula, width)
            formula = Whole(offset, part.length)
            for place, box in enumerate(boxes or ()):
                if place:
                    blank: StyledText = (" ", style, stop)
                    units.append(_Unit(blank, " ", offset, None, number, whole=formula))
                at = min(offset + place, offset + len(words) - 1)
                held = _CELL * box.width
                says = "" if place else words
                units.append(_Unit((box.text, style, stop), held, at, box, number, says, formula))
            if not boxes:
                text = _held(words) if part.code else words
                whole = Whole(offset, LABEL, ours=True) if part.label else part.whole
                unit = _Unit(part.piece, text, offset, None, number, "", whole, part.length)
                unit.ours = part.ours
                units.append(unit)
            offset += part.length
        return units

    def _boxes(self, formula: Tex, width: int) -> tuple[Box, ...] | None:
        from tui.page.formula import in_sentence  # only an article with formulas needs it

        return in_sentence(formula.expanded, width, self._builder.measure)

    def _lines(
        self, units: list[_Unit], text: str, ranges: list[tuple[int, int]]
    ) -> Iterator[ProseLine]:
        at, position = 0, 0
        ended: int | None = None
        for start, end in ranges:
            if start == end:
                continue
            while position + len(units[at].text) <= start:
                position += len(units[at].text)
                at += 1
            offset = units[at].offset_at(start - position)
            pieces: list[StyledText] = []
            boxes: list[Box | None] = []
            formulas: list[FormulaCells] = []
            origins: list[Origin] = []
            cells = 0
            part = -1
            while True:
                unit = units[at]
                words, style, stop = unit.piece
                if unit.box is None:
                    words = words[max(0, start - position) : end - position]
                pieces.append((words, style, stop))
                boxes.append(unit.box)
                wide = unit.box.width if unit.box else self._builder.cells(words)
                if unit.whole:
                    origins.append(Origin(cells, cells + wide, *unit.whole))
                elif origins and origins[-1][3:] == (None, unit.ours):
                    origins[-1] = origins[-1]._replace(end=cells + wide)
                else:
                    own = unit.offset + max(0, start - position)
                    origins.append(Origin(cells, cells + wide, own, None, unit.ours))
                if formula := self._parts[unit.part].formula:
                    says = unit.says if unit.box else None
                    begins = position >= start and not (at and units[at - 1].part == unit.part)
                    formulas.append(
                        FormulaCells(cells, cells + wide, formula.written if begins else "", says)
                    )
                    if unit.part == part:
                        formulas[-2:] = [formulas[-2].joined(formulas[-1])]
                    part = unit.part
                cells += wide
                if position + len(unit.text) >= end:
                    break
                position += len(unit.text)
                at += 1
            between = "\n" if ended is None else text[ended:start]
            rows, baseline = self._rows(pieces, boxes)
            after = "\n" if "\n" in between else between
            yield ProseLine(rows, baseline, offset, after, tuple(formulas), tuple(origins))
            ended = end

    def _rows(
        self, pieces: list[StyledText], boxes: list[Box | None]
    ) -> tuple[list[list[StyledText]], int]:
        """Return the rows of a line, and which of them is on the baseline."""
        tall = [box for box in boxes if box]
        if not tall:
            return [pieces], 0
        above = max(box.baseline for box in tall)
        below = max(box.below for box in tall)
        rows = []
        for level in range(-above, below + 1):
            row: list[StyledText] = []
            blanks = 0
            for (words, style, stop), box in zip(pieces, boxes, strict=True):
                if level == 0:
                    row.append((words, style, stop))
                elif box and -box.baseline <= level <= box.below:
                    if blanks:
                        row.append((" " * blanks, Style.null(), None))
                        blanks = 0
                    row.append((box.rows[box.baseline + level], style, stop))
                else:
                    blanks += self._builder.cells(words)
            rows.append(row)
        return rows, above


def _cut(units: list[_Unit], ranges: list[tuple[int, int]]) -> set[int]:
    """Return the parts of which a line ends or begins within a box."""
    edges = sorted({edge for one in ranges for edge in one})
    cut: set[int] = set()
    start = 0
    for unit in units:
        end = start + len(unit.text)
        if unit.box and bisect_right(edges, start) < bisect_left(edges, end):
            cut.add(unit.part)
        start = end
    return cut


def _held(code: str) -> str:
    """Return code with blanks at its ends that no line loses: indents of code in a cell, too."""
    words = code.strip(" ")
    start = len(code) - len(code.lstrip(" "))
    return "\xa0" * start + words + "\xa0" * (len(code) - start - len(words))
