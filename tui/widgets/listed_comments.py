"""The comments of a conversation that are listed, and their order: as the reader wants it."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace
from textual.message import Message

from tui.lists.conversation import CommentSelection, Conversation, Entry, Pair
from tui.lists.folded_replies import fold_all, toggle_fold, unfold_above, unfold_all
from tui.messages import Pick, Say
from tui.page.marked_comments import MarkedComments
from tui.page.style import PageStyle
from tui.page.thread import Thread


class ListingView(Protocol):
    """The view of a thread."""

    def lay_out_again(self) -> None:
        """List other comments, the one under focus where it was on the screen."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the app."""


class ListedComments:
    """The selection of comments that a view lists."""

    def __init__(self, view: ListingView, conversation: Conversation) -> None:
        """List all comments of a conversation in a view."""
        self._view = view
        self._conversation = conversation
        self.selection = CommentSelection()
        """The comments that are listed, and their order."""

    def _list(self, selection: CommentSelection) -> None:
        if selection != self.selection:
            self.selection = selection
            self._view.lay_out_again()

    def laid_out(self, style: PageStyle, marked: MarkedComments) -> Thread:
        """Return the comments listed, laid out in a style, with what is marked in them."""
        selection = self.selection
        return Thread(self._conversation, selection, style, guides=True, marked=marked)

    def toggle_fold(self, entry: Entry) -> bool:
        """Hide the replies to a comment, or show them; of one without any, hide it with others.

        Returns whether there is anything to hide.
        """
        selection = toggle_fold(self._conversation, self.selection, entry)
        if selection:
            self._list(selection)
        return selection is not None

    def fold_all(self) -> None:
        """Hide all replies."""
        self._list(fold_all(self._conversation, self.selection))

    def unfold_all(self) -> None:
        """Show all replies."""
        self._list(unfold_all(self.selection))

    def unfold_above(self, number: int) -> None:
        """Show a comment, whatever hides it."""
        self._list(unfold_above(self._conversation, self.selection, number))

    def sort(self) -> None:
        """List comments by their likes, or as they were saved."""
        by_likes = not self.selection.by_likes
        self._list(replace(self.selection, by_likes=by_likes, pair=None))

    def only_writer(self) -> None:
        """List only threads with the article's author in them, or all."""
        if not any(entry.by_writer for entry in self._conversation.entries):
            self._view.post_message(Say("作者没有在评论里说话"))
            return
        only = not self.selection.with_writer
        self._list(replace(self.selection, with_writer=only, pair=None))

    def show_exchange(self, entry: Entry) -> None:
        """List only what two people said to each other, of which a comment is a part."""
        pairs = self._conversation.pairs(entry)
        if len(pairs) == 1:
            self._show_pair(pairs[0])
        elif pairs:
            names = [" 与 ".join(name or "匿名" for name in pair.names) for pair in pairs]
            pick = Pick("看谁的对话", names, lambda at: self._show_pair(pairs[at]))
            self._view.post_message(pick)
        else:
            self._view.post_message(Say("没有人回复这条评论"))

    def _show_pair(self, pair: Pair) -> None:
        self._list(replace(self.selection, pair=pair))

    def leave_exchange(self, number: int) -> bool:
        """List what was listed before an exchange, one comment of it unfolded.

        Returns whether an exchange was shown.
        """
        if self.selection.pair is None:
            return False
        unfolded = unfold_above(self._conversation, self.selection, number)
        self._list(replace(unfolded, pair=None))
        return True
