"""The app as its services and its parts know it; each adds what more it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

_Result = TypeVar("_Result")


class HeldKeys(Protocol):
    """The keys that were typed, as whatever a thread opens needs them: they are meant for that."""

    def hold(self) -> None:
        """Have them wait until `release`, though not for long."""
        ...

    def release(self) -> None:
        """Have them act."""
        ...


class Host(Protocol):
    """The app, as far as whatever runs in it needs it."""

    def say(self, text: str) -> None:
        """Show a line that goes away by itself."""
        ...

    def in_thread(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Do what blocks in a thread, and something with its result in the app's own."""
        ...
