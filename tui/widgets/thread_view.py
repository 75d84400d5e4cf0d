"""A thread on the screen: a page of comments, one of them under focus."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive

from tui.commands import COMMENTS, MOTION, STOPS, bindings
from tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from tui.page.page import Page, Row
    from tui.page.thread import Entry, Thread

_MARK = Segment("> ", Style(bold=True))


class ThreadView(PageView, inherit_bindings=False):
    """Shows the comments on an article and goes from one to the next."""

    BINDINGS = bindings((*COMMENTS[:2], *MOTION[2:], *STOPS))

    selected: reactive[int] = reactive(0, init=False)
    """The index of the comment under focus."""

    def __init__(self, lay_out: Callable[[int], Thread], reading_width: int = 80) -> None:
        """Make a view of a thread.

        Args:
            lay_out: makes the thread at a width in cells.
            reading_width: cells to a row at most.
        """
        self.thread: Thread | None = None

        def page(width: int) -> Page:
            self.thread = lay_out(width)
            return self.thread.page

        super().__init__(page, reading_width)

    @property
    def entry(self) -> Entry | None:
        """The comment under focus."""
        found = self.thread.entries if self.thread else ()
        return found[self.selected] if self.selected < len(found) else None

    def _segments(self, row: Row, number: int) -> Sequence[Segment]:
        segments = super()._segments(row, number)
        first, _ = self._rows_of(self.selected)
        if number == first and segments and segments[0].text.startswith("  "):
            blank = segments[0]
            return [_MARK, Segment(blank.text[2:], blank.style), *segments[1:]]
        return segments

    def _rows_of(self, index: int) -> tuple[int, int]:
        """Return a comment's first row, and the one after its last."""
        if self.thread is None or not self.thread.starts:
            return 0, 0
        starts = self.thread.starts
        after = starts[index + 1] - 1 if index + 1 < len(starts) else len(self.thread.page.rows)
        return starts[index], after

    def validate_selected(self, selected: int) -> int:
        """Keep the focus on a comment."""
        count = len(self.thread.entries) if self.thread else 0
        return max(0, min(selected, count - 1))

    def watch_selected(self) -> None:
        """Bring the comment into view: whole where it fits, else its beginning."""
        first, after = self._rows_of(self.selected)
        top, height = self.top, self.size.height
        if after > top + height:
            top = min(first, after - height)
        if first < top:
            top = first
        self.focused_stop = None
        self.go_to_row(top)
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, comments: int) -> None:
        """Go to the next comment or the previous one; scroll within one that is longer."""
        first, after = self._rows_of(self.selected)
        bottom = self.top + self.size.height
        if comments > 0 and after > bottom and first <= self.top:
            self.action_move_half(1)
        elif comments < 0 and first < self.top:
            self.action_move_half(-1)
        else:
            self.selected += comments

    def action_move_top(self) -> None:
        """Go to the first comment."""
        self.selected = 0
        self.go_to_row(0)

    def action_move_bottom(self) -> None:
        """Go to the last comment."""
        if self.thread:
            self.selected = len(self.thread.entries) - 1

    def action_move_half(self, halves: int) -> None:
        """Scroll by half screenfuls, the focus with it."""
        super().action_move_half(halves)
        self._focus_in_view()

    def action_move_page(self, pages: int) -> None:
        """Scroll by screenfuls, the focus with it."""
        super().action_move_page(pages)
        self._focus_in_view()

    def _focus_in_view(self) -> None:
        """Put the focus on a comment in view, unless it is on one."""
        if self.thread is None or not self.thread.starts:
            return
        first, after = self._rows_of(self.selected)
        top, bottom = self.top, self.top + self.size.height
        if first >= bottom or after <= top:
            starts = self.thread.starts
            index = bisect_right(starts, bottom - 1 if first >= bottom else top) - 1
            self.set_reactive(ThreadView.selected, max(0, index))
            self.refresh()
