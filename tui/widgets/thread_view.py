"""A thread on the screen: going from comment to comment, folding, sorting, finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.commands.registry import IN_THREAD, bindings
from tui.lists.conversation import Pair
from tui.messages import Pick, Say
from tui.page.page import Place, Stop
from tui.page.thread import Spot
from tui.search.full_text import Sought
from tui.widgets.page_view import Spot as PageSpot
from tui.widgets.thread_finding import FoundComments, SaidByAll
from tui.widgets.thread_paper import ThreadPaper


class ThreadView(ThreadPaper, inherit_bindings=False):
    """Shows the comments on an article, goes from one to another, folds and sorts them."""

    BINDINGS = bindings(IN_THREAD)

    _said: SaidByAll | None = None
    """What all comments say, once something has been looked for."""

    # Going from comment to comment

    def _go_to(self, index: int | None) -> None:
        """Put the focus on one of the comments listed, or ring where there is none."""
        if self.thread and index is not None and 0 <= index < len(self.thread.entries):
            self.focus_entry(self.thread.entries[index].number)
        else:
            self.app.bell()

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

    def _step(self, steps: int, kind: str | None) -> None:
        """Step from the stop under focus, or from the comment."""
        if self.thread is None or not self.thread.entries:
            return
        here = None if self._stop is None else (self.index, self._stop)
        for found in self.thread.stops(self.index, steps):
            index, number = found
            past = here is None or (found > here if steps > 0 else found < here)
            if past and kind in (None, self.thread.page(index).stops[number].kind):
                self._focus_stop_of(index, number)
                return
        self._tell_end(steps)

    @property
    def all_stops(self) -> Sequence[Stop]:
        """The stops of all comments listed."""
        thread = self.thread
        return [thread.page(at).stops[n] for at, n in thread.stops(0, 1)] if thread else ()

    @property
    def nearest_stop(self) -> int:
        """The index of the stop under focus, or else of the first from the comment on, or last."""
        stops = list(self.thread.stops(0, 1)) if self.thread else []
        here = (self.index, self._stop or 0)
        return next((at for at, stop in enumerate(stops) if stop >= here), len(stops) - 1)

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

    def find_again(self, terms: Sequence[str]) -> None:
        """Mark what is found of the terms looked for last, and go nowhere yet."""
        self._look_for(terms)

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
