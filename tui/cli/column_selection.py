"""WHICH column a command line names, where what it opens holds several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.archive.model import Column, Shelf
from tui.cli.article_selection import NotThereError

_TOLD = 3
"""Columns that an error names."""


class SeveralColumnsError(Exception):
    """There are several columns and none was named; its text is one line."""


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
