"""What the reader remembers: read, bookmarked, where you were; written by a thread of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Condition, Thread

from tui.memory.database import Changes, LaterError, MemoryFile, Problem, Row, Value
from tui.memory.values import ArticleMemory, ColumnMemory
from tui.page.page import Place

_GATHERED_SECONDS = 0.3
"""How long changes are gathered before they are written in one transaction."""
_AGAIN_SECONDS = 2.0
"""How long to wait after a write that failed."""
_CLOSING_SECONDS = 5.0
"""How long to wait for the last write: a locked file is waited for twice."""
_FOR_THE_SESSION = Problem("。这次读到哪里只记在内存里", "")
_SHOWN_LATER = Problem("。等它放开再显示读过哪些", "")
_WRITTEN_LATER = Problem("。现在记不住，等会儿再记", "")
_LOST = Problem("。最后读的没有记下", "; what you read last is not remembered")
"""What comes of it that something is wrong with the file."""
_COLUMN = "key, topic, sort, reverse, words, bookmarks, article, reading"


class Store:
    """Remembers in a file; in memory alone where the file cannot be used.

    A thread of its own writes, row by row and only what has changed, so that neither a slow disk
    nor another reader of the same file is waited for, and none of them loses what is the other's.
    """

    def __init__(self, folder: Path | None) -> None:
        """Make a store in a folder, or in memory alone; nothing is opened yet."""
        self._folder = folder
        self._name = folder / "memory.sqlite3" if folder else None
        self._file = MemoryFile(self._name)
        self._pending: dict[Row, dict[str, Value]] = {}
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None
        self._problem: Problem | None = None
        self._told: set[Problem] = set()
        self.lost: Problem | None = None
        """Why what was to be written last is not, once it is closed; None where all is well."""

    def take_problem(self) -> Problem | None:
        """Return what went wrong since this was last asked, if anything."""
        if self._file.problem:
            self._tell(self._file.problem, _FOR_THE_SESSION)
        problem, self._problem = self._problem, None
        return problem

    def articles(self) -> dict[str, ArticleMemory]:
        """Return what is remembered of every article, by key. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        rows = self._read('SELECT key, read, bookmarked, block, "offset", percent FROM article')
        return {
            str(key): ArticleMemory(
                bool(read), bool(bookmarked), Place(_int(block), _int(offset)), _int(percent)
            )
            for key, read, bookmarked, block, offset, percent in rows
        }

    def column(self, key: str) -> ColumnMemory | None:
        """Return how a column was left, or None where it is not known. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        rows = self._read(f'SELECT {_COLUMN} FROM "column" WHERE key = ?', key)
        return _column_memory(rows[0]) if rows else None

    def last_column(self) -> tuple[str, ColumnMemory] | None:
        """Return the key of the column read last, and how it was left. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
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
            why = error.strerror or str(error)
            self._problem = Problem(f"记不住主题：{why}", f"cannot remember the theme: {why}")

    def close(self) -> None:
        """Write what is not written yet, and let go of the file."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)
        self._file.close()

    def _read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        try:
            return self._file.read(query, *values)
        except LaterError as error:
            self._tell(error.why, _SHOWN_LATER)
            raise

    def _remember(self, row: Row, changes: Mapping[str, Value]) -> None:
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
            written = not changes or self._write(changes, closing)
            if closing:
                return
            if not written:
                with self._changed:
                    for row, values in changes.items():
                        self._pending[row] = values | self._pending.get(row, {})
                    self._changed.wait_for(lambda: self._closing, _AGAIN_SECONDS)

    def _write(self, changes: Changes, closing: bool) -> bool:
        """Write changes; return whether that worked."""
        try:
            self._file.write(changes)
        except LaterError as error:
            if closing:
                self.lost = self._of_file(error.why, _LOST)
            else:
                self._tell(error.why, _WRITTEN_LATER)
            return False
        return True

    def _tell(self, why: Problem, so: Problem) -> None:
        """Have it said, once, what is wrong with the file and what comes of that."""
        problem = self._of_file(why, so)
        if problem not in self._told:
            self._told.add(problem)
            self._problem = problem

    def _of_file(self, why: Problem, so: Problem) -> Problem:
        return Problem(
            f"{self._name}：{why.on_screen}{so.on_screen}",
            f"{self._name}: {why.printed}{so.printed}",
        )


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
