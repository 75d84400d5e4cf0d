"""The scope of a search: the articles of a column, say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from textual.message import Message

from tui.archive.model import Article, Column
from tui.messages import OpenArticle, OpenComments
from tui.search.found_articles import FoundArticle
from tui.search.full_text import ArticleHits, search
from tui.search.hit import Sought
from tui.search.query import Query

WHOLE = 100
"""Articles whose hits are all listed; of those after them the first one is."""


class Step(NamedTuple):
    """A search has come further."""

    found: FoundArticle | None
    """An article in which something was found, if any."""
    done: int
    """The number searched so far."""
    among: int
    """Of so much."""


class SearchScope(Protocol):
    """The articles that a search looks through."""

    @property
    def name(self) -> str:
        """Its name beside the field: `全栏查找`."""
        ...

    @property
    def notice(self) -> str:
        """A sentence about what could not be searched last, or empty."""
        ...

    def prepare(self) -> None:
        """Make ready what searches need. Blocks."""
        ...

    def search(self, query: Query, stopped: Callable[[], bool]) -> Iterator[Step]:
        """Yield what is found, and how far the search is. Blocks between two.

        Args:
            query: what is looked for.
            stopped: returns whether to end.
        """
        ...

    def opening(self, found: FoundArticle, sought: Sought) -> Message:
        """Return the message that opens a hit.

        Args:
            found: the article that it is in, as it was yielded.
            sought: the hit.
        """
        ...

    def close(self) -> None:
        """End what goes on."""
        ...


class ColumnScope:
    """The articles of a column. What is found keeps its article."""

    name = "全栏查找"
    notice = ""

    def __init__(self, column: Column) -> None:
        """Take the column."""
        self._column = column
        self._finished: tuple[Query, Sequence[Article]] | None = None
        """The query that was searched to the end last, and the articles found."""

    def prepare(self) -> None:
        """Need nothing."""

    def search(self, query: Query, stopped: Callable[[], bool]) -> Iterator[Step]:
        """Yield what is found in the order of the articles."""
        among: Sequence[Article] = self._column.articles
        if self._finished and query.narrows(self._finished[0]):
            among = self._finished[1]
        found: list[Article] = []
        for done, article in enumerate(among, 1):
            if stopped():
                return
            one = search(article, query)
            if one:
                found.append(article)
            yield Step(one, done, len(among))
        self._finished = (query, found)

    def opening(self, found: FoundArticle, sought: Sought) -> Message:
        """Return the message that opens an article of the column, or the comments on it."""
        assert isinstance(found, ArticleHits)
        if sought.hit.comment is None:
            return OpenArticle(found.article, self._column.articles, sought=sought)
        return OpenComments(found.article, sought)

    def close(self) -> None:
        """End nothing: what goes on looks by itself whether to stop."""
