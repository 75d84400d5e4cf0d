"""Rows with some of their cells in another style, and in the middle of a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style

INNER_LINK = Style(bold=True)
"""A link that leads to what is read in the app, and not out of it."""


def restyled(row: Sequence[Segment], start: int, end: int, style: Style) -> list[Segment]:
    """Return a row with the cells from `start` up to `end` set apart."""
    cells = sum(segment.cell_length for segment in row)
    if start >= cells:
        return list(row)
    before, within, after = Segment.divide(row, [start, min(end, cells), cells])
    return [*before, *Segment.apply_style(within, post_style=style), *after]


def centred(
    row: Iterable[Segment], cells: int, page: int, screen: int, margin: int, ground: Style
) -> list[Segment]:
    """Return a row of a page in the middle of a screen, and of that width.

    Args:
        row: the row.
        cells: how many it takes: more than the page does where it is code or has hints on it.
        page: cells of the page.
        screen: cells of the screen.
        margin: cells left free on the left, unless the row has need of them.
        ground: what the screen looks like.
    """
    left = max(0, min(max(margin, (screen - page) // 2), screen - cells))
    whole = Segment.adjust_line_length([Segment(" " * left), *row], screen)
    return list(Segment.apply_style(whole, ground))
