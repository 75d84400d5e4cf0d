"""A shelf that is open: its list, filled as its columns are counted, and what is asked of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, TypeVar

from textual.message import Message
from textual.worker import get_current_worker

from tui import messages
from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.library.shelf_session import ArticleLine, ShelfSession
from tui.lists.shelf import ShelfRow
from tui.memory.trouble import LaterError
from tui.messages.shelf import ListArticles, RememberShelf, ShelfRequest, TellOfColumn
from tui.page.style import PageStyle
from tui.screens.shelf import ShelfScreen
from tui.services.host import HeldKeys, Host

_Found = TypeVar("_Found")
_AGAIN_SECONDS = 0.2
"""The time to wait before a locked file is tried again."""
_SHOWN_SECONDS = 0.1
"""The time for which columns are counted before those are shown."""
_READ_LAST = 100
"""Articles in the list of those read last."""


class ShelfHost(Host, Protocol):
    """The app, as far as its shelf needs it."""

    @property
    def key_queue(self) -> HeldKeys:
        """The keys that were typed."""
        ...

    def post_message(self, message: Message) -> bool:
        """Have the app do what a message asks for."""
        ...


class OpenShelf:
    """Shows a shelf as it was left, and notes how it is left now."""

    def __init__(
        self,
        session: ShelfSession,
        keys: Mapping[str, str],
        style: PageStyle,
        host: ShelfHost,
    ) -> None:
        """Open a shelf; nothing is shown before its list is.

        Args:
            session: its columns, and what is remembered of them.
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
            host: the app.
        """
        self.session = session
        self.library = session.library
        self.list = ShelfScreen(session.library, session.left, keys, style)
        """The list of its columns."""
        self._host = host

    def load(self, call: Callable[..., object]) -> None:
        """Find, look up and count all that is on the shelf. Blocks: for a worker.

        Args:
            call: calls a function with arguments in the app's own thread.
        """
        worker = get_current_worker()

        def show() -> None:
            call(self.list.show_rows, self.library.rows)

        self.library.find()
        self.library.look_up()
        call(self.say_problem)
        while not (self.library.known or worker.is_cancelled):
            try:
                self.session.look_up()
            except LaterError:
                time.sleep(_AGAIN_SECONDS)
            call(self.say_problem)
        show()
        shown = time.monotonic()
        for _ in self.library.count():
            if worker.is_cancelled:
                return
            if time.monotonic() - shown > _SHOWN_SECONDS:
                show()
                shown = time.monotonic()
        self.library.places.index()
        show()

    def take(self, event: ShelfRequest) -> None:
        """Do what is wanted."""
        match event:
            case TellOfColumn():
                self._tell_of(event.row)
            case ListArticles():
                self._list_articles(event.which)
            case RememberShelf():
                if self.list.is_current:  # what is open above it is where the reader is
                    self.session.note(event.state)

    def say_problem(self) -> None:
        """Say what is wrong with the store, if anything."""
        if problem := self.session.store.take_problem():
            self._host.say(problem.on_screen)

    def _tell_of(self, row: ShelfRow) -> None:
        """Show all that is known of a column."""
        from tui.screens.about import about, about_file

        def read() -> Column | str:
            try:
                *_, column = self.library.parts(row.key)
            except UnreadableError as error:
                return self.session.reason(row.key, error)
            return column

        def show(found: Column | str) -> None:
            blocks = about_file(row, found) if isinstance(found, str) else about(found, row.file)
            self._host.post_message(messages.ShowPage(blocks))

        self._open_in_thread(read, show)

    def _list_articles(self, which: str) -> None:
        """Let the reader choose one of the bookmarks, or of the articles that were read last."""
        if which == "bookmarks":
            work, title = self.session.bookmarks, "所有书签"
            none = "没有书签；在列表或文章里按 m 加"
        else:
            work, title = partial(self.session.read_last, _READ_LAST), "最近读过"
            none = "还没有读过这里的文章"
        if not (self.library.known and self.library.complete):
            title, none = f"{title}（专栏还没数完）", "数完的专栏里没有，还有没数完的，稍后再按"
        self._open_in_thread(work, partial(self._choose, title, none))

    def _open_in_thread(self, work: Callable[[], _Found], show: Callable[[_Found], None]) -> None:
        """Find something in a thread and show it; what is typed meanwhile is meant for that."""
        typed = self._host.key_queue

        def show_and_release(found: _Found) -> None:
            show(found)
            typed.release()

        typed.hold()
        self._host.in_thread(work, show_and_release)

    def _choose(self, title: str, none: str, lines: list[ArticleLine]) -> None:
        if not lines:
            self._host.post_message(messages.Say(none))
            return

        def go(index: int) -> None:
            self._host.post_message(messages.OpenOnShelf(lines[index].key, lines[index].number))

        self._host.post_message(
            messages.Pick(
                title,
                [line.title for line in lines],
                go,
                details=[line.column for line in lines],
            )
        )
