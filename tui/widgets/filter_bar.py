"""The row in which a reader types what the list is narrowed to, and sees how much that leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import Input, Static

from tui.widgets.field import Field, FieldBar


class FilteredList(Protocol):
    """A list that a bar narrows."""

    def focus(self, scroll_visible: bool = True) -> object:
        """Give it the keyboard."""

    def settle(self) -> None:
        """Take what is selected for what the reader wants."""

    def action_move(self, rows: int) -> None:
        """Select the item so many rows further down."""


class FilterBar(FieldBar, inherit_bindings=False):
    """Narrows a list while something is typed; Enter keeps that, Esc takes it away.

    With Enter the reader takes what is selected, with Esc goes back to what was.
    """

    BINDINGS = [
        Binding("escape", "clear_filter", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    input = query_one(Field)
    count = query_one(Static)

    def __init__(
        self,
        narrow: Callable[[str], int],
        items: FilteredList,
        by: str = "标题、作者、话题",
        unit: str = "篇",
    ) -> None:
        """Make a bar.

        Args:
            narrow: takes what has been typed so far, and says how many items are left.
            items: the list that has the focus when the bar does not.
            by: by what the list is narrowed, in Chinese.
            unit: what its items are counted by, in Chinese.
        """
        super().__init__()
        self._narrow = narrow
        self._items = items
        self._by = by
        self._unit = unit

    def compose(self) -> ComposeResult:
        """Yield the field and the count."""
        yield Field(f"筛选：{self._by}")
        yield Static("", markup=False)

    def open(self, words: str, count: int) -> None:
        """Show the bar with what was typed before, and how many items that leaves."""
        with self.prevent(Input.Changed):
            self.input.value = words
        self._say(count)
        self.display = True
        self.input.focus()

    def _say(self, count: int) -> None:
        self.count.update(f" {count} {self._unit}")

    def _close(self) -> None:
        self.display = False
        self._items.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._say(self._narrow(event.value))

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self._items.settle()
        self._close()

    def action_clear_filter(self) -> None:
        """Take the filter away, and close."""
        self.input.value = ""
        self._narrow("")
        self._close()

    def action_move(self, rows: int) -> None:
        """Move in the list while typing."""
        self._items.action_move(rows)
