"""Fitting a drawing into a width: broken where it must be, its numbers at the right edge."""

from __future__ import annotations

from msgspec.structs import replace

from tui.page.cells import NARROW, Measure

from . import breaking
from .box import Box, beside
from .drawing import Drawing
from .pieces import pieces
from .tree import Array, MathList, Node, Space, Tag

_INDENT = 4
"""The cells that the lines after the first are indented by."""
_ROOMS = (0, 9, 6, 4)
"""The widths that a part of the drawing may have, in twelfths of the width; 0 for any."""


def fitted(
    row: MathList, width: int, measure: Measure = NARROW, hand: type[Drawing] = Drawing
) -> list[str] | None:
    """Return the rows of a drawing at most `width` cells wide; None if it does not fit."""
    widest = 0
    for twelfths in _ROOMS:
        room = width * twelfths // 12
        if room > widest:
            continue
        drawing = hand(measure, room)
        rows = _numbered(drawing, row, width)
        if rows is not None:
            return rows
        widest = drawing.widest
    return None


def _numbered(drawing: Drawing, row: MathList, width: int) -> list[str] | None:
    """Return the rows of a drawing with its numbers at the right edge."""
    body, tags = _untagged(row)
    body = _trimmed(body)
    alone = body.items[0] if len(body.items) == 1 else None
    if isinstance(alone, Array) and _is_lines(alone):
        return _lines(drawing, alone, tags, width)
    number = _number(drawing, tags)
    box = _broken(drawing, body, width, number.width + 1 if number else 0)
    if box is None:
        return None
    return _with_number(box, number, width)


def _is_lines(array: Array) -> bool:
    """Return whether the rows of an array are lines of a formula, not of a matrix or a table."""
    plain = not (array.left or array.right or array.bars or array.rules)
    return array.kind in ("aligned", "gathered") or (array.kind == "array" and plain)


def _lines(drawing: Drawing, array: Array, tags: list[Node], width: int) -> list[str] | None:
    """Return the rows of an array that is a formula's lines, each with its own number."""
    bodies: list[list[MathList]] = []
    numbers: list[Box | None] = []
    for cells in array.rows:
        split = [_untagged(cell) for cell in cells]
        *before, (last, _) = split
        bodies.append([*(cell for cell, _ in before), _trimmed(last)])
        numbers.append(_number(drawing, [tag for _, found in split for tag in found]))
    if tags and numbers:
        numbers[-1] = numbers[-1] or _number(drawing, tags)
    room = width - max((number.width + 1 for number in numbers if number), default=0)
    boxes = [[drawing.part(cell) for cell in cells] for cells in bodies]
    grid = drawing.grid(array, boxes)
    if grid.box.width > room:
        boxes = [
            _squeezed(drawing, cells, row, boxes, room)
            for cells, row in zip(bodies, boxes, strict=True)
        ]
        grid = drawing.grid(array, boxes)
    if grid.box.width > room:
        return _apart(drawing, array, bodies, numbers, width)
    rows = list(grid.box.rows)
    for baseline, number in zip(grid.baselines, numbers, strict=True):
        if number:
            rows[baseline] += " " * (width - grid.box.width - number.width) + number.text
    return rows


def _squeezed(
    drawing: Drawing, cells: list[MathList], row: list[Box], rows: list[list[Box]], room: int
) -> list[Box]:
    """Return a line of an array with its last cell broken to the room that is left."""
    last = len(row) - 1
    used = sum(
        max((each[at].width for each in rows if at < len(each)), default=0) for at in range(last)
    )
    left = room - used - 3 * (last // 2)
    if row[last].width <= left or left < 8:
        return row
    broken = breaking.lines(pieces(drawing, cells[last]), left, min(_INDENT, left // 4))
    return [*row[:last], breaking.stack_lines(broken)] if broken else row


def _apart(
    drawing: Drawing,
    array: Array,
    bodies: list[list[MathList]],
    numbers: list[Box | None],
    width: int,
) -> list[str] | None:
    """Return the lines of an array each by itself, no longer aligned."""
    rows: list[str] = []
    for cells, number in zip(bodies, numbers, strict=True):
        between = (Space(2),) if array.kind == "array" else ()
        body = MathList(tuple(item for cell in cells for item in (*cell.items, *between)))
        box = _broken(drawing, body, width, number.width + 1 if number else 0)
        if box is None:
            return None
        if rows:
            rows.append("")
        rows.extend(_with_number(box, number, width))
    return rows


def _broken(drawing: Drawing, row: MathList, width: int, taken: int) -> Box | None:
    """Return a row as a box that leaves room for a number if it can; None if it does not fit.

    The baseline of one that is broken is its last line's: there its number stands.
    """
    parts = pieces(drawing, _trimmed(row))
    whole = breaking.joined(parts)
    if whole.width <= width:
        return whole
    for room in (width - taken, width) if taken else (width,):
        broken = breaking.lines(parts, room, min(_INDENT, width // 8))
        if broken:
            whole = breaking.stack_lines(broken)
            return replace(whole, baseline=whole.height - 1 - broken[-1].below)
    return None


def _with_number(box: Box, number: Box | None, width: int) -> list[str]:
    """Return the rows of a box with a number at the right edge, below it if there is no room."""
    rows = list(box.rows)
    if number is None or number.width > width:
        return rows
    if box.width + 1 + number.width <= width:
        rows[box.baseline] += " " * (width - box.width - number.width) + number.text
    else:
        rows.append(" " * (width - number.width) + number.text)
    return rows


def _number(drawing: Drawing, tags: list[Node]) -> Box | None:
    boxes = [drawing.row(tag.body) for tag in tags if isinstance(tag, Tag)]
    return replace(beside(boxes), baseline=0) if boxes else None


def _untagged(row: MathList) -> tuple[MathList, list[Node]]:
    """Return a row without numbers, and the numbers."""
    tags: list[Node] = [item for item in row.items if isinstance(item, Tag)]
    return MathList(tuple(item for item in row.items if not isinstance(item, Tag))), tags


def _trimmed(row: MathList) -> MathList:
    items = list(row.items)
    while items and isinstance(items[-1], Space):
        items.pop()
    while items and isinstance(items[0], Space):
        items.pop(0)
    return MathList(tuple(items))
