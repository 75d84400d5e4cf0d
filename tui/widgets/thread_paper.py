"""What of a thread is on the screen, and which of its comments is under focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import reactive

from tui.lists.conversation import Conversation, Entry, Selection
from tui.page.page import Page, Row
from tui.page.thread import Spot, Thread, View
from tui.widgets.page_view import PageView

_MARK = Style(bold=True)
_FIRST, _REST = "> ", "| "
"""What marks the comment under focus: its first row, and every other row of it."""
_WHEEL = 3
"""Rows that a turn of the mouse's wheel scrolls."""
_EMPTY = View(Page(1, ()), (), ())


class ThreadPaper(PageView, inherit_bindings=False):
    """Shows the comments on an article, one of them under focus.

    Its page is what is on the screen and no more: a thread lays comments out when they come into
    view, and a place in it is a comment and a row of that. The comment under focus is in view.
    """

    selection: reactive[Selection] = reactive(Selection, init=False)
    """Which comments are listed, and in which order."""

    def __init__(
        self,
        conversation: Conversation,
        lay_out: Callable[[Selection, int], Thread],
        reading_width: int = 80,
    ) -> None:
        """Make a view of a conversation.

        Args:
            conversation: the comments on an article.
            lay_out: makes the thread of a selection at a width in cells.
            reading_width: cells to a row at most.
        """
        super().__init__(lambda width: Page(width, ()), reading_width)
        self.conversation = conversation
        self.thread: Thread | None = None
        self._lay_out_thread = lay_out
        self._number = 0
        """The number of the comment under focus."""
        self._top = Spot(0, 0)
        self._view = _EMPTY
        self._stop: int | None = None
        """Which of that comment's stops is under focus."""

    @property
    def entry(self) -> Entry | None:
        """The comment under focus."""
        entries = self.conversation.entries
        return entries[self._number] if entries else None

    @property
    def index(self) -> int:
        """Which of the comments listed is under focus."""
        return (self.thread.index_of(self._number) if self.thread else None) or 0

    @property
    def top(self) -> int:
        """The row of its page at the top of the screen: the page begins there."""
        return 0

    def watch_selection(self) -> None:
        """List other comments, the one under focus where it was on the screen."""
        self._refresh_page()

    def _on_resize(self, event: events.Resize) -> None:
        self._refresh_page()

    def _refresh_page(self) -> None:
        if not self.size.width:
            return
        place, y = None, 0
        if self.thread and self.thread.entries:
            if self.index == self._top.index:
                place = self.thread.page(self.index).place_of(self._top.row)
            elif self.index in self._view.owners:
                y = self._view.owners.index(self.index)
        width = min(self.size.width, self.reading_width or self.size.width)
        self.virtual_size = self.size
        self.thread = self._lay_out_thread(self.selection, width)
        if not self.thread.entries:
            self._view = _EMPTY
            self._show_view()
            return
        if self.thread.index_of(self._number) is None:
            self._number = self._nearest(self._number)
            self._stop = place = None
        row = self.thread.page(self.index).row_of(place) if place else 0
        self._show_from(self.thread.moved(Spot(self.index, row), -y))
        self._focus_shown()

    def _nearest(self, number: int) -> int:
        """Return the number of the comment listed that stands for one that is not."""
        assert self.thread
        for above in self._above(number):
            if self.thread.index_of(above) is not None:
                return above
        return min(self.thread.entries, key=lambda entry: abs(entry.number - number)).number

    def _above(self, number: int) -> list[int]:
        """Return the numbers of what stands above a comment, the nearest first."""
        found: list[int] = []
        entries = self.conversation.entries
        while entries and (parent := entries[number].parent) is not None:
            found.append(parent)
            number = parent
        return found

    def _show_from(self, top: Spot) -> None:
        """Show what there is from a spot on, as far as the thread reaches."""
        if self.thread is None or not self.thread.entries:
            return
        self._top = self.thread.filled(top, self.size.height)
        self._view = self.thread.view(self._top, self.size.height)
        self._show_view()

    def _show_view(self) -> None:
        self._take_hints_away()
        self.page = self._view.page
        if self.finding:
            self.finding.show(self.page)
        owners, here = self._view.stop_owners, (self.index, self._stop)
        stop = owners.index(here) if here in owners else None
        if stop is not None and not self._in_view(self.page.stops[stop]):
            stop = None
        self.focused_stop = stop
        self.refresh()
        self.post_message(self.Moved())

    def _segments(self, row: Row, number: int) -> Sequence[Segment]:
        segments = super()._segments(row, number)
        owners = self._view.owners
        if self.thread is None or owners[number] != self.index or not segments:
            return segments
        above = owners[number - 1] if number else self._top.index if self._top.row else None
        first = above != self.index
        indent, blank = self.thread.indent(self.thread.entries[self.index]), segments[0]
        mark = Segment(_FIRST if first else _REST, _MARK)
        rest = Segment(blank.text[indent:], blank.style)
        return [Segment(" " * (indent - 2)), mark, rest, *segments[1:]]

    # The focus

    def watch_focused_stop(self) -> None:
        """Have the comment under focus whose stop is."""
        self._stop = None
        if self.thread and self.focused_stop is not None:
            index, self._stop = self._view.stop_owners[self.focused_stop]
            self._number = self.thread.entries[index].number
        super().watch_focused_stop()

    def focus_entry(self, number: int) -> None:
        """Put the focus on a comment, bring it into view, and unfold what hides it."""
        if self.thread and self.thread.index_of(number) is None:
            folded = self.selection.folded.difference(self._above(number))
            self.selection = replace(self.selection, folded=folded)
        self._number, self._stop = number, None
        self._focus_shown()

    def _focus_shown(self) -> None:
        """Bring the comment under focus into view: whole where it fits, else its beginning."""
        if self.thread is None or not self.thread.entries:
            return
        height = self.size.height
        first = Spot(self.index, 0)
        last = Spot(self.index, len(self.thread.page(self.index).rows) - 1)
        top = self._top
        if last > self.thread.moved(top, height - 1):
            top = min(first, self.thread.moved(last, 1 - height))
        self._show_from(min(top, first))

    def _scroll_rows(self, rows: int) -> None:
        """Scroll by rows; the focus goes along when it would leave the screen."""
        if self.thread is None or not self.thread.entries:
            return
        self._show_from(self.thread.moved(self._top, rows))
        shown = [index for index in self._view.owners if index >= 0] or [self._top.index]
        if self.index not in shown:
            index = shown[0] if self.index < shown[0] else shown[-1]
            self._number, self._stop = self.thread.entries[index].number, None
            self.refresh()
            self.post_message(self.Moved())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self._scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self._scroll_rows(-_WHEEL)
