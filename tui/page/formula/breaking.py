"""Breaking a formula that is too wide: at relations, then operators, then where it must."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .box import Box, beside, blank, stack

RELATION, PAUSE, OPERATOR = 0, 15, 20
"""The costs of a line break at a relation, after a comma, and at an operator."""
_FAR = 12
"""Cells after which an operator is a good place to break at."""
_LINE = 50
"""The cost of one more line; the costs of breaks are measured by it."""
_NEVER = 10**6


class Piece(msgspec.Struct, frozen=True):
    """A part of a formula that is never broken."""

    box: Box
    gap: int = 0
    """Blank cells before it, unless a line begins with it."""
    cost: int | None = None
    """The cost of a line break before it; None if there must be none."""
    fence: str = ""
    """The delimiter it is, if it is to be as tall as the brackets it stands in."""


def joined(pieces: Sequence[Piece]) -> Box:
    """Return the pieces beside each other."""
    boxes: list[Box] = []
    for place, piece in enumerate(pieces):
        if place and piece.gap:
            boxes.append(blank(piece.gap))
        boxes.append(piece.box)
    return beside(boxes)


def between(pieces: Sequence[Piece]) -> list[Box]:
    """Return the boxes of a formula that a line may end between: at relations, as in TeX.

    An operator is a place to break at only some way from the last.
    """
    out: list[Box] = []
    start = used = 0
    for place, piece in enumerate(pieces):
        good = piece.cost is not None and piece.cost <= (RELATION if used < _FAR else OPERATOR)
        if place and good and piece.gap == 1:
            out.append(joined(pieces[start:place]))
            start, used = place, 0
        used += piece.box.width + piece.gap
    out.append(joined(pieces[start:]))
    return out


def lines(pieces: Sequence[Piece], width: int, indent: int) -> list[Box] | None:
    """Return the lines of a formula, each at most `width` cells; None if there is no way.

    Lines after the first are indented by `indent` cells. The breaks that cost least are taken.
    """
    pieces = _unbroken(pieces)
    count = len(pieces)
    best = [_NEVER] * count + [0]
    ends = [count] * count
    for start in range(count - 1, -1, -1):
        used = indent if start else 0
        for end in range(start + 1, count + 1):
            piece = pieces[end - 1]
            used += piece.box.width + (piece.gap if end - 1 > start else 0)
            if used > width:
                break
            cost = pieces[end].cost if end < count else 0
            if cost is not None and cost + _LINE + best[end] <= best[start]:
                best[start], ends[start] = cost + _LINE + best[end], end
    if not pieces or best[0] >= _NEVER:
        return None
    out: list[Box] = []
    start = 0
    while start < count:
        line = joined(pieces[start : ends[start]])
        out.append(beside((blank(indent), line)) if start else line)
        start = ends[start]
    return out


def _unbroken(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with those put together that no line break may come between."""
    out: list[Piece] = []
    start = 0
    for place in range(1, len(pieces) + 1):
        if place == len(pieces) or pieces[place].cost is not None:
            first = pieces[start]
            out.append(Piece(joined(pieces[start:place]), first.gap, first.cost))
            start = place
    return out


def stack_lines(boxes: Sequence[Box]) -> Box:
    """Return lines one below the other, with a blank row where one is taller than a row.

    The baseline is the first line's.
    """
    rows: list[Box] = []
    for place, box in enumerate(boxes):
        if place and (box.height > 1 or boxes[place - 1].height > 1):
            rows.append(blank(0))
        rows.append(box)
    return stack(rows, boxes[0].baseline, "l")
