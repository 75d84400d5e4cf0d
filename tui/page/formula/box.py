"""Boxes: rows of cells with a baseline, and how they are put together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Box(msgspec.Struct, frozen=True):
    """Rows of cells, each exactly `width` cells, one of which is on the axis of the formula."""

    rows: tuple[str, ...]
    width: int
    baseline: int = 0

    @property
    def height(self) -> int:
        """The number of its rows."""
        return len(self.rows)

    @property
    def below(self) -> int:
        """The number of its rows below the baseline."""
        return len(self.rows) - self.baseline - 1

    @property
    def text(self) -> str:
        """Its one row, if it has only one; the row on the baseline otherwise."""
        return self.rows[self.baseline]


EMPTY = Box(("",), 0)


def blank(width: int, height: int = 1, baseline: int = 0) -> Box:
    """Return a box with nothing in it."""
    return Box((" " * width,) * height, width, baseline)


def beside(boxes: Sequence[Box]) -> Box:
    """Put boxes beside each other, their baselines on one row."""
    if not boxes:
        return EMPTY
    if len(boxes) == 1:
        return boxes[0]
    if all(len(box.rows) == 1 for box in boxes):
        return Box(("".join([box.rows[0] for box in boxes]),), sum([box.width for box in boxes]))
    above = max(box.baseline for box in boxes)
    below = max(box.below for box in boxes)
    tall = [extended(box, above - box.baseline, below - box.below) for box in boxes]
    rows = tuple("".join(parts) for parts in zip(*(box.rows for box in tall), strict=True))
    return Box(rows, sum(box.width for box in boxes), above)


def stack(boxes: Sequence[Box], baseline: int, align: str = "c") -> Box:
    """Put boxes one below the other; the row numbered `baseline` becomes the baseline.

    So a part is raised or lowered beside others: a script is a stack with blanks on its axis.
    """
    width = max((box.width for box in boxes), default=0)
    rows = tuple(row for box in boxes for row in aligned(box, width, align).rows)
    return Box(rows, width, baseline)


def aligned(box: Box, width: int, align: str = "c") -> Box:
    """Return the box as wide as `width`, at the left, in the centre or at the right."""
    room = width - box.width
    if room <= 0:
        return box
    left = {"l": 0, "r": room}.get(align, room // 2)
    before, after = " " * left, " " * (room - left)
    return Box(tuple(before + row + after for row in box.rows), width, box.baseline)


def extended(box: Box, above: int, below: int) -> Box:
    """Return the box with blank rows above and below."""
    if above <= 0 and below <= 0:
        return box
    empty = (" " * box.width,)
    return Box(empty * above + box.rows + empty * below, box.width, box.baseline + max(above, 0))


def stripped(box: Box) -> Box:
    """Return the box without blank rows above and below, and columns left and right of it."""
    first, last = 0, box.height
    while first < box.baseline and not box.rows[first].strip():
        first += 1
    while last - 1 > box.baseline and not box.rows[last - 1].strip():
        last -= 1
    rows = box.rows[first:last]
    left = min(len(row) - len(row.lstrip(" ")) for row in rows)
    right = min(len(row) - len(row.rstrip(" ")) for row in rows)
    if left + right >= box.width:
        left = right = 0
    rows = tuple(row[left : len(row) - right] for row in rows)
    return Box(rows, box.width - left - right, box.baseline - first)
