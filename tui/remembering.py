"""What the app remembers: read and bookmarked articles, and where the reader was."""

from __future__ import annotations

import time

from msgspec.structs import replace
from textual import on
from textual.screen import Screen
from textual.worker import get_current_worker

from tui.archive.model import Article, Column
from tui.memory.store import Store
from tui.memory.trouble import LaterError
from tui.memory.values import ArticleMemory, ColumnMemory, article_key
from tui.messages import Arranged, Seen, ToggleBookmark, ToggleRead
from tui.outside import CopyDoor, LinkDoor
from tui.page.page import Place
from tui.screens.column import ColumnScreen
from tui.settings import Settings
from tui.themed import ThemedApp

_NOTHING = ArticleMemory()
_AGAIN_SECONDS = 0.2
"""How long to wait before a locked file is tried again."""


class RememberingApp(ThemedApp, inherit_bindings=False):
    """An app that shows a column as it was left, and notes how it is left now."""

    def __init__(
        self,
        column: Column,
        first_article: Article | None,
        topic: str,
        store: Store,
        column_key: str,
        left: ColumnMemory | None,
        settings: Settings,
        clipboard: CopyDoor | None,
        browser: LinkDoor | None,
    ) -> None:
        """Make the app.

        Args:
            column: what to read.
            first_article: the article to begin in, if any.
            topic: the topic to begin with, or empty for all articles.
            store: what remembers.
            column_key: what the column is remembered by; empty for one that came from no file.
            left: how the column was left, where that is known already: go on there.
            settings: what the reader has set.
            clipboard: what takes copies; this machine's unless given.
            browser: what opens links; this machine's unless given.
        """
        super().__init__(settings, store, clipboard, browser)
        self._column = column
        self._first_article = first_article
        self._topic = topic
        self._column_key = column_key
        self._left = left
        self._articles: dict[str, ArticleMemory] = {}
        self._noted: list[tuple[str, ArticleMemory, ArticleMemory]] = []
        """What was noted of articles before it was known what is remembered of them."""
        if left:
            try:
                self._articles = store.articles()
            except LaterError:
                self._left = None
        self._remembers = self._left is not None
        self._reading: Article | None = None

    def get_default_screen(self) -> Screen[None]:
        """Return the list of articles."""
        if self._left is None:
            return ColumnScreen(self._column, self._topic, self._first_article)
        last = self._article_of(self._left.article)
        if self._left.reading and not self._first_article:
            self._first_article = last
        screen = ColumnScreen(self._column)
        screen.left = (self._with_topic(self._left), self._first_article or last)
        screen.recall = self.recall
        return screen

    def on_mount(self) -> None:
        """Say what is wrong with what was looked up already."""
        if self._left:
            self._tell_problem()

    def on_unmount(self) -> None:
        """Write down what is not written yet."""
        self._store.close()

    def look_up(self) -> None:
        """Look up what is remembered of the column. In a thread, after the first paint."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            try:
                articles = self._store.articles()
                left = self._store.column(self._column_key) if self._column_key else None
            except LaterError:
                self.call_from_thread(self._tell_problem)
                time.sleep(_AGAIN_SECONDS)
            else:
                self.call_from_thread(self._remember, articles, left)
                return

    def _remember(self, articles: dict[str, ArticleMemory], left: ColumnMemory | None) -> None:
        """Show what is remembered, and go on where the reader was."""
        for key, before, now in self._noted:
            articles[key] = articles.get(key, _NOTHING).changed(before, now)
        self._articles = articles
        self._remembers = True
        first = self.screen_stack[0]
        if isinstance(first, ColumnScreen):
            if left and first.untouched and not self._noted:
                last = self._article_of(left.article)
                first.restore(self._with_topic(left), self._first_article or last)
            first.remember(self.recall)
        self._tell_problem()
        for screen in self.screen_stack:
            if resume := getattr(screen, "resume", None):
                resume()

    @property
    def left_at_end(self) -> Place | None:
        """Where the article to begin in was left open, if that is its end.

        To open it from the list would show its top again, but this is to go on.
        """
        if not (self._left and self._left.reading and self._first_article):
            return None
        memory = self.recall(self._first_article)
        at_end = memory.percent == 100 and memory.place > Place(0, 0)
        return memory.place if at_end else None

    def _with_topic(self, left: ColumnMemory) -> ColumnMemory:
        """Return how the column was left, with the topic that was asked for, if any."""
        return replace(left, topic=self._topic or left.topic)

    def _key(self, article: Article) -> str:
        return article_key(article, self._column_key)

    def _article_of(self, key: str) -> Article | None:
        """Return the article of this column that a key stands for, if it is still there."""
        return next((one for one in self._column.articles if self._key(one) == key), None)

    def recall(self, article: Article) -> ArticleMemory:
        """Return what is remembered of an article."""
        return self._articles.get(self._key(article), _NOTHING)

    def _note(self, article: Article, now: ArticleMemory) -> None:
        """Remember an article as it is now."""
        before = self.recall(article)
        if now == before:
            return
        key = self._key(article)
        self._articles[key] = now
        self._store.remember_article(key, before, now)
        if not self._remembers:
            self._noted.append((key, before, now))
        if isinstance(first := self.screen_stack[0], ColumnScreen):
            if not self._remembers:
                first.show_noted(lambda article: self._articles.get(self._key(article)))
            elif (now.read, now.bookmarked) != (before.read, before.bookmarked):
                first.show_mark(article, before.read - now.read)
            else:
                first.show_progress()
        self._tell_problem()

    @on(Arranged)
    def _arranged(self, event: Arranged) -> None:
        """Remember how the list is arranged, and what is selected in it or open above it."""
        if not self._column_key:
            return
        above = (getattr(screen, "article", None) for screen in reversed(self.screen_stack))
        reading = next((article for article in above if isinstance(article, Article)), None)
        article = reading or event.selected
        key = self._key(article) if article else ""
        self._store.remember_column(
            self._column_key, replace(event.memory, article=key, reading=reading is not None)
        )
        self._tell_problem()

    @on(Seen)
    def _seen(self, event: Seen) -> None:
        """Remember the place in an article, and that its end has been seen when it is."""
        if not self._remembers:
            return
        if event.article is not self._reading and isinstance(self.screen_stack[0], ColumnScreen):
            self._reading = event.article
            self.screen_stack[0].tell_arranged()
        if event.place is None:
            return
        before = self.recall(event.article)
        ended = event.percent == 100 and before.percent < 100
        self._note(
            event.article,
            replace(before, read=before.read or ended, place=event.place, percent=event.percent),
        )

    @on(ToggleRead)
    def _toggle_read(self, event: ToggleRead) -> None:
        before = self.recall(event.article)
        self._note(event.article, replace(before, read=not before.read))
        self._say_above_list("标为未读" if before.read else "标为已读")

    @on(ToggleBookmark)
    def _toggle_bookmark(self, event: ToggleBookmark) -> None:
        before = self.recall(event.article)
        self._note(event.article, replace(before, bookmarked=not before.bookmarked))
        self._say_above_list("去掉了书签" if before.bookmarked else "加了书签")

    def _say_above_list(self, text: str) -> None:
        """Say what the list would show by a mark."""
        if not isinstance(self.screen, ColumnScreen):
            self.say(text)

    def _tell_problem(self) -> None:
        """Say what the store has to say, if anything."""
        if problem := self._store.take_problem():
            self.say(problem.on_screen)
