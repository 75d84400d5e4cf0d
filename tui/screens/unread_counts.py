"""The number of unread articles of a column, kept right as they are read."""

from __future__ import annotations

from typing import Protocol

from tui.archive.model import Article, Column
from tui.lists.unread import Counts, count_unread, recount
from tui.memory.session import Change, Session
from tui.widgets.masthead import Masthead
from tui.widgets.topic_bar import TopicBar


class CountsHost(Protocol):
    """A screen that shows how many articles are unread."""

    @property
    def masthead(self) -> Masthead:
        """The column's title and numbers."""

    @property
    def bar(self) -> TopicBar:
        """The topics."""


class UnreadCounts:
    """Shows how many articles of each topic are unread, and of the column."""

    def __init__(self, host: CountsHost, session: Session, counts: Counts | None) -> None:
        """Make it for a screen that shows some counts already, or none before they are known."""
        self._host = host
        self._session = session
        self._counts = counts

    def is_read(self, article: Article) -> bool:
        """Return whether an article has been read."""
        return self._session.recall(article).read

    def count(self, column: Column) -> None:
        """Count the articles of a column."""
        self._show(count_unread(column.articles, self.is_read))

    def show_change(self, column: Column, change: Change) -> None:
        """Count one article of a column once more, which has been read or is unread again."""
        by = change.before.read - change.now.read
        if by and self._counts is not None:
            self._show(recount(self._counts, column.articles, change.article, by))

    def _show(self, counts: Counts) -> None:
        self._counts = counts
        self._host.bar.unread = counts
        self._host.masthead.unread = counts[""]
