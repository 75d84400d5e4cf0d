"""The top of the list: what the column is called, how large it is, what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.archive.model import Column
from tui.page.cells import Measure
from tui.widgets.rows import Part, Rows


class Masthead(Rows):
    """Shows a column's title, description and size."""

    unread: reactive[int | None] = reactive(None)
    """How many articles are unread, once that is known."""
    column: reactive[Column] = reactive(Column("", "", "", (), ()), init=False)

    def __init__(self, column: Column, measure: Measure) -> None:
        """Make the masthead of a column; `measure` is as in `Rows`."""
        super().__init__(measure)
        self.set_reactive(Masthead.column, column)

    def rows_needed(self, width: int) -> int:
        """Return how many rows it takes at a width of so many cells."""
        return len(self.rows(width))

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return title and size on one row, the description on the next one."""
        column = self.column
        facts = [f"{len(column.articles)} 篇", f"{len(column.followers)} 关注 "]
        if column.percent < 100:
            facts[0] += f"（已读入 {column.percent}%）"
        if self.unread is not None:
            facts.insert(1, f"{self.unread} 未读")
        size = "  ".join(facts)
        measure = self.measure
        room = max(1, width - measure.cells(size) - 2)
        title = column.title
        title = measure.fit(title, min(room, measure.cells(title)))
        first = [
            (f" {title}", "bold accent"),
            (self.spread(f" {title}", size, width), ""),
            (size, "dim"),
        ]
        text = " ".join(column.description.split())
        return [first, [(f" {measure.fit(text, max(1, width - 2))}", "dim")]] if text else [first]
