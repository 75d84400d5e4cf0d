"""The bottom row: the few keys that matter most, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.commands import Command, keyed
from tui.page.cells import cell_len, cut
from tui.widgets.rows import Part, Rows, spread


class KeyBar(Rows):
    """Shows keys on the left, as many as fit, and a place on the right; the last key is help."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; }
    """

    place: reactive[str] = reactive("")
    """Where the reader is: `12/54  43%`."""

    def __init__(self, commands: Sequence[Command]) -> None:
        """Make a bar of the commands that are short enough to say; the last of them always is."""
        super().__init__()
        self._commands = commands

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        place = cut(f"{self.place} ", width)
        commands = keyed(self._commands, getattr(self.app, "keys", {}))
        *first, last = (command for command in commands if command.short)
        room = width - cell_len(place) - 1 - _cells(last)
        parts: list[Part] = []
        for command in first:
            room -= _cells(command)
            if room < 0:
                break
            parts += _said(command)
        if width - cell_len(place) - 1 >= _cells(last):
            parts += _said(last)
        left = "".join(text for text, _ in parts)
        return [[*parts, (spread(left, place, width), ""), (place, "bold")]]


def _said(command: Command) -> list[Part]:
    """Return a key and what it does."""
    return [(f" {command.first_key}", "bold accent"), (f" {command.short} ", "dim")]


def _cells(command: Command) -> int:
    return sum(cell_len(text) for text, _ in _said(command))
