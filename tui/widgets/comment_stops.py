"""The stops in the comments of a thread: links and pictures, gone through from the comment on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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
        """The stops of all comments listed, each of which is laid out for that."""
        thread = self._comments.thread
        return self._at(thread.stops(0, 1)) if thread else ()

    def pictures(self) -> tuple[Sequence[Stop], int]:
        """Return all pictures, and the index of the one under focus or the nearest from here on."""
        comments = self._comments
        found = list(comments.thread.pictures()) if comments.thread else []
        nearest = min(bisect_left(found, (comments.index, comments.stop or 0)), len(found) - 1)
        return self._at(found), nearest

    def _at(self, places: Iterable[tuple[int, int]]) -> Sequence[Stop]:
        thread = self._comments.thread
        return [thread.page(at).stops[number] for at, number in places] if thread else ()

    def from_here(self, steps: int) -> Iterator[tuple[tuple[int, int], Stop]]:
        """Yield the stops from the one under focus on, or from the comment; with -1 those before.

        The nearest comes first, and each after what `go_to` takes. A comment is laid out when it is
        come to.
        """
        if thread := self._comments.thread:
            for at, number in self._comments.stops_from_here(steps):
                yield (at, number), thread.page(at).stops[number]

    def go_to(self, stop: tuple[int, int]) -> None:
        """Put the focus on one of the stops of `from_here`, and bring it into view."""
        self._comments.focus_stop(*stop)
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
