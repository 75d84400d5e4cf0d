"""What the reader remembers, in SQLite: read, bookmarked, where you were."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from tui.memory import ArticleMemory, ColumnMemory
from tui.page.page import Place

if TYPE_CHECKING:
    from sqlite3 import Connection

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS article (
    key TEXT PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    bookmarked INTEGER NOT NULL DEFAULT 0,
    block INTEGER NOT NULL DEFAULT 0,
    "offset" INTEGER NOT NULL DEFAULT 0,
    percent INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "column" (
    key TEXT PRIMARY KEY,
    topic TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL DEFAULT '',
    reverse INTEGER NOT NULL DEFAULT 0,
    words TEXT NOT NULL DEFAULT '',
    bookmarks INTEGER NOT NULL DEFAULT 0,
    article TEXT NOT NULL DEFAULT '',
    reading INTEGER NOT NULL DEFAULT 0,
    left_at REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
"""
_BUSY_SECONDS = 2.0
_GATHERED_SECONDS = 0.3
"""How long changes are gathered before they are written in one transaction."""
_AGAIN_SECONDS = 2.0
"""How long to wait after a write that failed."""
_CLOSING_SECONDS = 3.0

Value = str | int | float
_Row = tuple[str, str]
"""A table and the key of a row in it."""


class Store:
    """Remembers in a file; in memory alone where the file cannot be used.

    A thread of its own writes, row by row and only what has changed, so that neither a slow disk
    nor another reader of the same file is waited for, and none of them loses what is the other's.
    """

    def __init__(self, folder: Path | None) -> None:
        """Make a store in a folder, or in memory alone; nothing is opened yet."""
        self._folder = folder
        self._database: Connection | None = None
        self._using = Lock()
        self._pending: dict[_Row, dict[str, Value]] = {}
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None
        self._problem = ""
        self._told: set[str] = set()

    def take_problem(self) -> str:
        """Return what went wrong since this was last asked, in a line, or empty."""
        problem, self._problem = self._problem, ""
        return problem

    def articles(self) -> dict[str, ArticleMemory]:
        """Return what is remembered of every article, by key. Blocks."""
        rows = self._read('SELECT key, read, bookmarked, block, "offset", percent FROM article')
        return {
            str(key): ArticleMemory(
                bool(read), bool(bookmarked), Place(_int(block), _int(offset)), _int(percent)
            )
            for key, read, bookmarked, block, offset, percent in rows
        }

    def column(self, key: str) -> ColumnMemory | None:
        """Return how a column was left, or None where it is not known. Blocks."""
        rows = self._read(f'SELECT {_COLUMN} FROM "column" WHERE key = ?', key)
        return _column_memory(rows[0]) if rows else None

    def last_column(self) -> tuple[str, ColumnMemory] | None:
        """Return the key of the column read last, and how it was left. Blocks."""
        rows = self._read(f'SELECT {_COLUMN} FROM "column" ORDER BY left_at DESC LIMIT 1')
        return (str(rows[0][0]), _column_memory(rows[0])) if rows else None

    def remember_article(self, key: str, before: ArticleMemory, now: ArticleMemory) -> None:
        """Remember what has changed of an article."""
        changes: dict[str, Value] = {}
        if now.read != before.read:
            changes["read"] = int(now.read)
        if now.bookmarked != before.bookmarked:
            changes["bookmarked"] = int(now.bookmarked)
        if (now.place, now.percent) != (before.place, before.percent):
            changes |= {
                "block": now.place.block,
                "offset": now.place.offset,
                "percent": now.percent,
            }
        self._remember(("article", key), changes)

    def remember_column(self, key: str, memory: ColumnMemory) -> None:
        """Remember how a column is left, as the one read last."""
        self._remember(
            ("column", key),
            {
                "topic": memory.topic,
                "sort": memory.sort,
                "reverse": int(memory.reverse),
                "words": memory.words,
                "bookmarks": int(memory.bookmarks),
                "article": memory.article,
                "reading": int(memory.reading),
                "left_at": time.time(),
            },
        )

    def theme(self) -> str:
        """Return the theme that was chosen last, and the one set at that time; or empty.

        A file of one line: the first screen needs it, and cannot wait for a database.
        """
        try:
            return (self._folder / "theme").read_text("utf-8").strip() if self._folder else ""
        except (OSError, ValueError):
            return ""

    def remember_theme(self, theme: str) -> None:
        """Remember the chosen theme."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self._folder / f"theme.{os.getpid()}"
            new.write_text(f"{theme}\n", "utf-8")
            new.replace(self._folder / "theme")
        except OSError as error:
            self._tell(f"记不住主题：{error.strerror or error}")

    def close(self) -> None:
        """Write what is not written yet, and let go of the file."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)
        if self._using.acquire(timeout=_CLOSING_SECONDS):
            try:
                if self._database is not None:
                    self._database.close()
                    self._database = None
            finally:
                self._using.release()

    def _remember(self, row: _Row, changes: Mapping[str, Value]) -> None:
        if not changes:
            return
        with self._changed:
            self._pending[row] = self._pending.get(row, {}) | dict(changes)
            if self._thread is None:
                self._thread = Thread(target=self._write_all, name="store", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _write_all(self) -> None:
        """Write changes as they come, until closing. The thread."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending or self._closing)
                self._changed.wait_for(lambda: self._closing, _GATHERED_SECONDS)
                changes, self._pending = self._pending, {}
                closing = self._closing
            written = not changes or self._write(changes)
            if closing:
                return
            if not written:
                with self._changed:
                    for row, values in changes.items():
                        self._pending[row] = values | self._pending.get(row, {})
                    self._changed.wait_for(lambda: self._closing, _AGAIN_SECONDS)

    def _write(self, changes: Mapping[_Row, Mapping[str, Value]]) -> bool:
        """Write changes in one transaction; return whether that worked."""
        import sqlite3

        with self._using:
            database = self._opened()
            try:
                _write(database, changes)
            except sqlite3.OperationalError as error:  # locked, full: may pass
                self._tell(f"暂时记不住读到哪里：{_reason(error)}")
                return False
            except sqlite3.Error as error:
                _write(self._in_memory(_reason(error)), changes)
        return True

    def _read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        import sqlite3

        with self._using:
            try:
                return self._opened().execute(query, values).fetchall()
            except sqlite3.Error as error:
                return self._in_memory(_reason(error)).execute(query, values).fetchall()

    def _opened(self) -> Connection:
        """Return the database, opened now if need be."""
        import sqlite3

        if self._database is not None:
            return self._database
        if self._folder is None:
            return self._in_memory("")
        try:
            self._database = _open(self._folder / "memory.sqlite3")
        except (sqlite3.Error, OSError, _NewerError) as error:
            self._in_memory(_reason(error))
        assert self._database is not None
        return self._database

    def _in_memory(self, why: str) -> Connection:
        """Go on in memory, with what the file still gives; return the database."""
        import sqlite3

        if self._database is not None:
            self._database.close()
        self._database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        if why and self._folder:
            file = self._folder / "memory.sqlite3"
            self._tell(f"{file}：{why}。这次读到哪里只记在内存里")
            if why == _READ_ONLY:
                _copy(file, self._database)
        self._database.executescript(_TABLES)
        return self._database

    def _tell(self, problem: str) -> None:
        if problem not in self._told:
            self._told.add(problem)
            self._problem = problem


class _NewerError(Exception):
    """The file was made by a later version."""


_COLUMN = "key, topic, sort, reverse, words, bookmarks, article, reading"
_READ_ONLY = "只能读，不能写"


def _open(file: Path) -> Connection:
    """Open the file, and make it where there is none.

    Raises:
        OSError, sqlite3.Error: it cannot be opened and written to.
        _NewerError: a later version made it.
    """
    import sqlite3

    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        # What somebody reads is nobody else's business.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    database = sqlite3.connect(
        file, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None
    )
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise _NewerError
        # Readers and a writer don't wait for each other, and a killed writer loses nothing.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("BEGIN IMMEDIATE")
        if not version:
            for table in _TABLES.split(";"):
                database.execute(table)
            database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def _copy(file: Path, into: Connection) -> None:
    """Copy what a file holds that cannot be written to, if anything can be read of it."""
    import sqlite3

    try:
        source = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            source.backup(into)
        finally:
            source.close()
    except sqlite3.Error:
        return


def _write(database: Connection, changes: Mapping[_Row, Mapping[str, Value]]) -> None:
    """Write changes: only the rows and the fields named, whatever else has become of them."""
    database.execute("BEGIN IMMEDIATE")
    try:
        for (table, key), values in changes.items():
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join("?" * len(values))
            updates = ", ".join(f'"{name}" = excluded."{name}"' for name in values)
            database.execute(
                f'INSERT INTO "{table}" (key, {names}) VALUES (?, {marks}) '
                f"ON CONFLICT (key) DO UPDATE SET {updates}",
                (key, *values.values()),
            )
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _reason(error: Exception) -> str:
    """Return why the file cannot be used, in Chinese where it is a known case."""
    if isinstance(error, _NewerError):
        return "出自更新的版本"
    said = str(error)
    if "locked" in said:
        return "被别的程序锁住了"
    if "readonly" in said or isinstance(error, PermissionError):
        return _READ_ONLY
    if "not a database" in said or "malformed" in said:
        return "已损坏，删掉它就能重新记"
    if "full" in said:
        return "磁盘满了"
    return said


def _column_memory(row: tuple[Value, ...]) -> ColumnMemory:
    _, topic, sort, reverse, words, bookmarks, article, reading = row
    return ColumnMemory(
        str(topic),
        str(sort),
        bool(reverse),
        str(words),
        bool(bookmarks),
        str(article),
        bool(reading),
    )


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0
