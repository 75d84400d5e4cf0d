"""A note to some words, written over the page they stand on."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from tui.messages.passages import EditNote, WriteNote
from tui.page.cells import NARROW
from tui.screens.modal import Modal
from tui.widgets.note_field import NoteField

_KEYS = "Enter 写好 ^J 换行 ^E 编辑 Esc 放弃"
_SURE = "再按一次 Esc：放弃写的；Enter 写好"
_AROUND = 3
"""Rows of the title, the keys and the row of messages."""


class NoteScreen(Modal[str | None], inherit_bindings=False):
    """Ends with the note, or None where nothing is to change."""

    BINDINGS = [
        # Before the field, which would take Enter for a line feed.
        Binding("enter", "done", show=False, priority=True),
        Binding("ctrl+j,alt+enter,shift+enter", "line_feed", show=False, priority=True),
        Binding("ctrl+e", "editor", show=False, priority=True),
        Binding("escape", "give_up", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    NoteScreen {
        align: center bottom;
        Vertical { width: 100%; height: auto; background: $panel; padding: 0 1; }
        #words { height: 1; text-style: bold; color: $primary; }
        #keys { height: 1; color: $foreground-dim; }
    }
    """

    field = query_one(NoteField)

    def __init__(self, asked: WriteNote) -> None:
        """Make the screen of a note that is asked for."""
        super().__init__()
        self._words = " ".join(asked.words.split())
        self._note = asked.note
        self._sure = False
        """Whether it was said that what is typed would be lost."""

    def compose(self) -> ComposeResult:
        """Yield the words, the note and the keys."""
        with Vertical():
            yield Static("", id="words", markup=False)
            yield NoteField(self._note)
            yield Static(_KEYS, id="keys", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Leave half of the screen to the page, and say which words the note is to."""
        line = 2 if self.outlined else 0
        self.field.styles.max_height = max(1, event.size.height // 2 - _AROUND - line)
        said = NARROW.fit(f"笔记：{self._words}", max(1, event.size.width - 2 - line)).rstrip()
        self.query_one("#words", Static).update(said)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed before the field has the keyboard, too."""
        if self.focused is None:
            self.field.take_early(event)

    @on(NoteField.Changed)
    def _go_on(self) -> None:
        """Begin again with what is said before anything is lost."""
        if self._sure:
            self._sure = False
            self.query_one("#keys", Static).update(_KEYS)

    def action_line_feed(self) -> None:
        """Begin another line."""
        self.field.insert("\n")

    def action_done(self) -> None:
        """End with what is typed."""
        self.end(self.field.text.rstrip())

    def action_give_up(self) -> None:
        """End without a change; what has been typed is thrown away only once that was said."""
        if self._sure or self.field.text.rstrip() == self._note:
            self.end(None)
        else:
            self._sure = True
            self.query_one("#keys", Static).update(_SURE)

    def action_editor(self) -> None:
        """Go on in the reader's own editor."""
        self.post_message(EditNote(self.field.text, self._take))

    def _take(self, text: str) -> None:
        self.field.load_text(text)
        self.field.move_cursor(self.field.document.end)
