"""How the app is drawn: guarded, and with as few bytes as will do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from tui.internals.frame import Frame, ShortUpdate
from tui.terminal.guard import Guard

_GUARD = Guard()
_SETTLED_SECONDS = 0.3


class DrawnApp(App[None], inherit_bindings=False):
    """An app of which the terminal is sent what changes, and nothing that it would obey."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        """Make the app; Textual says what `ansi_color` is."""
        super().__init__(ansi_color=ansi_color)
        self._frame = Frame()
        self._drawn_size: Size | None = None
        self._settling: Timer | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every line drawn, the guard last."""
        return [*super().get_line_filters(), _GUARD]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw what Textual has composed, as far as the terminal does not show it yet."""
        if isinstance(renderable, CompositorUpdate):
            renderable = ShortUpdate(renderable, self._frame, self.size)
        super()._display(screen, renderable)

    @property
    def _background_screens(self) -> list[Screen[object]]:
        """The screens behind the one on top that can be seen through it.

        Textual counts the next one even where nothing of it can be seen, and draws all of the one
        on top again whenever something changes behind it.
        """
        covered = self._screen_stack and self.screen.styles.background.a == 1
        return [] if covered else super()._background_screens

    def on_mount(self) -> None:
        """Draw all anew after `^Z` and `fg`, and after another program had the terminal."""
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw(), immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Draw all once more when the terminal has its new size for a while.

        What is written in the middle of a resize may be lost: tmux 3.3a leaves cells as they were.
        """
        before, self._drawn_size = self._drawn_size, event.size
        if before in (None, event.size):
            return
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLED_SECONDS, self.action_redraw)

    def action_redraw(self) -> None:
        """Draw all anew, whatever the terminal shows: something else may have written on it."""
        self._frame.forget()
        self.refresh()
