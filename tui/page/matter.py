"""The matter that is selected in: the text of an article, or those of comments in their order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from tui.page.blocks import Block
from tui.page.leaves import Leaf, leaves
from tui.page.page import Page, Place
from tui.page.selection import WHOLE, Selection, size_of_words
from tui.page.units import Range, seats, sentences, within, words


class Point(NamedTuple):
    """A place where a cursor stands: the beginning of a cluster, or of a formula or the like."""

    text: int
    """The number of the comment; 0 in an article."""
    block: int
    offset: int


class Station(Enum):
    """A kind of place that a cursor goes to the next one of."""

    CHARACTER = auto()
    WORD_START = auto()
    WORD_END = auto()
    SENTENCE_START = auto()
    SENTENCE_END = auto()
    BLOCK_START = auto()
    BLOCK_END = auto()


class Matter:
    """One text or several, one after another, with all places where a cursor can stand.

    Nothing is looked at before it is asked for: a comment is laid out once a cursor gets there.
    """

    def __init__(
        self,
        texts: Sequence[int],
        page_of: Callable[[int], Page],
        blocks_of: Callable[[int], Sequence[Block]] | None = None,
    ) -> None:
        """Take some texts.

        Args:
            texts: their numbers, in their order.
            page_of: returns the page of each.
            blocks_of: returns the blocks of each without laying it out; those of its page unless
                given.
        """
        self.texts = texts
        self.page_of = page_of
        self.blocks_of = blocks_of or (lambda text: page_of(text).blocks)
        self._sizes: dict[int, int] = {}
        self._order = {text: index for index, text in enumerate(texts)}
        self._leaves: dict[int, Sequence[Leaf]] = {}
        self._seats: dict[tuple[int, int], list[Range]] = {}
        self._stations: dict[tuple[int, int], dict[Station, list[int]]] = {}

    def __contains__(self, point: Point) -> bool:
        """Return whether the text of a point is among these."""
        return point.text in self._order

    def order(self, point: Point) -> tuple[int, int, int]:
        """Return what points are sorted by, in the order of the text."""
        return self._order[point.text], point.block, point.offset

    def index(self, text: int) -> int:
        """Return which of the texts one is."""
        return self._order[text]

    def leaves(self, text: int) -> Sequence[Leaf]:
        """Return the leaves of a text."""
        if text not in self._leaves:
            self._leaves[text] = leaves(self.blocks_of(text))
        return self._leaves[text]

    def seats(self, text: int, block: int) -> list[Range]:
        """Return where a cursor may stand in a block."""
        key = text, block
        if key not in self._seats:
            found = self.leaves(text)
            self._seats[key] = seats(found[block]) if 0 <= block < len(found) else []
        return self._seats[key]

    def stations(self, text: int, block: int, station: Station) -> list[int]:
        """Return where the stations of a block are, in order."""
        known = self._stations.setdefault((text, block), {})
        if station not in known:
            places = self.seats(text, block)
            starts = [place.start for place in places]
            if station is Station.CHARACTER:
                known[station] = starts
            elif station is Station.BLOCK_START:
                known[station] = starts[:1]
            elif station is Station.BLOCK_END:
                known[station] = starts[-1:]
            else:
                known |= self._units(text, block, station, places)
        return known[station]

    def _units(
        self, text: int, block: int, station: Station, places: Sequence[Range]
    ) -> Iterable[tuple[Station, list[int]]]:
        """Return where the words of a block begin and end, or its sentences."""
        if not places:
            return [(station, [])]
        leaf = self.leaves(text)[block]
        if station in (Station.WORD_START, Station.WORD_END):
            starts, ends = within(places, words(leaf))
            return (Station.WORD_START, starts), (Station.WORD_END, ends)
        starts, ends = within(places, sentences(leaf))
        return (Station.SENTENCE_START, starts), (Station.SENTENCE_END, ends)

    def blocks(self, text: int, block: int, steps: int) -> Iterator[tuple[int, int]]:
        """Yield the blocks after one, or with -1 before it, in which a cursor can stand."""
        index = self._order[text]
        while True:
            block += steps
            if not 0 <= block < len(self.leaves(text)):
                index += steps
                if not 0 <= index < len(self.texts):
                    return
                text = self.texts[index]
                block = 0 if steps > 0 else len(self.leaves(text)) - 1
            if self.seats(text, block):
                yield text, block

    def edge(self, steps: int) -> Point | None:
        """Return the last point, or with -1 the first; None where there is none at all."""
        if not self.texts:
            return None
        text = self.texts[-1 if steps > 0 else 0]
        beyond = len(self.leaves(text)) if steps > 0 else -1
        for found, block in self.blocks(text, beyond, -steps):
            places = self.seats(found, block)
            return Point(found, block, places[-1 if steps > 0 else 0].start)
        return None

    def seat(self, point: Point) -> Range:
        """Return the characters that a cursor covers at a point."""
        places = self.seats(point.text, point.block)
        at = bisect_right(places, point.offset, key=lambda place: place.start) - 1
        return places[at] if at >= 0 else Range(point.offset, point.offset)

    def nearest(self, text: int, block: int, offset: int) -> Point | None:
        """Return the point that covers a character, or else the first after it, or before it."""
        places = self.seats(text, block) if text in self._order else []
        if not places:
            return None
        at = bisect_left(places, offset + 1, key=lambda place: place.end)
        return Point(text, block, places[min(at, len(places) - 1)].start)

    def selections(self, one: Point, other: Point, *, whole: bool) -> list[tuple[int, Selection]]:
        """Return what is selected of each text between two points, both included.

        Args:
            one: a point.
            other: another one, before or after it.
            whole: whether all of the blocks that they are in is selected.
        """
        first, last = sorted((one, other), key=self.order)
        found: list[tuple[int, Selection]] = []
        for index in range(self._order[first.text], self._order[last.text] + 1):
            text = self.texts[index]
            start = self._begin(first, whole) if text == first.text else WHOLE.start
            end = self._end(last, whole) if text == last.text else WHOLE.end
            inside = text not in (first.text, last.text)
            found.append((text, WHOLE if inside else Selection(start, end)))
        return found

    def size(self, text: int, selection: Selection) -> int:
        """Return how many characters are selected of a text, line ends not counted."""
        if selection is not WHOLE:
            return size_of_words(self.leaves(text), selection)
        if text not in self._sizes:
            self._sizes[text] = size_of_words(self.leaves(text), selection)
        return self._sizes[text]

    def _begin(self, point: Point, whole: bool) -> Place:
        return Place(point.block, 0 if whole else point.offset)

    def _end(self, point: Point, whole: bool) -> Place:
        leaf = self.leaves(point.text)[point.block]
        return Place(point.block, len(leaf.text) if whole else self.seat(point).end)
