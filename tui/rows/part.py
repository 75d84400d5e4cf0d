"""Parts: text and how it is set apart, put together to rows of exactly so many cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style

from tui.page.cells import Measure
from tui.page.theme import Theme

Part = tuple[str, str]
"""Text, and how it is set apart: a blank-separated list of `bold`, `dim`, `reverse`, `accent`."""


def row_of(
    parts: Iterable[Part], width: int, ground: Style, theme: Theme, measure: Measure
) -> list[Segment]:
    """Return a row of exactly `width` cells: blanks put at its end, or what is too much cut off.

    Args:
        parts: what stands on it, from left to right.
        width: cells.
        ground: the style of what is not set apart, and of the blanks.
        theme: the colours of what is.
        measure: how many cells the terminal gives to text.
    """
    room = width
    segments: list[Segment] = []
    for text, look in parts:
        kept = measure.cut(text, room)
        room -= measure.cells(kept)
        if kept:
            segments.append(Segment(kept, ground + theme.look(look)))
        if len(kept) < len(text):
            break
    if room:
        segments.append(Segment(" " * room, ground))
    return segments


def spread(left: str, right: str, width: int, measure: Measure) -> str:
    """Return the blanks that push `right` to the end of a row of `width` cells."""
    return " " * max(1, width - measure.cells(left) - measure.cells(right))


def item_row(
    parts: Iterable[Part],
    width: int,
    theme: Theme,
    measure: Measure,
    *,
    selected: bool,
    dimmed: bool,
) -> list[Segment]:
    """Return the row of one item of a list.

    Args:
        parts: what stands on it; this and others as in `row_of`.
        width: cells.
        theme: the colours.
        measure: how many cells the terminal gives to text.
        selected: whether the item is the one selected.
        dimmed: whether all of it is set back, as what has been read.
    """
    ground = theme["screen"]
    if dimmed:
        ground += theme["dim"]
    if selected:
        ground += theme["selected"]
    return row_of(parts, width, ground, theme, measure)


def first_top(cursor: int, height: int) -> int:
    """Return the first row in view of a list of which one is selected, before it was scrolled."""
    return max(0, cursor - height + 1) if height else 0
