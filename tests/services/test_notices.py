"""Which notices take the place of which, and which go away with a screen."""

from __future__ import annotations

from tui.services.notices import Notices


class Board:
    """Shows lines, and has a clock."""

    def __init__(self, *, stay: bool = False) -> None:
        """Make an empty board."""
        self.lines: list[str] = []
        self.seconds: list[float | None] = []
        self.time = 0.0
        self.notices = Notices(self, stay=stay, now=lambda: self.time)

    def notify(self, message: str, *, markup: bool, timeout: float | None) -> None:
        """Show a line."""
        assert not markup
        self.lines.append(message)
        self.seconds.append(timeout)

    def clear_notifications(self) -> None:
        """Show none."""
        self.lines.clear()


def test_a_notice_takes_the_place_of_an_older_one_only() -> None:
    board = Board()
    board.notices.say("一")
    board.time += 0.4
    board.notices.say("二", seconds=15)
    assert board.lines == ["一", "二"]
    assert board.seconds == [None, 15]
    board.time += 0.6
    board.notices.say("三")
    assert board.lines == ["三"]


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
    assert board.lines == ["二", "三", "四"], "the last one is not about the screen"


def test_nothing_goes_away_with_a_screen_where_there_is_more_to_read() -> None:
    board = Board(stay=True)
    board.notices.say("一", of_screen=True)
    board.notices.leave_screen()
    assert board.lines == ["一"]
