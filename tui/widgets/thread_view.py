"""A thread on the screen: comments below each other, one of them under focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import reactive

from tui.archive.conversation import Conversation, Entry, Pair, Selection
from tui.archive.full_text import Sought
from tui.commands import IN_THREAD, bindings
from tui.messages import Pick, Say
from tui.page.page import Page, Place, Row, Stop
from tui.page.thread import Spot, Thread, View
from tui.widgets.hints import Hints
from tui.widgets.page_view import PageView
from tui.widgets.page_view import Spot as PageSpot
from tui.widgets.thread_finding import FoundComments, SaidByAll

_MARK = Style(bold=True)
_FIRST, _REST = "> ", "| "
"""What marks the comment under focus: its first row, and every other row of it."""
_WHEEL = 3
"""Rows that a turn of the mouse's wheel scrolls."""
_EMPTY = View(Page(1, ()), (), ())


class ThreadView(PageView, inherit_bindings=False):
    """Shows the comments on an article, goes from one to another, folds and sorts them.

    Its page is what is on the screen and no more: a thread lays comments out when they come into
    view, and a place in it is a comment and a row of that. The comment under focus is in view.
    """

    BINDINGS = bindings(IN_THREAD)

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
        self._said: SaidByAll | None = None
        self._stop: int | None = None
        """Which of that comment's stops is under focus."""

    # What is shown

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
            else:
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
        self.hints = Hints(())
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

    def _go_to(self, index: int | None) -> None:
        """Put the focus on one of the comments listed, or ring where there is none."""
        if self.thread and index is not None and 0 <= index < len(self.thread.entries):
            self.focus_entry(self.thread.entries[index].number)
        else:
            self.app.bell()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self._scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self._scroll_rows(-_WHEEL)

    # Going from comment to comment

    def action_move(self, steps: int) -> None:
        """Go to the next comment or the previous one; scroll within one that is longer."""
        if self.thread is None or not self.thread.entries:
            return
        first = Spot(self.index, 0)
        last = Spot(self.index, len(self.thread.page(self.index).rows) - 1)
        bottom = self.thread.moved(self._top, self.size.height - 1)
        if (steps > 0 and last > bottom) or (steps < 0 and first < self._top):
            self.action_move_half(steps)
        else:
            self._go_to(self.index + steps)

    def action_move_top(self) -> None:
        """Go to the first comment."""
        self._go_to(0)

    def action_move_bottom(self) -> None:
        """Go to the last comment."""
        if self.thread:
            self._go_to(len(self.thread.entries) - 1)

    def go_to_root(self, steps: int) -> None:
        """Go to the next comment on the article or the previous one, past all replies."""
        entries = self.thread.entries if self.thread else ()
        after = range(self.index + 1, len(entries)) if steps > 0 else range(self.index - 1, -1, -1)
        self._go_to(next((index for index in after if entries[index].parent is None), None))

    def action_sibling(self, steps: int) -> None:
        """Go to the next reply to the same, or the previous one."""
        if self.thread is None or self.entry is None:
            return
        found = map(self.thread.index_of, self.conversation.siblings(self.entry))
        order = sorted(index for index in found if index is not None)
        place = order.index(self.index) + steps
        self._go_to(order[place] if 0 <= place < len(order) else None)

    def action_parent(self) -> None:
        """Go to what the comment answers."""
        self._go_up(self._above(self._number)[:1])

    def action_thread(self) -> None:
        """Go to the comment that the thread begins with."""
        self._go_up(self._above(self._number)[-1:])

    def _go_up(self, number: Sequence[int]) -> None:
        self._go_to(self.thread.index_of(number[0]) if self.thread and number else None)

    # What is listed

    def action_fold(self) -> None:
        """Hide the replies to a comment, or show them; of one without any, hide it with others."""
        if self.entry is None or self.selection.pair:
            return
        folded, number = self.selection.folded, self._number
        if not self.conversation.below[number]:
            number = self.entry.parent if self.entry.parent is not None else number
        if self.conversation.below[number]:
            self.selection = replace(self.selection, folded=folded ^ {number})
        else:
            self.app.bell()

    def action_act_or_fold(self) -> None:
        """Follow or open the stop under focus, or else fold."""
        if self.stop:
            self.post_message(self.Act(self.stop))
        else:
            self.action_fold()

    def action_fold_all(self) -> None:
        """Hide all replies."""
        roots = (root for root in self.conversation.roots if self.conversation.below[root])
        self.selection = replace(self.selection, folded=frozenset(roots), pair=None)

    def action_unfold_all(self) -> None:
        """Show all replies."""
        self.selection = replace(self.selection, folded=frozenset(), pair=None)

    def action_sort(self) -> None:
        """List comments by their likes, or as they were saved."""
        by_likes = not self.selection.by_likes
        self.selection = replace(self.selection, by_likes=by_likes, pair=None)

    def action_only_writer(self) -> None:
        """List only threads with the article's author in them, or all."""
        if not any(entry.by_writer for entry in self.conversation.entries):
            self.post_message(Say("作者没有在评论里说话"))
            return
        only = not self.selection.with_writer
        self.selection = replace(self.selection, with_writer=only, pair=None)

    def action_exchange(self) -> None:
        """List only what two people said to each other, or all again."""
        if self.entry is None or self._leave_exchange():
            return
        pairs = self.conversation.pairs(self.entry)
        if len(pairs) == 1:
            self._show_exchange(pairs[0])
        elif pairs:
            names = [" 与 ".join(name or "匿名" for name in pair.names) for pair in pairs]
            self.post_message(Pick("看谁的对话", names, lambda at: self._show_exchange(pairs[at])))
        else:
            self.post_message(Say("没有人回复这条评论"))

    def _show_exchange(self, pair: Pair) -> None:
        self.selection = replace(self.selection, pair=pair)

    def _leave_exchange(self) -> bool:
        """List what was listed before an exchange; return whether one was shown."""
        if self.selection.pair is None:
            return False
        folded = self.selection.folded.difference(self._above(self._number))
        self.selection = replace(self.selection, pair=None, folded=folded)
        return True

    def let_go(self) -> bool:
        """Take the focus off the stop under it, or leave an exchange; return whether any was."""
        return super().let_go() or self._leave_exchange()

    # Links and pictures in comments

    def watch_focused_stop(self) -> None:
        """Have the comment under focus whose stop is."""
        self._stop = None
        if self.thread and self.focused_stop is not None:
            index, self._stop = self._view.stop_owners[self.focused_stop]
            self._number = self.thread.entries[index].number
        super().watch_focused_stop()

    def _step(self, steps: int, kind: str | None) -> None:
        """Step from the stop under focus, or from the comment."""
        if self.thread is None:
            return
        here = None if self._stop is None else (self.index, self._stop)
        for found in self.thread.stops(self.index, steps):
            index, number = found
            past = here is None or (found > here if steps > 0 else found < here)
            if past and kind in (None, self.thread.page(index).stops[number].kind):
                self._focus_stop_of(index, number)
                return
        self.app.bell()

    @property
    def all_stops(self) -> Sequence[Stop]:
        """The stops of all comments listed."""
        thread = self.thread
        return [thread.page(at).stops[n] for at, n in thread.stops(0, 1)] if thread else ()

    def focus_stop(self, index: int) -> None:
        """Put the focus on one of all the stops, and bring it into view."""
        if self.thread:
            self._focus_stop_of(*list(self.thread.stops(0, 1))[index])

    def _focus_stop_of(self, index: int, number: int) -> None:
        """Put the focus on a stop of a comment and bring it into view."""
        assert self.thread
        self._number = self.thread.entries[index].number
        spans = self.thread.page(index).stops[number].spans
        first, last = Spot(index, spans[0].row), Spot(index, spans[-1].row)
        self._focus_shown()
        top = self._top
        if last > self.thread.moved(top, self.size.height - 1):
            top = min(first, self.thread.moved(last, 1 - self.size.height))
        self._stop = number
        self._show_from(min(top, first))

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus, or else of the comment."""
        self.post_message(self.CopyAsked(self.stop, ()))

    # Find

    @property
    def spot(self) -> PageSpot:
        """Where the reader is: the place in a conversation is the number of a comment."""
        return PageSpot(Place(self._number, 0), None)

    def go_to_spot(self, spot: PageSpot) -> None:
        """Go to the comment where a reader was."""
        self.focus_entry(spot.place.block)

    def find(self, terms: Sequence[str], row: int) -> None:
        """Mark what is found of some terms, and go to the first comment that has any."""
        found = self._look_for(terms)
        found.begin_at(self._number)
        self._show_match()

    def seek(self, sought: Sought) -> None:
        """Mark what was looked for, and go to the comment that holds the hit that was chosen."""
        if sought.hit.comment is not None and sought.hit.comment < len(self.conversation.entries):
            self.focus_entry(sought.hit.comment)
        self.find(sought.terms, 0)

    def find_next(self, steps: int) -> bool:
        """Go to the next comment with a match or the previous one; return whether round the end."""
        if self.finding is None:
            return False
        round_the_end = self._look_for(self.finding.terms).go_on(steps, self._number)
        self._show_match()
        return round_the_end

    def _look_for(self, terms: Sequence[str]) -> FoundComments:
        self._said = self._said or SaidByAll(self.conversation)
        self.finding = found = self._said.find(terms, self.selection, self._view.page)
        self.refresh()
        return found

    def _show_match(self) -> None:
        """Bring the comment with the current match into view, and of a long one the match."""
        if not isinstance(self.finding, FoundComments) or self.finding.number is None:
            return
        self.focus_entry(self.finding.number)
        if self.thread and not self.finding.matches:
            row = self.finding.first_row(self.thread.page(self.index))
            self._show_from(self.thread.moved(Spot(self.index, row), -(self.size.height // 3)))
