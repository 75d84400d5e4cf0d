"""Whole journeys: the app through Pilot, and the installed command in a real terminal."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.columns import DEMO
from tests.screens.reading import FakeBrowser, FakeClipboard, reading
from tests.terminal.tmux import Tmux
from tui.archive.load import load
from tui.article import to_markdown
from tui.page.blocks import Code
from tui.page.parse import parse
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.screens.own_page import OwnPageScreen

COMMAND = shutil.which("zhihu-tui", path=str(Path(sys.executable).parent))


def code_of(number: int) -> list[str]:
    """Return the code blocks of an article of the sample."""
    article = load(DEMO).articles[number - 1]
    return [block.text for block in parse(to_markdown(article.html)) if isinstance(block, Code)]


async def test_a_reader_goes_through_the_whole_house() -> None:
    clipboard, browser = FakeClipboard(), FakeBrowser()
    async with reading(clipboard=clipboard, browser=browser) as reader:
        await reader.press("tab", "shift+tab", "t", "escape", "s", "s", "s", "s", "s", "S", "S")
        await reader.press("i", "j", "escape", "?", "space", "q")
        assert isinstance(reader.screen, ColumnScreen)
        await reader.press("slash", "复", "制", "enter", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert "复制" in reader.rows[0]
        await reader.press("}", "y")
        assert clipboard.texts == [code_of(3)[0]]
        await reader.press("c")
        assert isinstance(reader.screen, CommentsScreen)
        await reader.press("j", "j", "y", "?")
        assert isinstance(reader.screen, OwnPageScreen)
        assert len(clipboard.texts) == 2
        await reader.press("q", "q", "q", "escape")
        assert isinstance(reader.screen, ColumnScreen)
        assert any(re.match(">..  3 ", row) for row in reader.rows)
        await reader.press("q")
    assert reader.app.return_code == 0


@pytest.mark.skipif(COMMAND is None, reason="zhihu-tui is not installed beside this Python")
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_the_installed_command_in_tmux(tmp_path: Path, columns: int, rows: int) -> None:
    with Tmux(tmp_path, [str(COMMAND), "--demo"], columns=columns, rows=rows) as tmux:
        tmux.wait_for("[全部 12]")
        tmux.send("Tab")
        tmux.wait_for("[使用说明 ")
        tmux.send("BTab", "j", "j", "Enter")
        tmux.wait_for("3/12")
        tmux.send("}", "y")
        tmux.wait_for("19 行：已")
        assert tmux.buffer() == code_of(3)[0]
        tmux.send("c")
        tmux.wait_for("条评论")
        tmux.send("q")
        tmux.wait_for("3/12")
        tmux.send("Escape", "Escape")
        shown = tmux.wait_for("[全部 12]")
        assert any(re.match(">..  3 ", row) for row in shown.splitlines())
        tmux.send("q")
        assert tmux.wait_for_end() == 0
        assert tmux.ask("alternate_on") == "0", "the terminal is as it was"


@pytest.mark.skipif(COMMAND is None, reason="zhihu-tui is not installed beside this Python")
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_all_is_drawn_again_after_a_stop(tmp_path: Path) -> None:
    with Tmux(tmp_path, ["bash", "--norc", "-i"]) as tmux:
        tmux.wait_for("$")
        tmux.write(f"{COMMAND} --demo\n")
        tmux.wait_for("1/12")
        tmux.send("C-z")
        tmux.wait_for("Stopped")
        tmux.write("clear; fg\n")
        tmux.wait_for("1/12")
        assert "在终端里读专栏" in tmux.wait_for("[全部 12]")
        tmux.send("q")
