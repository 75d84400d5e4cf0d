"""A thread: comments below each other as rows, each laid out when it is first looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace
from rich.segment import Segment

from tui.article import to_markdown
from tui.lists.conversation import CommentSelection, Conversation, Entry
from tui.page.blocks import Block, Mark, Paragraph, Run
from tui.page.layout import lay_out
from tui.page.marked_comments import NOTHING_MARKED, MarkedComments
from tui.page.matter import Matter
from tui.page.page import Kind, Page, PictureArea, Place, Row, Span, Stop
from tui.page.parse import parse
from tui.page.plain import plain_text
from tui.page.style import PageStyle
from tui.text.clean import clean_line
from tui.text.dates import day

GUTTER = 2
"""Cells left of every comment, blank: whoever draws the thread marks the one under focus there."""
_INDENT = 4
_NARROW_INDENT = 2
_NARROW = 60
"""Cells to a row below which replies are indented less."""
_GUIDE = "╎"
"""Thin, and not of ambiguous width (UAX #11), as the unbroken line is."""
_TOP = Place(0, 0)
_BLANK, _NOBODY = Row((), _TOP, 0), -1
"""The row between two comments."""
# What a stop can be made of; most comments have no tags but paragraphs.
_MAY_HAVE_STOPS = re.compile(r"<(?!/|p>|br\b)")
_MAY_HAVE_PICTURES = re.compile("<img|comment_")


class Spot(msgspec.Struct, frozen=True, order=True):
    """A row of a thread."""

    index: int
    """The index among the comments listed."""
    row: int
    """The row of the comment, from 0; the blank row below it is its last."""


class View(msgspec.Struct, frozen=True):
    """The part of a thread that is on the screen."""

    page: Page
    """Its rows, and the stops of the comments they are of: rows count from the first in view, so
    that some stops may be above it or below."""
    owners: Sequence[int]
    """The index, among the comments listed, of each row's; -1 for the blank rows between them."""
    stop_owners: Sequence[tuple[int, int]]
    """The index, among the comments listed, of each stop's, and of the stop among those of it."""


@lru_cache(maxsize=2048)
def comment_blocks(html: str, emoji: bool = True) -> tuple[Block, ...]:
    """Return what a comment says as blocks, with emoji for its emoticons, or with their names."""
    return parse(to_markdown(html, emoticons=emoji))


def comment_text(entry: Entry, emoji: bool = True) -> str:
    """Return what a comment says as plain text."""
    return plain_text(comment_blocks(entry.html, emoji))


class Thread:
    """Some of an article's comments, in an order, at a width."""

    def __init__(
        self,
        conversation: Conversation,
        selection: CommentSelection,
        style: PageStyle,
        guides: bool = False,
        marked: MarkedComments = NOTHING_MARKED,
    ) -> None:
        """List what a selection shows.

        Args:
            conversation: all comments on the article.
            selection: which of them, and in which order.
            style: how it is drawn.
            guides: whether thin lines lead down to replies from what they answer.
            marked: what is marked in the comments.
        """
        self.entries: Sequence[Entry] = conversation.listed(selection)
        self.width = style.width
        self._conversation = conversation
        self._selection = selection
        self._style = style
        self._guides = guides
        self._marked = marked
        self._pages: dict[int, Page] = {}
        self._index = {entry.number: index for index, entry in enumerate(self.entries)}

    def index_of(self, number: int) -> int | None:
        """Return which of the comments listed has a number, or None where it is not shown."""
        return self._index.get(number)

    def indent(self, entry: Entry) -> int:
        """Return how many cells stand left of an entry: a third of the width at most."""
        return self._depth(entry) * self._step + GUTTER

    @property
    def _step(self) -> int:
        return _INDENT if self.width >= _NARROW else _NARROW_INDENT

    def _depth(self, entry: Entry) -> int:
        return 0 if self._selection.pair else min(entry.depth, self.width // 3 // self._step)

    def _before(self, entry: Entry) -> Segment:
        """Return what stands left of an entry: blanks, and guides below the names above it."""
        if not self._guides:
            return Segment(" " * self.indent(entry))
        guide = _GUIDE.ljust(self._step)
        text = " " * GUTTER + guide * self._depth(entry)
        return Segment(text, self._style.theme["ornament"])

    def page(self, index: int) -> Page:
        """Return a comment's rows, who says it on the first of them."""
        if index not in self._pages:
            self._pages[index] = self._lay_out(self.entries[index])
        return self._marked.page(self.entries[index].number, self._pages[index])

    def blocks(self, entry: Entry) -> tuple[Block, ...]:
        """Return who says something as a block, and what is said."""
        return (self._heading(entry), *comment_blocks(entry.html, self._style.emoji))

    def matter(self) -> Matter:
        """Return the texts of the comments listed, by their numbers."""
        return Matter(
            [entry.number for entry in self.entries],
            lambda number: self.page(self._index.get(number, 0)),
            lambda number: self.blocks(self._conversation.entries[number]),
        )

    def _lay_out(self, entry: Entry) -> Page:
        indent = self.indent(entry)
        style = self._style.fitted(self.width - indent)
        blocks = self.blocks(entry)
        pages = (lay_out(part, style, chapters=False) for part in (blocks[:1], blocks[1:]))
        rows: list[Row] = []
        stops: list[Stop] = []
        areas: list[PictureArea] = []
        before = self._before(entry)
        for page in pages:
            areas += (_area_moved(area, len(rows), indent) for area in page.pictures)
            stops += (_moved(stop, len(rows), indent) for stop in page.stops)
            block = rows[-1].place.block + 1 if rows else 0
            for row in page.rows:
                place = Place(block + row.place.block, row.place.offset)
                stretches = (stretch.moved(indent) for stretch in row.stretches)
                segments = (before, *row.segments)
                rows.append(Row(segments, place, row.cells + indent, tuple(stretches)))
        return Page(self.width, tuple(rows), tuple(stops), (), tuple(areas), blocks)

    def _heading(self, entry: Entry) -> Paragraph:
        """Return who says it, to whom, how many liked it, and how much is folded below it."""
        ours = Mark.DIM | Mark.OURS
        author, name = entry.author, clean_line(entry.author.name)
        known = name and not author.deleted
        runs = [Run(name, Mark.BOLD if known else Mark.DIM) if name else Run("匿名", ours)]
        if author.deleted:
            runs.append(Run(" (已注销)", ours))
        elif author.organisation:
            runs.append(Run(" (机构)", ours))
        if entry.by_writer:
            runs.append(Run(" [作者]", Mark.BOLD | Mark.OURS))
        if whom := clean_line(self._whom(entry)):
            runs += [Run(" 回复 ", ours), Run(whom, Mark.OURS)]
        if entry.likes:
            runs.append(Run(f"  {entry.likes} 赞", ours))
        if entry.written:
            runs.append(Run(f"  {day(entry.written)}", ours))
        below = self._conversation.below[entry.number]
        if below and entry.number in self._selection.folded and not self._selection.pair:
            runs.append(Run(f"  [+{below}\u00a0条]", Mark.BOLD | Mark.OURS))
        return Paragraph(tuple(runs))

    def _whom(self, entry: Entry) -> str:
        """Return the name of whom an entry answers where its place does not say it, or empty."""
        if entry.parent is None or self._selection.pair:
            return ""
        above = self._conversation.entries[entry.parent]
        if entry.in_place and self.indent(entry) > self.indent(above):
            return ""
        return self._conversation.answered(entry)

    def height(self, index: int) -> int:
        """Return how many rows a comment takes, the blank row below all but the last included."""
        return len(self.page(index).rows) + (index < len(self.entries) - 1)

    def _below(self, index: int) -> list[Row]:
        """Return the row below a comment, if there is one, with the guides to the next comment."""
        if index == len(self.entries) - 1:
            return []
        before = self._before(self.entries[index + 1])
        text = before.text.rstrip(" ")
        return [Row((Segment(text, before.style),), _TOP, len(text))] if text else [_BLANK]

    def moved(self, spot: Spot, rows: int) -> Spot:
        """Return the spot so many rows further down, or up; at most the first or last row."""
        index, row = spot.index, spot.row + rows
        while row < 0 and index > 0:
            index -= 1
            row += self.height(index)
        while index < len(self.entries) - 1 and row >= self.height(index):
            row -= self.height(index)
            index += 1
        if index == len(self.entries) - 1:
            row = min(row, self.height(index) - 1)
        return Spot(index, max(0, row))

    def filled(self, top: Spot, height: int) -> Spot:
        """Return a spot, or one above it where `height` rows from it on would reach too far."""
        last = len(self.entries) - 1
        if top.index + height < last:  # a comment has a row at least: no need to lay out the last
            return top
        return min(top, self.moved(Spot(last, self.height(last) - 1), 1 - height))

    def view(self, top: Spot, height: int) -> View:
        """Return `height` rows from a spot on."""
        rows: list[Row] = []
        stops: list[Stop] = []
        owners: list[int] = []
        areas: list[PictureArea] = []
        stop_owners: list[tuple[int, int]] = []
        first = -top.row
        for index in range(top.index, len(self.entries)):
            if first >= height:
                break
            page = self.page(index)
            for number, stop in enumerate(page.stops):
                stops.append(_moved(stop, first, 0))
                stop_owners.append((index, number))
            areas += (_area_moved(area, first, 0) for area in page.pictures)
            shown = slice(max(0, -first), height - first)
            rows += [*page.rows, *self._below(index)][shown]
            owners += [*[index] * len(page.rows), _NOBODY][: self.height(index)][shown]
            first += self.height(index)
        shown_page = Page(self.width, tuple(rows), tuple(stops), pictures=tuple(areas))
        return View(shown_page, owners, stop_owners)

    def stops(self, index: int, steps: int) -> Iterator[tuple[int, int]]:
        """Yield the stops of a comment and those after it, or with -1 before it, in that order.

        Each is which comment it is in, and which of its stops it is. Comments that cannot have
        any are not laid out.
        """
        order = range(index, len(self.entries)) if steps > 0 else range(index, -1, -1)
        for one in order:
            entry = self.entries[one]
            if _MAY_HAVE_STOPS.search(entry.html) or self._marked.holds(entry.number):
                numbers = range(len(self.page(one).stops))
                yield from ((one, number) for number in numbers[::steps])

    def pictures(self) -> Iterator[tuple[int, int]]:
        """Yield the stops that are pictures, as `stops` does; what has none is not laid out."""
        for one, entry in enumerate(self.entries):
            if _MAY_HAVE_PICTURES.search(entry.html):
                stops = enumerate(self.page(one).stops)
                yield from ((one, number) for number, stop in stops if stop.kind is Kind.IMAGE)


def _area_moved(area: PictureArea, rows: int, cells: int) -> PictureArea:
    """Return the area so many rows further down and cells further right."""
    return replace(area, row=area.row + rows, column=area.column + cells)


def _moved(stop: Stop, rows: int, cells: int) -> Stop:
    """Return the stop so many rows further down and cells further right."""
    spans = (Span(s.row + rows, s.start + cells, s.end + cells) for s in stop.spans)
    target = None if stop.target is None else stop.target + rows
    return replace(stop, spans=tuple(spans), target=target)
