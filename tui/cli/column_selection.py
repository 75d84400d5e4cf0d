"""The column that a command line names: what is opened, and which column of that."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.archive.load import load
from tui.archive.model import Article, Column, Shelf
from tui.archive.opening import open_stream, open_whole
from tui.cli.article_selection import ArticleSelection, NotThereError
from tui.cli.language import in_language
from tui.cli.saying import shortened
from tui.lists.articles import topics_by_size
from tui.terminal.progress import ProgressLine

_LONGEST_NAME = 24
"""Characters of a name that an error quotes."""
_TOLD = 3
"""Columns that an error names."""


DEMO = Path(__file__).parent.parent / "demo.json"


class SeveralColumnsError(Exception):
    """There are several columns, and none was named or several fit; its text is one line."""


def opened(files: Sequence[str]) -> Shelf:
    """Return what files and folders hold; of none, the sample column; of `-`, standard input.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if list(files) == ["-"]:
        return open_stream(sys.stdin.buffer, "standard input")
    return open_whole([Path(file) for file in files]) if files else Shelf((load(DEMO),))


def whole(columns: Iterator[Column], name: str | None) -> Column:
    """Return the last and whole one of columns, and say meanwhile how far it has been read."""
    column = next(columns)
    with ProgressLine(sys.stderr, in_language) as progress:
        for column in columns:
            progress.say(f"zhihu-tui: reading {name}: {column.percent} %")
    return column


def pick(shelf: Shelf, wanted: str | None) -> Column:
    """Return the column that is wanted, or the only one there is.

    Args:
        shelf: what was opened.
        wanted: its number, from 1, or its title, or a part of that; None where none was named.

    Raises:
        SeveralColumnsError: there are several, and none was named, or several fit.
        NotThereError: there is no such column.
    """
    return shelf.columns[picked([column.title for column in shelf.columns], wanted)]


def picked(titles: Sequence[str], wanted: str | None) -> int:
    """Return the index of the column that is wanted; `wanted` and errors are those of `pick`."""
    if wanted is None:
        if len(titles) == 1:
            return 0
        raise SeveralColumnsError(
            f"there are {len(titles)} columns: {_named(titles, range(len(titles)))}; "
            "--column N picks one, --list lists them"
        )
    if wanted.isdecimal() and 1 <= int(wanted[:9]) <= len(titles):
        return int(wanted[:9]) - 1
    low = wanted.casefold()
    for fits in (
        [index for index, title in enumerate(titles) if title.casefold() == low],
        [index for index, title in enumerate(titles) if low and low in title.casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise SeveralColumnsError(
                f"{len(fits)} columns have {shortened(wanted, _LONGEST_NAME)!r} in their titles: "
                f"{_named(titles, fits)}; --column N picks one"
            )
    name = shortened(wanted, _LONGEST_NAME)
    known = _named(titles, range(len(titles)))
    if len(titles) == 1:
        raise NotThereError(f"there is no column {name!r}; the only one is {known}")
    raise NotThereError(f"there is no column {name!r}; it has {known}")


def _named(titles: Sequence[str], which: Sequence[int]) -> str:
    """Return some titles with the numbers of their columns: the first of them where many."""
    told = [f"{shortened(titles[one], _LONGEST_NAME)} ({one + 1})" for one in which[:_TOLD]]
    return ", ".join((*told, "…") if len(which) > _TOLD else told)


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
