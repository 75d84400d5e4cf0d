"""The column that a command line names: what is opened, and which column of that."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.archive.load import load
from tui.archive.model import Article, Column, Shelf
from tui.archive.opening import open_parts, open_stream, open_whole
from tui.cli.article_selection import ArticleSelection, NotThereError
from tui.cli.language import in_language
from tui.cli.saying import shortened
from tui.lists.articles import topics_by_size
from tui.terminal.progress import Progress

_LONGEST_NAME = 24
"""Characters of a name that an error quotes."""
_TOLD = 3
"""Columns that an error names."""


DEMO = Path(__file__).parent.parent / "demo.json"


class SeveralColumnsError(Exception):
    """There are several columns and none was named; its text is one line."""


def opened(files: Sequence[str]) -> Shelf:
    """Return what files and folders hold; of none, the sample column; of `-`, standard input.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if list(files) == ["-"]:
        return open_stream(sys.stdin.buffer, "standard input")
    return open_whole([Path(file) for file in files]) if files else Shelf((load(DEMO),))


def column_parts(files: Sequence[str | None], wanted: str | None) -> Iterator[Column]:
    """Yield the column that is wanted as far as it is read, the whole of it last.

    Args and errors are those of `opened` and `pick`.
    """
    named = [file for file in files if file is not None]
    if not named or named == ["-"]:
        return iter((pick(opened(named), wanted),))
    return _grown(open_parts([Path(file) for file in named]), wanted)


def _grown(shelves: Iterator[Shelf], wanted: str | None) -> Iterator[Column]:
    first = pick(next(shelves), wanted)
    yield first
    for shelf in shelves:
        # It is open by now: that there are other columns too is no reason to close it.
        same = (one for one in shelf.columns if one.title == first.title)
        yield next(same, shelf.columns[-1])


def whole(columns: Iterator[Column], name: str | None) -> Column:
    """Return the last and whole one of columns, and say meanwhile how far it has been read."""
    column = next(columns)
    with Progress(sys.stderr, in_language) as progress:
        for column in columns:
            progress.say(f"zhihu-tui: reading {name}: {column.percent} %")
    return column


def pick(shelf: Shelf, wanted: str | None) -> Column:
    """Return the column that is wanted, or the only one there is.

    Args:
        shelf: what was opened.
        wanted: its number, from 1, or its title, or a part of that; None where none was named.

    Raises:
        SeveralColumnsError: none was named, and there are several.
        NotThereError: there is no such column.
    """
    columns = shelf.columns
    if wanted is None:
        if len(columns) == 1:
            return columns[0]
        raise SeveralColumnsError(
            f"there are {len(columns)} columns, {_named(columns)}; "
            "--column N picks one, --list lists them"
        )
    if wanted.isdecimal() and 1 <= int(wanted[:9]) <= len(columns):
        return columns[int(wanted[:9]) - 1]
    low = wanted.casefold()
    for fits in (
        [one for one in columns if one.title.casefold() == low],
        [one for one in columns if low in one.title.casefold()],
    ):
        if fits:
            return fits[0]
    raise NotThereError(f"there is no column {wanted[:40]!r}; it has {_named(columns)}")


def unread_in(shelf: Shelf, folder: Path | None) -> list[int]:
    """Return how many articles of each column are unread, by what is remembered in a folder."""
    from tui.memory.store import Store
    from tui.memory.trouble import LaterError
    from tui.memory.values import article_key

    try:
        known = Store(folder).articles()
    except LaterError:
        known = {}

    def unread(column: Column) -> int:
        keys = (article_key(article, column.file) for article in column.articles)
        return sum(key not in known or not known[key].read for key in keys)

    return [unread(column) for column in shelf.columns]


def _named(columns: Sequence[Column]) -> str:
    names = ", ".join(f"{number} {one.title[:20]}" for number, one in enumerate(columns[:_TOLD], 1))
    return f"{names}, …" if len(columns) > _TOLD else names


def article_of(column: Column, number: int | None) -> Article | None:
    """Return the article of a number, or None of none.

    Raises:
        NotThereError: the column has no such article.
    """
    if number is None:
        return None
    (pick,) = ArticleSelection.parse(str(max(0, number))).picks(len(column.articles))
    return column.articles[pick.article - 1]


def topic_of(column: Column, name: str | None) -> str:
    """Return the topic's name as the column writes it.

    Raises:
        NotThereError: no article is about it.
    """
    if name is None:
        return ""
    names = [topic for topic, _ in topics_by_size(column.articles)]
    for topic in names:
        if topic.casefold() == name.casefold():
            return topic
    shown = ", ".join(shortened(topic, _LONGEST_NAME) for topic in names[:5])
    known = f"; it has {shown}{', …' if len(names) > 5 else ''}" if names else ""
    raise NotThereError(f"there is no topic {shortened(name, _LONGEST_NAME)!r}{known}")
