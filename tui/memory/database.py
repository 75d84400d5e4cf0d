"""The database of what is remembered: rows of tables in a file of SQLite."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from tui.memory.database_table import Value
from tui.memory.migrations import MIGRATIONS, Migration, migrate, refuse_newer
from tui.memory.trouble import (
    LaterError,
    Problem,
    Trouble,
    UnusableError,
    problem_of,
    trouble_of,
)
from tui.text.plain_file import NotPlainError, refuse_other

if TYPE_CHECKING:
    from sqlite3 import Connection

PATIENCE_SECONDS = 2.0
"""The time that another program that has locked the file is waited for."""
_HURRIED_SECONDS = 0.3
"""The time that it is waited for on leaving."""
_ATTEMPT_SECONDS = 0.1
_CLOSING_SECONDS = 0.2

RowKey = tuple[str, str]
"""A table and the key of a row in it."""
Changes = Mapping[RowKey, Mapping[str, Value]]
"""The new values of some columns, by row."""
T = TypeVar("T")


class Database:
    """The tables in a file; they are in memory alone where the file cannot be used.

    Any thread may use it; what one does, the others wait for.
    """

    def __init__(
        self,
        file: Path | None,
        patience: float = PATIENCE_SECONDS,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        """Make one of a file, or of none; nothing is opened yet.

        Args:
            file: where it is; made where there is none.
            patience: how many seconds to wait for another program that has locked it.
            migrations: how its tables come to be.
        """
        self._file = file
        self._patience = patience
        self._migrations = migrations
        self._connection: Connection | None = None
        self._using = Lock()
        self.problem: Problem | None = None
        """The reason why the tables are in memory alone, if they are and should not be."""

    def read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        """Return the rows that a query finds, with these values in place of its marks. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """

        def read(connection: Connection) -> list[tuple[Value, ...]]:
            return connection.execute(query, values).fetchall()

        return self._do(read, lambda trouble: trouble is Trouble.LOCKED)

    def write(self, changes: Changes) -> None:
        """Write changes in one transaction: only the rows and the columns named. Blocks.

        Raises:
            LaterError: the file is locked, or the disk is full, or else something that may pass.
        """
        self._do(lambda connection: _write(connection, changes), lambda trouble: trouble.passes)

    @contextmanager
    def in_haste(self) -> Iterator[None]:
        """Wait for no other program, as long as the `with` lasts."""
        patience, self._patience = self._patience, 0.0
        try:
            yield
        finally:
            self._patience = patience

    def hurry(self) -> None:
        """Wait for another program no longer than who is leaving likes to."""
        self._patience = min(self._patience, _HURRIED_SECONDS)

    def close(self) -> None:
        """Let go of the file."""
        if self._using.acquire(timeout=_CLOSING_SECONDS):
            try:
                if self._connection is not None:
                    self._connection.close()
                    self._connection = None
            finally:
                self._using.release()

    def _do(self, act: Callable[[Connection], T], later: Callable[[Trouble], bool]) -> T:
        """Act on the file, or in memory where it cannot be used.

        Args:
            act: what to do; if it fails, it has changed nothing.
            later: whether a trouble is a reason to try another time, and not to go on in memory.

        Raises:
            LaterError: there is such a reason.
        """
        import sqlite3

        with self._using:
            try:
                return self._patiently(act)
            except (sqlite3.Error, OSError, UnicodeError, UnusableError) as error:
                trouble = trouble_of(error)
                if trouble is Trouble.LOCKED or (self._connection and trouble and later(trouble)):
                    raise LaterError(problem_of(error)) from error
                return act(self._in_memory(error))

    def _patiently(self, act: Callable[[Connection], T]) -> T:
        """Act, again and again while another program has locked the file, until patience ends."""
        import sqlite3

        begun = time.monotonic()
        while True:
            try:
                if self._connection is None:
                    self._connection = self._opened()
                return act(self._connection)
            except sqlite3.Error as error:
                waited = time.monotonic() - begun
                if trouble_of(error) is not Trouble.LOCKED or waited >= self._patience:
                    raise
            # SQLite waits by itself, but not where two programs make one file at once.
            time.sleep(_ATTEMPT_SECONDS / 10)

    def _opened(self) -> Connection:
        """Open the file, made where there is none, with its tables up to date.

        Raises:
            OSError, sqlite3.Error: it cannot be opened, or not be written to.
            UnusableError: it is not ours to use.
        """
        import sqlite3

        if self._file is None:
            return self._fresh()
        _make(self._file)
        connection = sqlite3.connect(
            self._file, timeout=_ATTEMPT_SECONDS, check_same_thread=False, isolation_level=None
        )
        # A wrong byte in one text costs no other row.
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        try:
            refuse_newer(connection, self._migrations)
            # Readers and a writer don't wait for each other, and a killed writer loses nothing.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            migrate(connection, self._migrations)
            _try_to_write(connection, len(self._migrations))
        except BaseException:
            connection.close()
            raise
        return connection

    def _in_memory(self, error: Exception) -> Connection:
        """Go on in memory, with what the file still gives; return the connection."""
        import sqlite3

        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self.problem = problem_of(error)
        if self._file and trouble_of(error) in (Trouble.READ_ONLY, Trouble.FULL, Trouble.FAILED):
            try:
                copy = _copied(self._file)
                migrate(copy, self._migrations)
                self._connection = copy
            except (sqlite3.Error, UnicodeError, UnusableError):
                self._connection = None
        self._connection = self._connection or self._fresh()
        return self._connection

    def _fresh(self) -> Connection:
        """Return empty tables in memory."""
        import sqlite3

        connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        migrate(connection, self._migrations)
        return connection


def _make(file: Path) -> None:
    """Make the file where there is none.

    Raises:
        OSError: it cannot be made.
        UnusableError: something is in its place that is no plain file.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm", "-journal"):
        try:
            refuse_other(file.with_name(file.name + suffix))
        except NotPlainError as error:
            raise UnusableError(Trouble.NOT_PLAIN) from error
    if not file.exists():
        # What somebody reads is nobody else's business.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _try_to_write(connection: Connection, version: int) -> None:
    """Find out whether the file may be written to, but not whether it can be just now.

    Raises:
        sqlite3.Error: it may not.
    """
    import sqlite3

    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # To begin is not enough: a file that is read-only begins to read.
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        if trouble_of(error) is not Trouble.LOCKED:
            raise
    connection.execute(f"PRAGMA busy_timeout = {int(1000 * _ATTEMPT_SECONDS)}")


def _copied(file: Path) -> Connection:
    """Return a copy in memory of a file that can be read, and not written to.

    Raises:
        sqlite3.Error: it cannot be read either.
    """
    import sqlite3

    copy = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    # Where its folder cannot be written to either, what is not in the file itself yet is lost.
    for how in ("mode=ro", "mode=ro&immutable=1"):
        try:
            source = sqlite3.connect(f"{file.resolve().as_uri()}?{how}", uri=True)
            try:
                source.backup(copy)
            finally:
                source.close()
            return copy
        except sqlite3.Error as error:
            failed = error
    raise failed


def _write(connection: Connection, changes: Changes) -> None:
    """Write changes, whatever else has become of the rows."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for (table, key), values in changes.items():
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join("?" * len(values))
            updates = ", ".join(f'"{name}" = excluded."{name}"' for name in values)
            connection.execute(
                f'INSERT INTO "{table}" (key, {names}) VALUES (?, {marks}) '
                f"ON CONFLICT (key) DO UPDATE SET {updates}",
                tuple(map(_storable, (key, *values.values()))),
            )


def _storable(value: Value) -> Value:
    """Return a value as SQLite takes it: a text has no half of a character."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
