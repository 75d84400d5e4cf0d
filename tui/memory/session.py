"""A session: one column while it is read, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import asdict, replace

from tui.archive.model import Article, Column
from tui.lists.arrangement import Arrangement
from tui.memory.store import Store
from tui.memory.trouble import LaterError
from tui.memory.values import ArticleMemory, ColumnMemory, article_key
from tui.page.page import Place

_NOTHING = ArticleMemory()


class Change(NamedTuple):
    """A change to an article's memory."""

    article: Article
    before: ArticleMemory
    now: ArticleMemory


class Remembered(NamedTuple):
    """The store's memory of all articles, by key, and of the column; None of a new one."""

    articles: dict[str, ArticleMemory]
    column: ColumnMemory | None


class ListState(NamedTuple):
    """The state of the list of articles: how it is arranged, and what is selected in it."""

    arrangement: Arrangement
    selected: Article | None


class Session:
    """Knows how the column was left, notes how it is left now, and has the store keep it.

    What is noted before it is known what is remembered is kept too, and merged in then.
    """

    def __init__(
        self,
        column: Column,
        store: Store | None = None,
        key: str = "",
        *,
        article: Article | None = None,
        topic: str = "",
        left: ColumnMemory | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        """Begin to read a column.

        Args:
            column: what is read, as far as it has been loaded.
            store: what remembers; for this session only unless given.
            key: what the column is remembered by; empty for one that came from no file.
            article: the article to begin in, if any.
            topic: the topic to begin with, or empty for all articles.
            left: how the column was left, where that is known already: go on there. What is
                remembered of the articles is then read at once, which blocks.
            remembered: what the store remembers, where that has been looked up already; its list
                begins as it was left.
        """
        self.column = column
        self.store = store or Store(None)
        self.key = key
        """The key that the column is remembered by; empty where it came from no file."""
        self._asked_for = article
        self._topic = topic
        self._articles: dict[str, ArticleMemory] = {}
        self._noted: list[tuple[str, ArticleMemory, ArticleMemory]] = []
        """Changes to articles that were noted before their memory was known."""
        self.known = False
        """Whether it is known what is remembered."""
        self.first_article = article
        """The article to begin in, if any."""
        self.left_in: Article | None = None
        """The article that is open above the list, or was when that was left."""
        self.first_place: Place | None = None
        """The place to begin at in it; None for where an article from the list begins."""
        self.first_list = ListState(Arrangement(topic=topic), article)
        """The state that the list begins in."""
        if remembered:
            self._articles = remembered.articles
            self.known = True
            if remembered.column:
                self.first_list = self._left_list(remembered.column)
        elif left:
            try:
                self._articles = self.store.articles()
            except LaterError:
                return
            self.known = True
            self._go_on(left)

    @property
    def articles(self) -> Mapping[str, ArticleMemory]:
        """The memory of every article that the store knows, by key, as it is now."""
        return self._articles

    def _go_on(self, left: ColumnMemory) -> None:
        """Begin where the column was left."""
        self.first_list = self._left_list(left)
        if not left.reading:
            return
        self.first_article = self.first_list.selected
        if self.first_article is None:
            return
        memory = self.recall(self.first_article)
        if memory.percent == 100 and memory.place > Place(0, 0):
            # To open it from the list would show its top again, but this is to go on.
            self.first_place = memory.place

    def _left_list(self, left: ColumnMemory) -> ListState:
        """Return the list as it was left, but at what was asked for, if anything."""
        fields = asdict(left)
        arrangement = Arrangement(**{name: fields[name] for name in Arrangement.__struct_fields__})
        return ListState(
            replace(arrangement, topic=self._topic or left.topic),
            self._asked_for or self._article_of(left.article),
        )

    def _article_of(self, key: str) -> Article | None:
        """Return the article of this column that a key stands for, if it is still there."""
        return next((one for one in self.column.articles if self._key_of(one) == key), None)

    def _key_of(self, article: Article) -> str:
        return article_key(article, self.key)

    def grow(self, column: Column) -> None:
        """Take more of the column, which is still being loaded."""
        self.column = column

    def look_up(self) -> Remembered:
        """Return what the store remembers. Blocks; for any thread.

        Raises:
            LaterError: another program has the file for itself.
        """
        return Remembered(self.store.articles(), self.store.column(self.key) if self.key else None)

    def restore(self, remembered: Remembered) -> ListState | None:
        """Take over what the store remembers.

        Returns:
            How the list was left; None where that is not known, or marks have been set meanwhile.
        """
        for key, before, now in self._noted:
            memory = remembered.articles.get(key, _NOTHING)
            remembered.articles[key] = memory.changed(before, now)
        self._articles = remembered.articles
        self.known = True
        left = remembered.column
        return self._left_list(left) if left and not self._noted else None

    def recall(self, article: Article) -> ArticleMemory:
        """Return what is remembered of an article, as far as it is known."""
        return self._articles.get(self._key_of(article), _NOTHING)

    def recall_if_known(self, article: Article) -> ArticleMemory | None:
        """Return what is remembered of an article; None as long as nothing is known of it."""
        return self.recall(article) if self.known else self._articles.get(self._key_of(article))

    def note_place(self, article: Article, place: Place, percent: int) -> Change | None:
        """Remember the place in an article, and that it is read once its end has been seen.

        Before it is known where it was left nothing is noted, or that would be overwritten.

        Args:
            article: the article on the screen.
            place: the place of the first row of it on the screen.
            percent: how much of it has been seen up to the last row, in per cent.
        """
        if not self.known:
            return None
        before = self.recall(article)
        ended = percent == 100 and before.percent < 100
        now = replace(before, read=before.read or ended, place=place, percent=percent)
        return self._change(article, now) if now != before else None

    def note_opened(self, article: Article) -> None:
        """Remember that an article is opened now."""
        self.store.remember_opened(self._key_of(article))

    def toggle_read(self, article: Article) -> Change:
        """Mark an article as read, or as unread."""
        before = self.recall(article)
        return self._change(article, replace(before, read=not before.read))

    def toggle_bookmark(self, article: Article) -> Change:
        """Put a bookmark on an article, or take it off."""
        before = self.recall(article)
        return self._change(article, replace(before, bookmarked=not before.bookmarked))

    def _change(self, article: Article, now: ArticleMemory) -> Change:
        """Remember an article as it is now."""
        key, before = self._key_of(article), self.recall(article)
        self._articles[key] = now
        self.store.remember_article(key, before, now)
        if not self.known:
            self._noted.append((key, before, now))
        return Change(article, before, now)

    def note_list(self, state: ListState, reading: Article | None) -> None:
        """Remember how the list stands, and the article that is open above it, if any."""
        self.left_in = reading
        if not self.key:
            return
        article = reading or state.selected
        self.store.remember_column(
            self.key,
            ColumnMemory(
                **asdict(state.arrangement),
                article=self._key_of(article) if article else "",
                reading=reading is not None,
            ),
        )
