"""Notices take one row, each in the place of the one before, and some go away with a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.page.cells import NARROW
from tui.services.notices import Notices
from tui.terminal.copied import Copied, CopyRoute


class Board:
    """Shows lines in rows of 44 cells."""

    def __init__(self, *, stay: bool = False) -> None:
        """Make an empty board."""
        self.lines: list[str] = []
        self.seconds: list[float | None] = []
        self.notices = Notices(self, width=lambda: 44, stay=stay)

    def notify(self, message: str, *, markup: bool, timeout: float | None) -> None:
        """Show a line."""
        assert not markup
        self.lines.append(message)
        self.seconds.append(timeout)

    def clear_notifications(self) -> None:
        """Show none."""
        self.lines.clear()


def test_a_notice_takes_the_place_of_the_one_before_it() -> None:
    board = Board()
    board.notices.say("一")
    board.notices.say("二", seconds=15)
    assert board.lines == ["二"]
    assert board.seconds == [None, 15]
    board.notices.say("二")
    assert board.lines == ["二"], "a repeated one does not pile up"


def test_what_is_said_of_a_column_stays_until_that_is_left() -> None:
    board = Board()
    board.notices.say("栏", of_column=True)
    board.notices.leave_screen()
    assert board.lines == ["栏"]
    board.notices.leave_column()
    assert board.lines == []
    board.notices.say("一")
    board.notices.leave_column()
    assert board.lines == ["一"]


def test_a_notice_takes_one_row() -> None:
    board = Board()
    board.notices.say("一\n二  三")
    assert board.lines == ["一 二 三"]
    board.notices.say(f"已存为 /home/reader/{'downloads/' * 6}clip.txt")
    assert board.lines == ["已存为 /home/reader/dow»«nloads/clip.txt"]
    assert NARROW.cells(board.lines[0]) == 40
    board.notices.say(f"/{'folder/' * 9}memory.sqlite3 已损坏，删掉它就能重新记")
    assert board.lines[0].endswith(" 已损坏，删掉它就能重新记")
    assert NARROW.cells(board.lines[0]) == 40
    board.notices.say("没有一条路的长句子，" * 9)
    assert NARROW.cells(board.lines[0]) <= 40


def test_a_hint_that_does_not_fit_is_left_out_whole() -> None:
    board = Board()
    board.notices.say("没有代码块；Tab 选中链接、图片或公式后按 y 复制")
    assert board.lines == ["没有代码块"]


@pytest.mark.parametrize(
    ("copied", "said"),
    [
        (Copied(CopyRoute.NATIVE, "wl-copy"), "python，12 行：已复制（wl-copy）"),
        (Copied(CopyRoute.TMUX, "tmux"), "python，12 行：已存入 tmux，已请求终端"),
        (Copied(CopyRoute.TMUX_BUFFER, "tmux"), "python，12 行：已存入 tmux"),
        (Copied(CopyRoute.OSC52), "python，12 行：已发给终端，无法确认"),
        (
            Copied(CopyRoute.FILE, path=Path("/home/reader/.local/state/zhihu-tui/clip/a.py")),
            "已存为 /home/reader/.loc»«-tui/clip/a.py",
        ),
    ],
)
def test_what_became_of_a_copy_is_said_in_whole_phrases(copied: Copied, said: str) -> None:
    """At 44 cells, too, it says how it was copied and that it may not have arrived."""
    board = Board()
    board.notices.say(f"python，12 行：{copied.message}")
    assert board.lines == [said]
    assert NARROW.cells(said) <= 40


def test_how_much_was_copied_is_said_before_its_kind_is() -> None:
    board = Board()
    board.notices.say(f"javascript，12 行：{Copied(CopyRoute.TMUX, 'tmux').message}")
    assert board.lines == ["12 行：已存入 tmux，已请求终端"]


def test_what_is_about_a_screen_goes_away_with_it() -> None:
    board = Board()
    board.notices.say("一", of_screen=True)
    board.notices.leave_screen()
    assert board.lines == []
    board.notices.say("二")
    board.notices.leave_screen()
    assert board.lines == ["二"]
    board.notices.say("三", of_screen=True)
    board.notices.say("四")
    board.notices.leave_screen()
    assert board.lines == ["四"], "the last one is not about the screen"


def test_nothing_goes_away_with_a_screen_where_there_is_more_to_read() -> None:
    board = Board(stay=True)
    board.notices.say("一", of_screen=True)
    board.notices.leave_screen()
    assert board.lines == ["一"]
