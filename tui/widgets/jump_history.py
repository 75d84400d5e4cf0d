"""Jumps on a page: where they began and where they led, to go back and forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from tui.page.page import Place

Position = TypeVar("Position")
"""Where a reader is: what it is made of is the view's own matter."""


@dataclass(frozen=True, slots=True)
class PagePosition:
    """Where a reader is on a page: what stands at the top, and the stop under focus."""

    place: Place
    stop: int | None
    """The index of the stop."""


class JumpHistory(Generic[Position]):
    """The positions that jumps began at, and those that were left by going back."""

    def __init__(self) -> None:
        """Make a history without jumps."""
        self._before: list[Position] = []
        self._after: list[Position] = []

    @property
    def last(self) -> Position | None:
        """Where the last jump began that was not undone."""
        return self._before[-1] if self._before else None

    def jump(self, here: Position) -> None:
        """Note that a jump begins here; jumps that were undone are forgotten."""
        self._before.append(here)
        self._after.clear()

    def back(self, here: Position) -> Position | None:
        """Return where the last jump began, or None; `here` is what `forward` returns to."""
        return _pop(self._before, self._after, here)

    def forward(self, here: Position) -> Position | None:
        """Return where the jump led that was undone last, or None."""
        return _pop(self._after, self._before, here)

    def clear(self) -> None:
        """Forget all jumps."""
        self._before.clear()
        self._after.clear()


def _pop(path: list[Position], other: list[Position], here: Position) -> Position | None:
    if not path:
        return None
    other.append(here)
    return path.pop()
