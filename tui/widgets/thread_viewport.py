"""The viewport of a thread: the comments on the screen, and the comment and stop under focus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.lists.conversation import Conversation, Entry
from tui.page.matter import Matter
from tui.page.page import Kind, Page
from tui.page.thread import Spot, Thread, View
from tui.page.viewport import Viewport
from tui.widgets.stop_focus import is_step

_EMPTY = View(Page(1, ()), (), ())


class ThreadViewport:
    """The rows of a thread that are on the screen, and the comment under focus among them.

    `page` is what is on the screen and no more: a thread lays comments out when they come into
    view. All that moves leaves the comment under focus in view.
    """

    def __init__(self, conversation: Conversation) -> None:
        """Begin at the first comment of a conversation, before anything is laid out."""
        self._conversation = conversation
        self.thread: Thread | None = None
        """The comments listed, once the width of the screen is known."""
        self.matter = Matter((), lambda number: _EMPTY.page)
        """The texts of the comments listed, by their numbers."""
        self.number = 0
        """The number of the comment under focus."""
        self.stop: int | None = None
        """The index of the one of that comment's stops that is under focus."""
        self._height = 0
        self._top = Spot(0, 0)
        self._view = _EMPTY

    @property
    def page(self) -> Page:
        """The rows on the screen; some stops of it may be above or below, the top row being 0."""
        return self._view.page

    @property
    def count(self) -> int:
        """The number of comments listed."""
        return len(self.thread.entries) if self.thread else 0

    @property
    def entry(self) -> Entry | None:
        """The comment under focus."""
        entries = self._conversation.entries
        return entries[self.number] if entries else None

    @property
    def index(self) -> int:
        """The index of the comment under focus among those listed."""
        return (self.thread.index_of(self.number) if self.thread else None) or 0

    def number_at(self, index: int | None) -> int | None:
        """Return the number of one of the comments listed; None where there is none."""
        if self.thread is None or index is None or not 0 <= index < self.count:
            return None
        return self.thread.entries[index].number

    @property
    def indent(self) -> int:
        """Cells left of the text of the comment under focus."""
        return self.thread.indent(self.thread.entries[self.index]) if self.thread else 0

    def comment_page(self) -> Page | None:
        """Return the rows of the comment under focus, those not in view as well."""
        return self.thread.page(self.index) if self.thread and self.thread.entries else None

    def lay_out(self, thread: Thread, height: int) -> None:
        """Show other comments, or the same at another width, the one under focus where it was.

        Args:
            thread: the comments listed now.
            height: rows of the screen.
        """
        place, y = None, 0
        if self.thread and self.thread.entries:
            if self.index == self._top.index:
                place = self.thread.page(self.index).place_of(self._top.row)
            elif self.index in self._view.owners:
                y = self._view.owners.index(self.index)
        self.thread, self.matter, self._height = thread, thread.matter(), height
        if not thread.entries:
            self._view, self.stop = _EMPTY, None
            return
        if thread.index_of(self.number) is None:
            self.number = self._nearest(thread)
            self.stop = place = None
        row = thread.page(self.index).row_of(place) if place else 0
        self._show_from(thread.moved(Spot(self.index, row), -y))
        self.show_focus()

    def _nearest(self, thread: Thread) -> int:
        """Return the number of the comment listed that stands for the one under focus."""
        for above in self._conversation.above(self.number):
            if thread.index_of(above) is not None:
                return above
        return min(thread.entries, key=lambda entry: abs(entry.number - self.number)).number

    def _show_from(self, top: Spot) -> None:
        """Show what there is from a row on, as far as the thread reaches."""
        if self.thread is None or not self.thread.entries:
            return
        self._top = self.thread.filled(top, self._height)
        self._view = self.thread.view(self._top, self._height)
        if self.focused_stop is None:
            self.stop = None

    def take_stops_again(self) -> None:
        """Show the same rows with other stops on them; the same stop stays under focus."""
        focused = self.focused_stop
        before = None if focused is None else self.page.stops[focused]
        self.stop = None
        self._show_from(self._top)
        for index, stop in enumerate(self.page.stops):
            if before and (stop.spans, stop.key) == (before.spans, before.key):
                self.focus_shown_stop(index)
                break

    def scroll(self, rows: int) -> None:
        """Scroll by rows; the focus goes along when it would leave the screen."""
        if self.thread is None or not self.thread.entries:
            return
        self._show_from(self.thread.moved(self._top, rows))
        shown = [index for index in self._view.owners if index >= 0] or [self._top.index]
        if self.index not in shown:
            index = shown[0] if self.index < shown[0] else shown[-1]
            self.number, self.stop = self.thread.entries[index].number, None

    # Where steps lead: which of the comments listed, or None

    def next_root(self, steps: int) -> int | None:
        """Return which is the next comment on the article, or the previous one."""
        entries = self.thread.entries if self.thread else ()
        after = range(self.index + 1, len(entries)) if steps > 0 else range(self.index - 1, -1, -1)
        return next((other for other in after if entries[other].parent is None), None)

    def next_sibling(self, steps: int) -> int | None:
        """Return which is the next reply to the same, or the previous one."""
        if self.thread is None or self.entry is None:
            return None
        found = map(self.thread.index_of, self._conversation.siblings(self.entry))
        order = sorted(index for index in found if index is not None)
        place = order.index(self.index) + steps
        return order[place] if 0 <= place < len(order) else None

    @property
    def parent(self) -> int | None:
        """The comment that the one under focus answers."""
        return self._listed(self._conversation.above(self.number)[:1])

    @property
    def root(self) -> int | None:
        """The comment that its thread begins with."""
        return self._listed(self._conversation.above(self.number)[-1:])

    def _listed(self, number: Sequence[int]) -> int | None:
        return self.thread.index_of(number[0]) if self.thread and number else None

    # The comment under focus

    def focus(self, number: int) -> None:
        """Put the focus on a comment, and bring it into view."""
        self.number, self.stop = number, None
        self.show_focus()

    def show_focus(self) -> None:
        """Bring the comment under focus into view: whole where it fits, else its beginning."""
        if self.thread and self.thread.entries:
            self._show_rows(0, len(self.thread.page(self.index).rows) - 1)

    def _show_rows(self, first_row: int, last_row: int) -> None:
        """Bring some rows of the comment under focus into view, all where they fit."""
        assert self.thread
        first, last = Spot(self.index, first_row), Spot(self.index, last_row)
        top = self._top
        if last > self.thread.moved(top, self._height - 1):
            top = min(first, self.thread.moved(last, 1 - self._height))
        self._show_from(min(top, first))

    def show_row(self, row: int) -> None:
        """Bring a row of the comment under focus into the upper third of the screen."""
        if self.thread and self.thread.entries:
            self._show_from(self.thread.moved(Spot(self.index, row), -(self._height // 3)))

    def focus_rows(self, number: int, rows: range) -> None:
        """Put the focus on a comment, and bring rows of it into view: all where they fit."""
        self.number, self.stop = number, None
        if self.thread and self.thread.index_of(number) is not None:
            self._show_rows(rows[0], rows[-1])

    def row_of_comment(self, row: int) -> tuple[int, int] | None:
        """Return the number of the comment that a row of `page` is of, and which row of it.

        None of the blank rows between comments.
        """
        owners = self._view.owners
        if self.thread is None or not 0 <= row < len(owners) or owners[row] < 0:
            return None
        index = owners[row]
        above = self._top.row if index == self._top.index else 0
        return self.thread.entries[index].number, row - owners.index(index) + above

    def goes_on(self, steps: int) -> bool:
        """Return whether the comment under focus has rows below the screen, or with -1 above."""
        if self.thread is None or not self.thread.entries:
            return False
        if steps < 0:
            return Spot(self.index, 0) < self._top
        last = Spot(self.index, len(self.thread.page(self.index).rows) - 1)
        return last > self.thread.moved(self._top, self._height - 1)

    def row_in_focus(self, row: int) -> tuple[bool, bool]:
        """Return whether a row of `page` is of the comment under focus, and its first in view."""
        owners = self._view.owners
        if self.thread is None or owners[row] != self.index:
            return False, False
        above = owners[row - 1] if row else self._top.index if self._top.row else None
        return True, above != self.index

    @property
    def rows_in_focus(self) -> Sequence[int]:
        """The rows of `page` that are of the comment under focus."""
        return [row for row in range(len(self.page.rows)) if self.row_in_focus(row)[0]]

    # Stops

    @property
    def focused_stop(self) -> int | None:
        """The index among the stops of `page` of the stop under focus, if it is in view."""
        owners, here = self._view.stop_owners, (self.index, self.stop)
        if here not in owners:
            return None
        index = owners.index(here)
        shown = Viewport(0, self._height).shows_stop(self.page.stops[index])
        return index if shown else None

    def focus_shown_stop(self, index: int | None) -> None:
        """Put the focus on one of the stops of `page` and its comment, or on no stop."""
        self.stop = None
        if self.thread and index is not None:
            comment, self.stop = self._view.stop_owners[index]
            self.number = self.thread.entries[comment].number

    def stops_from_here(self, steps: int) -> Iterator[tuple[int, int]]:
        """Yield the stops from the one under focus on, or from the comment; with -1 those before.

        Each is which comment it is in, and which of its stops it is; the nearest comes first.
        """
        here = self.index, self.stop or 0
        for found in self.thread.stops(self.index, steps) if self.thread and self.count else ():
            if (found >= here) == (steps > 0):
                yield found

    def focus_passage(self, key: str) -> bool:
        """Put the focus on a passage in the comment under focus; return whether it is there."""
        stops = self.thread.page(self.index).stops if self.thread and self.count else ()
        found = next((number for number, stop in enumerate(stops) if stop.key == key), None)
        if found is not None:
            self.focus_stop(self.index, found)
        return found is not None

    def step_stop(self, steps: int, kind: Kind | None) -> bool:
        """Put the focus on the next stop from the one under focus, or from the comment.

        Returns whether there is one.
        """
        if self.thread is None:
            return False
        here = None if self.stop is None else (self.index, self.stop)
        for found in self.thread.stops(self.index, steps):
            index, number = found
            past = here is None or (found > here if steps > 0 else found < here)
            if past and is_step(self.thread.page(index).stops[number], kind):
                self.focus_stop(index, number)
                return True
        return False

    def focus_stop(self, index: int, number: int) -> None:
        """Put the focus on a stop of one of the comments listed, and bring it into view."""
        if self.thread is None or index >= self.count:
            return
        self.number = self.thread.entries[index].number
        spans = self.thread.page(index).stops[number].spans
        self.show_focus()
        self.stop = number
        self._show_rows(spans[0].row, spans[-1].row)
