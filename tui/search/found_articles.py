"""Articles in which something was found, as a list of hits shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

import msgspec

from tui.archive.model import Article
from tui.search.full_text import MOST
from tui.search.hit import Hit


class FoundArticle(Protocol):
    """An article with hits, whether or not the article itself is at hand."""

    @property
    def column(self) -> str:
        """The key its column is remembered by; empty where there is but one."""
        ...

    @property
    def column_title(self) -> str:
        """The title of its column; empty where there is but one."""
        ...

    @property
    def number(self) -> int:
        """Its number in its column, from 1."""
        ...

    @property
    def title(self) -> str:
        """Its title, in one clean line."""
        ...

    @property
    def hits(self) -> Sequence[Hit]:
        """Its first lines with matches, at most one more than a list shows of it."""
        ...

    @property
    def matches(self) -> int:
        """The number of matches that are known of."""
        ...


class FoundLines(msgspec.Struct, frozen=True):
    """An article of a column on a shelf with hits. It keeps neither."""

    column: str
    """The key of its column."""
    column_title: str
    number: int
    title: str
    hits: tuple[Hit, ...]
    matches: int
    """The number of matches in its hits, and beyond those where it was searched to its end."""

    @classmethod
    def of(
        cls, article: Article, hits: Iterator[Hit], column: str, column_title: str, most: int | None
    ) -> FoundLines | None:
        """Return what is shown of an article; None where there are no hits.

        Args:
            article: the article.
            hits: its hits, no more of which are looked for than are wanted.
            column: the key of its column.
            column_title: the title of its column.
            most: how many of its hits are wanted; None for all.
        """
        first = tuple(islice(hits, most))
        if not first:
            return None
        matches = sum(hit.matches for hit in first)
        if most is None or most > MOST:
            matches += sum(hit.matches for hit in hits)
        return cls(column, column_title, article.number, article.title, first, matches)
