"""The beginnings of the cells of a table in its text, however it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

COLON = 2
"""Characters between the name of a column and what stands in it: in records, `: `."""
_APART = 3
"""Characters that a cell and the name of its column take beside their own."""


class TableOffsets(NamedTuple):
    """The offsets of a table's cells, which leave room for the names of columns before each."""

    cells: tuple[tuple[int, ...], ...]
    """Characters before each cell, by rows; those of the head first, if there is one."""
    ends: tuple[int, ...]
    """Characters up to the end of each row."""

    def begin(self, row: int) -> int:
        """Return the characters before a row."""
        return self.ends[row - 1] if row else 0


def table_offsets(lengths: Sequence[Sequence[int]], *, headed: bool) -> TableOffsets:
    """Return the offsets of the cells of a table.

    Args:
        lengths: characters of each cell, by rows.
        headed: whether the first row is a head.
    """
    names = lengths[0] if headed else [0] * len(lengths[0] if lengths else ())
    at = 0
    cells: list[tuple[int, ...]] = []
    ends: list[int] = []
    for number, row in enumerate(lengths):
        begins: list[int] = []
        for name, length in zip(names, row, strict=True):
            begins.append(at if headed and not number else at + name + COLON)
            at += name + length + _APART
        at += 1
        cells.append(tuple(begins))
        ends.append(at)
    return TableOffsets(tuple(cells), tuple(ends))
