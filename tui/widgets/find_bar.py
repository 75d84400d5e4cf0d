"""The row in which a reader types what to find on a page, and sees how often it is there."""

from __future__ import annotations

from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import Input, Static

from tui.widgets.field import Field, FieldBar

_PLACEHOLDER = "在文中查找"


class Finder(Protocol):
    """Finds what is typed."""

    def type(self, words: str) -> None:
        """Find other words, from where the search began."""

    def step(self, steps: int) -> None:
        """Go to another match while words are typed."""

    def keep(self) -> None:
        """Stay at what was found, and close the bar."""

    def give_up(self) -> None:
        """Go back to where the search began, and close the bar."""


class FindBar(FieldBar, inherit_bindings=False):
    """Takes words; the page finds them while they are typed."""

    BINDINGS = [
        Binding("escape", "give_up", show=False),
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    input = query_one(Field)
    count = query_one("#count", Static)

    def __init__(self, finder: Finder) -> None:
        """Make a bar; the finder is told of all that is typed in it."""
        super().__init__()
        self._finder = finder

    def compose(self) -> ComposeResult:
        """Yield a mark, the field and the count."""
        yield Static("/", markup=False)
        yield Field(_PLACEHOLDER)
        yield Static("", id="count", markup=False)

    def open(self, before: str) -> None:
        """Show the bar, empty, and let the reader type; say what was looked for before, if any."""
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.input.placeholder = f"按 Enter 再找“{before}”" if before else _PLACEHOLDER
        self.say("")
        self.display = True
        self.input.focus()

    def close(self) -> None:
        """Take the bar away."""
        self.display = False

    def say(self, count: str) -> None:
        """Show which match is current, of how many."""
        self.count.update(count)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._finder.type(event.value)

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self._finder.keep()

    def action_step(self, steps: int) -> None:
        """Go to another match while typing."""
        self._finder.step(steps)

    def action_give_up(self) -> None:
        """Leave the words and what was found."""
        self._finder.give_up()
