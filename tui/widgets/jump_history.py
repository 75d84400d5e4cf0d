"""Jumps on a page: where they began and where they led, to go back and forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from textual.message import Message

from tui.messages import ForgetForward

if TYPE_CHECKING:
    from tui.page.page import Place
    from tui.widgets.stop_focus import StopName

Position = TypeVar("Position")
"""A reader's place; only its view knows what that is made of."""


@dataclass(frozen=True, slots=True)
class PagePosition:
    """A reader's position on a page: what stands at the top, and the stop under focus."""

    place: Place
    stop: StopName | None
    """The stop."""


class Positioned(Protocol[Position]):
    """A view in which a reader is somewhere."""

    @property
    def position(self) -> Position | None:
        """The reader's position, once there is a page."""

    def go_to_position(self, position: Position) -> None:
        """Go where a reader was."""


class JumpingView(Positioned[Position], Protocol[Position]):
    """A view in which a reader jumps."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the app."""


class JumpHistory(Generic[Position]):
    """The positions that jumps began at, and those that were left by going back."""

    def __init__(self, view: JumpingView[Position]) -> None:
        """Make a history of a view without jumps."""
        self._view = view
        self._before: list[Position] = []
        self._after: list[Position] = []

    @property
    def last(self) -> Position | None:
        """The position that the last jump began at, of those not undone."""
        return self._before[-1] if self._before else None

    def begin(self) -> None:
        """Note that a jump begins where the reader is; jumps that were undone are forgotten.

        So are the screens that the reader went back from.
        """
        self._view.post_message(ForgetForward())
        here = self._view.position
        if here is not None:
            self._before.append(here)
            self._after.clear()

    def back(self) -> bool:
        """Go to where the last jump began; return whether there was such a place."""
        return self._go_along(self._before, self._after)

    def forward(self) -> bool:
        """Go again where the jump led that was undone last; return whether there was one."""
        return self._go_along(self._after, self._before)

    def clear(self) -> None:
        """Forget all jumps."""
        self._before.clear()
        self._after.clear()

    def _go_along(self, path: list[Position], other: list[Position]) -> bool:
        here = self._view.position
        if not path or here is None:
            return False
        other.append(here)
        self._view.go_to_position(path.pop())
        return True
