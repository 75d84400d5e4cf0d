"""Going on where one was, with the real command in a real terminal."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.columns import DEMO
from tests.terminal.tmux import Tmux
from tui.memory.store import Store
from tui.memory.values import ColumnMemory

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
READER = [sys.executable, "-m", "tui"]


def test_without_a_file_the_last_column_goes_on_where_it_was_left(tmp_path: Path) -> None:
    with Tmux(tmp_path, [*READER, str(DEMO)]) as tmux:
        tmux.wait_for("12 未读")
        tmux.send("j", "j", "Enter")
        tmux.wait_for("下篇")
        title = tmux.settled().splitlines()[0]
        tmux.send("Space")
        left = tmux.settled().splitlines()[0]
        assert left != title
        tmux.send("C-q")
        assert tmux.wait_for_end() == 0
    with Tmux(tmp_path, READER) as tmux:
        tmux.wait_for("上次读到")
        assert tmux.settled().splitlines()[0] == left
        tmux.send("q")
        tmux.wait_for("[全部")
        tmux.send("q")
        assert tmux.wait_for_end() == 0
    with Tmux(tmp_path, READER) as tmux:
        shown = tmux.wait_for("未读")
        assert any(row.startswith(">") and "代码块与复制" in row for row in shown.splitlines())


def test_a_killed_reader_has_lost_a_second_at_most(tmp_path: Path) -> None:
    with Tmux(tmp_path, [*READER, "--demo"]) as tmux:
        tmux.wait_for("12 未读")
        tmux.send("m", "j", "r", "j", "Enter")
        tmux.wait_for("下篇")
        tmux.send("Space")
        tmux.settled()
        time.sleep(1.5)
        tmux.settled()  # what was due by then is done, also on a busy machine
        os.kill(tmux.pid, signal.SIGKILL)
        assert tmux.wait_for_end() == 128 + signal.SIGKILL
    with Tmux(tmp_path, READER) as tmux:
        tmux.wait_for("上次读到")
        tmux.send("q")
        shown = tmux.wait_for("11 未读").splitlines()
        assert any(row.startswith(" *◦  1 ") for row in shown)
        assert any(row.startswith("     2 ") for row in shown)


def test_two_terminals_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    with Tmux(tmp_path, [*READER, "--demo"]) as one, Tmux(tmp_path, [*READER, "--demo"]) as other:
        one.wait_for("12 未读")
        other.wait_for("12 未读")
        one.send("m", "j", "m")
        other.send("r", "j", "r", "j", "r")
        one.wait_for(">*")
        other.wait_for("9 未读")
        for tmux in (one, other):
            tmux.send("q")
            assert tmux.wait_for_end() == 0
    with Tmux(tmp_path, [*READER, "--demo"]) as tmux:
        shown = tmux.wait_for("9 未读").splitlines()
        assert sum(row[1:2] == "*" for row in shown) == 2


def test_without_a_file_and_without_a_last_column_it_says_what_to_do(tmp_path: Path) -> None:
    with Tmux(tmp_path, READER) as tmux:
        assert tmux.wait_for_end() == 2
        shown = tmux.screen()
        assert "expected a FILE, or --demo" in shown
        assert "none has been read yet" in shown
    with Tmux(tmp_path, [*READER, "--demo"]) as tmux:
        tmux.wait_for("12 未读")
        time.sleep(1)
        tmux.send("q")
        tmux.wait_for_end()


def test_a_last_column_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    file = tmp_path / "gone.json"
    shutil.copy(DEMO, file)
    with Tmux(tmp_path, [*READER, str(file)]) as tmux:
        tmux.wait_for("12 未读")
        tmux.send("q")
        tmux.wait_for_end()
    file.unlink()
    with Tmux(tmp_path, READER) as tmux:
        assert tmux.wait_for_end() == 2
        shown = tmux.lines
        assert "gone.json: no such file" in shown
        assert "it is the column read last" in shown


def test_a_column_whose_name_is_no_text_goes_on_too(tmp_path: Path) -> None:
    """Its bytes are not UTF-8, as in an archive that was packed long ago in China."""
    file = os.fsdecode(os.fsencode(tmp_path / "GBK ") + "专栏.json".encode("gbk"))
    shutil.copy(DEMO, file)
    for command in ([*READER, "--demo"], [*READER, file]):
        with Tmux(tmp_path, command) as tmux:
            tmux.wait_for("未读")
            tmux.send("j", "j")
            tmux.wait_for("3/12")
            tmux.send("q")
            assert tmux.wait_for_end() == 0
    os.rename(file, f"{file}.gone")
    with Tmux(tmp_path, READER, columns=200) as tmux:
        assert tmux.wait_for_end() == 2, "that one is looked for, and not the one before it"
        assert "it is the column read last" in tmux.lines
    os.rename(f"{file}.gone", file)
    with Tmux(tmp_path, READER) as tmux:
        shown = tmux.wait_for("3/12")
        assert any(
            row.startswith(">    3") or row.startswith("> ◦  3") for row in shown.splitlines()
        )


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("damaged", "it is damaged; delete it to start over"),
        ("newer", "a later version of zhihu-tui made it"),
        ("locked", "another program has locked it"),
    ],
)
def test_why_it_is_not_known_which_column_was_the_last(
    tmp_path: Path, wrong: str, says: str
) -> None:
    file = tmp_path / "state" / "zhihu-tui" / "memory.sqlite3"
    store = Store(file.parent)
    store.remember_column(str(DEMO), ColumnMemory())
    store.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        if wrong == "damaged":
            file.write_bytes(b"no database at all" * 99)
        elif wrong == "newer":
            database.execute("PRAGMA user_version = 99")
        else:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("BEGIN EXCLUSIVE")
        with Tmux(tmp_path, READER) as tmux:
            assert tmux.wait_for_end() == 2
            shown = tmux.lines
        assert f"the last one is not known: {file}: {says}" in shown
        assert "none has been read" not in shown


def test_a_file_locked_at_the_start_costs_nothing_once_it_is_free(tmp_path: Path) -> None:
    with Tmux(tmp_path, [*READER, "--demo"]) as tmux:
        tmux.wait_for("12 未读")
        tmux.send("r")
        tmux.wait_for("11 未读")
        tmux.send("q")
        tmux.wait_for_end()
    file = tmp_path / "state" / "zhihu-tui" / "memory.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("BEGIN EXCLUSIVE")
        with Tmux(tmp_path, [*READER, "--demo"], columns=200) as tmux:
            tmux.wait_for("被别的程序锁住了")
            tmux.send("j", "m")
            tmux.wait_for(">*")
            assert "未读" not in tmux.screen().splitlines()[0]
            database.close()
            shown = tmux.wait_for("11 未读").splitlines()
            assert any(row.startswith(">*◦  2 ") for row in shown)
            assert any(row.startswith("     1 ") for row in shown)
            tmux.send("q")
            assert tmux.wait_for_end() == 0
    marks = Store(file.parent).articles().values()
    assert sum(one.read for one in marks) == sum(one.bookmarked for one in marks) == 1
