"""Rows: a few rows of text that say how things stand, drawn without layout of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from tui.page.cells import Measure

Part = tuple[str, str]
"""Text, and how it is set apart: a blank-separated list of `bold`, `dim`, `reverse`, `accent`."""


class Rows(Widget):
    """Draws rows of parts; what does not fit is cut off."""

    def __init__(self, measure: Measure) -> None:
        """Make rows for a terminal that gives text the cells of a measure."""
        super().__init__()
        self.measure = measure

    def spread(self, left: str, right: str, width: int) -> str:
        """Return the blanks that push `right` to the end of a row of `width` cells."""
        return " " * max(1, width - self.measure.cells(left) - self.measure.cells(right))

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the rows at a width of so many cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width, style = self.size.width, self.rich_style
        rows = self.rows(width)
        if y >= len(rows):
            return Strip.blank(width, style)
        segments = [Segment(text, style + self._look(look)) for text, look in rows[y]]
        return row_of(segments, width, style, self.measure)

    def _look(self, look: str) -> Style:
        words = look.split()
        colors = self.app.theme_variables
        color = next((colors.get(_COLORS[word]) for word in words if word in _COLORS), None)
        return Style(
            color=Color.parse(color).rich_color if color else None,
            bold="bold" in words or None,
            reverse="reverse" in words or None,
        )


_COLORS = {"accent": "primary", "dim": "foreground-dim"}


def row_of(segments: Iterable[Segment], width: int, style: Style, measure: Measure) -> Strip:
    """Return a row of exactly `width` cells: blanks put at its end, or what is too much cut off.

    Where characters of ambiguous width take two cells the strip is said to have as many as the
    terminal will give it; Textual would measure fewer.
    """
    strip = Strip(segments)
    if measure.ambiguous == 1:
        return strip.adjust_cell_length(width, style)
    room = width
    fitting = []
    for text, look, _ in strip:
        kept = measure.cut(text, room)
        room -= measure.cells(kept)
        fitting.append(Segment(kept, look))
        if len(kept) < len(text):
            break
    return Strip([*fitting, Segment(" " * room, style)], width)
