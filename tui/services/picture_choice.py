"""The choice of pictures as lines or in the text, and what is remembered of it."""

from __future__ import annotations

from typing import Protocol

_NAMES = ("line", "inline")


class PictureMemory(Protocol):
    """Remembers a line about pictures; `Store` is the real one."""

    def pictures(self) -> str:
        """Return what was remembered last, or empty."""
        ...

    def remember_pictures(self, line: str) -> None:
        """Remember a line."""
        ...


class PictureChoice:
    """The choice to show pictures in the text: as made last, unless it has been set since then."""

    def __init__(self, setting: str, memory: PictureMemory) -> None:
        """Make the choice.

        Args:
            setting: `line` or `inline`, as it is set.
            memory: what remembers the choice.
        """
        self._setting = setting
        self._memory = memory
        chosen, _, then = memory.pictures().partition(" ")
        name = chosen if chosen in _NAMES and then == setting else setting
        self.inline = name == "inline"
        """Whether pictures at hand are drawn in the text."""

    def toggle(self) -> bool:
        """Choose the other way and remember it; return whether pictures are in the text now."""
        self.inline = not self.inline
        self._memory.remember_pictures(f"{_NAMES[self.inline]} {self._setting}")
        return self.inline
