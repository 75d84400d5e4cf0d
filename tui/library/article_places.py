"""The places of articles on a shelf: which column each is in, and where in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from tui.archive.model import article_id


class ArticlePlace(NamedTuple):
    """The place of an article on a shelf."""

    column: str
    """The key of its column."""
    number: int
    """Its number in it, from 1."""


class ArticlePlaces:
    """Knows where articles are by their keys, and once all are indexed, by their addresses."""

    def __init__(self, columns: Callable[[], Iterable[tuple[str, Sequence[str]]]]) -> None:
        """Make it; `columns` yields the key of each column, and the keys of its articles."""
        self._columns = columns
        self._by_id: dict[str, ArticlePlace] = {}
        """The places of articles, by the ids in their addresses."""
        self.indexed = False
        """Whether links to all articles are known."""

    def of(self, keys: Collection[str]) -> dict[str, ArticlePlace]:
        """Return where articles are, by their keys; those that are on no column are left out."""
        found: dict[str, ArticlePlace] = {}
        for column, articles in self._columns():
            for number, key in enumerate(articles, 1):
                if key in keys:
                    found.setdefault(key, ArticlePlace(column, number))
        return found

    def index(self) -> None:
        """Look at the addresses of all articles, so that links to them are known. Blocks."""
        places: dict[str, ArticlePlace] = {}
        for column, articles in self._columns():
            for number, key in enumerate(articles, 1):
                if found := article_id(key):
                    places.setdefault(found, ArticlePlace(column, number))
        self._by_id, self.indexed = places, True

    def at(self, url: str) -> ArticlePlace | None:
        """Return where the article is that a URL leads to; None before all is indexed."""
        found = article_id(url)
        return self._by_id.get(found) if found else None

    def next_unread(
        self, columns: Sequence[str], read: Callable[[str], bool]
    ) -> ArticlePlace | None:
        """Return the first unread article of the first of some columns that has one.

        Args:
            columns: keys of columns, in the order in which they are looked through.
            read: returns whether an article is read, by its key.
        """
        articles = dict(self._columns())
        for column in columns:
            for number, key in enumerate(articles.get(column, ()), 1):
                if not read(key):
                    return ArticlePlace(column, number)
        return None
