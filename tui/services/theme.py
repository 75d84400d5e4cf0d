"""The choice of a theme: which to begin with, which comes next, and what is remembered of it."""

from __future__ import annotations

from typing import Protocol

from tui.page.theme import THEMES

_NAMES = {"dark": "深色", "light": "浅色", "ansi": "终端的字色和底色", "ansi16": "终端的十六色"}


class ThemeMemory(Protocol):
    """Remembers a line about the theme; `Store` is the real one."""

    def theme(self) -> str:
        """Return what was remembered last, or empty."""
        ...

    def remember_theme(self, theme: str) -> None:
        """Remember a line."""
        ...


class ThemeChoice:
    """The theme of the app: the one chosen last, unless another one has been set since then."""

    def __init__(self, setting: str, memory: ThemeMemory) -> None:
        """Make the choice.

        Args:
            setting: the name of the theme in the settings.
            memory: what remembers the choice.
        """
        self._setting = setting
        self._memory = memory
        chosen, _, then = memory.theme().partition(" ")
        self.name = chosen if chosen in THEMES and then == setting else setting
        """The name of the theme chosen now."""

    def next(self) -> str:
        """Choose the next theme, after the last the first; remember it and return its name."""
        names = list(THEMES)
        self.name = names[(names.index(self.name) + 1) % len(names)]
        self._memory.remember_theme(f"{self.name} {self._setting}")
        return self.name

    @property
    def message(self) -> str:
        """A message that says the theme chosen, in Chinese."""
        return f"主题：{_NAMES[self.name]}"
