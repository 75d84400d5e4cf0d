"""The choice of long lines of code as wrapped or not, and what is remembered of it."""

from __future__ import annotations

from typing import Protocol

_UNWRAPPED = "unwrapped"


class CodeMemory(Protocol):
    """Remembers a line about code; `Store` is the real one."""

    def code(self) -> str:
        """Return what was remembered last, or empty."""
        ...

    def remember_code(self, line: str) -> None:
        """Remember a line."""
        ...


class CodeChoice:
    """The choice to wrap long lines of code: as made last, and at first they are."""

    def __init__(self, memory: CodeMemory) -> None:
        """Make the choice that a memory has kept."""
        self._memory = memory
        self.wraps = memory.code() != _UNWRAPPED
        """Whether they are wrapped."""

    def toggle(self) -> bool:
        """Choose the other way and remember it; return whether lines are wrapped now."""
        self.wraps = not self.wraps
        self._memory.remember_code("wrapped" if self.wraps else _UNWRAPPED)
        return self.wraps
