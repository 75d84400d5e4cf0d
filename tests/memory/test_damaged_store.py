"""A damaged file of what is remembered: it costs a message, and no more than it must."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory.stored import NOTHING, READ, comes_true, problems, written
from tests.memory.test_migrations import OF_VERSION_1
from tests.not_plain import NOT_PLAIN, put
from tui.memory.store import Store


def still_works(store: Store, says: str) -> None:
    """Check that a store says what is wrong, once, and works from memory."""
    store.articles()
    problem = store.take_problem()
    assert problem and says in problem.on_screen
    assert "\n" not in problem.on_screen and problem.printed.isascii()
    assert store.take_problem() is None
    store.remember_article("x", NOTHING, READ)
    comes_true(lambda: "x" in store.articles())
    store.close()


@pytest.mark.parametrize(
    "damage", [b"not a database, but as long as one" * 99, b"SQLite format 3\0"]
)
def test_a_damaged_file_costs_a_message(folder: Path, damage: bytes) -> None:
    folder.mkdir(parents=True)
    file = folder / "memory.sqlite3"
    file.write_bytes(damage)
    still_works(Store(folder), f"{file}：已损坏")
    assert file.read_bytes() == damage, "it may be worth a look"


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE article",
        'ALTER TABLE "column" RENAME words TO other',
        "PRAGMA user_version = -1",
    ],
)
def test_a_file_with_tables_of_another_program_costs_a_message(folder: Path, change: str) -> None:
    written(folder).close()
    with closing(sqlite3.connect(folder / "memory.sqlite3", isolation_level=None)) as database:
        database.execute(change)
    store = Store(folder)
    store.articles()
    store.last_column()
    (problem,) = problems(store)
    assert "里面的表不是这个程序的" in problem.on_screen
    store.close()


def test_a_text_damaged_inside_costs_no_other_row(folder: Path) -> None:
    store = written(folder)
    store.remember_article("https://a/2", NOTHING, READ)
    store.close()
    file = folder / "memory.sqlite3"
    file.write_bytes(file.read_bytes().replace(b"https://a/2", b"https://a/\xff"))
    assert Store(folder).articles() == {
        "https://a/1": READ,
        "https://a/\N{REPLACEMENT CHARACTER}": READ,
    }


@given(
    damage=st.lists(st.tuples(st.integers(0, 12287), st.integers(0, 255)), min_size=1),
    length=st.integers(0, 12288),
)
@settings(deadline=None, max_examples=60)
def test_whatever_a_file_holds_all_goes_on(damage: list[tuple[int, int]], length: int) -> None:
    content = bytearray(OF_VERSION_1.read_bytes())
    for offset, byte in damage:
        content[offset] = byte
    with TemporaryDirectory() as folder:
        (Path(folder) / "memory.sqlite3").write_bytes(content[: length or None])
        store = Store(Path(folder))
        store.articles()
        store.last_column()
        store.remember_article("x", NOTHING, READ)
        store.close()
        said = [problem for problem in (*iter(store.take_problem, None), store.lost) if problem]
        assert all(len(problem.printed) < 400 for problem in said)
        assert said or "x" in Store(Path(folder)).articles()


def test_a_file_damaged_inside_costs_a_message(folder: Path) -> None:
    written(folder).close()
    file = folder / "memory.sqlite3"
    saved = file.read_bytes()
    file.write_bytes(saved[:4096] + b"\xff" * (len(saved) - 4096))
    still_works(Store(folder), "已损坏")


def test_a_file_of_a_later_version_is_left_alone(folder: Path) -> None:
    written(folder).close()
    with sqlite3.connect(folder / "memory.sqlite3") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = (folder / "memory.sqlite3").read_bytes()
    still_works(Store(folder), "出自更新的版本")
    assert (folder / "memory.sqlite3").read_bytes() == before


@pytest.mark.parametrize("kind", NOT_PLAIN)
@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
def test_what_is_no_plain_file_is_not_opened(folder: Path, kind: str, suffix: str) -> None:
    file = folder / "memory.sqlite3"
    if suffix:
        written(folder).close()
    put(folder / f"memory.sqlite3{suffix}", kind)
    still_works(Store(folder), f"{file}：不是普通文件。这次读到哪里只记在内存里")


def test_a_folder_that_is_a_file_costs_a_message(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    still_works(Store(folder), "这次读到哪里只记在内存里")
