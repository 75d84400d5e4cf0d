"""`--search`: what is looked for in columns, one line with matches a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import msgspec

from tui.archive.model import Column
from tui.cli.printout import NothingToPrintError
from tui.cli.saying import say
from tui.library.library import Library
from tui.library.search_process import processes_beside
from tui.library.searched_file import Searched, Wanted, search_column
from tui.library.shelf_search import FileDone, ShelfSearch
from tui.search.found_articles import FoundLines
from tui.search.hit import Hit
from tui.search.query import Query
from tui.text.count import counted

_LIT, _PLAIN = "\x1b[1;7m", "\x1b[0m"
"""Around a match: bold and reverse, which no theme is needed for."""


def wanted(words: str, topic: str | None) -> Wanted:
    """Return what is looked for.

    Args:
        words: words and phrases in quotes; an article that holds them all is found.
        topic: the topic that articles must have; None for any.
    """
    return Wanted(Query.parse(words).terms, topic=None if topic is None else topic.casefold())


def in_columns(columns: Iterable[Column], wanted: Wanted) -> Iterator[FoundLines]:
    """Yield the articles of columns in which something is found."""
    query = wanted.query
    for column in columns:
        yield from search_column(column, "", wanted, query, lambda: False)


def in_library(library: Library, wanted: Wanted) -> Iterator[FoundLines]:
    """Yield the same of all columns of a library; say what is wrong with any."""
    search = ShelfSearch(library, processes=processes_beside(), takes_part=True)
    search.prepare()  # it starts while the columns are looked for
    try:
        library.find()
        library.look_up()
        skipped = library.skipped
        for one in search.search(lambda: wanted, lambda: False):
            if isinstance(one, FileDone):
                skipped += _say_of(one.result)
            else:
                yield one
    finally:
        search.close()
    if skipped:
        some = counted(skipped, "1 file", "files")
        say(f"{library.name}: {some} without a column, skipped")


def _say_of(file: Searched) -> bool:
    """Say what is wrong with a file; return whether it is none to read."""
    if file.problem:
        say(file.problem)
    return not (file.columns or file.items or file.problem)


def print_hits(
    found: Iterable[FoundLines], words: str, *, as_json: bool, coloured: bool
) -> Iterator[str]:
    """Yield the lines in which something is found, as they are found.

    Args:
        found: the articles.
        words: what was looked for, as it was typed.
        as_json: whether to print objects.
        coloured: whether to light up matches.

    Raises:
        NothingToPrintError: there is none.
    """
    count = 0
    for one in found:
        for hit in one.hits:
            count += 1
            yield _json(one, hit) if as_json else _line(one, hit, coloured)
        sys.stdout.flush()  # the first lines are there while others are looked for
    if not count:
        raise NothingToPrintError(f"no article holds {words[:40]!r}")


def _line(found: FoundLines, hit: Hit, coloured: bool) -> str:
    """Return column, article, where and the line, with tabs between; the match lit."""
    before, match, after = hit.line
    lit = f"{_LIT}{match}{_PLAIN}" if coloured else match
    line = f"{before}{lit}{after}".replace("\n", " ")
    return f"{found.column_title}\t{found.number}\t{hit.where}\t{line}\n"


def _json(found: FoundLines, hit: Hit) -> str:
    """Return the same as a JSON object in a line."""
    before, match, after = hit.line
    said = {
        "column": found.column_title,
        "article": found.number,
        "title": found.title,
        "where": str(hit.where),
        "line": f"{before}{match}{after}",
        "match": match,
    }
    return msgspec.json.encode(said).decode() + "\n"
