"""Cells in rows and columns, their baselines and edges aligned, with rules between them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .box import Box, aligned, beside, blank, extended
from .tree import ArrayRule


class Ruling(msgspec.Struct, frozen=True):
    """The rules of a grid: where they stand, and what they are made of."""

    bars: tuple[int, ...] = ()
    """Before which columns, from 0."""
    rules: tuple[ArrayRule, ...] = ()
    upright: str = "│"
    level: str = "─"
    crossings: tuple[str, str, str] = ("┌┬┐", "├┼┤", "└┴┘")
    """Their crossings: in the first, in a middle, in the last row; each left, between, right."""

    def under(self, row: int, columns: int) -> frozenset[int]:
        """Return the columns, of so many, that a rule above a row stands over."""
        spans = (range(columns)[rule.first : rule.end] for rule in self.rules if rule.row == row)
        return frozenset(column for span in spans for column in span)


class Grid(msgspec.Struct, frozen=True):
    """Cells laid out."""

    box: Box
    baselines: tuple[int, ...]
    """On which row of the box each row of cells has its baseline."""


def set_grid(
    rows: Sequence[Sequence[Box]],
    letters: str,
    gaps: Sequence[int],
    ruling: Ruling,
    spread: bool = False,
) -> Grid:
    """Lay out rows of cells.

    `letters` says how each column stands, `gaps` how many cells are free before each (each
    repeats its last); with `spread`, a blank row is between all rows, else only between tall ones.
    """
    columns = max(map(len, rows), default=0)
    widths = [
        max((row[at].width for row in rows if at < len(row)), default=0) for at in range(columns)
    ]
    lines = [_line(row, widths, letters, gaps, ruling) for row in rows]
    parts: list[Box] = []
    baselines: list[int] = []
    height = 0
    for number in range(len(lines) + 1):
        ruled = ruling.under(number, columns)
        between = 0 < number < len(lines)
        tall = between and max(lines[number].height, lines[number - 1].height) > 1
        if ruled or (between and (spread or tall)):
            marks = ruling.crossings[1 if between else 2 if number else 0]
            parts.append(_across(widths, gaps, ruling, marks, ruled))
            height += 1
        if number < len(lines):
            baselines.append(height + lines[number].baseline)
            parts.append(lines[number])
            height += lines[number].height
    whole = tuple(row for part in parts for row in part.rows)
    width = lines[0].width if lines else 0
    return Grid(Box(whole, width, _axis(baselines, height)), tuple(baselines))


def _axis(baselines: Sequence[int], height: int) -> int:
    """Return the row an array is centred on."""
    if not baselines:
        return 0
    if len(baselines) % 2:
        return baselines[len(baselines) // 2]
    upper, lower = baselines[len(baselines) // 2 - 1], baselines[len(baselines) // 2]
    return (upper + lower) // 2


def _line(
    row: Sequence[Box], widths: list[int], letters: str, gaps: Sequence[int], ruling: Ruling
) -> Box:
    cells = [row[at] if at < len(row) else blank(0) for at in range(len(widths))]
    above = max(cell.baseline for cell in cells)
    below = max(cell.below for cell in cells)
    parts: list[Box] = []
    for at, cell in enumerate(cells):
        tall = extended(cell, above - cell.baseline, below - cell.below)
        parts.append(_before(at, gaps, ruling, ruling.upright, above + below + 1, above))
        parts.append(aligned(tall, widths[at], letters[min(at, len(letters) - 1)]))
    parts.append(_before(len(cells), (0,), ruling, ruling.upright, above + below + 1, above))
    return beside(parts)


def _before(
    at: int,
    gaps: Sequence[int],
    ruling: Ruling,
    mark: str,
    height: int,
    baseline: int,
    fills: str = "  ",
) -> Box:
    """Return what stands before a column: blanks, a rule in their middle where there is one.

    `fills` are what the blanks left and right of that rule are made of.
    """
    gap = gaps[min(at, len(gaps) - 1)]
    if at in ruling.bars:
        left = fills[0] * (1 if at else 0)
        right = fills[1] * (1 if gap or at == 0 else 0)
        text = left + mark + right
        return Box((text,) * height, len(text), baseline)
    return Box(((fills[0] if fills[0] == fills[1] else " ") * gap,) * height, gap, baseline)


def _across(
    widths: list[int], gaps: Sequence[int], ruling: Ruling, marks: str, ruled: frozenset[int]
) -> Box:
    """Return a row across all columns: a rule over some of them, and else what is blank."""
    parts = []
    for at in range(len(widths) + 1):
        left, right = at - 1 in ruled, at in ruled
        mark = marks[1 if left and right else 0 if right else 2] if left or right else ""
        fills = "".join(ruling.level if one else " " for one in (left, right))
        gap = gaps if at < len(widths) else (0,)
        parts.append(_before(at, gap, ruling, mark or ruling.upright, 1, 0, fills))
        if right:
            parts.append(Box((ruling.level * widths[at],), widths[at]))
        elif at < len(widths):
            parts.append(blank(widths[at]))
    return beside(parts)
