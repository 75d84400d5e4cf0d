"""Going on at a shelf, with the real command in a real terminal."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.archive.shaped import zipped
from tests.columns import DEMO
from tests.library.shelves import column, put
from tests.terminal.tmux import Tmux

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
READER = [sys.executable, "-m", "tui"]


def test_the_shelf_that_is_set_is_opened_as_long_as_nothing_was_read(tmp_path: Path) -> None:
    put(tmp_path / "zhihu", {"a.json": column("甲栏", 1), "b.json": column("乙栏", 2)})
    put(tmp_path / "config" / "zhihu-tui", {"config.toml": b'shelf = "~/zhihu"'})
    with Tmux(tmp_path, READER) as tmux:
        tmux.wait_for("2 个专栏  2 篇  2 未读")
        assert "甲栏" in tmux.screen() and "乙栏" in tmux.screen()
        tmux.send("q")
        tmux.wait_for_end()
    with Tmux(tmp_path, [*READER, str(DEMO)]) as tmux:
        tmux.wait_for("12 未读")
        tmux.send("q")
        tmux.wait_for_end()
    with Tmux(tmp_path, READER) as tmux:
        tmux.wait_for("12 未读")


def test_a_shelf_that_is_set_and_is_not_there_is_said(tmp_path: Path) -> None:
    put(tmp_path / "config" / "zhihu-tui", {"config.toml": b'shelf = "~/zhihu"'})
    with Tmux(tmp_path, READER) as tmux:
        assert tmux.wait_for_end() == 2
        assert "zhihu: no such file" in tmux.lines


def test_two_programs_on_one_shelf_disturb_neither(tmp_path: Path) -> None:
    files = {
        f"{number:02}.json": column(f"栏{number}", number, 100 + number) for number in range(30)
    }
    shelf = put(tmp_path / "zhihu", files)
    command = [*READER, str(shelf)]
    with Tmux(tmp_path, command) as one, Tmux(tmp_path, command) as other:
        for each, moved in ((one, 0), (other, 5)):
            each.wait_for("30 个专栏  60 篇  60 未读")
            each.send(*["j"] * moved, "Enter")
            each.wait_for("1/2")
            each.send("Enter")
            each.wait_for("正文 ")
        for each in (one, other):
            each.send("q", "h")
            each.wait_for("59 未读")
            each.send("q")
            assert each.wait_for_end() == 0
    with Tmux(tmp_path, command) as tmux:
        tmux.wait_for("30 个专栏  60 篇  58 未读")


@pytest.mark.parametrize("name", ["all.zip", "all.json"])
def test_an_article_in_a_file_of_several_columns_is_gone_on_in(tmp_path: Path, name: str) -> None:
    columns = [column("甲栏", 1), column("乙栏", 2, 3)]
    packed = zipped({f"{number}.json": one for number, one in enumerate(columns)})
    put(tmp_path, {"all.zip": packed, "all.json": columns})
    # By a name from here, and then by one from anywhere.
    with Tmux(
        tmp_path, ["/bin/sh", "-c", f'cd "{tmp_path}"; {sys.executable} -m tui {name}']
    ) as tmux:
        tmux.wait_for("2 个专栏  3 篇  3 未读")
        tmux.send("j", "Enter")
        tmux.wait_for("Esc 书架")
        tmux.send("j", "Enter")
        tmux.wait_for("2/2  100%")
        tmux.send("C-q")
        assert tmux.wait_for_end() == 0
    with Tmux(tmp_path, READER) as tmux:
        tmux.wait_for("2/2  100%")
        tmux.send("q")
        tmux.wait_for("乙栏")
        tmux.send("Escape")
        tmux.wait_for("2 个专栏  3 篇  2 未读")
        tmux.send("q")
        assert tmux.wait_for_end() == 0


def test_a_column_that_has_gone_is_said_in_chinese_on_the_shelf(tmp_path: Path) -> None:
    files = {f"{name}.json": column(f"{name}栏", number) for number, name in enumerate("甲乙丙", 1)}
    shelf = put(tmp_path / "zhihu", files)
    with Tmux(tmp_path, [*READER, str(shelf)]) as tmux:
        tmux.wait_for("3 个专栏  3 篇")
        tmux.send("j", "Enter")
        tmux.wait_for("Esc 书架")
        tmux.send("q")
        assert tmux.wait_for_end() == 0
    (shelf / "乙.json").write_text('{"article": [no')
    with Tmux(tmp_path, READER) as tmux:
        tmux.wait_for("上次读的专栏打不开：第 1 行第 14 列起不是 JSON")
        tmux.send("q")
        assert tmux.wait_for_end() == 0
