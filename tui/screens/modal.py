"""A screen over another one, that ends once."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

_Result = TypeVar("_Result")


class Modal(ModalScreen[_Result], inherit_bindings=False):
    """A screen over another one. What is still pressed in it when it has ended does nothing."""

    def on_mount(self) -> None:
        """Draw a line round it where there is no colour to set it apart from the page."""
        self.set_class(self.outlined, "-outlined")

    @property
    def outlined(self) -> bool:
        """Whether a line sets it apart, and no colour."""
        return self.app.no_color or self.app.theme.startswith("ansi")

    def end(self, result: _Result) -> bool:
        """End with a result, and return True; or do nothing where another screen is on top.

        A burst of keys may end it twice, and then Textual would take the screen below away.
        """
        if not self._on_top:
            return False
        self.dismiss(result)
        return True

    @property
    def _on_top(self) -> bool:
        """Whether it is the screen on top: Textual calls one current that is seen through that."""
        return bool(self.app.screen_stack) and self.app.screen_stack[-1] is self

    async def on_event(self, event: events.Event) -> None:
        """Pass events on, but for keys and the mouse once another screen is on top."""
        if self._on_top or not isinstance(event, events.InputEvent):
            await super().on_event(event)
