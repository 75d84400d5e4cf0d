"""A line to type in, one row high."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.widgets import Input

from tui.internals.drawn_app import DrawnApp

WHILE_TYPING = [
    Binding("down,ctrl+n", "move(1)", show=False),
    Binding("up", "move(-1)", show=False),
    Binding("pagedown", "move_page(1)", show=False),
    Binding("pageup", "move_page(-1)", show=False),
    Binding("ctrl+home,shift+home", "move_top", show=False),
    Binding("ctrl+end,shift+end", "move_bottom", show=False),
]
"""The keys that move in a list below a field: those that a field has no use for."""


_LEAST = 24
"""Cells of a row that a message must leave to whoever types there, or it goes away."""


class FieldBar(Horizontal, inherit_bindings=False):
    """A row at the bottom of a screen with a field in it."""

    DEFAULT_CSS = """
    FieldBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        Static { width: auto; text-style: bold; }
    }
    """

    def on_mount(self) -> None:
        """Leave room for messages: Textual cuts a wide character where a widget below one ends."""
        if isinstance(self.app, DrawnApp):
            self.watch(self.app, "message_cells", self._leave_room)

    def on_show(self) -> None:
        """Have a message go away that would hide what is typed: it was there before."""
        if isinstance(self.app, DrawnApp) and self.size.width - self.app.message_cells < _LEAST:
            self.app.clear_notifications()

    def _leave_room(self, cells: int) -> None:
        self.styles.padding = (0, max(1, cells), 0, 1)


class Field(Input):
    """An input whose cursor stands still.

    Each blink of it would be sent to the terminal, whether anybody types or not.
    """

    DEFAULT_CSS = """
    Field, Field:focus, Field:ansi {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: $panel;
        background-tint: 0%;
    }
    """

    def __init__(self, placeholder: str) -> None:
        """Make an empty field that says, as long as it is empty, what to type."""
        super().__init__(placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False

    def take_early(self, event: events.Key) -> None:
        """Take what was typed before the field had the keyboard, as in the burst that opened it."""
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the screen that the caret is on; Textual's is one further at the end."""
        region = self.content_region
        before = cell_len(self.value[: self.cursor_position])
        return Offset(region.x + before - self.scroll_offset.x, region.y)
