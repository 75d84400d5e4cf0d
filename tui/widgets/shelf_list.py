"""The list of a shelf: one row a column."""

from __future__ import annotations

from collections.abc import Sequence

from tui.lists.shelf import IN_ORDER, ShelfArrangement, ShelfRow
from tui.page.cells import Measure
from tui.rows.part import Part
from tui.rows.shelf_fields import ShelfFields
from tui.widgets.item_list import ItemList


class ShelfList(ItemList[ShelfRow]):
    """Shows columns and the one selected."""

    def __init__(
        self,
        rows: Sequence[ShelfRow],
        measure: Measure,
        arrangement: ShelfArrangement = IN_ORDER,
        cursor: int = 0,
        empty_says: str = "",
    ) -> None:
        """Make a list of columns.

        Args:
            rows: the columns, as they are arranged.
            measure: as in `ItemList`.
            arrangement: how that is.
            cursor: the index of the one selected to begin with.
            empty_says: the text shown where there is none.
        """
        super().__init__(rows, measure, cursor)
        self._arrangement = arrangement
        self.set_reactive(ShelfList.empty_says, empty_says)

    def show(self, rows: Sequence[ShelfRow], arrangement: ShelfArrangement) -> None:
        """Show columns as they are arranged."""
        self._arrangement = arrangement
        self.show_items(rows)

    @property
    def fields(self) -> ShelfFields:
        """The widths of the parts of a row now."""
        return ShelfFields.at(self.size.width, self._arrangement, self._measure)

    def row(self, item: ShelfRow, selected: bool) -> tuple[Sequence[Part], bool]:
        """Return a column's row, dimmed where all of it has been read."""
        return self.fields.row(item, selected), item.read_through

    def same(self, one: ShelfRow, other: ShelfRow) -> bool:
        """Return whether two rows are of one column."""
        return one.key == other.key
