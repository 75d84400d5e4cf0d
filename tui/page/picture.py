"""A picture in cells: as segments of Rich, and in its place on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui.page.page import Page, PictureArea
from tui.pictures.cells import Run
from tui.pictures.colours import Colour, Colours


def segments(runs: Iterable[Run], colours: Colours) -> list[Segment]:
    """Return a row of a picture as styled text.

    Args:
        runs: the row, whose colours were chosen from `colours`.
        colours: those of the terminal.
    """
    return [Segment(text, _style(ink, paper, colours)) for text, ink, paper in runs]


def with_pictures(page: Page, cells: Callable[[PictureArea], Sequence[Sequence[Segment]]]) -> Page:
    """Return a page with its pictures drawn in the rows that were left for them.

    Args:
        page: the page.
        cells: returns the rows of a picture, as many as its area has or fewer.
    """
    rows = list(page.rows)
    for area in page.pictures:
        for number, drawn in enumerate(cells(area), area.row):
            row = rows[number]
            taken = sum(segment.cell_length for segment in drawn)
            blank = Segment(" " * (area.column - row.cells))
            rows[number] = replace(
                row, segments=(*row.segments, blank, *drawn), cells=area.column + taken
            )
    return replace(page, rows=tuple(rows))


@lru_cache(maxsize=8192)
def _style(ink: Colour | None, paper: Colour | None, colours: Colours) -> Style:
    return Style(
        color=None if ink is None else _color(ink, colours),
        bgcolor=None if paper is None else _color(paper, colours),
    )


@lru_cache(maxsize=4096)
def _color(colour: Colour, colours: Colours) -> Color:
    if colours is Colours.TRUE:
        return Color.from_rgb(colour >> 16, colour >> 8 & 255, colour & 255)
    return Color.from_ansi(colour)
