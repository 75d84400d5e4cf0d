"""The bottom row: the few keys that matter most, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.commands.command import Command
from tui.page.cells import Measure
from tui.widgets.rows import Part, Rows


class KeyBar(Rows):
    """Shows keys on the left, as many as fit, and a place on the right; the last key is help."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; }
    """

    place: reactive[str] = reactive("")
    """Where the reader is: `12/54  43%`."""
    section: reactive[str] = reactive("")
    """The heading of what is read, before the place."""
    target: reactive[str] = reactive("")
    """Where the stop under focus leads: shown in place of the commands, the last of them left."""
    instead: reactive[Sequence[tuple[str, str]]] = reactive(())
    """Keys and what they do for the moment, in place of the commands."""

    def __init__(self, commands: Sequence[Command], measure: Measure) -> None:
        """Make the bar.

        Args:
            commands: those of the screen; the ones that have a short name are shown, the last of
                them always.
            measure: how many cells the terminal gives to text.
        """
        super().__init__(measure)
        self._commands = commands

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        place = self.measure.cut(f"{self.place} ", width)
        *first, last = self.instead or [
            (command.first_key, command.short) for command in self._commands if command.short
        ]
        parts: list[Part] = []
        room = width - self.measure.cells(place) - 1
        section = ""
        if self.target and not self.instead:
            first = []
            target = self.measure.fit(f" > {self.target}", room - self._cells(last)).rstrip()
            parts.append((target, "bold"))
            room -= self.measure.cells(target)
        elif self.section and not self.instead:
            section = self.measure.fit(self.section, min(room // 2, room - self._cells(last)))
            section = f"{section.rstrip()}  " if section.strip() else ""
            room -= self.measure.cells(section)
        left_for_first = room - self._cells(last)
        for one in first:
            left_for_first -= self._cells(one)
            if left_for_first < 0:
                break
            parts += _said(one)
        if room >= self._cells(last):
            parts += _said(last)
        left = "".join(text for text, _ in parts)
        right = section + place
        return [[*parts, (self.spread(left, right, width), ""), (section, "dim"), (place, "bold")]]

    def _cells(self, key: tuple[str, str]) -> int:
        return sum(self.measure.cells(text) for text, _ in _said(key))


def _said(key: tuple[str, str]) -> list[Part]:
    """Return a key and what it does."""
    return [(f" {key[0]}", "bold accent"), (f" {key[1]} ", "dim")]
