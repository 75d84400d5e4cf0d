"""The top of the list: what the column is called, how large it is, what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.archive.model import Column
from tui.page.cells import Measure
from tui.rows.masthead import masthead_rows
from tui.rows.part import Part
from tui.widgets.rows import Rows


class Masthead(Rows):
    """Shows a column's title, description and size."""

    unread: reactive[int | None] = reactive(None)
    """The number of unread articles, once that is known."""
    column: reactive[Column] = reactive(Column("", "", "", (), ()), init=False)

    def __init__(self, column: Column, measure: Measure, unread: int | None = None) -> None:
        """Make the masthead of a column; `measure` is as in `Rows`, `unread` as its name says."""
        super().__init__(measure)
        self.set_reactive(Masthead.unread, unread)
        self.set_reactive(Masthead.column, column)

    def rows_needed(self, width: int) -> int:
        """Return how many rows it takes at a width of so many cells."""
        return len(self.rows(width))

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return title and size on one row, the description on the next one."""
        return masthead_rows(self.column, self.unread, width, self.measure)
