"""A screen over another one, that ends once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

_Result = TypeVar("_Result")
_GREY = Style(color="bright_black")
_FAINT = Style(dim=True)


class Modal(ModalScreen[_Result], inherit_bindings=False):
    """A screen over another one. What is still pressed in it when it has ended does nothing."""

    def on_mount(self) -> None:
        """Draw a line round it where there is no colour to set it apart from the page."""
        self.set_class(self.outlined, "-outlined")

    @property
    def outlined(self) -> bool:
        """Whether a line sets it apart, and no colour."""
        return self.app.no_color or self.app.theme.startswith("ansi")

    def render(self) -> RenderableType:
        """Return the screen below: dimmed; grey or faint where there are no colours to mix."""
        below = super().render()
        if isinstance(below, BackgroundScreen) and self.outlined:
            grey = self.app.theme == "ansi16" and not self.app.no_color
            return (_GreyScreen if grey else _FaintScreen)(below.screen, below.color)
        return below

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
        """Pass events on, except for keys and the mouse once another screen is on top."""
        if self._on_top or not isinstance(event, events.InputEvent):
            await super().on_event(event)


class _FaintScreen(BackgroundScreen):
    """A screen that is seen below a dialog, all of it faint (SGR 2)."""

    look = _FAINT

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Yield the cells of the screen in that look; what is bold or underlined stays so."""
        for segment in super().process_segments(segments, color):
            if segment.control:
                yield segment
            else:
                yield Segment(segment.text, (segment.style or Style.null()) + cls.look)


class _GreyScreen(_FaintScreen):
    """The same in the terminal's own grey."""

    look = _GREY
