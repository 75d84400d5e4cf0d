"""The file of what is remembered: tables in SQLite, and all that can be wrong with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

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
_CLOSING_SECONDS = 3.0

Value = str | int | float
Row = tuple[str, str]
"""A table and the key of a row in it."""
Changes = Mapping[Row, Mapping[str, Value]]
"""What becomes of the fields named, by row."""


class Problem(NamedTuple):
    """What is wrong, in a line: on a screen, and on the command line."""

    on_screen: str
    printed: str


class Trouble(Enum):
    """Why a file cannot be used."""

    LOCKED = Problem("被别的程序锁住了", "another program has locked it")
    READ_ONLY = Problem("只能读，不能写", "it can be read, but not written to")
    DAMAGED = Problem("已损坏，删掉它就能重新记", "it is damaged; delete it to begin anew")
    NEWER = Problem("出自更新的版本", "a later version of zhihu-tui made it")
    FULL = Problem("磁盘满了", "the disk is full")


class LaterError(Exception):
    """The file cannot be read or written to now, and may be soon."""

    def __init__(self, why: Problem) -> None:
        """Make an error that says why."""
        super().__init__(why.printed)
        self.why = why


class _NewerError(Exception):
    """The file was made by a later version."""


class MemoryFile:
    """A file of rows; they are in memory alone where the file cannot be used.

    Any thread may use it; what one does, the others wait for.
    """

    def __init__(self, file: Path | None) -> None:
        """Make one of a file, or of none; nothing is opened yet."""
        self._file = file
        self._database: Connection | None = None
        self._using = Lock()
        self.problem: Problem | None = None
        """Why the rows are in memory alone, if they are and should not be."""

    def read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        """Return the rows that a query finds, with these values in place of its marks. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        import sqlite3

        with self._using:
            try:
                return self._opened().execute(query, values).fetchall()
            except sqlite3.Error as error:
                if _trouble(error) is Trouble.LOCKED:
                    raise LaterError(_why(error)) from error
                return self._in_memory(error).execute(query, values).fetchall()

    def write(self, changes: Changes) -> None:
        """Write changes in one transaction: only the rows and the fields named. Blocks.

        Raises:
            LaterError: the file is locked, or the disk is full, or else something that may pass.
        """
        import sqlite3

        with self._using:
            try:
                _write(self._opened(), changes)
            except sqlite3.OperationalError as error:
                raise LaterError(_why(error)) from error
            except sqlite3.Error as error:
                _write(self._in_memory(error), changes)

    def close(self) -> None:
        """Let go of the file."""
        if self._using.acquire(timeout=_CLOSING_SECONDS):
            try:
                if self._database is not None:
                    self._database.close()
                    self._database = None
            finally:
                self._using.release()

    def _opened(self) -> Connection:
        """Return the database, opened now if need be.

        Raises:
            sqlite3.OperationalError: another program has it for itself.
        """
        import sqlite3

        if self._database is not None:
            return self._database
        if self._file is None:
            return self._in_memory(None)
        try:
            self._database = _open(self._file)
        except (sqlite3.Error, OSError, _NewerError) as error:
            if _trouble(error) is Trouble.LOCKED:
                raise
            return self._in_memory(error)
        return self._database

    def _in_memory(self, error: Exception | None) -> Connection:
        """Go on in memory, with what the file still gives; return the database."""
        import sqlite3

        if self._database is not None:
            self._database.close()
        self._database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        if error and self._file:
            self.problem = _why(error)
            if _trouble(error) is Trouble.READ_ONLY:
                _copy(self._file, self._database)
        self._database.executescript(_TABLES)
        return self._database


def _open(file: Path) -> Connection:
    """Open the file, and make it where there is none.

    Raises:
        OSError, sqlite3.Error: it cannot be opened, or not be written to.
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
        if version:
            _try_to_write(database)
        else:
            database.execute("BEGIN IMMEDIATE")
            for table in _TABLES.split(";"):
                database.execute(table)
            database.execute(f"PRAGMA user_version = {_VERSION}")
            database.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def _try_to_write(database: Connection) -> None:
    """Find out whether the file may be written to, but not whether it can be just now.

    Raises:
        sqlite3.Error: it may not.
    """
    import sqlite3

    database.execute("PRAGMA busy_timeout = 0")
    try:
        database.execute("BEGIN IMMEDIATE")
        database.execute("ROLLBACK")
    except sqlite3.Error as error:
        if _trouble(error) is not Trouble.LOCKED:
            raise
    database.execute(f"PRAGMA busy_timeout = {int(1000 * _BUSY_SECONDS)}")


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


def _write(database: Connection, changes: Changes) -> None:
    """Write changes, whatever else has become of the rows."""
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


def _trouble(error: Exception) -> Trouble | None:
    """Return why a file cannot be used, where that is a known case."""
    import sqlite3

    if isinstance(error, _NewerError):
        return Trouble.NEWER
    if isinstance(error, PermissionError):
        return Trouble.READ_ONLY
    return {
        sqlite3.SQLITE_BUSY: Trouble.LOCKED,
        sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
        sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
        sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
        sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
        sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
        sqlite3.SQLITE_FULL: Trouble.FULL,
    }.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


def _why(error: Exception) -> Problem:
    """Return what went wrong, in Chinese where it is a known case."""
    if trouble := _trouble(error):
        return trouble.value
    said = getattr(error, "strerror", None) or str(error)
    return Problem(said, said)
