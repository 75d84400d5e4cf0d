"""The painter of rows: parts become rows of exactly so many cells, in the colours of a theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.page.cells import Measure
from tui.page.theme import Theme
from tui.rows.part import Part


class RowPainter(NamedTuple):
    """Paints rows of one width."""

    width: int
    """Cells."""
    theme: Theme
    measure: Measure
    """The cells that the terminal gives to text."""

    def row(self, parts: Iterable[Part], ground: str = "screen") -> list[Segment]:
        """Return a row: blanks put at its end, or what is too much cut off.

        Args:
            parts: what stands on it, from left to right.
            ground: the role of what is not set apart, and of the blanks.
        """
        return self._row(parts, self.theme[ground])

    def rows(self, parts: Sequence[Sequence[Part]], count: int) -> list[list[Segment]]:
        """Return exactly so many rows, the last of them blank where there are no parts for them."""
        return [self.row(one) for one in [*parts[:count], *([()] * (count - len(parts)))]]

    def item(self, parts: Iterable[Part], *, selected: bool, dimmed: bool) -> list[Segment]:
        """Return the row of one item of a list.

        Args:
            parts: what stands on it.
            selected: whether the item is the one selected.
            dimmed: whether all of it is set back, as what has been read.
        """
        ground = self.theme["screen"]
        if dimmed:
            ground += self.theme["dim"]
        if selected:
            ground += self.theme["selected"]
        return self._row(parts, ground)

    def _row(self, parts: Iterable[Part], ground: Style) -> list[Segment]:
        room = self.width
        segments: list[Segment] = []
        for text, look in parts:
            kept = self.measure.cut(text, room)
            room -= self.measure.cells(kept)
            if kept:
                segments.append(Segment(kept, ground + self.theme.look(look)))
            if len(kept) < len(text):
                break
        if room:
            segments.append(Segment(" " * room, ground))
        return segments
