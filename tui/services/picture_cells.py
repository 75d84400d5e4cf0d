"""The way a terminal shows pictures in cells, by its colours and what the reader has set."""

from __future__ import annotations

from tui.page.theme import LIGHT, PLAIN, Theme
from tui.pictures.cell_style import CellStyle, Colours, Fineness

_COLOURS = {
    "truecolor": Colours.TRUE,
    "256": Colours.EIGHT_BIT,
    "standard": Colours.ANSI,
    "windows": Colours.ANSI,
}
"""The colours of a terminal by Rich's name for them."""


def cell_style(
    color_system: str | None, fineness: str, ambiguous_width: int, theme: Theme
) -> CellStyle:
    """Return how a terminal shows pictures in cells.

    Args:
        color_system: Rich's name for its colours; None where it has none.
        fineness: the characters to draw with, as the reader has set them.
        ambiguous_width: how many cells a character of ambiguous width takes.
        theme: how pages look; a plain one has no colours.
    """
    colours = Colours.NONE if theme is PLAIN else _COLOURS.get(color_system or "", Colours.NONE)
    return CellStyle(Fineness(fineness), colours, ambiguous_width, dark=theme is not LIGHT)
