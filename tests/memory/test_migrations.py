"""The migrations: an older file opens with all that is in it, however the step was cut short."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tui.memory.database import Database
from tui.memory.database_table import DatabaseTable
from tui.memory.migrations import MIGRATIONS, Migration
from tui.memory.passage import SIGHTINGS
from tui.memory.passage import TABLE as PASSAGES
from tui.memory.shelf import CountedColumn
from tui.memory.store import Store
from tui.memory.trouble import Trouble
from tui.memory.values import ArticleMemory, ColumnMemory
from tui.page.page import Place

OF_VERSION_1 = Path(__file__).with_name("version-1.sqlite3")
"""Written by the program as it was before there were migrations."""
ARTICLES = {
    "https://zhuanlan.zhihu.com/p/1": ArticleMemory(True, False, Place(0, 0), 100),
    "https://zhuanlan.zhihu.com/p/2": ArticleMemory(False, True, Place(7, 31), 43),
    "/home/reader/终端.json#3": ArticleMemory(True, True, Place(2, 0), 12),
}
LEFT = ColumnMemory(
    topic="终端",
    sort="VOTES",
    reverse=True,
    words="字 宽",
    article="https://zhuanlan.zhihu.com/p/2",
    reading=True,
)
LEFT_BEFORE = ColumnMemory(topic="排版", sort="COLUMN", bookmarks=True)

NEXT: Migration = (
    'ALTER TABLE "column" ADD COLUMN folded INTEGER NOT NULL DEFAULT 1',
    "CREATE TABLE note (key TEXT PRIMARY KEY, article TEXT NOT NULL, text TEXT NOT NULL)",
    "INSERT INTO note SELECT key, key, 'read' FROM article WHERE read",
    "DROP TABLE article",
    "ALTER TABLE note RENAME TO article",
)
"""A step that adds a column and moves rows from a table to another one."""
WITH_NEXT = (*MIGRATIONS, NEXT)

PROCESS = """
import sys
from pathlib import Path
from tests.memory.test_migrations import NEXT
from tui.memory.database import Database
from tui.memory.migrations import MIGRATIONS

class Step(tuple):
    def __iter__(self):
        for statement in super().__iter__():
            yield statement
            print("done", flush=True)
            sys.stdin.readline()

step = Step(NEXT) if sys.argv[2] == "stop" else NEXT
database = Database(Path(sys.argv[1]), migrations=(*MIGRATIONS, step))
print(database.read('SELECT count(*), sum(folded) FROM article, "column"'), flush=True)
print(database.problem, flush=True)
database.close()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file as version 1 has left it."""
    return Path(shutil.copy(OF_VERSION_1, tmp_path / "memory.sqlite3"))


def process(file: Path, how: str) -> subprocess.Popen[str]:
    """Start a program that has one migration more; `stop` waits for a line at each statement."""
    return subprocess.Popen(
        [sys.executable, "-c", PROCESS, str(file), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def rows(file: Path, query: str, migrations: Sequence[Migration] = WITH_NEXT) -> list[object]:
    """Return what a query finds in a file that may be used."""
    database = Database(file, migrations=migrations)
    found: list[object] = list(database.read(query))
    assert database.problem is None
    database.close()
    return found


def is_whole(file: Path) -> bool:
    """Whether a file of version 1 opens with one migration more and all that was in it."""
    assert rows(file, "SELECT key, text FROM article ORDER BY key") == [
        ("/home/reader/终端.json#3", "read"),
        ("https://zhuanlan.zhihu.com/p/1", "read"),
    ]
    return rows(file, 'SELECT words, folded FROM "column" ORDER BY words') == [
        ("", 1),
        ("字 宽", 1),
    ]


def test_a_file_of_the_version_before_opens_with_everything_in_it(file: Path) -> None:
    store = Store(file.parent)
    assert store.articles() == ARTICLES
    assert store.last_column() == ("/home/reader/终端.json", LEFT)
    assert store.column("/home/reader/排版.json") == LEFT_BEFORE
    store.remember_article("https://a/1", ArticleMemory(), ArticleMemory(read=True))
    store.close()
    assert (store.take_problem(), store.lost) == (None, None)
    assert Store(file.parent).articles() == {**ARTICLES, "https://a/1": ArticleMemory(read=True)}


def test_the_tables_have_a_column_for_every_field() -> None:
    """A new field needs a migration that adds its column."""
    for table in (
        DatabaseTable("article", ArticleMemory),
        DatabaseTable("column", ColumnMemory),
        DatabaseTable("shelf", CountedColumn),
        PASSAGES,
        SIGHTINGS,
    ):
        database = Database(None)
        found = {
            name for (name,) in database.read(f"SELECT name FROM pragma_table_info('{table.name}')")
        }
        missing = {*table.columns} - found
        assert not missing, f"no migration in memory/migrations.py adds {missing} to {table.name}"


def test_a_new_file_and_an_old_one_have_the_same_tables(file: Path, tmp_path: Path) -> None:
    query = "SELECT m.name, c.* FROM sqlite_master m, pragma_table_info(m.name) c ORDER BY 1, 2"
    for number, migrations in enumerate((MIGRATIONS, WITH_NEXT)):
        assert rows(file, query, migrations) == rows(tmp_path / f"new-{number}", query, migrations)


def test_a_migration_comes_once_and_keeps_all(file: Path) -> None:
    assert is_whole(file)
    assert is_whole(file)


@pytest.mark.parametrize("statements", range(len(NEXT) + 1))
def test_a_migration_that_fails_has_changed_nothing(file: Path, statements: int) -> None:
    wrong = (*NEXT[:statements], "SELECT no_such_function()", *NEXT[statements:])
    database = Database(file, migrations=(*MIGRATIONS, wrong))
    with pytest.raises(sqlite3.Error):
        database.read("SELECT * FROM article")
    database.close()
    with closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        assert plain.execute("SELECT count(*) FROM article").fetchone() == (3,)
    assert Store(file.parent).articles() == ARTICLES
    assert is_whole(file)


@pytest.mark.parametrize("statements", range(1, len(NEXT) + 1))
def test_a_migration_that_is_killed_is_made_whole_at_the_next_start(
    file: Path, statements: int
) -> None:
    with process(file, "stop") as program:
        assert program.stdin and program.stdout
        program.stdin.write("\n" * (statements - 1))
        program.stdin.flush()
        for _ in range(statements):
            assert program.stdout.readline() == "done\n"
        program.send_signal(signal.SIGKILL)
    assert is_whole(file)


def test_several_programs_may_open_an_old_file_at_once(file: Path) -> None:
    programs = [process(file, "go") for _ in range(4)]
    for program in programs:
        said, _ = program.communicate(timeout=60)
        assert said.splitlines() == ["[(4, 4)]", "None"]
    assert is_whole(file)


def test_who_comes_while_another_migrates_waits_for_it(file: Path) -> None:
    with process(file, "stop") as program:
        assert program.stdin and program.stdout
        assert program.stdout.readline() == "done\n"
        with process(file, "go") as other:
            assert other.stdout
            program.stdin.write("\n" * len(NEXT))
            program.stdin.flush()
            assert other.stdout.read().splitlines() == ["[(4, 4)]", "None"]


def test_a_file_of_a_later_version_is_left_alone(file: Path) -> None:
    assert is_whole(file)
    before = file.read_bytes()
    store = Store(file.parent)
    assert store.articles() == {}
    problem = store.take_problem()
    assert problem
    assert problem.on_screen == f"{file}：出自更新的版本。这次读到哪里只记在内存里"
    store.remember_article("https://a/1", ArticleMemory(), ArticleMemory(read=True))
    store.close()
    assert store.lost and store.lost.printed == (
        f"{file}: a later version of zhihu-tui made it; nothing of this session is remembered"
    )
    assert file.read_bytes() == before
    assert is_whole(file)


def test_an_old_file_that_cannot_be_written_to_is_read(file: Path) -> None:
    """As on a disk that is mounted so: its copy in memory has had all migrations."""
    database = Database(file, migrations=WITH_NEXT)
    error = PermissionError(13, "Permission denied")
    database._in_memory(error)
    assert database.problem == Trouble.READ_ONLY.value
    assert database.read("SELECT count(*) FROM article") == [(2,)]
    database.close()
    assert Store(file.parent).articles() == ARTICLES
