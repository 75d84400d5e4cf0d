"""Notices: lines that go away by themselves, and which of them take the place of which."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

_TOGETHER_SECONDS = 0.5
"""Notices shown within it do not take each other's place."""


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
        stay: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it.

        Args:
            board: shows the notices.
            stay: whether notices stay when the screen they are about is left.
            now: the time in seconds, of a clock that is never set back.
        """
        self._board = board
        self._stay = stay
        self._now = now
        self._shown_at = float("-inf")
        self._of_screen = False
        """Whether the last notice is about the screen on top."""

    def say(self, text: str, *, seconds: float | None = None, of_screen: bool = False) -> None:
        """Show a notice in place of those before it, but for those that were shown just now.

        Args:
            text: what to say, in Chinese; no markup.
            seconds: for how long; None is for as long as any.
            of_screen: whether it is about the screen on top, and goes away with it.
        """
        self._of_screen = of_screen
        before, self._shown_at = self._shown_at, self._now()
        if self._shown_at - before > _TOGETHER_SECONDS:
            self._board.clear_notifications()
        self._board.notify(text, markup=False, timeout=seconds)

    def leave_screen(self) -> None:
        """Take away what was said about a screen that is left now."""
        if self._of_screen and not self._stay:
            self._board.clear_notifications()
        self._of_screen = False
