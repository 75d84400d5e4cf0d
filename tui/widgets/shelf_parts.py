"""What stands above and below the list of a shelf: how much is on it, and the column selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.reactive import reactive

from tui.library.fields import said_authors
from tui.lists.shelf import ShelfRow
from tui.page.cells import NARROW, Measure
from tui.rows.part import Part, spread
from tui.widgets.rows import Rows


class ShelfMasthead(Rows):
    """Shows what a shelf is called and how much is on it; below that, what was left out."""

    notice: reactive[str] = reactive("")
    """What a reader should know of files that are not on it, or empty."""
    progress: reactive[str] = reactive("")
    """How far its columns are counted, or empty once all are."""
    columns: reactive[Sequence[ShelfRow]] = reactive((), init=False)

    def __init__(self, name: str, rows: Sequence[ShelfRow], measure: Measure) -> None:
        """Make the masthead of a shelf; `measure` is as in `Rows`."""
        super().__init__(measure)
        self._shelf = name
        self.set_reactive(ShelfMasthead.columns, rows)

    def rows_needed(self, width: int) -> int:
        """Return how many rows it takes at a width of so many cells."""
        return len(self.rows(width))

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return name and size on one row, what is to be known besides on the next one."""
        measure, rows = self.measure, self.columns
        facts = [f"{len(rows)} 个专栏{self.progress}"]
        facts.append(f"{sum(row.articles or 0 for row in rows)} 篇")
        if any(row.unread is not None for row in rows):
            facts.append(f"{sum(row.unread or 0 for row in rows)} 未读")
        size = "  ".join(facts) + " "
        room = max(1, width - NARROW.cells(size) - 2)
        name = measure.fit(self._shelf, min(room, measure.cells(self._shelf)))
        first = [
            (f" {name}", "bold accent"),
            (spread(f" {name}", size, width, measure), ""),
            (size, "dim"),
        ]
        if not self.notice:
            return [first]
        return [first, [(f" {measure.fit(self.notice, max(1, width - 2))}", "dim")]]


class ShelfHead(Rows):
    """Shows the names of the fields, above them."""

    def __init__(self, head: Callable[[], str], measure: Measure) -> None:
        """Make the row of what returns the names; `measure` is as in `Rows`."""
        super().__init__(measure)
        self._head = head

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        return [[(self._head(), "dim")]]


class ShelfDetail(Rows):
    """Shows the selected column's title, and where it is or what is wrong with it."""

    column: reactive[ShelfRow | None] = reactive(None)

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the title on the first row, file and author or what is wrong on the last."""
        if (column := self.column) is None:
            return []
        room, measure = max(1, width - 2), self.measure
        if column.problem:
            last = measure.fit(f"! {column.problem}", room)
        else:
            author = said_authors(column)
            author = measure.fit(author, min(room // 2, measure.cells(author)))
            left = room - measure.cells(author) - 2 * bool(author)
            # The end of a path tells it from others.
            file = measure.fit_end(column.file, min(left, measure.cells(column.file)))
            last = "  ".join(filter(None, (author, file)))
        return [[(f" {measure.fit(column.title, room)}", "")], [(f" {last}", "dim")]]
