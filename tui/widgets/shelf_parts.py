"""The parts above and below the list of a shelf: how much is on it, and the column selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.reactive import reactive

from tui.lists.shelf import ShelfRow
from tui.page.cells import Measure
from tui.rows.part import Part
from tui.rows.shelf_parts import shelf_detail_rows, shelf_masthead_rows
from tui.widgets.rows import Rows


class ShelfMasthead(Rows):
    """Shows what a shelf is called and how much is on it; below that, what was left out."""

    notice: reactive[str] = reactive("")
    """A sentence about files that are not on it, or empty."""
    progress: reactive[str] = reactive("")
    """The part of its columns that is counted, or empty once all are."""
    columns: reactive[Sequence[ShelfRow]] = reactive((), init=False)

    def __init__(
        self,
        name: str,
        rows: Sequence[ShelfRow],
        measure: Measure,
        progress: str = "",
        notice: str = "",
    ) -> None:
        """Make the masthead of a shelf, with what it shows to begin with.

        Args:
            name: what the shelf is called.
            rows: its columns.
            measure: as in `Rows`.
            progress: how far they are counted.
            notice: what a reader should know of files that are not on it.
        """
        super().__init__(measure)
        self._shelf = name
        self.set_reactive(ShelfMasthead.columns, rows)
        self.set_reactive(ShelfMasthead.progress, progress)
        self.set_reactive(ShelfMasthead.notice, notice)

    def rows_needed(self, width: int) -> int:
        """Return how many rows it takes at a width of so many cells."""
        return len(self.rows(width))

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return name and size on one row, what is to be known besides on the next one."""
        return shelf_masthead_rows(
            self._shelf, self.columns, self.progress, self.notice, width, self.measure
        )


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

    def __init__(self, measure: Measure, column: ShelfRow | None = None) -> None:
        """Make it, of the column selected to begin with; `measure` is as in `Rows`."""
        super().__init__(measure)
        self.set_reactive(ShelfDetail.column, column)

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the title on the first row, author and file or what is wrong on the last."""
        return shelf_detail_rows(self.column, width, self.measure)
