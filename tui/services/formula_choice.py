"""The choice of formulas in sentences as tall or flat, and what is remembered of it."""

from __future__ import annotations

from typing import Protocol

_NAMES = ("flat", "tall")


class FormulaMemory(Protocol):
    """Remembers a line about formulas; `Store` is the real one."""

    def formulas(self) -> str:
        """Return what was remembered last, or empty."""
        ...

    def remember_formulas(self, line: str) -> None:
        """Remember a line."""
        ...


class FormulaChoice:
    """The choice to let lines grow with formulas: as made last, unless it was set since then."""

    def __init__(self, setting: str, memory: FormulaMemory) -> None:
        """Make the choice.

        Args:
            setting: `tall` or `flat`, as it is set.
            memory: what remembers the choice.
        """
        self._setting = setting
        self._memory = memory
        chosen, _, then = memory.formulas().partition(" ")
        name = chosen if chosen in _NAMES and then == setting else setting
        self.tall = name == "tall"
        """Whether formulas in sentences take several rows where they need them."""

    def toggle(self) -> bool:
        """Choose the other way and remember it; return whether formulas are tall now."""
        self.tall = not self.tall
        self._memory.remember_formulas(f"{_NAMES[self.tall]} {self._setting}")
        return self.tall
