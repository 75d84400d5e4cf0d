"""A picture in cells: as segments of Rich, and in its place on a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui.page.cells import measure_of
from tui.page.page import Page
from tui.page.style import PictureStyle
from tui.pictures.cell_style import CellStyle, Colours
from tui.pictures.cells import CellRun
from tui.pictures.colours import Colour
from tui.pictures.framing import fitted_cells
from tui.pictures.problem import NoPicture
from tui.pictures.source import Pictures


def segments(runs: Iterable[CellRun], colours: Colours) -> list[Segment]:
    """Return a row of a picture as styled text.

    Args:
        runs: the row, whose colours were chosen from `colours`.
        colours: those of the terminal.
    """
    return [Segment(text, _style(ink, paper, colours)) for text, ink, paper in runs]


def picture_rows(
    url: str, columns: int, rows: int, source: Pictures, style: CellStyle
) -> list[list[Segment]]:
    """Return a whole picture as rows of styled text; or one row that says why there is none.

    Args:
        url: its address.
        columns: cells across at most.
        rows: cells down at most.
        source: where it comes from.
        style: how the terminal shows pictures.
    """
    try:
        # Its file may have another shape than the article says.
        across, down = fitted_cells(source.shape(url), columns, rows)
        drawn = source.cells(url, None, across, down, style)
    except NoPicture as problem:
        return [[Segment(measure_of(style.ambiguous_width).cut(f"（{problem}）", columns))]]
    return [segments(row, style.colours) for row in drawn]


def with_pictures(page: Page, style: PictureStyle | None) -> Page:
    """Return a page with its pictures drawn in the rows that were left for them."""
    if style is None or not page.pictures:
        return page
    rows = list(page.rows)
    for area in page.pictures:
        cells = picture_rows(area.url, area.columns, area.rows, style.source, style.cells)
        for number, drawn in enumerate(cells, area.row):
            row = rows[number]
            taken = sum(segment.cell_length for segment in drawn)
            blank = Segment(" " * (area.column - row.cells))
            rows[number] = replace(
                row, segments=(*row.segments, blank, *drawn), cells=area.column + taken
            )
    return replace(page, rows=tuple(rows))


@lru_cache(maxsize=8192)
def _style(ink: Colour | None, paper: Colour | None, colours: Colours) -> Style:
    # Not `Style(…)`, which takes four times as long, a thousand times a picture.
    return Style.from_color(
        None if ink is None else _color(ink, colours),
        None if paper is None else _color(paper, colours),
    )


@lru_cache(maxsize=4096)
def _color(colour: Colour, colours: Colours) -> Color:
    if colours is Colours.TRUE:
        return Color.from_rgb(colour >> 16, colour >> 8 & 255, colour & 255)
    return Color.from_ansi(colour)
