"""`--search`: what is looked for in columns, one line with matches a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec

from tui.archive.found import UnreadableError
from tui.archive.model import Article, Column
from tui.cli.printout import NothingToPrintError
from tui.cli.saying import say
from tui.cli.shelf import listed_rows
from tui.library.library import Library
from tui.memory.store import Store
from tui.search.full_text import Hit, Where, search
from tui.search.query import Query

_LIT, _PLAIN = "\x1b[1;7m", "\x1b[0m"
"""Around a match: bold and reverse, which no theme is needed for."""


class FoundLine(msgspec.Struct, frozen=True):
    """A line of an article with matches."""

    column: str
    """The title of its column."""
    article: int
    title: str
    """Its article's."""
    where: Where
    hit: Hit

    def as_text(self, coloured: bool) -> str:
        """Return column, article, where and the line, with tabs between; the match lit."""
        before, match, after = self.hit.line
        lit = f"{_LIT}{match}{_PLAIN}" if coloured else match
        line = f"{before}{lit}{after}".replace("\n", " ")
        return f"{self.column}\t{self.article}\t{self.where}\t{line}\n"

    def as_json(self) -> str:
        """Return the same as a JSON object in a line."""
        before, match, after = self.hit.line
        said = {
            "column": self.column,
            "article": self.article,
            "title": self.title,
            "where": str(self.where),
            "line": f"{before}{match}{after}",
            "match": match,
        }
        return msgspec.json.encode(said).decode() + "\n"


def print_hits(
    columns: Iterator[Column], words: str, *, topic: str | None, as_json: bool, coloured: bool
) -> Iterator[str]:
    """Yield the lines of columns in which words stand, as they are found.

    Args:
        columns: whole columns, one after the other.
        words: words and phrases in quotes; an article that holds them all is found.
        topic: the topic that articles must have; None for any.
        as_json: whether to print objects.
        coloured: whether to light up matches.

    Raises:
        NothingToPrintError: no article holds them.
    """
    found = False
    query = Query.parse(words)
    for column in columns:
        for article in column.articles:
            if topic is not None and not _is_about(article, topic):
                continue
            for line in _lines(column, article, query):
                found = True
                yield line.as_json() if as_json else line.as_text(coloured)
            if found:
                sys.stdout.flush()  # the first lines are there while others are looked for
    if not found:
        raise NothingToPrintError(f"no article holds {words[:40]!r}")


def columns_of(library: Library, store: Store) -> Iterator[Column]:
    """Yield the whole columns of a library as they are counted; say what is wrong with others."""
    for row in listed_rows(library, store):
        try:
            *_, column = library.parts(row.key)
        except UnreadableError as error:
            say(str(error))
            continue
        yield column
        del column


def _is_about(article: Article, topic: str) -> bool:
    low = topic.casefold()
    return any(one.name.casefold() == low for one in article.topics)


def _lines(column: Column, article: Article, query: Query) -> Iterator[FoundLine]:
    if found := search(article, query):
        for hit in found.all_hits():
            yield FoundLine(column.title, article.number, article.title, hit.where, hit)
