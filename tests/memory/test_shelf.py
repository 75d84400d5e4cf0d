"""What was counted of the columns of a shelf: there again, also for two programs at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tui.memory.database import Database
from tui.memory.shelf import CountedColumn, ShelfMemory, Stamp
from tui.memory.store import Store
from tui.memory.values import ArticleMemory, ColumnMemory

COLUMN = CountedColumn(
    Stamp(12345, 1_700_000_000_123_456_789), "终端", "", 2, ("https://a/1", "/c\n.json#2", '"')
)
DAMAGED = CountedColumn(Stamp(0, 1), problem="not JSON at byte 0")

PROCESS = """
import sys
from pathlib import Path
from tui.memory.database import Database
from tui.memory.shelf import CountedColumn, ShelfMemory
shelf = ShelfMemory(Database(Path(sys.argv[1])))
for number in range(50):
    shelf.remember({f"{sys.argv[2]}-{number}": CountedColumn(title=sys.argv[2])})
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


def test_what_was_counted_is_there_again_and_the_newer_count_holds(file: Path) -> None:
    shelf = ShelfMemory(Database(file))
    assert shelf.columns() == {}
    shelf.remember({"/a.json": COLUMN, "/b.json": COLUMN})
    shelf.remember({"/b.json": DAMAGED})
    assert ShelfMemory(Database(file)).columns() == {"/a.json": COLUMN, "/b.json": DAMAGED}


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    column = tmp_path / "c.json"
    column.write_text("{}")
    stamp = Stamp.of(column)
    assert stamp == Stamp.of(column)
    os.utime(column, ns=(0, stamp.modified + 1))
    assert Stamp.of(column) != stamp, "by a nanosecond"
    column.write_text("{ }")
    os.utime(column, ns=(0, stamp.modified))
    assert Stamp.of(column) != stamp, "by a byte"
    column.unlink()
    with pytest.raises(OSError):
        Stamp.of(column)


def test_unread_and_bookmarked_are_counted_after_what_is_remembered() -> None:
    memory = {"https://a/1": ArticleMemory(read=True), '"': ArticleMemory(True, bookmarked=True)}

    def recall(key: str) -> ArticleMemory:
        return memory.get(key, ArticleMemory())

    assert (COLUMN.unread(recall), COLUMN.bookmarked(recall)) == (1, 1)
    assert (DAMAGED.unread(recall), DAMAGED.bookmarked(recall)) == (0, 0)


def test_when_a_column_was_left_is_known(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember_column("/a.json", ColumnMemory())
    store.remember_column("/b.json", ColumnMemory())
    store.close()
    left = ShelfMemory(Database(tmp_path / "memory.sqlite3")).last_read()
    assert sorted(left, key=left.__getitem__) == ["/a.json", "/b.json"]


def test_two_programs_on_one_shelf_lose_nothing(file: Path) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", PROCESS, str(file), name])
        for name in ("one", "two")
    ]
    assert [program.wait(60) for program in programs] == [0, 0]
    assert len(ShelfMemory(Database(file)).columns()) == 100


def test_a_locked_file_is_as_if_nothing_was_counted(file: Path) -> None:
    database = Database(file)
    ShelfMemory(database).remember({"/a.json": COLUMN})
    database.close()
    shelf = ShelfMemory(Database(file, patience=0))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert shelf.columns() == {}
        assert shelf.last_read() == {}
        shelf.remember({"/b.json": COLUMN})
    assert shelf.columns() == {"/a.json": COLUMN}


def test_what_another_program_wrote_there_costs_no_more_than_a_count(file: Path) -> None:
    ShelfMemory(Database(file)).remember({"/a.json": COLUMN})
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("UPDATE shelf SET size = 'big', title = 3, articles = '[1, {', authors = 2.5")
    (column,) = ShelfMemory(Database(file)).columns().values()
    assert column == CountedColumn(Stamp(0, COLUMN.stamp.modified), "3")
