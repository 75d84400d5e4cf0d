"""Rows: a few rows of text that say how things stand, drawn without layout of their own."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from tui.page.cells import Measure
from tui.rows.part import Part
from tui.rows.row_painter import RowPainter
from tui.widgets.look import theme_of


class Rows(Widget):
    """Draws rows of parts; what does not fit is cut off."""

    GROUND = "screen"
    """The role in a theme of what is not set apart."""

    def __init__(self, measure: Measure) -> None:
        """Make rows for a terminal that gives text the cells of a measure."""
        super().__init__()
        self.measure = measure

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the rows at a width of so many cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width = self.size.width
        rows = self.rows(width)
        parts = rows[y] if y < len(rows) else ()
        painter = RowPainter(width, theme_of(self.app), self.measure)
        return Strip(painter.row(parts, self.GROUND), width)
