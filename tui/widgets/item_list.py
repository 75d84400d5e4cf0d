"""A list of things, one row each, of which one is selected; only rows on the screen are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands.registry import MOTION
from tui.commands.screen_keys import bindings
from tui.page.cells import Measure
from tui.rows.part import Part, first_top
from tui.rows.row_painter import RowPainter
from tui.widgets.look import theme_of

ItemT = TypeVar("ItemT")


class ItemList(ScrollView, Generic[ItemT], can_focus=True, inherit_bindings=False):
    """Shows items and the one selected."""

    BINDINGS = bindings(MOTION)
    DEFAULT_CSS = """
    ItemList {
        scrollbar-size: 0 0;
        overflow-x: hidden;
    }
    """

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    """The index of the selected item."""
    empty_says: reactive[str] = reactive("", init=False)
    """The text shown where there is no item."""

    class Selected(Message):
        """Another item is selected, or none is left to select."""

    def __init__(self, items: Sequence[ItemT], measure: Measure, cursor: int = 0) -> None:
        """Make a list of items.

        Args:
            items: the items.
            measure: how many cells the terminal gives to text.
            cursor: the index of the one selected to begin with.
        """
        super().__init__()
        self.set_reactive(ItemList.cursor, cursor)
        self._sized = False
        """Whether it has been told its size."""
        self.items = items
        """The items that are shown, in order."""
        self._measure = measure
        self._wanted: ItemT | None = None
        """The item to select as soon as it is in the list; None is the one selected now."""

    def row(self, item: ItemT, selected: bool) -> tuple[Sequence[Part], bool]:
        """Return the parts of an item's row, and whether the whole row is dimmed."""
        raise NotImplementedError

    def same(self, one: ItemT, other: ItemT) -> bool:
        """Return whether two items stand for one thing."""
        return one is other

    @property
    def selected(self) -> ItemT | None:
        """The selected item."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def _index(self, wanted: ItemT | None, otherwise: int) -> int:
        """Return where an item is in the list, or another index where it is not."""
        if wanted is None:
            return otherwise
        found = (index for index, one in enumerate(self.items) if self.same(one, wanted))
        return next(found, otherwise)

    def select(self, item: ItemT) -> None:
        """Select an item, or as soon as it is in the list."""
        self.cursor = self._index(item, self.cursor)
        self._wanted = item
        self._show_cursor()

    def go_to(self, item: ItemT | None) -> None:
        """Select an item if it is in the list, or else the first."""
        index = self._index(item, 0)
        self.cursor = index
        self._wanted = self.selected
        if not index:
            self.scroll_to(y=0, animate=False, force=True)

    def settle(self) -> None:
        """Take what is selected for what the reader wants, though the list selected it."""
        self._wanted = self.selected or self._wanted

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width, index = self.size.width, y + self._top
        painter = RowPainter(width, theme_of(self.app), self._measure)
        if index >= len(self.items):
            says = [(f"  {self.empty_says}", "dim")] if index == 0 else ()
            return Strip(painter.row(says), width)
        selected = index == self.cursor
        parts, dimmed = self.row(self.items[index], selected)
        return Strip(painter.item(parts, selected=selected, dimmed=dimmed), width)

    @property
    def _top(self) -> int:
        """The index of the first item in view."""
        # Textual draws before it tells the size, by which to scroll.
        return round(self.scroll_y) if self._sized else first_top(self.cursor, self.size.height)

    def show_items(self, items: Sequence[ItemT]) -> None:
        """Show other items, or in another order.

        What the reader selected stays selected; until it is in the list again, its place there.
        """
        self._wanted = self._wanted or self.selected
        self.items = items
        self.virtual_size = Size(self.size.width, len(items))
        cursor = self._index(self._wanted, min(self.cursor, max(0, len(items) - 1)))
        self.set_reactive(ItemList.cursor, cursor)
        self._show_cursor()
        self.refresh()
        self.post_message(self.Selected())

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(cursor, len(self.items) - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the two rows that change, and bring the cursor into view."""
        self._wanted = self.selected
        self.refresh_line(before)
        self.refresh_line(cursor)
        self._show_cursor()
        self.post_message(self.Selected())

    def _on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(event.size.width, len(self.items))
        self._show_cursor()
        self._sized = True

    def _show_cursor(self) -> None:
        top, height = round(self.scroll_y), self.size.height
        if height and not top <= self.cursor < top + height:
            y = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=y, animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Select the item so many rows further down."""
        self.cursor += rows

    def action_move_half(self, halves: int) -> None:
        """Move by half screenfuls."""
        self.cursor += halves * max(1, self.size.height // 2)

    def action_move_page(self, pages: int) -> None:
        """Move by screenfuls, less two rows that stay in sight."""
        self.cursor += pages * max(1, self.size.height - 2)

    def action_move_top(self) -> None:
        """Select the first item."""
        self.cursor = 0

    def action_move_bottom(self) -> None:
        """Select the last item."""
        self.cursor = len(self.items) - 1
