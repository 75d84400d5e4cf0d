"""The columns that are open, the one opened last on top; what was left is let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from textual.app import App

from tui import messages
from tui.archive.contents import UnreadableError
from tui.archive.model import Article, Column
from tui.library.shelf_session import OpenedColumn, ShelfSession
from tui.memory.session import Session
from tui.page.cache import PageCache
from tui.page.style import PageStyle
from tui.screens import warm_up
from tui.screens.base import ReaderScreen
from tui.screens.column import ColumnScreen
from tui.screens.open_column import Noted, OpenColumn
from tui.screens.stack import ScreenStack
from tui.services.host import HeldKeys

_LATE_SECONDS = 1.0
"""The time for which a screen that was left may still have something to be noted."""


class _Entry(NamedTuple):
    """A column from where it was opened on the stack of screens."""

    depth: int
    """The number of screens below."""
    column: OpenColumn


class Columns:
    """Knows which column each article is of, and opens others where there is a shelf of them."""

    def __init__(
        self,
        app: App[None],
        keys: Mapping[str, str],
        style: Callable[[], PageStyle],
        stack: Callable[[], ScreenStack],
        say: Callable[[str], None],
        shelf: ShelfSession | None,
        typed: HeldKeys,
    ) -> None:
        """Make it; no column is open.

        Args:
            app: runs in threads what takes time.
            keys: the reader's own keys, by the names of commands.
            style: returns how pages are drawn now.
            stack: returns the stack of screens, which is made after them.
            say: shows a line that goes away by itself.
            shelf: opens the columns of a shelf, where there is one.
            typed: has keys wait while one is being opened.
        """
        self._app = app
        self._keys = keys
        self._style = style
        self._stack = stack
        self._say = say
        self._shelf = shelf
        self._typed = typed
        self._entries: list[_Entry] = []
        self._first: OpenColumn | None = None
        """The column that the reader started in, for which no garbage is looked among."""
        self._leaving: list[OpenColumn] = []
        """Columns that were left a moment ago."""
        self._asked: messages.OpenOnShelf | None = None
        """The request for what is being opened."""

    @property
    def current(self) -> OpenColumn | None:
        """The column that the screen on top belongs to; None on the shelf itself."""
        return self._entries[-1].column if self._entries else None

    def of(self, article: Article) -> OpenColumn | None:
        """Return the column that an article is of, if it is open, or was a moment ago."""
        columns = (*(entry.column for entry in reversed(self._entries)), *self._leaving)
        return next((one for one in columns if one.holds(article)), self.current)

    def begin(self, session: Session, depth: int, pages: PageCache) -> OpenColumn:
        """Take a column for open whose first screen stands above so many others.

        Args:
            session: the column.
            depth: how many screens are below its first.
            pages: lays its articles out, and perhaps has done so with the first.
        """
        on_shelf = self._shelf is not None
        column = OpenColumn(
            ColumnScreen(session, self._keys, self._style(), on_shelf=on_shelf),
            session,
            lambda: self._stack().reader_screens,
            self._say,
            pages,
            self._elsewhere,
        )
        self._entries.append(_Entry(depth, column))
        return column

    def begin_here(self, session: Session, depth: int, pages: PageCache) -> OpenColumn:
        """Do the same for the column that the reader starts in."""
        self._first = self.begin(session, depth, pages)
        return self._first

    def _elsewhere(self, url: str) -> str:
        return self._shelf.library.title_at(url) if self._shelf else ""

    def load(self, column: OpenColumn, rest: Iterable[Column]) -> None:
        """Load the rest of a column in a thread, and what is remembered of it."""
        load = partial(column.load, rest, self._app.call_from_thread)
        self._app.run_worker(load, thread=True, group="column")

    def open(self, event: messages.OpenOnShelf) -> None:
        """Open a column of the shelf, or an article in it, unless that is being done already."""
        shelf, from_screen = self._shelf, self._app.screen
        if shelf is None or self._asked == event:
            return
        self._asked = event
        if event.number and (known := self._on_stack(event.column)):
            self._asked = None
            self._show_article(known, event)
            return

        def read() -> OpenedColumn | str:
            try:
                return shelf.open(event.column, event.number)
            except UnreadableError as error:
                return shelf.reason(event.column, error)
            except MemoryError:
                return "内存不够打开这个专栏"

        def show(opened: OpenedColumn | str) -> None:
            if self._asked is not event:
                return  # something else was asked for since
            self._asked = None
            self._typed.release()
            if isinstance(opened, str):
                self._app.post_message(messages.Say(f"打不开：{opened}"))
                for screen in self._stack().reader_screens:
                    screen.shelf_changed()
            elif self._app.screen is from_screen:
                self._show(opened, event)

        self._typed.hold()
        self._app.run_worker(lambda: self._app.call_from_thread(show, read()), thread=True)

    def _on_stack(self, key: str) -> OpenColumn | None:
        columns = (entry.column for entry in self._entries)
        return next((one for one in columns if one.session.key == key), None)

    def _show(self, opened: OpenedColumn, event: messages.OpenOnShelf) -> None:
        """Show a column that has been opened."""
        column = self.begin(opened.session, len(self._app.screen_stack), PageCache())
        if event.number:
            self._show_article(column, event, begun=True)
        else:
            self._stack().show(column.list)
        # What is remembered may be known at once, and then there must be a list to show it.
        self._app.screen.call_after_refresh(self.load, column, opened.rest)

    def _show_article(
        self, column: OpenColumn, event: messages.OpenOnShelf, begun: bool = False
    ) -> None:
        """Show an article of an open column over whatever is on top."""
        articles = column.session.column.articles
        if event.number > len(articles):
            self._say("这篇文章已不在专栏里")
            return
        if not begun:
            self._entries.append(_Entry(len(self._app.screen_stack), column))
        article = articles[event.number - 1]
        if event.in_comments:
            self._stack().reopen(
                messages.OpenComments(article, event.sought, passage=event.passage)
            )
        else:
            self._stack().reopen(
                messages.OpenArticle(
                    article,
                    articles,
                    sought=event.sought,
                    part=event.part,
                    passage=event.passage,
                )
            )

    def destination(
        self, url: str, top: ReaderScreen | None
    ) -> messages.OpenArticle | messages.OpenOnShelf | None:
        """Return what opens the article that a URL leads to, or None where it leads outside.

        Args:
            url: the address; that of the article on top leads out of it, not to itself.
            top: the screen on top.
        """
        column = self.current
        if column and (article := column.article_at(url)):
            if top and article is top.reading:
                return None
            return messages.OpenArticle(article, column.session.column.articles)
        place = self._shelf.library.places.at(url) if self._shelf else None
        return messages.OpenOnShelf(place.column, place.number) if place else None

    def note(self, event: Noted) -> None:
        """Note what the reader has done in whichever column."""
        if isinstance(event, messages.RememberList):
            everywhere = (*(entry.column for entry in self._entries), *self._leaving)
            column = next((one for one in everywhere if one.session is event.session), None)
        else:
            column = self.of(event.article)
        if column:
            column.note(event)
            if self._shelf:
                self._shelf.note_column(self.current.session.key if self.current else "")

    def leave(self) -> bool:
        """Let go of the columns of which nothing is on the stack of screens any more.

        Returns:
            Whether there was one.
        """
        height = len(self._app.screen_stack)
        gone: list[OpenColumn] = []
        while self._entries and self._entries[-1].depth >= height:
            gone.append(self._entries.pop().column)
        for column in gone:
            if self._shelf:
                self._shelf.take(column.session)
            if all(entry.column is not column for entry in self._entries):
                column.leave()
                self._stack().put_off(column.session.key, column.holds)
                # The screen that was left still says where in it the reader was.
                self._leaving.append(column)
                self._app.set_timer(_LATE_SECONDS, partial(self._let_go, column))
        return bool(gone)

    def _let_go(self, column: OpenColumn) -> None:
        self._leaving.remove(column)
        if column is self._first:
            self._first = None
            warm_up.collect_garbage()
