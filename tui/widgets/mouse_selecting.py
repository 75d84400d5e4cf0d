"""Selecting with the mouse: the same as with keys, from where it is pressed to where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual import events
from textual.geometry import Size

from tui.widgets.selecting import Selecting

if TYPE_CHECKING:
    from tui.page.page import Page
    from tui.page.viewport import Viewport


class PressedView(Protocol):
    """The view of a page that the mouse selects on."""

    page: Page | None
    """The page, once its width is known."""
    selecting: Selecting
    """The selection."""

    @property
    def viewport(self) -> Viewport:
        """The rows of the page that are in view."""

    @property
    def size(self) -> Size:
        """Its cells and rows."""

    def cell_at(self, x: int, row: int) -> int:
        """Return the cell of a row of the page that is so many cells from the left edge."""

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows."""


class MouseSelecting:
    """The mouse on a page: pressed at a cell, or not."""

    def __init__(self, view: PressedView) -> None:
        """Make it for a view; it is not pressed."""
        self._view = view
        self._pressed: tuple[int, int] | None = None
        """The row and cell at which it was pressed."""

    def press(self, event: events.MouseDown) -> None:
        """Note where a selection may begin; what was selected is not any more."""
        self._view.selecting.end()
        self._pressed = self._under(event)

    def move(self, event: events.MouseMove) -> None:
        """Select from where it was pressed; beyond an edge more comes into view."""
        selecting, here = self._view.selecting, self._under(event)
        if self._pressed is None or here is None:
            return
        if not selecting.active:
            first = selecting.point_at(*self._pressed)
            if here == self._pressed or first is None:
                return
            selecting.between(first, first)
        if not 0 <= event.y < self._view.size.height:
            self._view.scroll_rows(1 if event.y > 0 else -1)
        selecting.go_to_cell(*here)

    def release(self) -> None:
        """Keep what is selected."""
        self._pressed = None

    def _under(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """Return the row and the cell of the page that it is on, or nearest to."""
        page = self._view.page
        if page is None or not page.rows:
            return None
        y = max(0, min(event.y, self._view.size.height - 1))
        row = min(self._view.viewport.top + y, len(page.rows) - 1)
        return row, self._view.cell_at(event.x, row)
