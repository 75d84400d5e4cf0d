"""A column that is open: its list and what is remembered of it, each told of the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from textual.worker import get_current_worker

from tui import messages
from tui.archive.contents import UnreadableError
from tui.archive.model import Article, Column
from tui.memory.session import Change, Remembered, Session
from tui.memory.trouble import LaterError
from tui.memory.values import ArticleMemory
from tui.page.cache import PageCache
from tui.screens.base import ReaderScreen
from tui.screens.column import ColumnScreen

_AGAIN_SECONDS = 0.2
"""The time to wait before a locked file is tried again."""

Noted = (
    messages.RememberPlace
    | messages.RememberList
    | messages.SelectInList
    | messages.ToggleRead
    | messages.ToggleBookmark
)
"""Messages that a column's list and its session want to hear of."""


class OpenColumn:
    """Shows a column as it was left, and notes how it is left now."""

    def __init__(
        self,
        listed: ColumnScreen,
        session: Session,
        screens: Callable[[], Sequence[ReaderScreen]],
        say: Callable[[str], None],
        pages: PageCache,
        elsewhere: Callable[[str], str],
    ) -> None:
        """Open a column; nothing is shown before its list is, or an article of it.

        Args:
            listed: the list of its articles.
            session: the column, and what is remembered of it.
            screens: returns the screens that something is read on, the one on top last.
            say: shows a line that goes away by itself.
            pages: lays its articles out.
            elsewhere: returns the title of another column that an address leads to, or empty.
        """
        self.session = session
        self.list = listed
        """The list of its articles; what else is shown of it stands above, or over no list."""
        self.pages = pages
        """Its articles, laid out."""
        self._screens = screens
        self._say = say
        self._elsewhere = elsewhere
        self._reading: Article | None = None
        """The article whose place was noted last."""
        self._left = False
        self._first = session.column.articles

    def holds(self, article: Article) -> bool:
        """Return whether an article is of this column, as it was read for it."""
        # What is no column in one file is read twice: its beginning, then all of it.
        read = (self.session.column.articles, self._first)
        at = article.number - 1
        return any(at < len(articles) and articles[at] is article for articles in read)

    def recall(self, article: Article) -> ArticleMemory:
        """Return what is remembered of an article."""
        return self.session.recall(article)

    def article_at(self, url: str) -> Article | None:
        """Return the article of the column that an address leads to, if any."""
        return self.session.column.article_at(url)

    def elsewhere(self, url: str) -> str:
        """Return the title of another column of the shelf that an address leads to, or empty."""
        return "" if not url or self.article_at(url) else self._elsewhere(url)

    @property
    def reading(self) -> Article | None:
        """The article of it that is open, the one on top if there are several."""
        articles = (screen.reading for screen in reversed(self._screens()))
        return next((one for one in articles if one and self.holds(one)), None)

    def leave(self) -> None:
        """Do no more for it in threads: nothing of it is on the screen any more."""
        self._left = True

    @property
    def key(self) -> str:
        """The key that the column is remembered by; empty for one that came from no file."""
        return self.session.key

    def load(self, rest: Iterable[Column], call: Callable[..., object]) -> None:
        """Load the rest of the column, then what is remembered of it. Blocks: for a worker.

        Args:
            rest: yields the column with more and more of its articles.
            call: calls a function with arguments in the app's own thread.
        """
        worker = get_current_worker()
        shown = len(self.session.column.articles)
        for column in _until_damage(rest, partial(call, self._say)):
            if worker.is_cancelled or self._left:
                return
            # To show more costs as much as there is: not at every part, but when it has doubled.
            if column.percent == 100 or len(column.articles) >= 2 * shown:
                shown = len(column.articles)
                call(self._grow, column)
        remembered = None
        while not (remembered or self.session.known or worker.is_cancelled or self._left):
            try:
                remembered = self.session.look_up()
            except LaterError:
                call(self.say_problem)
                time.sleep(_AGAIN_SECONDS)
        if remembered:
            call(self._restore, remembered)
        for article in self.session.column.articles:
            # So that no filter and no order of the list has to wait for those of all articles.
            _ = article.words, article.comment_count, article.title_key
            if worker.is_cancelled or self._left:
                return

    def _grow(self, column: Column) -> None:
        """Show more of the column."""
        self.session.grow(column)
        if self.list.composed:
            self.list.grow(column)

    def _restore(self, remembered: Remembered) -> None:
        """Show what is remembered, and go on where the reader was."""
        untouched = self.list.composed and self.list.untouched
        left = self.session.restore(remembered)
        if left and untouched:
            self.list.restore(left)
        self.say_problem()
        for screen in self._screens():
            if screen is self.list or (screen.reading and self.holds(screen.reading)):
                screen.memory_known()

    def say_problem(self) -> None:
        """Say what is wrong with the store, if anything."""
        if problem := self.session.store.take_problem():
            self._say(problem.on_screen)

    def note(self, event: Noted) -> None:
        """Note what the reader has done, and show it in the list."""
        session = self.session
        match event:
            case messages.RememberPlace():
                self._note_place(event)
            case messages.RememberList():
                session.note_list(event.state, self.reading)
            case messages.SelectInList():
                if self.list.composed:
                    self.list.select_article(event.article)
                self._remember_list()
            case messages.ToggleRead():
                change = session.toggle_read(event.article)
                self._show_change(change)
                self._say_above_list("标为已读" if change.now.read else "标为未读")
            case messages.ToggleBookmark():
                change = session.toggle_bookmark(event.article)
                self._show_change(change)
                self._say_above_list("加了书签" if change.now.bookmarked else "去掉了书签")
        self.say_problem()

    def _note_place(self, event: messages.RememberPlace) -> None:
        if not self.session.known:
            return
        if event.article is not self._reading:
            self._reading = event.article
            self.session.note_opened(event.article)
            self._remember_list()
        if event.place:
            change = self.session.note_place(event.article, event.place, event.percent)
            if change:
                self._show_change(change)

    def _remember_list(self) -> None:
        """Have it remembered how the list stands, and what is open above it, or without it."""
        if self.list.composed:
            self.list.remember()
        elif self.session.known:
            self.session.note_list(self.session.first_list, self.reading)

    def _show_change(self, change: Change) -> None:
        if self.list.composed:
            self.list.show_change(change)

    def _say_above_list(self, text: str) -> None:
        """Say what the list would show by a mark."""
        if self._screens()[-1] is not self.list:
            self._say(text)


def _until_damage(rest: Iterable[Column], say: Callable[[str], object]) -> Iterator[Column]:
    """Yield the rest of a column, and say so where it cannot be read to its end."""
    try:
        yield from rest
    except UnreadableError:
        say("文件其余部分读不出来，只有已读入的文章")
    except MemoryError:
        say("内存不够读完这个文件，只有已读入的文章")
