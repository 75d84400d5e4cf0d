"""A file of a shelf, searched: what is found in the columns that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from tui.archive.contents import Source, UnreadableError
from tui.archive.load import load_bytes
from tui.archive.model import Article, Column
from tui.archive.opening import begins_column
from tui.search.found_articles import FoundLines
from tui.search.hit_lines import SearchedArticle
from tui.search.query import Query

_BEGINNING = 1 << 20
"""Bytes of a file that tell that it is a column."""


class Wanted(msgspec.Struct, frozen=True):
    """A search of columns."""

    terms: tuple[str, ...]
    """Words and phrases, folded; an article that holds them all is found."""
    most: int | None = None
    """The most hits of an article that are wanted; None for all of them."""
    topic: str | None = None
    """The topic that articles must have, in lower case; None for any."""

    @property
    def query(self) -> Query:
        """The same as a query."""
        return Query(self.terms)


class Searched(msgspec.Struct, frozen=True):
    """A file that has been searched to its end."""

    columns: int = 0
    """The number of columns in it."""
    items: bool = False
    """Whether articles are in it that make a column with those of other files."""
    found: int = 0
    """In how many articles something was found."""
    problem: str = ""
    """The reason why it cannot be read, or empty."""


def search_file(
    source: Source,
    key: Callable[[int], str],
    wanted: Wanted,
    query: Query,
    stopped: Callable[[], bool],
) -> Iterator[FoundLines | Searched]:
    """Yield the articles of a file in which something is found, in their order; what it is last.

    Args:
        source: the file; it is read now, and nothing of it is kept.
        key: returns what each column in it is remembered by, the first having the index 0.
        wanted: what is looked for.
        query: the same as a query, which has its patterns ready.
        stopped: returns whether to stop, between two articles.
    """
    try:
        columns, items = _read(source)
    except UnreadableError as error:
        yield Searched(problem=str(error))
        return
    found = 0
    for index, column in enumerate(columns):
        for one in search_column(column, key(index), wanted, query, stopped):
            found += 1
            yield one
    yield Searched(len(columns), items, found)


def search_column(
    column: Column, key: str, wanted: Wanted, query: Query, stopped: Callable[[], bool]
) -> Iterator[FoundLines]:
    """Yield the articles of a column that hold what is looked for.

    Args:
        column: the whole column.
        key: what it is remembered by.
        wanted: what is looked for.
        query: the same as a query.
        stopped: returns whether to stop.
    """
    for article in column.articles:
        if stopped():
            return
        if wanted.topic is not None and not _is_about(article, wanted.topic):
            continue
        searched = SearchedArticle(article)
        hits = searched.first_hit(query) if wanted.most == 1 else searched.hits(query)
        if found := FoundLines.of(article, hits, key, column.title, wanted.most):
            yield found


def _is_about(article: Article, topic: str) -> bool:
    return any(one.name.casefold() == topic for one in article.topics)


def _read(source: Source) -> tuple[list[Column], bool]:
    """Return the columns in a file, and whether articles in no column are in it, too.

    Raises:
        UnreadableError: it is damaged.
    """
    saved = source.read()
    if begins_column(saved[:_BEGINNING]):
        try:
            return [load_bytes(saved, source.name, source.stem)], False
        except UnreadableError:
            pass  # it may be of another shape, which says better what is wrong
    from tui.archive.folder import read_one

    found = read_one(replace(source, read=lambda: saved))
    if found is None:
        return [], False
    return found.columns, bool(found.items or found.remarks or found.questions or found.title)
