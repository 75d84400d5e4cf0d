"""The style of pages: all that the rows of an article depend on besides the article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tui.page.cells import NARROW, Measure
from tui.page.width import NARROWEST, NARROWEST_CHOSEN, WIDEST
from tui.pictures.cell_style import CellStyle
from tui.pictures.source import Pictures

if TYPE_CHECKING:
    from tui.page.theme import Theme

MARGIN = 2
"""Cells left of an article's rows that stay free: on a screen, notes have their numbers there."""


class PictureStyle(msgspec.Struct, frozen=True):
    """The way a page shows pictures."""

    source: Pictures
    """The source that they come from."""
    cells: CellStyle = CellStyle()
    """The way the terminal shows a picture in cells."""
    inline: bool = False
    """Whether pictures at hand are drawn below their lines."""
    most_rows: int = 10
    """Rows that a picture in the text takes at most."""
    version: int = 0
    """The number of times that pictures have come to hand: after each of them others are drawn."""


class PageStyle(msgspec.Struct, frozen=True):
    """The way a page is drawn. The same style and article give the same rows, always."""

    width: int
    """Cells to a row at most."""
    theme: Theme
    measure: Measure = NARROW
    """The cells that the terminal gives to text."""
    emoji: bool = True
    """Whether emoticons in comments become emoji, or stay the codes that Zhihu writes them in."""

    tall_formulas: bool = False
    """Whether lines grow with the formulas in them, or all formulas in sentences are one row."""
    hyperlinks: bool = False
    """Whether the terminal is told which cells are links, and where they lead."""
    code_width: int = 0
    """Cells to a row of code at most, where that is more: it may be wider than words are read."""
    code_wraps: bool = True
    """Whether lines of code that are longer than that are broken, or go on beyond it."""
    pictures: PictureStyle | None = None
    """The way pictures are shown; None where none is at hand."""

    def fitted(self, room: int) -> PageStyle:
        """Return the style for a viewport that is `room` cells wide."""
        return replace(self, width=max(NARROWEST, min(self.width, room)), code_width=room)

    def widened(self, cells: int, room: int) -> PageStyle:
        """Return the style with rows wider by some cells, or narrower, as far as there is room."""
        width = min(self.width, room)
        if cells > 0 and width >= room:
            return self
        return replace(self, width=max(NARROWEST_CHOSEN, min(width + cells, WIDEST, room)))

    def unbounded(self) -> PageStyle:
        """Return the style with rows as wide as the viewport, whatever that is."""
        return replace(self, width=sys.maxsize)
