"""A choice of one of several ways to draw, made with a key and remembered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class ChoiceMemory(Protocol):
    """Remembers a line about each choice; `Store` is the real one."""

    def choice(self, name: str) -> str:
        """Return the line that was remembered last, or empty."""
        ...

    def remember_choice(self, name: str, line: str) -> None:
        """Remember a line."""
        ...


class Choice:
    """One of several values: the one chosen last, unless another has been set since then."""

    def __init__(
        self, name: str, values: Iterable[str], memory: ChoiceMemory, setting: str = ""
    ) -> None:
        """Make the choice that a memory has kept.

        Args:
            name: what it is remembered by.
            values: the values there are, in the order that a key steps through.
            memory: what remembers it.
            setting: the value as it is set; empty where it cannot be set, and begins as the first.
        """
        self._name = name
        self._values = tuple(values)
        self._memory = memory
        self._setting = setting
        chosen, _, then = memory.choice(name).partition(" ")
        self.value = setting or self._values[0]
        """The value chosen now."""
        if chosen in self._values and then == setting:
            self.value = chosen

    def next(self) -> str:
        """Choose the next value, after the last the first; remember it and return it."""
        self.value = self._values[(self._values.index(self.value) + 1) % len(self._values)]
        self._memory.remember_choice(self._name, f"{self.value} {self._setting}".rstrip())
        return self.value


def picture_choice(memory: ChoiceMemory, setting: str) -> Choice:
    """Return the choice to show pictures as a `line` each or `inline`, in the text."""
    return Choice("pictures", ("line", "inline"), memory, setting)
