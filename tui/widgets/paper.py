"""A page on the screen: laid out at its width, scrolled by rows and headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.marks import FOCUS

if TYPE_CHECKING:
    from tui.page.page import Heading, Page, Place, Row

NARROWEST = 20
"""The least cells that the reading width can be made."""
CONTEXT = 2
"""Rows of the screen before that stay in sight when a screenful is scrolled."""


class Paper(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a page, centred, at the reading width."""

    DEFAULT_CSS = """
    Paper {
        scrollbar-size: 0 0;
        overflow-x: hidden;
    }
    """

    reading_width: reactive[int] = reactive(80, init=False)
    """Cells to a row at most; 0 takes the whole width."""

    class Moved(Message):
        """Other rows have come into view."""

    def __init__(self, lay_out: Callable[[int], Page], reading_width: int = 80) -> None:
        """Make a view of a page.

        Args:
            lay_out: makes the page at a width in cells.
            reading_width: cells to a row at most.
        """
        super().__init__()
        self._lay_out = lay_out
        self.set_reactive(Paper.reading_width, reading_width)
        self.page: Page | None = None
        self.at_heading: int | None = None
        """The row of the heading that was gone to last, until the page is scrolled."""
        self.begin: Place | None = None
        """The place to show first; None is the top."""

    def show(self, lay_out: Callable[[int], Page], begin: Place | None = None) -> None:
        """Show another page, from a place or from its top."""
        self._lay_out = lay_out
        self.page = None
        self.begin = begin
        if begin is None:
            self.scroll_to(y=0, animate=False, force=True)
        self._refresh_page()

    def lay_out_again(self) -> None:
        """Make the page anew, for a changed width or look, and stay at the same place."""
        self._refresh_page()

    @property
    def top(self) -> int:
        """The row at the top of the screen."""
        return round(self.scroll_y)

    @property
    def place(self) -> Place | None:
        """The place of the row at the top of the screen."""
        return self.page.place_of(self.top) if self.page else None

    @property
    def percent(self) -> int:
        """How much of the page has been seen, up to the last row in view, in per cent."""
        rows = len(self.page.rows) if self.page else 0
        return min(100, 100 * (self.top + self.size.height) // rows) if rows else 100

    def _refresh_page(self) -> None:
        if not self.size.width:
            return
        place = self.place or self.begin
        width = self.size.width
        self.at_heading = None
        self.page = self._lay_out(min(width, self.reading_width or width))
        self.virtual_size = Size(width, len(self.page.rows))
        if place is not None:
            self.go_to(place)
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width = self.size.width
        number = self.top + y
        if self.page is None and self.begin is None:
            # Here and not once a resize is heard of: the first screen drawn has the text on it.
            self.page = self._lay_out(min(width, self.reading_width or width))
        if self.page is None or number >= len(self.page.rows):
            return Strip.blank(width, self.rich_style)
        row = self.page.rows[number]
        margin = max(0, (width - self.page.width) // 2)
        segments = [Segment(" " * margin), *self._segments(row, number)]
        strip = Strip(segments, margin + row.cells)
        return strip.extend_cell_length(width).crop(0, width).apply_style(self.rich_style)

    def _segments(self, row: Row, number: int) -> Sequence[Segment]:
        """Return a row's segments, with what is marked on it."""
        if number == self.at_heading != self.top:
            return list(Strip(row.segments, row.cells).apply_style(FOCUS))
        return row.segments

    def _on_resize(self, event: events.Resize) -> None:
        if self.page is None or event.size.width != self.virtual_size.width:
            self._refresh_page()
        self.post_message(self.Moved())

    def watch_reading_width(self) -> None:
        """Make the page at its new width."""
        self._refresh_page()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other rows are in view."""
        self.at_heading = None
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def _scroll_rows(self, rows: int) -> None:
        self.scroll_to(y=self.top + rows, animate=False, force=True)

    def go_to_row(self, row: int) -> None:
        """Bring a row to the top of the screen, as far as the page reaches."""
        self.scroll_to(y=row, animate=False, force=True)

    def go_to(self, place: Place) -> None:
        """Bring a place to the top of the screen, as far as the page reaches."""
        if self.page:
            self.go_to_row(self.page.row_of(place))

    def reveal(self, row: int) -> None:
        """Bring a row into view with some of what is around it, unless it is in view."""
        if not self.top <= row < self.top + self.size.height:
            self.go_to_row(max(0, row - self.size.height // 3))

    def action_move(self, rows: int) -> None:
        """Scroll by rows."""
        self._scroll_rows(rows)

    def action_move_half(self, halves: int) -> None:
        """Scroll by half screenfuls."""
        self._scroll_rows(halves * max(1, self.size.height // 2))

    def action_move_page(self, pages: int) -> None:
        """Scroll by screenfuls, less the rows that stay in sight."""
        self._scroll_rows(pages * max(1, self.size.height - CONTEXT))

    def action_move_top(self) -> None:
        """Go to the first row."""
        self.go_to_row(0)

    def action_move_bottom(self) -> None:
        """Go to the last row."""
        if self.page:
            self.go_to_row(len(self.page.rows))

    @property
    def outline(self) -> list[Heading]:
        """The headings; where there are none but the title, paragraphs that are only bold."""
        found = list(self.page.headings) if self.page else []
        headings = [heading for heading in found if heading.level < 7]
        return headings if len(headings) > 1 else found

    def action_step_heading(self, steps: int) -> None:
        """Go to the next heading, or the previous one."""
        rows = [heading.row for heading in self.outline]
        here = self.top if self.at_heading is None else self.at_heading
        if steps > 0:
            after = [row for row in rows if row > here]
        else:
            after = [row for row in reversed(rows) if row < here]
        if after:
            self.go_to_heading(after[0])
        else:
            self.app.bell()

    def go_to_heading(self, row: int) -> None:
        """Bring the heading on a row to the top; near the end, where none gets there, mark it."""
        self.at_heading = None
        self.go_to_row(row)
        self.at_heading = row
        self.refresh()
