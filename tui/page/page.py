"""A page: rows of styled cells, and beside them the stops a reader moves between."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from rich.segment import Segment

    from tui.page.blocks import Block


class Kind(StrEnum):
    """The kinds of stops."""

    CODE = "code"
    LINK = "link"
    CARD = "card"
    IMAGE = "image"
    VIDEO = "video"
    FOOTNOTE = "footnote"
    FORMULA = "formula"
    INLINE_FORMULA = "inline formula"
    """One in a sentence: it can be copied, but no step leads to it."""
    PASSAGE = "passage"
    """Words that the reader has marked."""
    NOTE = "note"
    """Such words with a note to them."""


_LEAD_NOWHERE = (
    Kind.CODE,
    Kind.FORMULA,
    Kind.INLINE_FORMULA,
    Kind.PASSAGE,
    Kind.NOTE,
)


class Span(msgspec.Struct, frozen=True):
    """Cells of one row: from `start` up to, not including, `end`."""

    row: int
    start: int
    end: int


class Stop(msgspec.Struct, frozen=True):
    """Something on a page that can be acted on: followed, opened, copied."""

    kind: Kind
    number: int
    """Its number among its kind on the page, from 1."""
    text: str
    """Its words: a link's words, a picture's caption, a footnote's text, a formula's TeX."""
    payload: str
    """The code as it was written, the unwrapped URL (of a footnote the first in it), the
    TeX, or the words that are marked."""
    spans: tuple[Span, ...]
    """The cells it takes, in reading order; never empty."""
    language: str = ""
    """A code block's language, or empty."""
    target: int | None = None
    """The row a footnote leads to: from its mark in a sentence the row of its text, which is
    below; from its text the row of its first mark, which is above."""
    key: str = ""
    """The key that marked words are known by, or empty."""

    @property
    def row(self) -> int:
        """The first row it stands on."""
        return self.spans[0].row

    @property
    def url(self) -> str:
        """The address it leads to, or empty for code and formulas."""
        return "" if self.kind in _LEAD_NOWHERE else self.payload


class Heading(msgspec.Struct, frozen=True):
    """A heading of the article, or a paragraph that is only bold and serves as one."""

    level: int
    """1 for the title, 2 to 6 for headings, 7 for a paragraph that is only bold."""
    text: str
    row: int


class Place(msgspec.Struct, frozen=True, order=True):
    """A place in an article that outlives a change of width."""

    block: int
    offset: int
    """Characters into the block. A blank row is the end of the block above it."""


class FormulaCells(NamedTuple):
    """Cells of a stretch that are a formula, or one row of its several."""

    start: int
    end: int
    tex: str
    """The formula as it was written; empty where it goes on from a row above."""
    text: str | None = None
    """The text found of one that is drawn taller than a row: itself on one row, empty where it goes
    on. None of one whose cells say it."""

    def joined(self, after: FormulaCells) -> FormulaCells:
        """Return the same with the cells right after them, which are of the same formula."""
        return self._replace(end=after.end, text=after.text if self.text is None else self.text)


class Origin(NamedTuple):
    """The place in the text of their block that some cells of a stretch come from."""

    start: int
    end: int
    offset: int
    """Characters into the block, as those of a place."""
    length: int | None = None
    """The characters that they stand for as a whole: a formula, the label of a picture, a tab.
    None where each of theirs is one of the block's."""
    ours: bool = False
    """Whether they show words of ours, which no search finds: a label, a unit."""

    def moved(self, cells: int, characters: int = 0) -> Origin:
        """Return the origin of cells further right, and so many characters further on."""
        start, end, offset, length, ours = self
        return Origin(start + cells, end + cells, offset + characters, length, ours)


WALL = "\0"
"""Between texts that no words go on from one to the other: blocks, and the cells of a table."""


class Stretch(NamedTuple):
    """Cells of one row that are text of the article: no indent, no gutter, no frame."""

    start: int
    end: int
    after: str = "\n"
    """The text between them and what they go on from, which is the stretch at the same place
    among those of the row above: blanks, or nothing where a word was broken. A line feed where
    they begin a line of their own, and `WALL` where they begin a cell of a table."""
    formulas: tuple[FormulaCells, ...] = ()
    """The formulas on it, from left to right."""
    origins: tuple[Origin, ...] = ()
    """The origins of its cells, from left to right; none where they are words of ours: a label
    above code, a rule."""

    def moved(self, cells: int, characters: int = 0) -> Stretch:
        """Return the stretch so many cells further right, and so many characters further on."""
        if not (cells or characters):
            return self
        formulas = tuple(
            one._replace(start=one.start + cells, end=one.end + cells) for one in self.formulas
        )
        origins = tuple(one.moved(cells, characters) for one in self.origins)
        return Stretch(self.start + cells, self.end + cells, self.after, formulas, origins)


class PictureArea(msgspec.Struct, frozen=True):
    """Cells of a page that are left blank for a picture."""

    url: str
    row: int
    """The first of its rows."""
    rows: int
    column: int
    """The first of its cells in each row."""
    columns: int


class Row(msgspec.Struct, frozen=True):
    """One row of a page."""

    segments: tuple[Segment, ...]
    place: Place
    """The place of its first character; rows are in the order of their places."""
    cells: int
    """The cells of its segments; at most the page's width, except for code, which may take the
    screen's, and more where it is not wrapped. Only code is padded, in themes that shade it."""
    stretches: tuple[Stretch, ...] = ()
    """The stretches of its text: one, or one for each column of a table."""

    @property
    def text(self) -> str:
        """The row without its styles."""
        return "".join(segment.text for segment in self.segments)


_NEAR = 3
"""Rows below its name that a picture begins at most, to be looked at together with that."""


class Page(msgspec.Struct, frozen=True):
    """An article laid out at a width."""

    width: int
    rows: tuple[Row, ...]
    stops: tuple[Stop, ...] = ()
    """In reading order."""
    headings: tuple[Heading, ...] = ()
    pictures: tuple[PictureArea, ...] = ()
    """The areas where pictures are to be drawn, from the top down."""
    blocks: tuple[Block, ...] = ()
    """The blocks it was laid out of."""

    def last_row_of(self, stop: Stop) -> int:
        """Return the last row of a stop, that of the picture below it included."""
        last = stop.spans[-1].row
        for area in self.pictures:
            if area.url == stop.payload and last < area.row <= last + _NEAR:
                return area.row + area.rows - 1
        return last

    def row_of(self, place: Place) -> int:
        """Return the row that shows a place: of the last line that begins at or before it, which
        has several rows where formulas make it tall, the first."""
        last = max(0, bisect_right(self.rows, place, key=lambda row: row.place) - 1)
        while last and self.rows[last - 1].place == self.rows[last].place:
            last -= 1
        return last

    def place_of(self, row: int) -> Place:
        """Return the place of a row's first character; rows beyond the end count as the last."""
        if not self.rows:
            return Place(0, 0)
        return self.rows[max(0, min(row, len(self.rows) - 1))].place
