"""The cells of a row, and the characters of its block that they come from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from tui.page.cells import NARROW, WIDE
from tui.page.page import Origin, Row


class RowCells:
    """Finds characters of a block on one of its rows, and the characters that cells are of."""

    def __init__(self, row: Row) -> None:
        """Look at a row; its cells are only counted when they have to be."""
        self._row = row

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The origins of the cells of the row, from left to right."""
        return tuple(origin for stretch in self._row.stretches for origin in stretch.origins)

    @cached_property
    def _edges(self) -> list[int]:
        """Cells before each character of the row, and after the last."""
        text = self._row.text
        edges = [0, *accumulate(NARROW.widths(text))]
        if edges[-1] != self._row.cells:
            edges = [0, *accumulate(WIDE.widths(text))]
        return edges

    def drawn(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the cells from `start` up to `end` without blanks at either side, if any are."""
        first, last = bisect_left(self._edges, start), bisect_left(self._edges, end)
        text = self._row.text[first:last]
        if not text.strip(" "):
            return None
        first += len(text) - len(text.lstrip(" "))
        return self._edges[first], self._edges[first + len(text.strip(" "))]

    def length(self, origin: Origin) -> int:
        """Return how many characters of the block an origin has on the row."""
        if origin.length is not None:
            return origin.length
        return bisect_right(self._edges, origin.end) - 1 - bisect_left(self._edges, origin.start)

    def cells(self, origin: Origin, first: int, last: int) -> tuple[int, int] | None:
        """Return the cells that come from the characters from `first` up to `last`, if any do."""
        if last <= origin.offset or first >= last:
            return None
        if origin.length is not None:
            inside = first < origin.offset + origin.length
            return (origin.start, origin.end) if inside else None
        length = self.length(origin)
        begin = max(0, first - origin.offset)
        end = min(length, last - origin.offset)
        if begin >= end:
            return None
        at = bisect_left(self._edges, origin.start)
        return self._edges[at + begin], self._edges[at + end]

    def offset(self, origin: Origin, cell: int) -> int:
        """Return the character that a cell of an origin is of; beyond it the nearest one."""
        if origin.length is not None:
            return origin.offset
        at = bisect_left(self._edges, origin.start)
        character = bisect_right(self._edges, max(cell, origin.start), at) - 1 - at
        return origin.offset + max(0, min(character, self.length(origin) - 1))
