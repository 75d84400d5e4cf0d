"""The stops in the comments of a thread: links and pictures, gone through from the comment on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.widgets.page_messages import Focused
from tui.widgets.thread_viewport import ThreadViewport

if TYPE_CHECKING:
    from tui.page.page import Kind, Stop


class ShownThread(Protocol):
    """The view of a thread."""

    def show(self) -> None:
        """Draw what is on the screen by now."""

    def refresh(self) -> object:
        """Draw it again."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen."""


class CommentStops:
    """The stops of all comments listed; a `Stops`."""

    def __init__(self, view: ShownThread, comments: ThreadViewport) -> None:
        """Make them for a view and the comments that it shows."""
        self._view = view
        self._comments = comments

    @property
    def focused(self) -> int | None:
        """The index of the stop under focus, among those of the page on the screen."""
        return self._comments.focused_stop

    def set_focused(self, index: int | None) -> None:
        """Put the focus on a stop of the page on the screen and its comment, or on no stop."""
        self._comments.focus_shown_stop(index)
        self._view.refresh()
        self._view.post_message(Focused())

    @property
    def all(self) -> Sequence[Stop]:
        """The stops of all comments listed, by the index that `go_to` takes."""
        return tuple(self.gathered())

    def gathered(self) -> Iterator[Stop]:
        """Yield the same: each comment is laid out when it is come to."""
        if thread := self._comments.thread:
            yield from (thread.page(at).stops[number] for at, number in thread.stops(0, 1))

    @property
    def nearest(self) -> int:
        """The index of the stop under focus, or else of the first from the comment on, or last."""
        return self._comments.nearest_stop

    def go_to(self, index: int) -> None:
        """Put the focus on one of all the stops, and bring it into view."""
        if self._comments.count:
            self._comments.focus_stop(index)
            self._view.show()

    def step(self, steps: int, kind: Kind | None) -> bool:
        """Go to the next stop of a kind from the one under focus, or from the comment.

        Returns whether there is one.
        """
        if not self._comments.count:
            return True
        found = self._comments.step_stop(steps, kind)
        if found:
            self._view.show()
        return found

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""
        if self.focused is None:
            return False
        self.set_focused(None)
        return True
