"""The columns of a shelf as they were counted, so that the next start reads none of their files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from tui.memory.database import Database
from tui.memory.database_table import DatabaseTable
from tui.memory.trouble import LaterError
from tui.memory.values import ArticleMemory

COLUMN, ARTICLES, OTHER = "column", "articles", "other"
"""The kinds of files on a shelf: a column; articles that make one with those of other files; or
nothing to read."""

_ASKED_AT_ONCE = 900
"""Keys in a query: SQLite takes 999 of them everywhere (sqlite.org/limits.html)."""


class Stamp(msgspec.Struct, frozen=True):
    """The size and time of a file: while both are the same, so is what is in it."""

    size: int = 0
    """Bytes."""
    modified: int = 0
    """Nanoseconds since 1970."""

    @classmethod
    def of(cls, file: Path | str) -> Stamp:
        """Return the stamp of a file; take it before the file is read, not after.

        Raises:
            OSError: it cannot be looked at.
        """
        status = os.stat(file)
        return cls(status.st_size, status.st_mtime_ns)


class CountedColumn(msgspec.Struct, frozen=True):
    """A column as a shelf shows it."""

    stamp: Stamp = Stamp()
    """The file when it was counted."""
    title: str = ""
    author: str = ""
    """The author of all its articles, or empty where there are several."""
    authors: int = 0
    """The number of people who wrote its articles."""
    articles: tuple[str, ...] = ()
    """The keys of its articles, in their order; see `article_key`."""
    problem: str = ""
    """The reason why the file cannot be read, or empty."""
    kind: str = COLUMN
    """Whether it is a column; or else what the file holds instead."""
    notice: str = ""
    """The part of it that cannot be read, as a notice says it; or empty."""

    def unread(self, recall: Callable[[str], ArticleMemory]) -> int:
        """Return how many of its articles are unread, after what is remembered of each key."""
        return sum(not recall(key).read for key in self.articles)

    def bookmarked(self, recall: Callable[[str], ArticleMemory]) -> int:
        """Return how many of its articles are bookmarked, after what is remembered of each key."""
        return sum(recall(key).bookmarked for key in self.articles)


_SHELF = DatabaseTable("shelf", CountedColumn)


class ShelfMemory:
    """Keeps what was counted; what another program's lock keeps from it is counted once more.

    All of it may be lost without harm, so nothing is said of a lock. All methods block.
    """

    def __init__(self, database: Database) -> None:
        """Make one that keeps its columns in a database."""
        self._database = database

    def columns(self, keys: Sequence[str] | None = None) -> dict[str, CountedColumn]:
        """Return the columns that were counted, by key; see `column_key`.

        Whoever asks compares its stamp with the file's, and counts it again if that has changed.

        Args:
            keys: those wanted; None for every one.
        """
        found: dict[str, CountedColumn] = {}
        try:
            if keys is None:
                return dict(map(_SHELF.entry, self._database.read(_SHELF.select)))
            for start in range(0, len(keys), _ASKED_AT_ONCE):
                some = keys[start : start + _ASKED_AT_ONCE]
                query = f"{_SHELF.select} WHERE key IN ({', '.join('?' * len(some))})"
                found.update(map(_SHELF.entry, self._database.read(query, *some)))
        except LaterError:
            pass
        return found

    def last_read(self) -> dict[str, float]:
        """Return when each column was left, by its key, in seconds since 1970."""
        try:
            rows = self._database.read('SELECT key, left_at FROM "column"')
        except LaterError:
            return {}
        return {str(key): left for key, left in rows if isinstance(left, float)}

    def remember(self, columns: Mapping[str, CountedColumn]) -> None:
        """Keep columns by their keys, each in place of what was counted of it before."""
        changes = {(_SHELF.name, key): _SHELF.values(column) for key, column in columns.items()}
        try:
            self._database.write(changes)
        except LaterError:
            return
