"""The store of what the reader remembers: read when asked, written by a thread."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.memory.choice_file import read_choice, write_choice
from tui.memory.database import PATIENCE_SECONDS, Database, RowKey
from tui.memory.database_table import DatabaseTable, Value
from tui.memory.shelf import ShelfMemory
from tui.memory.trouble import LaterError, Problem
from tui.memory.values import ArticleMemory, ColumnMemory, ShelfState
from tui.memory.writer import Writer

if TYPE_CHECKING:
    from tui.memory.passage import Passage

_ARTICLES = DatabaseTable("article", ArticleMemory)
_COLUMNS = DatabaseTable("column", ColumnMemory)
_SHELVES = DatabaseTable("library", ShelfState)
_PASSAGES, _SIGHTINGS = "passage", "sighting"

_FOR_THE_SESSION = Problem("。这次读到哪里只记在内存里", "")
_SHOWN_LATER = Problem("。等它放开再显示读过哪些", "")
_WRITTEN_LATER = Problem("。现在记不住，等会儿再记", "")
_LOST_SESSION = Problem("。这次的都没有记下", "; nothing of this session is remembered")
_LOST_REST = Problem("。后来的都没有记下", "; the rest of this session is not remembered")
"""The second half of a message: the consequence of what is wrong with the file."""
_SLOW = Problem("写得太慢", "to write to it takes too long")


class Store:
    """Remembers in a file; in memory alone where the file cannot be used.

    A thread writes, row by row and only what has changed, so that neither a slow disk nor another
    reader of the same file is waited for, and none of them loses what is the other's.
    """

    def __init__(self, folder: Path | None, patience: float = PATIENCE_SECONDS) -> None:
        """Make a store in a folder, or in memory alone; nothing is opened yet.

        Args:
            folder: where its files are; made where there is none.
            patience: how many seconds to wait for another program that has locked the file, and
                then until it is tried again.
        """
        self._folder = folder
        self._file = folder / "memory.sqlite3" if folder else None
        self._database = Database(self._file, patience)
        self._writer = Writer(
            self._database, patience, lambda why: self._tell(self._of_file(why, _WRITTEN_LATER))
        )
        self._problems: deque[Problem] = deque()
        self._told: set[Problem] = set()
        self.lost: Problem | None = None
        """The changes that closing could not write, and why; None where all is written."""

    def take_problem(self) -> Problem | None:
        """Return something that went wrong and was not returned yet, if there is anything."""
        if self._database.problem:
            self._tell(self._of_file(self._database.problem, _FOR_THE_SESSION))
        return self._problems.popleft() if self._problems else None

    @contextmanager
    def in_haste(self) -> Iterator[None]:
        """Wait for no other program inside the `with`: something is to be drawn without delay."""
        with self._database.in_haste():
            yield

    def articles(self) -> dict[str, ArticleMemory]:
        """Return what is remembered of every article, by key. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        return dict(map(_ARTICLES.entry, self._read(_ARTICLES.select)))

    def column(self, key: str) -> ColumnMemory | None:
        """Return how a column was left, or None where it is not known. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        rows = self._read(f"{_COLUMNS.select} WHERE key = ?", key)
        return _COLUMNS.entry(rows[0])[1] if rows else None

    def last_column(self) -> tuple[str, ColumnMemory] | None:
        """Return the key of the column read last, and how it was left. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        rows = self._read(f"{_COLUMNS.select} ORDER BY left_at DESC LIMIT 1")
        return _COLUMNS.entry(rows[0]) if rows else None

    @property
    def shelf(self) -> ShelfMemory:
        """The counts of the columns of shelves."""
        return ShelfMemory(self._database)

    def shelf_state(self, key: str) -> ShelfState | None:
        """Return how a shelf was left, or None where it is not known. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        rows = self._read(f"{_SHELVES.select} WHERE key = ?", key)
        return _SHELVES.entry(rows[0])[1] if rows else None

    def last_shelf(self) -> tuple[str, ShelfState] | None:
        """Return the key of the shelf that was left last, and how. Blocks.

        None where no shelf is known, or a column was left after it that was not opened from it.

        Raises:
            LaterError: another program has the file for itself.
        """
        rows = self._read(
            f'{_SHELVES.select} WHERE left_at >= (SELECT ifnull(max(left_at), 0) FROM "column") '
            "ORDER BY left_at DESC LIMIT 1"
        )
        return _SHELVES.entry(rows[0]) if rows else None

    def opened_last(self, count: int) -> list[str]:
        """Return the keys of so many articles that were opened last, the latest first. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        query = "SELECT key FROM article WHERE opened_at > 0 ORDER BY opened_at DESC LIMIT ?"
        return [str(key) for (key,) in self._read(query, count)]

    def remember_opened(self, key: str) -> None:
        """Remember that an article is opened now."""
        self._writer.write((_ARTICLES.name, key), {"opened_at": time.time()})

    def remember_shelf(self, key: str, state: ShelfState) -> None:
        """Remember how a shelf is left; after the column that is open above it."""
        self._writer.write((_SHELVES.name, key), _SHELVES.values(state) | {"left_at": time.time()})

    def remember_article(self, key: str, before: ArticleMemory, now: ArticleMemory) -> None:
        """Remember what has changed of an article."""
        then = _ARTICLES.values(before)
        if (before.place, before.percent) != (now.place, now.percent):
            # Parts of two places would be a third one, in which nobody ever was.
            then = {name: then[name] for name in ("read", "bookmarked")}
        values = _ARTICLES.values(now).items()
        changed = {name: value for name, value in values if then.get(name) != value}
        self._writer.write((_ARTICLES.name, key), changed)

    def remember_column(self, key: str, memory: ColumnMemory) -> None:
        """Remember how a column is left, as the one read last."""
        values = _COLUMNS.values(memory) | {"left_at": time.time()}
        self._writer.write((_COLUMNS.name, key), values)

    def version(self) -> int:
        """Return what is another number once another program has written to the file. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        ((version,),) = self._read("PRAGMA data_version")
        return int(version)

    def passages(self) -> dict[str, Passage]:
        """Return every passage that is or was marked, by its key. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        from tui.memory.passage import TABLE  # read once the first screen is drawn

        return dict(map(TABLE.entry, self._read(TABLE.select)))

    def sightings(self) -> dict[str, bool]:
        """Return of passages whether their words were found when last looked for. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        from tui.memory.passage import SIGHTINGS

        seen = map(SIGHTINGS.entry, self._read(SIGHTINGS.select))
        return {key: sighting.found for key, sighting in seen}

    def remember_sighting(self, key: str, found: bool) -> None:
        """Remember whether the words of a passage are in the text."""
        self._writer.write((_SIGHTINGS, key), {"found": int(found)})

    def remember_passage(self, passage: Passage) -> None:
        """Remember a passage as it is now, unless a later state of it is remembered."""
        from tui.memory.passage import TABLE

        self._writer.write((_PASSAGES, passage.key), TABLE.values(passage))

    def choice(self, name: str) -> str:
        """Return the line that was remembered of a choice, `theme` say; or empty."""
        if self._folder is None:
            return ""
        line, problem = read_choice(self._folder, name)
        self._tell(problem)
        return line

    def remember_choice(self, name: str, line: str) -> None:
        """Remember a line about a choice, in a file of that name."""
        if self._folder is not None:
            self._tell(write_choice(self._folder, name, line))

    def close(self) -> None:
        """Write what is not written yet, if that takes no more than a second, and let go."""
        if unwritten := self._writer.close():
            self.lost = self._of_file(self._writer.failure or _SLOW, _not_remembered(unwritten))
        elif self._database.problem and self._writer.begun:
            lost = _LOST_REST if self._writer.kept else _LOST_SESSION
            self.lost = self._of_file(self._database.problem, lost)
        self._database.close()

    def _read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        try:
            return self._database.read(query, *values)
        except LaterError as error:
            self._tell(self._of_file(error.why, _SHOWN_LATER))
            raise

    def _tell(self, problem: Problem | None) -> None:
        """Have a problem said, if there is one and it was not said yet."""
        if problem and problem not in self._told:
            self._told.add(problem)
            self._problems.append(problem)

    def _of_file(self, why: Problem, so: Problem) -> Problem:
        """Return what is wrong with the file, and what comes of that."""
        return Problem(
            f"{self._file}：{why.on_screen}{so.on_screen}",
            f"{self._file}: {why.printed}{so.printed}",
        )


def _not_remembered(rows: Iterable[RowKey]) -> Problem:
    """Return what is lost with the changes of some rows."""
    tables = Counter(table for table, _ in rows)
    on_screen, printed = [], []
    if articles := tables[_ARTICLES.name]:
        on_screen.append(f"{articles} 篇文章")
        printed.append(f"{articles} article" + "s" * (articles > 1))
    if passages := tables[_PASSAGES]:
        on_screen.append(f"{passages} 处划线")
        printed.append(f"{passages} passage" + "s" * (passages > 1))
    if tables[_COLUMNS.name] or tables[_SHELVES.name]:
        on_screen.append("列表的样子")
        printed.append("how the list was left")
    return Problem(f"。没有记下：{'、'.join(on_screen)}", f"; not remembered: {', '.join(printed)}")
