"""The builder of a page: rows are written one by one, and stops with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby

import msgspec
from rich.segment import Segment
from rich.style import Style

from tui.page.blocks import Block
from tui.page.colours import BUDGET
from tui.page.page import (
    Heading,
    Kind,
    Origin,
    Page,
    PictureArea,
    Place,
    Row,
    Span,
    Stretch,
)
from tui.page.pending_stops import PendingStop, stops_of
from tui.page.style import PageStyle
from tui.page.width import NARROWEST
from tui.text.address import hyperlink

_LEAST_ROOM = 8
"""Cells below which text is not indented any further."""
_CLICKED = frozenset((Kind.LINK, Kind.CARD, Kind.IMAGE, Kind.VIDEO))
"""The stops that lead out of the page, and so are links for the terminal."""


_LEANS = re.compile("(?:\u200d.?|\ufe0e|\ufe0f)+")
"""Characters that a terminal draws into the cluster before them."""

StyledText = tuple[str, Style, PendingStop | None]
"""Text of one look in a row, and the stop it belongs to."""


class _Indent(msgspec.Struct):
    """The indent before the rows of a quote or a list item."""

    first: str
    """Before the first row; empty once it has been drawn."""
    rest: str
    style: Style
    stop: PendingStop | None = None
    """The stop that `first` belongs to."""

    def take(self) -> Iterator[StyledText]:
        """Yield what stands before the next row."""
        text, self.first = self.first or self.rest, self.rest
        words = text.rstrip()
        if words:
            yield words, self.style, self.stop
        if len(words) < len(text):
            yield " " * (len(text) - len(words)), Style.null(), None
        self.stop = None


class PageBuilder:
    """Rows so far, the indents that the next row begins with, and the stops met."""

    def __init__(self, style: PageStyle, *, chapters: bool = True) -> None:
        self.chapters = chapters
        """Whether a paragraph that is only bold serves as a heading."""
        self.width = max(style.width, NARROWEST)
        self.beside = max(0, style.code_width - self.width)
        """Cells that there are beside the page's own, for code that needs them."""
        self.code_wraps = style.code_wraps
        self.theme = style.theme
        self.measure = style.measure
        self.tall_formulas = style.tall_formulas
        self._hyperlinks = style.hyperlinks
        self.picture_style = style.pictures
        self.colour_budget = BUDGET
        """Characters of code that may still be coloured."""
        self.room = self.width
        """The cells that are left of the width for the next row."""
        self.rows: list[Row] = []
        self.pending: list[PendingStop] = []
        self.headings: list[Heading] = []
        self.pictures: list[PictureArea] = []
        self.notes: dict[str, tuple[str, str]] = {}
        """The text of each footnote and the first address in it, by label."""
        self._indents: list[_Indent] = []
        self._rests: list[Segment] = []
        """The indent before a row that begins no list item."""
        self._marked = False
        """Whether a list item or a note has begun whose first row is still to be written."""
        self._gap: int | None = None
        self._block = -1
        self._length = 0
        self._before = Place(0, 0)
        self._counts: dict[Kind, int] = {}

    @property
    def depth(self) -> int:
        """The number of quotes and list items that the next row stands in."""
        return len(self._indents)

    def cells(self, text: str) -> int:
        """Return how many cells text takes here."""
        return len(text) if text.isascii() else self.measure.cells(text)

    def stop(self, kind: Kind, text: str, payload: str, language: str = "") -> PendingStop:
        """Begin a stop; it covers the pieces that are drawn with it."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        stop = PendingStop(kind, number, text, payload, language)
        if self._hyperlinks and kind in _CLICKED and (link := hyperlink(payload)):
            stop.link = Style(link=link)
        self.pending.append(stop)
        return stop

    def gap(self) -> None:
        """Ask for one blank row before the next row, however often it is asked for."""
        depth = len(self._indents)
        self._gap = depth if self._gap is None else min(self._gap, depth)

    def begin(self, length: int) -> None:
        """Begin a block whose rows have offsets from 0 up to `length`.

        Blocks are counted at any width alike: `tui.page.leaves` counts them, too.
        """
        self._before = Place(self._block, self._length + 1)
        self._block += 1
        self._length = length

    @contextmanager
    def indented(
        self, first: str, rest: str, style: Style, stop: PendingStop | None = None
    ) -> Iterator[None]:
        """Begin rows with `first`, then with `rest`; where no room is left, on a row before."""
        before = len(self._indents)
        self._marked = True
        if self.room - self.cells(rest) >= _LEAST_ROOM:
            self._indents.append(_Indent(first, rest, style, stop))
        elif first != rest and (mark := first.strip()):
            # A row between blocks, so that those after it have the same numbers at any width.
            self._before = Place(self._block, self._length + 1)
            self._length += 2
            self.row([(mark, style, stop)], self._length, ours=True)
        else:
            self._indents.append(_Indent("", "", style))
        self._indents_changed()
        yield
        del self._indents[before:]
        self._indents_changed()

    def bare(self) -> None:
        """Write a row for what a list item or a note begins with if nothing follows it."""
        self.begin(0)
        if self._marked:
            self.row([], 0)

    def row(
        self,
        pieces: Iterable[StyledText],
        offset: int,
        *,
        after: str = "\n",
        stretches: Iterable[Stretch] | None = None,
        above: bool = False,
        ours: bool = False,
    ) -> None:
        """Write a row of the block that has begun; its first character is at `offset`.

        Without stretches, which count cells from where the pieces begin, all of it is text:
        `after` what was between it and the row above. `above` says that the row is above the
        baseline of its line: what a list item begins with stands on that. `ours` says that none of
        the text is the author's.
        """
        if self._gap is not None and self.rows:
            self._blank(self._gap)
        self._gap = None
        segments: list[Segment] = []
        cells = start = 0
        number = len(self.rows)
        current: PendingStop | None = None
        if self._marked and not above:
            pieces = chain(*(indent.take() for indent in self._indents), pieces)
            self._marked = False
        elif self._indents:
            segments += self._rests
            cells = start = self.width - self.room
        for text, style, stop in pieces:
            if stop is not current:
                if current and cells > start:
                    current.spans.append(Span(number, start, cells))
                current, start = stop, cells
            if text.isascii():
                cells += len(text)
            else:
                if lean := _LEANS.match(text) if segments else None:
                    # A cluster that two styles share takes the first, or it would be measured
                    # and drawn as two.
                    last = segments.pop()
                    whole = Segment(last.text + lean[0], last.style)
                    cells += self.cells(whole.text) - self.cells(last.text)
                    segments.append(whole)
                    text = text[lean.end() :]
                cells += self.measure.cells(text)
            if text:
                segments.append(Segment(text, style + stop.link if stop else style))
        if current and cells > start:
            current.spans.append(Span(number, start, cells))
        left = self.width - self.room
        if stretches is None:
            wide = max(0, cells - left)
            origins = () if ours else (Origin(0, wide, offset),)
            stretches = (Stretch(0, wide, after, origins=origins),)
        placed = tuple(one.moved(left) for one in stretches)
        self.rows.append(Row(tuple(segments), Place(self._block, offset), cells, placed))

    def picture(self, url: str, columns: int, rows: int) -> None:
        """Leave rows blank for a picture, below what the block that has begun says."""
        for _ in range(rows):
            self._length += 1
            self.row([], self._length, stretches=())
        first = len(self.rows) - rows
        self.pictures.append(PictureArea(url, first, rows, self.width - self.room, columns))

    def heading(self, level: int, text: str) -> None:
        """Say that the next row is a heading's first."""
        gap = self._gap is not None and bool(self.rows)
        self.headings.append(Heading(level, text, len(self.rows) + gap))

    def page(self, blocks: Sequence[Block] = ()) -> Page:
        """Return the page; of which blocks, it remembers."""
        return Page(
            self.width,
            tuple(self.rows),
            stops_of(self.pending, self.rows),
            tuple(self.headings),
            tuple(self.pictures),
            tuple(blocks),
        )

    def _indents_changed(self) -> None:
        self._rests = [
            Segment("".join(indent.rest for indent in indents), style)
            for style, indents in groupby(self._indents, key=lambda indent: indent.style)
        ]
        self.room = self.width - sum(self.cells(segment.text) for segment in self._rests)

    def _blank(self, depth: int) -> None:
        """Write a blank row, whose place is the end of the block before it."""
        indents = self._indents[:depth]
        while indents and not indents[-1].rest.strip():
            indents.pop()
        segments = [Segment(indent.rest, indent.style) for indent in indents if indent.rest]
        if segments:
            segments[-1] = Segment(segments[-1].text.rstrip(), segments[-1].style)
        cells = sum(self.cells(segment.text) for segment in segments)
        self.rows.append(Row(tuple(segments), self._before, cells))
