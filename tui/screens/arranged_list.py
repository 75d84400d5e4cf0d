"""The list of a column's articles as the reader arranges it: by topic, filter and order."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from tui.archive.model import Article, Column
from tui.lists.arrangement import Arrangement
from tui.memory.session import Session
from tui.rows.column_list import said_when_empty
from tui.widgets.article_list import ArticleList
from tui.widgets.list_head import ListHead
from tui.widgets.topic_bar import TopicBar


class ListHost(Protocol):
    """A screen with a list on it."""

    @property
    def list(self) -> ArticleList:
        """The list."""

    @property
    def head(self) -> ListHead:
        """The row above it that names its fields."""

    @property
    def bar(self) -> TopicBar:
        """The topics."""


class ArrangedList:
    """Shows in a list the articles that are wanted, in the order that is wanted."""

    def __init__(self, host: ListHost, session: Session, first: Arrangement) -> None:
        """Make it for a screen, which shows the list as it begins.

        Args:
            host: the screen.
            session: the column, and what is remembered of its articles.
            first: how the list begins.
        """
        self._host = host
        self._session = session
        self.column = session.column
        """The column, as much of it as is listed."""
        self.now = first
        """The arrangement that is shown."""
        self._places: dict[str, Article] = {}
        """The article that was selected in each topic that was left, in this order."""

    def grow(self, column: Column) -> None:
        """List more of the column."""
        self.column = column
        self.show()

    def show(self) -> None:
        """Show the articles as they are arranged."""
        articles, marks = self.column.articles, self._marks if self._session.known else None
        shown = self._host.list
        shown.empty_says = said_when_empty(self.column, self.now)
        shown.show(self.now.articles(articles, marks), self.now)
        self._host.head.refresh()

    def _marks(self, article: Article) -> tuple[bool, bool]:
        memory = self._session.recall(article)
        return memory.bookmarked, memory.read

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other articles, or in another order."""
        self.now = arrangement
        self.show()

    def narrow(self, words: str) -> int:
        """Show what holds all the words; return how many articles that are."""
        self.arrange(replace(self.now, words=words))
        return len(self._host.list.articles)

    def reorder(self, arrangement: Arrangement) -> None:
        """Show the articles in another order, from the top."""
        self._places.clear()
        self.arrange(arrangement)
        self._host.list.go_to(None)

    def show_topic(self, topic: str) -> None:
        """Show the articles of a topic, from where the reader was in it, or from the first."""
        if topic == self.now.topic:
            return
        if article := self._host.list.selected:
            self._places[self.now.topic] = article
        self.arrange(replace(self.now, topic=topic))
        self._host.list.go_to(self._places.get(topic))

    def peel(self) -> bool:
        """Take away one restriction: the filter, then bookmarks, unread, the topic.

        Returns:
            Whether there was one.
        """
        peeled = self.now.peeled
        if peeled == self.now:
            return False
        if peeled.topic != self.now.topic:
            self._host.bar.choose(peeled.topic)
            place = self._places.get(peeled.topic, self._host.list.selected)
            self.arrange(peeled)
            self._host.list.go_to(place)
        else:
            self.arrange(peeled)
        return True
