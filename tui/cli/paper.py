"""The paper that articles are printed on: how wide it is, in which colours, and with pictures."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.settings import Settings

if TYPE_CHECKING:
    from rich.color import ColorSystem

    from tui.page.style import PageStyle, PictureStyle
    from tui.services.pictures import ColumnPictures

_PRINTED_ROWS = 24
"""Rows that a printed picture takes at most."""


def page_style(
    width: int | None,
    settings: Settings,
    colors: ColorSystem | None,
    pictures: ColumnPictures | None,
    flat: bool = False,
) -> PageStyle:
    """Return how pages are printed: no wider than the terminal, unless a width is asked for.

    Args:
        width: cells to a row, where they are asked for.
        settings: what the reader has set.
        colors: those to print in; None is without any.
        pictures: where pictures come from; None where none are to be printed.
        flat: whether formulas in sentences are on one row whatever is set.
    """
    from tui.page.cells import measure_of
    from tui.page.hyperlinks import knows_strings
    from tui.page.style import PageStyle
    from tui.page.theme import DARK, PLAIN

    style = PageStyle(
        width or settings.reading_width,
        DARK if colors else PLAIN,
        measure=measure_of(settings.ambiguous_width),
        tall_formulas=settings.formulas == "tall" and not flat,
        hyperlinks=settings.hyperlinks and knows_strings(os.environ.get("TERM", "")),
        pictures=_picture_style(pictures, settings, colors) if pictures else None,
    )
    if width or not sys.stdout.isatty():
        return style
    return style.fitted(os.get_terminal_size(sys.stdout.fileno()).columns)


def _picture_style(
    pictures: ColumnPictures, settings: Settings, colors: ColorSystem | None
) -> PictureStyle:
    """Return how pictures are printed."""
    from rich.color import ColorSystem

    from tui.page.style import PictureStyle
    from tui.pictures.cell_style import CellStyle, Colours, Fineness

    of_pictures = {ColorSystem.TRUECOLOR: Colours.TRUE, ColorSystem.EIGHT_BIT: Colours.EIGHT_BIT}
    pictures.prepare()
    cells = CellStyle(
        Fineness(settings.picture_cells),
        of_pictures[colors] if colors else Colours.NONE,
        settings.ambiguous_width,
    )
    return PictureStyle(pictures, cells, inline=True, most_rows=_PRINTED_ROWS)


def colors(choice: str) -> ColorSystem | None:
    """Return the colours to print in: those of the terminal, or none."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if choice == "never" or (choice == "auto" and (plain or not sys.stdout.isatty())):
        return None
    from rich.color import ColorSystem

    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    return ColorSystem.EIGHT_BIT
