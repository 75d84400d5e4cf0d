"""Hints on a page: letters on the stops in view, typed to go to one of them or to copy it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.messages import Say
from tui.widgets.highlight import with_hints
from tui.widgets.hints import Hints
from tui.widgets.page_messages import Hinting
from tui.widgets.page_protocol import Stops
from tui.widgets.stop_focus import is_step, stops_in_view

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Size

    from tui.page.page import Page
    from tui.page.viewport import Viewport


class HintedView(Protocol):
    """The view of a page with stops on it."""

    page: Page | None
    """The page, once its width is known."""

    @property
    def viewport(self) -> Viewport:
        """The rows of the page that are in view."""

    @property
    def size(self) -> Size:
        """Its cells and rows."""

    @property
    def hint_style(self) -> Style:
        """The style of the letters."""

    def refresh(self) -> object:
        """Draw it again."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen."""

    @property
    def stops(self) -> Stops:
        """Its stops, and the one under focus."""

    def action_act(self) -> None:
        """Follow or open the stop under focus."""

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus."""


class StopHints:
    """The letters on the stops of a view."""

    def __init__(self, view: HintedView) -> None:
        """Make them for a view; there are none before they are asked for."""
        self._view = view
        self._hints = Hints(())

    def put(self) -> None:
        """Put letters on the stops in view."""
        page = self._view.page
        stops = page.stops if page else ()
        in_view = stops_in_view(stops, self._view.viewport)
        if not in_view:
            self._view.post_message(Say("屏上没有链接、代码、图片或公式"))
        # There may be many formulas in sentences, and nowhere that they lead.
        leading = [index for index in in_view if is_step(stops[index], None)]
        self._hints = Hints(leading or in_view, in_view)
        self._tell()

    def take_away(self) -> None:
        """Have no letters on stops any more: others may be in view."""
        if self._hints:
            self._hints = Hints(())
            self._tell()

    def _tell(self) -> None:
        self._view.refresh()
        self._view.post_message(Hinting(self._hints))

    def take_key(self, event: events.Key) -> None:
        """Take a letter of a hint: `y` before them copies, any other key gives up."""
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        hints = self._hints
        chosen = hints.take(event.character)
        self._tell()
        if chosen is None:
            return
        self.take_away()
        self._view.stops.set_focused(chosen)
        if hints.copies:
            self._view.action_copy()
        else:
            self._view.action_act()

    def draw(self, number: int, strip: Strip) -> Strip:
        """Return a row of the page with the letters on it, above all else.

        Args:
            number: which row.
            strip: the row as it is drawn without them.
        """
        page = self._view.page
        if page is None or not self._hints:
            return strip
        return with_hints(
            strip,
            number,
            page.stops,
            self._hints.shown,
            self._view.viewport.top,
            style=self._view.hint_style,
            room=self._view.size.width,
        )
