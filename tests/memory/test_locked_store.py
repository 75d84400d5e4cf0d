"""A file of what is remembered that another has locked, or that cannot be written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.memory.stored import LEFT, NOTHING, READ, comes_true, problems, process, written
from tui.memory.store import Store
from tui.memory.trouble import LaterError
from tui.memory.values import (
    ColumnMemory,
)


@contextmanager
def locked(folder: Path, how: str) -> Iterator[None]:
    """Keep the file locked: `IMMEDIATE` against writing, `EXCLUSIVE` against reading too."""
    database = sqlite3.connect(folder / "memory.sqlite3", isolation_level=None)
    try:
        database.execute(f"PRAGMA locking_mode = {'NORMAL' if how == 'IMMEDIATE' else how}")
        database.execute(f"BEGIN {how}")
        database.execute("UPDATE article SET percent = percent")
        yield
    finally:
        database.close()


def test_who_only_reads_waits_for_no_writer(folder: Path) -> None:
    written(folder).close()
    with locked(folder, "IMMEDIATE"):
        store = Store(folder, patience=0)
        assert store.articles() == {"https://a/1": READ}
        assert store.last_column() == ("/c.json", LEFT)
        assert store.take_problem() is None
    store.close()


def test_what_a_lock_holds_up_at_the_start_is_written_later(folder: Path) -> None:
    written(folder).close()
    store = Store(folder, patience=0.01)
    with locked(folder, "IMMEDIATE"):
        store.articles()
        store.remember_article("late", NOTHING, READ)
        (problem,) = problems(store)
        assert "被别的程序锁住了。现在记不住" in problem.on_screen
        assert "late" not in Store(folder).articles()
    comes_true(lambda: "late" in Store(folder).articles())
    store.close()
    assert store.lost is None


def test_a_file_that_another_has_for_itself_is_read_when_it_lets_go(folder: Path) -> None:
    written(folder).close()
    store = Store(folder, patience=0.01)
    with locked(folder, "EXCLUSIVE"):
        with pytest.raises(LaterError):
            store.articles()
        problem = store.take_problem()
        assert problem and "被别的程序锁住了。等它放开" in problem.on_screen
        store.remember_article("late", NOTHING, READ)
    assert "https://a/1" in store.articles()
    comes_true(lambda: "late" in Store(folder).articles())
    store.close()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_what_could_not_be_written_to_the_end_is_said(folder: Path, how: str) -> None:
    written(folder).close()
    store = Store(folder, patience=60)
    with locked(folder, how):
        store.remember_article("late", NOTHING, READ)
        store.remember_article("later", NOTHING, READ)
        store.remember_column("/c.json", ColumnMemory("排版"))
        store.close()
    assert store.lost and store.lost.printed == (
        f"{folder / 'memory.sqlite3'}: another program has locked it; "
        "not remembered: 2 articles, how the list was left"
    )
    assert set(Store(folder).articles()) == {"https://a/1"}
    assert Store(folder).column("/c.json") == LEFT


def test_who_leaves_while_a_write_waits_for_a_lock_does_not_wait(folder: Path) -> None:
    """A patient writer, who would wait for longer than any test may take, is hurried."""
    written(folder).close()
    store = Store(folder, patience=600)
    with locked(folder, "IMMEDIATE"):
        store.remember_article("late", NOTHING, READ)
        comes_true(store._database._using.locked)
        store.close()
    assert store.lost and "another program has locked it; not remembered: 1 article" in (
        store.lost.printed
    )


def test_two_may_make_the_file_at_once(folder: Path) -> None:
    both = [process(folder, name, 1) for name in ("one", "other", "third")]
    for reader in both:
        said, _ = reader.communicate(timeout=60)
        assert said.split() == ["ready"]
    assert len(Store(folder).articles()) == 4


@contextmanager
def nobody(folder: Path, tmp_path: Path, writable: bool) -> Iterator[None]:
    """Be someone who may read the file and not write to it, and to its folder only if `writable`.

    Whoever is root becomes someone else meanwhile.
    """
    folder.chmod(0o777 if writable else 0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    above = [tmp_path, *tmp_path.parents[:3], folder.parent]
    modes = [(path, path.stat().st_mode) for path in above]
    root = os.geteuid() == 0
    if root:
        for path, mode in modes:
            path.chmod(mode | 0o055)
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes:
            path.chmod(mode)
        folder.chmod(0o755)


@pytest.mark.parametrize("writable", [True, False], ids=["in a writable folder", "and its folder"])
def test_a_read_only_file_is_read_and_what_comes_is_said_not_to_be_kept(
    folder: Path, tmp_path: Path, writable: bool
) -> None:
    written(folder).close()
    file = folder / "memory.sqlite3"
    with nobody(folder, tmp_path, writable):
        store = Store(folder)
        assert store.articles() == {"https://a/1": READ}
        (problem,) = problems(store)
        assert problem.on_screen == f"{file}：只能读，不能写。这次读到哪里只记在内存里"
        store.remember_article("x", NOTHING, READ)
        comes_true(lambda: set(store.articles()) == {"https://a/1", "x"})
        store.close()
        assert store.take_problem() is None
        assert store.lost and store.lost.printed == (
            f"{file}: it can be read, but not written to; nothing of this session is remembered"
        )
    assert set(Store(folder).articles()) == {"https://a/1"}


def test_a_read_only_file_that_nobody_has_asked_is_not_promised_to_be_written(
    folder: Path, tmp_path: Path
) -> None:
    """As where what is read is written before what is remembered was looked up."""
    written(folder).close()
    with nobody(folder, tmp_path, writable=True):
        store = Store(folder)
        store.remember_article("x", NOTHING, READ)
        (problem,) = problems(store)
        assert problem.on_screen.endswith("。这次读到哪里只记在内存里")
        store.close()
        assert store.lost


def test_a_file_that_becomes_read_only_keeps_what_it_had_for_the_session(folder: Path) -> None:
    """As where its disk is mounted again after an error."""
    store = written(folder)
    store.remember_article("before", NOTHING, READ)
    comes_true(lambda: "before" in store.articles())
    connection = store._database._connection
    assert connection
    connection.execute("PRAGMA query_only = 1")
    store.remember_article("x", NOTHING, READ)
    (problem,) = problems(store)
    assert problem.on_screen.endswith("只能读，不能写。这次读到哪里只记在内存里")
    comes_true(lambda: set(store.articles()) == {"https://a/1", "before", "x"})
    store.close()
    assert store.lost and store.lost.printed.endswith("the rest of this session is not remembered")
    assert set(Store(folder).articles()) == {"https://a/1", "before"}
