"""The bottom row: the few keys that matter most, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.commands import Command
from tui.keymap import keyed
from tui.page.cells import cell_len, cut
from tui.widgets.rows import Part, Rows, spread


class KeyBar(Rows):
    """Shows keys on the left, as many as fit, and a place on the right."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; }
    """

    place: reactive[str] = reactive("")
    """Where the reader is: `12/54  43%`."""

    def __init__(self, commands: Sequence[Command]) -> None:
        """Make a bar of the commands that are short enough to say."""
        super().__init__()
        self._commands = [command for command in commands if command.short]

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        place = cut(f"{self.place} ", width)
        parts: list[Part] = []
        room = width - cell_len(place) - 1
        for command in keyed(self._commands, getattr(self.app, "keys", {})):
            key, short = f" {command.first_key}", f" {command.short} "
            room -= cell_len(key) + cell_len(short)
            if room < 0:
                break
            parts += [(key, "bold accent"), (short, "dim")]
        left = "".join(text for text, _ in parts)
        return [[*parts, (spread(left, place, width), ""), (place, "bold")]]
