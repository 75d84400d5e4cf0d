"""Parts: text and how it is set apart, put together to rows of exactly so many cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style

from tui.page.cells import cell_len, cut
from tui.page.theme import Theme

Part = tuple[str, str]
"""Text, and how it is set apart: a blank-separated list of `bold`, `dim`, `reverse`, `accent`."""


def row_of(
    parts: Iterable[Part], width: int, ground: Style, theme: Theme, ambiguous: int
) -> list[Segment]:
    """Return a row of exactly `width` cells: blanks put at its end, or what is too much cut off.

    Args:
        parts: what stands on it, from left to right.
        width: cells.
        ground: the style of what is not set apart, and of the blanks.
        theme: the colours of what is.
        ambiguous: cells to a character of ambiguous width.
    """
    room = width
    segments: list[Segment] = []
    for text, look in parts:
        kept = cut(text, room, ambiguous)
        room -= cell_len(kept, ambiguous)
        if kept:
            segments.append(Segment(kept, ground + theme.look(look)))
        if len(kept) < len(text):
            break
    if room:
        segments.append(Segment(" " * room, ground))
    return segments


def spread(left: str, right: str, width: int) -> str:
    """Return the blanks that push `right` to the end of a row of `width` cells."""
    return " " * max(1, width - cell_len(left) - cell_len(right))


def item_row(
    parts: Iterable[Part], width: int, theme: Theme, ambiguous: int, *, selected: bool, dimmed: bool
) -> list[Segment]:
    """Return the row of one item of a list.

    Args:
        parts: what stands on it; this and others as in `row_of`.
        width: cells.
        theme: the colours.
        ambiguous: cells to a character of ambiguous width.
        selected: whether the item is the one selected.
        dimmed: whether all of it is set back, as what has been read.
    """
    ground = theme["screen"]
    if dimmed:
        ground += theme["dim"]
    if selected:
        ground += theme["selected"]
    return row_of(parts, width, ground, theme, ambiguous)


def first_top(cursor: int, height: int) -> int:
    """Return the first row in view of a list of which one is selected, before it was scrolled."""
    return max(0, cursor - height + 1) if height else 0
