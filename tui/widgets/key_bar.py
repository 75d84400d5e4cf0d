"""The bottom row: the few keys that matter most, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.commands.command import Command, bar_keys
from tui.internals.drawn_app import DrawnApp
from tui.page.cells import Measure
from tui.rows.key_bar import key_row
from tui.rows.part import Part
from tui.widgets.rows import Rows


class KeyBar(Rows):
    """Shows keys on the left, as many as fit, and a place on the right; the last key is help."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; }
    """
    GROUND = "bar"

    place: reactive[str] = reactive("")
    """The reader's place: `12/54  43%`."""
    section: reactive[str] = reactive("")
    """The heading of what is read, before the place."""
    target: reactive[str] = reactive("")
    """The target of the stop under focus: shown in place of the commands, the last of them left."""
    covered: reactive[int] = reactive(0)
    """Cells at its end that a message takes for now: the keys that fit stand before them."""
    instead: reactive[Sequence[tuple[str, str]]] = reactive(())
    """Keys and what they do for the moment, in place of the commands."""

    def __init__(
        self, commands: Sequence[Command], measure: Measure, place: str = "", section: str = ""
    ) -> None:
        """Make the bar.

        Args:
            commands: those of the screen; the ones that have a short name are shown, the last of
                them always.
            measure: how many cells the terminal gives to text.
            place: where the reader is to begin with.
            section: what is read there.
        """
        super().__init__(measure)
        self.set_reactive(KeyBar.place, place)
        self.set_reactive(KeyBar.section, section)
        self._keys = bar_keys(commands)

    def on_mount(self) -> None:
        """Leave room for messages."""
        if isinstance(self.app, DrawnApp):
            self.watch(self.app, "message_cells", self._leave_room)

    def _leave_room(self, cells: int) -> None:
        self.covered = cells

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        shown = key_row(
            self.instead or self._keys,
            self.place,
            width,
            self.measure,
            target="" if self.instead else self.target,
            section="" if self.instead else self.section,
            covered=self.covered,
        )
        return [shown]
