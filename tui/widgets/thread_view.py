"""A thread's view: going from comment to comment, folding, sorting, finding."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.strip import Strip

from tui.commands.command import Command
from tui.commands.registry import IN_SELECTION, IN_THREAD
from tui.commands.screen_keys import bindings
from tui.lists.conversation import CommentSelection, Conversation
from tui.page.marked_comments import NOTHING_MARKED, MarkedComments
from tui.page.matter import Matter
from tui.page.page import Stop
from tui.page.style import PageStyle
from tui.page.viewport import Viewport
from tui.widgets.comment_search import CommentSearch
from tui.widgets.comment_stops import CommentStops
from tui.widgets.highlight import with_gutter
from tui.widgets.jump_history import JumpHistory
from tui.widgets.listed_comments import ListedComments
from tui.widgets.page_canvas import PageCanvas
from tui.widgets.page_matches import PageMatches
from tui.widgets.page_messages import Act, CopyAsked
from tui.widgets.thread_viewport import ThreadViewport

_FIRST, _REST = "> ", "| "
"""The marks of the comment under focus: its first row, and every other row of it."""
_WHEEL = 3
"""Rows that a turn of the mouse's wheel scrolls."""


class ThreadView(PageCanvas, inherit_bindings=False):
    """Shows comments, the one under focus in view; its page is what is on the screen, no more."""

    BINDINGS = bindings(IN_THREAD)

    def __init__(
        self,
        conversation: Conversation,
        style: PageStyle,
        selection_commands: Sequence[Command] = IN_SELECTION,
        marked: MarkedComments = NOTHING_MARKED,
    ) -> None:
        """Make a view of a conversation.

        Args:
            conversation: the comments on an article.
            style: how they are drawn, in rows not longer than there is room.
            selection_commands: what there are keys for while words are selected.
            marked: what is marked in them.
        """
        super().__init__(style, selection_commands)
        self._marked = marked
        self.comments = ThreadViewport(conversation)
        """The comments on the screen, and which of them is under focus."""
        self._stops = CommentStops(self, self.comments)
        self.listed = ListedComments(self, conversation)
        """The comments that are listed, and their order."""
        self.search = CommentSearch(conversation, self, self.comments.comment_page)
        self.jumps: JumpHistory[int] = JumpHistory(self)

    # What is shown

    @property
    def viewport(self) -> Viewport:
        """All rows of the page: it is what is on the screen."""
        return Viewport(0, self.size.height)

    @property
    def matches(self) -> PageMatches | None:
        """The matches highlighted on the screen."""
        return self.search.on_screen

    @property
    def position(self) -> int:
        """The number of the comment under focus."""
        return self.comments.number

    @property
    def selection(self) -> CommentSelection:
        """The comments that are listed, and their order."""
        return self.listed.selection

    def lay_out_again(self) -> None:
        """List comments at a changed width or look, the one under focus where it was."""
        if not self.size.width:
            return
        self.virtual_size = self.size
        thread = self.listed.laid_out(self.fitted_style, self._marked)
        self.comments.lay_out(thread, self.size.height)
        self.selecting.hold()
        self.show()

    def on_resize(self) -> None:
        """Show as many rows as there are now."""
        self.lay_out_again()

    def take_stops_again(self) -> None:
        """Show what is marked by now; the rows are the same."""
        if self.page is not None and self.comments.count:
            self.comments.take_stops_again()
            self.show()

    def show(self) -> None:
        """Draw what is on the screen by now."""
        self.hints.take_away()
        self.page = self.comments.page
        self.search.show(self.page)
        self.refresh()
        self.tell_moved()

    def draw_row(self, number: int, strip: Strip) -> Strip:
        """Return a row with what is highlighted on it, and a mark beside the one under focus."""
        strip = super().draw_row(number, strip)
        in_focus, first = self.comments.row_in_focus(number)
        if not in_focus or not list(strip):
            return strip
        return with_gutter(strip, self.comments.indent, _FIRST if first else _REST)

    # Going from comment to comment

    def go_to_position(self, position: int) -> None:
        """Put the focus on a comment, bring it into view, and unfold what hides it."""
        thread = self.comments.thread
        if thread and thread.index_of(position) is None:
            self.listed.unfold_above(position)
        self.comments.focus(position)
        if thread and thread.entries:
            self.show()

    def _go_to(self, index: int | None) -> None:
        """Put the focus on one of the comments listed, or ring where there is none."""
        number = self.comments.number_at(index)
        if number is None:
            self.app.bell()
        else:
            self.go_to_position(number)

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows; the focus goes along when it would leave the screen."""
        if self.comments.count:
            self.comments.scroll(rows)
            self.show()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _turn_wheel(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(_WHEEL if isinstance(event, events.MouseScrollDown) else -_WHEEL)

    def action_move(self, steps: int) -> None:
        """Go to the next comment or the previous one; scroll within one that is longer."""
        if self.comments.goes_on(steps):
            self.action_move_half(steps)
        elif self.comments.count:
            self._go_to(self.comments.index + steps)

    def action_move_top(self) -> None:
        """Go to the first comment."""
        self._go_to(0)

    def action_move_bottom(self) -> None:
        """Go to the last comment."""
        self._go_to(self.comments.count - 1)

    def go_to_root(self, steps: int) -> None:
        """Go to the next comment on the article or the previous one, past all replies."""
        self._go_to(self.comments.next_root(steps))

    def action_sibling(self, steps: int) -> None:
        """Go to the next reply to the same, or the previous one."""
        if self.comments.count:
            self._go_to(self.comments.next_sibling(steps))

    def action_parent(self) -> None:
        """Go to what the comment answers."""
        self._go_to(self.comments.parent)

    def action_thread(self) -> None:
        """Go to the comment that the thread begins with."""
        self._go_to(self.comments.root)

    def action_step_heading(self, steps: int) -> None:
        """Ring: comments have no headings."""
        self.app.bell()

    # What is listed

    def action_fold(self) -> None:
        """Hide the replies to a comment, or show them; of one without any, hide it with others."""
        entry = self.comments.entry
        if entry and not self.selection.pair and not self.listed.toggle_fold(entry):
            self.app.bell()

    def action_act_or_fold(self) -> None:
        """Follow or open the stop under focus, or else fold."""
        if self.stop:
            self.post_message(Act(self.stop))
        else:
            self.action_fold()

    def action_fold_all(self) -> None:
        """Hide all replies."""
        self.listed.fold_all()

    def action_unfold_all(self) -> None:
        """Show all replies."""
        self.listed.unfold_all()

    def action_sort(self) -> None:
        """List comments by their likes, or as they were saved."""
        self.listed.sort()

    def action_only_writer(self) -> None:
        """List only threads with the article's author in them, or all; on a passage, note it."""
        if self.stop and self.stop.key:
            self.post_message(Act(self.stop))
        else:
            self.listed.only_writer()

    def action_exchange(self) -> None:
        """List only what two people said to each other, or all again."""
        entry = self.comments.entry
        if entry and not self.listed.leave_exchange(self.position):
            self.listed.show_exchange(entry)

    # Links and pictures in comments

    def section_of(self, stop: Stop) -> str:
        """Return nothing: comments have no headings."""
        return ""

    @property
    def stops(self) -> CommentStops:
        """The stops of the comments, and the one under focus."""
        return self._stops

    def go_to_passage(self, number: int, key: str) -> bool:
        """Go to a comment, and to a passage in it; return whether that is there."""
        self.go_to_position(number)
        found = self.comments.focus_passage(key)
        self.show()
        return found

    def let_go(self) -> bool:
        """Take the focus off the stop under it, or leave an exchange; return whether any was."""
        return self.stops.let_go() or self.listed.leave_exchange(self.position)

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus, or else of the comment."""
        self.post_message(CopyAsked(self.stop, ()))

    # Selecting

    @property
    def matter(self) -> Matter:
        """The texts of the comments listed, by their numbers."""
        return self.comments.matter

    @property
    def first_row(self) -> int:
        """The first row in view of the comment under focus."""
        return next(iter(self.comments.rows_in_focus), 0)

    def text_at(self, row: int) -> tuple[int, int] | None:
        """Return the number of the comment that a row is of, and which row of it; None of none."""
        return self.comments.row_of_comment(row)

    def show_cursor(self, text: int, rows: range, cell: int) -> None:
        """Put the focus on a comment, and bring rows of it into view."""
        self.comments.focus_rows(text, rows)
        self.show()

    def follow_match(self) -> None:
        """Move the cursor to the first match in the comment found, while something is selected."""
        found = self.matches.first_on(self.comments.rows_in_focus) if self.matches else None
        if found and self.selecting.active:
            self.selecting.go_to_cell(*found)

    # Jumps

    def follow_footnote(self, row: int, stop: int | None) -> None:
        """Put the focus on the stop that a footnote leads to, in a way that can be undone."""
        self.jumps.begin()
        self.stops.set_focused(stop)

    # Finding

    def show_match(self, row: int | None) -> None:
        """Draw other matches, and bring a row of the comment under focus into view, if given."""
        if row is None:
            self.refresh()
        else:
            self.comments.show_row(row)
            self.show()
