"""Searching a whole column: titles, bodies, code and comments, straight from the HTML.

Nothing is laid out and little is kept: the words are taken out of an article's HTML by regular
expressions, which is a hundred times faster than the way to its page.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from tui.archive.model import Article
from tui.search.hit import Hit
from tui.search.hit_lines import SearchedArticle
from tui.search.query import Query

MOST = 20
"""Lines with hits that are listed of one article."""


class ArticleHits(msgspec.Struct, frozen=True, dict=True):
    """An article that holds what is looked for. Its HTML is read anew, and not kept."""

    article: Article
    query: Query
    column = column_title = ""
    """Its column's key and title: it is the only one."""

    @property
    def number(self) -> int:
        """Its number in its column, from 1."""
        return self.article.number

    @property
    def title(self) -> str:
        """Its title."""
        return self.article.title

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Its first lines with matches as they are read, comments last; `MOST` and one at most."""
        return self._counted[0]

    @property
    def matches(self) -> int:
        """The number of its matches."""
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[tuple[Hit, ...], int]:
        hits: list[Hit] = []
        matches = 0
        for hit in SearchedArticle(self.article).hits(self.query):
            matches += hit.matches
            if len(hits) <= MOST:
                hits.append(hit)
        return tuple(hits), matches


def search(article: Article, query: Query) -> ArticleHits | None:
    """Return an article that holds all the terms, or None."""
    return ArticleHits(article, query) if SearchedArticle(article).holds(query) else None
