"""Tables that stand in a cell of a table: their rows are lines in it, `12 | 完`."""

from __future__ import annotations

from tui.article.element_rule import Leave, nothing
from tui.article.line import LineWriter


class CellTables:
    """Puts the rows and cells of such tables into the line that the outer cell is written in."""

    def __init__(self, line: LineWriter) -> None:
        self._line = line
        self._beside = 0
        """The number of cells on the line so far."""

    def row(self, leave: Leave) -> Leave:
        """Begin a row and return what ends it; `leave` ends the line that it is."""
        outer, self._beside = self._beside, 0

        def left() -> None:
            leave()
            self._beside = outer

        return left

    def cell(self) -> Leave:
        """Begin a cell and return what ends it."""
        if self._beside:
            self._line.write(" | ")
        self._beside += 1
        return nothing
