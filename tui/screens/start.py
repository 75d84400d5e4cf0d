"""The start of the app: which screen is first, what is opened over it, what is loaded behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual.app import App
from textual.screen import Screen

from tui import messages
from tui.archive.model import Column
from tui.memory.session import Session
from tui.page.cache import PageCache
from tui.screens import warm_up
from tui.screens.columns import Columns
from tui.screens.open_shelf import OpenShelf
from tui.screens.stack import ScreenStack


class Start:
    """Begins at the shelf, in a column or in an article of it."""

    def __init__(
        self,
        app: App[None],
        stack: ScreenStack,
        columns: Columns,
        shelf: OpenShelf | None,
        session: Session | None,
        rest: Iterable[Column],
        pages: PageCache,
    ) -> None:
        """Open the column to begin in; nothing is shown yet.

        Args:
            app: runs in threads what takes time.
            stack: shows the screens.
            columns: the columns that are open.
            shelf: the list of columns, where there are several.
            session: the column to begin in, where in it, and what is remembered; None for none.
            rest: yields the column with more and more of its articles, where it is not whole yet.
            pages: lays its articles out, and perhaps has done so with the first.
        """
        self._app = app
        self._stack = stack
        self._columns = columns
        self._shelf = shelf
        self._session = session
        self._rest = rest
        self._column = columns.begin_here(session, 1 if shelf else 0, pages) if session else None

    @property
    def screen(self) -> Screen[None] | None:
        """The list of columns, or of the articles of the only one; None where there is neither."""
        first = self._shelf or self._column
        return first.list if first else None

    def begin(self, say: Callable[[str], None]) -> None:
        """Show the column and article to begin in; or prepare for the first article meanwhile.

        Args:
            say: shows a line that goes away by itself.
        """
        if self._shelf:
            self._work(partial(self._shelf.load, self._app.call_from_thread))
        if self._column:
            if self._shelf:
                self._stack.show(self._column.list)
            if self._column.session.known:
                self._column.say_problem()
            self._app.call_after_refresh(self._columns.load, self._column, self._rest)
        if self._session and (article := self._session.first_article):
            place = self._session.first_place
            if place:
                say("上次读到 100%")
            articles = self._session.column.articles
            self._stack.open(messages.OpenArticle(article, articles, place))
        else:
            self._work(warm_up.import_article_modules, exit_on_error=False)

    def _work(self, work: Callable[[], None], exit_on_error: bool = True) -> None:
        """Do something in a thread, once the first screen has been drawn."""
        run = self._app.run_worker
        self._app.call_after_refresh(run, work, thread=True, exit_on_error=exit_on_error)
