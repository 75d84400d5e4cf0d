"""Notices: lines that go away by themselves, each in the place of the one before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from tui.page.cells import NARROW

_AROUND = 4
"""Cells of a row that a notice leaves free."""
_HELP = 8
"""Cells beside a notice that the key for help takes: phrases are shortened to leave it room."""
_PATHS = re.compile(r"[!-~]*/[!-~]*")
_BESIDES = re.compile("（[^（）]*）$")
_HINT = re.compile("；[^；/]*$")
_KIND = re.compile("^[^：，]*，(?=[^：]*：已)")
_WHAT = re.compile("^[^：]*：(?=已)")
"""The parts that a notice can do without: what else there is to say, what to do, its subject."""
_PATH_LEAST = 12
"""Cells that are left of a path."""


class Board(Protocol):
    """Shows lines on the screen, as Textual's App does."""

    def notify(self, message: str, *, markup: bool, timeout: float | None) -> None:
        """Show a line for some seconds; None is for as long as any."""
        ...

    def clear_notifications(self) -> None:
        """Take away all that is shown."""
        ...


class Notices:
    """Shows one notice at a time, and takes away what is about a screen that is left."""

    def __init__(
        self,
        board: Board,
        *,
        width: Callable[[], int],
        stay: bool = False,
    ) -> None:
        """Make it.

        Args:
            board: shows the notices.
            width: says how many cells a row of the screen has.
            stay: whether notices stay when the screen they are about is left.
        """
        self._board = board
        self._width = width
        self._stay = stay
        self._of_screen = False
        """Whether the last notice is about the screen on top."""
        self._of_column = False
        """Whether it is about the column that is open."""

    def say(
        self,
        text: str,
        *,
        seconds: float | None = None,
        of_screen: bool = False,
        of_column: bool = False,
    ) -> None:
        """Show a notice in one row, in place of the one before it.

        Args:
            text: what to say, in Chinese; no markup. What does not fit is cut from the
                middle of its longest path or address, and then from its own; of what became of a
                copy, phrases are shortened before that.
            seconds: for how long; None is for as long as any.
            of_screen: whether it is about the screen on top, and goes away with it.
            of_column: whether it is about the column that is open, and goes away with that.
        """
        self._of_screen, self._of_column = of_screen, of_column
        self._board.clear_notifications()
        line = _one_row(text, max(1, self._width() - _AROUND))
        self._board.notify(line, markup=False, timeout=seconds)

    def leave_screen(self) -> None:
        """Take away what was said about a screen that is left now."""
        if self._of_screen and not self._stay:
            self._board.clear_notifications()
        self._of_screen = False

    def leave_column(self) -> None:
        """Take away what was said about a column that is left now."""
        if self._of_column:
            self._board.clear_notifications()
        self._of_column = False


def _one_row(text: str, width: int) -> str:
    """Return a text in one row of `width` cells at most."""
    line = " ".join(text.split())
    if NARROW.cells(line) > width - _HELP:
        from tui.terminal.copied import SHORTER  # most messages fit

        for long, short in SHORTER:
            if NARROW.cells(line) > width - _HELP:
                line = re.sub(long, short, line, count=1)
    for extra in (_BESIDES, _HINT, _HINT, _KIND, _WHAT):
        if NARROW.cells(line) > width:
            line = extra.sub("", line)
    too_many = NARROW.cells(line) - width
    longest = max(_PATHS.findall(line), key=len, default="")
    if too_many > 0 and longest:
        # What is said of a file matters more than the folders that it is in.
        shorter = NARROW.cut_middle(longest, max(_PATH_LEAST, len(longest) - too_many))
        line = line.replace(longest, shorter, 1)
    return NARROW.cut_middle(line, width)
