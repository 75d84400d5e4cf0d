"""A screen over another one, that ends once."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

_Result = TypeVar("_Result")


class Modal(ModalScreen[_Result], inherit_bindings=False):
    """A screen over another one. What is still pressed in it when it has ended does nothing."""

    def end(self, result: _Result) -> bool:
        """End with a result, and return True; or do nothing where another screen is on top.

        A burst of keys may end it twice, and then Textual would take the screen below away.
        """
        if not self.is_current:
            return False
        self.dismiss(result)
        return True

    async def on_event(self, event: events.Event) -> None:
        """Pass events on, but for keys and the mouse once another screen is on top."""
        if self.is_current or not isinstance(event, events.InputEvent):
            await super().on_event(event)
