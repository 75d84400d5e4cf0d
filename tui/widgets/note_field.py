"""A note to type, in one line or several."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from tui.internals.drawn_app import CaretHolder


class NoteField(CaretHolder, TextArea):
    """A text area that Enter ends; its caret stands still, as that of a field does."""

    DEFAULT_CSS = """
    NoteField, NoteField:focus {
        width: 1fr;
        height: auto;
        min-height: 1;
        border: none;
        padding: 0;
        background: $panel;
        scrollbar-size: 1 1;
        & .text-area--cursor-line { background: $panel; }
    }
    """

    class Done(Message):
        """The note is typed."""

    def __init__(self, text: str) -> None:
        """Make a field with a text in it, and the caret behind that."""
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    def take_early(self, event: events.Key) -> None:
        """Take what was typed before the field had the keyboard, as in the burst that opened it."""
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            self.insert(event.character)
