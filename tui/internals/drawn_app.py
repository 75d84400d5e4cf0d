"""The private parts of Textual's App that must be different: how it draws, begins and ends."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.actions import ActionParseResult
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset, Size
from textual.notifications import Notification, Notify
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import MountError
from textual.widgets import Input
from textual.widgets._toast import ToastHolder
from textual.worker import WorkerFailed

from tui.internals.frame import Frame, ShortUpdate
from tui.internals.key_queue import KeyQueue, Round
from tui.page.cache import PageCache
from tui.page.cells import NARROW
from tui.page.first_screen import FirstScreen
from tui.terminal.guard import Guard

if TYPE_CHECKING:
    from tui.memory.passages import Passages

_GUARD = Guard()


class CaretHolder:
    """A base of a widget to type in that is none of Textual's inputs."""

    cursor_screen_offset: Offset
    """The cell of the screen that its caret is on."""


_SETTLED_SECONDS = 0.3
_LINE_FEED = "ctrl+j"
_BESIDE_MESSAGE = 3
"""Cells that a message takes besides its words: a line before them, a blank at either side."""


class Painted(NamedTuple):
    """The first screen, where the terminal shows it before the app is there."""

    driver: type[Driver]
    """The driver that takes the terminal over."""
    screen: FirstScreen | None
    """The screen that it shows, if that is the first one."""
    pages: PageCache
    """The cache of the pages that are on it."""
    passages: Passages | None = None
    """The passages marked anywhere, where they have been looked up."""


class DrawnApp(App[None], inherit_bindings=False):
    """An app of which the terminal is sent what changes, and nothing that it would obey.

    A base of the app, and not an object that it is given: Textual calls the methods here on its
    App. It could be given a driver, but that sees bytes only, too late to know what of them the
    terminal shows already; and a compositor, but each screen has its own, and what the terminal
    shows is what all of them have drawn. Which screens are seen behind the one on top, what is done
    with an exception and what is printed in the end it asks of nobody but itself. All that can be
    an object is one: `Frame`, `Guard`, `KeyQueue`.
    """

    def __init__(self, ansi_color: bool | None = None, painted: Painted | None = None) -> None:
        """Make the app.

        Args:
            ansi_color: as Textual says.
            painted: what the terminal shows already, if anything.
        """
        super().__init__(painted.driver if painted else None, ansi_color=ansi_color)
        self._frame = Frame()
        if painted and painted.screen:
            self._frame.take_for_shown(painted.screen)
        self._drawn_size: Size | None = None
        self._settling: Timer | None = None
        self.key_queue = KeyQueue(self, self._hand_on)
        """The keys that wait for one before them."""
        self._leaving = False
        """Whether the app has been told to exit: what is still pressed then does nothing."""

    message_cells: reactive[int] = reactive(0)
    """Cells at the end of the last row that a message takes for now."""

    def _refresh_notifications(self) -> None:
        super()._refresh_notifications()
        # Textual shows them, or takes them away, by such a call, too: the row changes once.
        self.call_later(self._see_message)

    def _on_notify(self, event: Notify) -> None:
        """Forget the message before, which may have come after all were taken away."""
        self._notifications.clear()

    def _unnotify(self, notification: Notification, refresh: bool = True) -> None:
        """Forget a message; Textual leaves one whose time is over on the screen for a frame."""
        super()._unnotify(notification)

    def _see_message(self) -> None:
        shown = () if self._disable_notifications else self._notifications
        cells = (NARROW.cells(one.message) + _BESIDE_MESSAGE for one in shown)
        self.message_cells = max(cells, default=0)
        there = {f"--textual-toast-{one.identity}" for one in self._notifications}
        for holder in self.screen.query(ToastHolder) if self._screen_stack else ():
            if holder.id not in there:  # Textual misses one whose inside is not composed yet
                holder.remove()

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Exit; the arguments are Textual's."""
        self._leaving = True
        super().exit(result, return_code, message)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, unless the app is leaving; the arguments are Textual's."""
        if self._leaving:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    async def on_event(self, event: events.Event) -> None:
        """Take an event; a key that was not handed on yet waits until the one before is done."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.key_queue.put(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Event) -> None:
        """Hand on a key or a paste; `^J` as Enter, where it means nothing else.

        A terminal makes a line feed of an Enter pressed before it is ours, and shells know no
        difference either.
        """
        is_line_feed = isinstance(event, events.Key) and event.key == _LINE_FEED
        if is_line_feed and self._screen_stack and _LINE_FEED not in self.screen.active_bindings:
            event = events.Key("enter", "\r")
        await super().on_event(event)

    async def on_keys_round(self, message: Round) -> None:
        """Hand on the next key, where what the one before has begun is done."""
        message.stop()
        await self.key_queue.came_back(message)

    def _handle_exception(self, error: Exception) -> None:
        """End with an error; but a screen that misses what has been taken away from it is none.

        Textual takes screens down while messages wait for them, when keys come behind one that
        quits.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self._leaving and isinstance(cause, NoMatches | MountError | ScreenStackError):
            return
        super()._handle_exception(error)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every line drawn, the guard last."""
        return [*super().get_line_filters(), _GUARD]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw what Textual has composed, as far as the terminal does not show it yet.

        The terminal's cursor is left on the caret of a field: there an input method draws what is
        not typed yet. Textual puts it there before the field has scrolled, or has its place.
        """
        if isinstance(field := screen.focused, Input | CaretHolder):
            self.cursor_position = field.cursor_screen_offset
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
        """Draw all again after `^Z` and `fg`, and after another program had the terminal."""
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
        """Draw all again, whatever the terminal shows: something else may have written on it."""
        self._frame.forget()
        self.refresh()

    def set_first_theme(self, name: str) -> None:
        """Begin in a theme.

        Not by its watcher, which would go over all styles once more after the first time.
        """
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)

    def write_sequence(self, sequence: str) -> None:
        """Write an escape sequence to the terminal. To be called from a thread."""
        if self._driver is not None:
            self.call_from_thread(self._driver.write, sequence)

    def _print_error_renderables(self) -> None:
        """Say in one line that there was a crash, and where its log is, in place of a traceback."""
        if self._exit_renderables:
            from tui.settings import state_folder
            from tui.terminal.crash import note_crash

            self._exit_renderables.clear()
            self._return_code = 1
            error = self._exception or RuntimeError("the keyboard could not be read")
            print(note_crash(error, state_folder()), file=sys.stderr)
