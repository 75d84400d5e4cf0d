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


def left_of(cells: int, page: int, screen: int, margin: int) -> int:
    """Return how many cells stand left of a row so that its page is in the middle of a screen.

    Args:
        cells: how many the row takes: more than the page does where it is code or has hints on it.
        page: cells of the page.
        screen: cells of the screen.
        margin: cells left free on the left, unless the row has need of them.
    """
    return max(0, min(max(margin, (screen - page) // 2), screen - cells))


def on_screen(before: Segment, row: Iterable[Segment], screen: int, ground: Style) -> list[Segment]:
    """Return a row of a page as wide as a screen, with what stands left of it, on a ground."""
    whole = Segment.adjust_line_length([before, *row], screen)
    return list(Segment.apply_style(whole, ground))
