"""The thread that writes what is to be remembered, row by row and only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from threading import Condition, Thread

from tui.memory.database import Changes, Database, RowKey
from tui.memory.database_table import Value
from tui.memory.trouble import LaterError, Problem

_GATHERED_SECONDS = 0.3
"""The time for which changes are gathered before they are written in one transaction."""
_CLOSING_SECONDS = 0.9
"""The time to wait for the last write."""


class Writer:
    """Gathers changes, and writes them to a database in a thread of its own."""

    def __init__(
        self, database: Database, patience: float, failed: Callable[[Problem], None]
    ) -> None:
        """Make one; its thread begins with the first change.

        Args:
            database: what is written to.
            patience: how many seconds after a write that failed it is tried again.
            failed: takes why a write failed. In the thread.
        """
        self._database = database
        self._patience = patience
        self._failed = failed
        self._pending: dict[RowKey, dict[str, Value]] = {}
        self._writing: dict[RowKey, dict[str, Value]] = {}
        """Changes that the thread has taken and not written yet."""
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None
        self.failure: Problem | None = None
        """The reason why the last write failed, if it did."""
        self.kept = False
        """Whether anything was written to the file."""

    @property
    def begun(self) -> bool:
        """Whether there ever was a change."""
        return self._thread is not None

    def write(self, row: RowKey, changes: Mapping[str, Value]) -> None:
        """Have new values of some columns of a row written, soon."""
        if not changes:
            return
        with self._changed:
            self._pending[row] = self._pending.get(row, {}) | dict(changes)
            if self._thread is None:
                self._thread = Thread(target=self._write_all, name="store", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> Collection[RowKey]:
        """Write the rest, if that takes no more than a second; return the rows not written."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._database.hurry()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)
        with self._changed:
            return {*self._writing, *self._pending}

    def _write_all(self) -> None:
        """Write changes as they come, until closing. The thread."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending or self._closing)
                self._changed.wait_for(lambda: self._closing, _GATHERED_SECONDS)
                self._writing, self._pending = self._pending, {}
                closing = self._closing
            failure = self._write(self._writing) if self._writing else None
            with self._changed:
                if failure:
                    for row, values in self._writing.items():
                        self._pending[row] = values | self._pending.get(row, {})
                self._writing = {}
                self.failure = failure
                if closing and (failure or not self._pending):
                    return
            if failure:
                self._failed(failure)
                with self._changed:
                    self._changed.wait_for(lambda: self._closing, self._patience)

    def _write(self, changes: Changes) -> Problem | None:
        """Write changes; return why that failed, if it did."""
        try:
            self._database.write(changes)
        except LaterError as error:
            return error.why
        if self._database.problem is None:
            self.kept = True
        return None
