"""A command: something a reader can do with a key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tui.commands.keys import SHOWN

if TYPE_CHECKING:
    from textual.binding import Binding

THREAD_FIRST, TYPING_FIRST = "thread", "typing"
"""Whom a command gives way to where both would have a key."""


class Command(msgspec.Struct, frozen=True):
    """Something a reader can do with a key."""

    name: str
    """Its name in the palette and the README: ASCII, since not every terminal can type Chinese."""
    keys: str
    """Textual's names of the keys, separated by blanks; the first is the one to show."""
    action: str
    """The action it runs, as Textual writes one: `move(1)`."""
    help: str
    """Its effect, in a few Chinese words."""
    short: str = ""
    """Its word on the key bar; a command without it is not on the bar."""

    anywhere: bool = False
    """Whether its key acts even where a picker or a field has the keyboard."""
    group: str = ""
    """Under which heading help has it."""
    gives_way: str = ""
    """Whom it leaves a key to that both have, or empty where it shares its screen with none."""

    @property
    def id(self) -> str:
        """The id of its binding: the same command has fewer keys where it gives way."""
        return f"{self.name}, {self.gives_way} first" if self.gives_way else self.name

    @property
    def bound_keys(self) -> str:
        """The keys as Textual binds them; a command without one is bound to what nobody can press.

        So the palette can run it all the same, and it can be given a key.
        """
        return self.keys.replace(" ", ",") or f"no key: {self.name}"

    @property
    def binding(self) -> Binding:
        """The command as a binding of Textual's."""
        from textual.binding import Binding  # the first paint has the names of keys without it

        return Binding(
            self.bound_keys,
            self.action,
            self.help,
            show=False,
            priority=self.anywhere,
            id=self.id,
        )

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them, separated by blanks."""
        return " ".join(SHOWN.get(key, key) for key in self.keys.split())

    @property
    def first_key(self) -> str:
        """The key to show where there is room for one."""
        return self.shown_keys.split(" ")[0]


def bar_keys(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Return the keys on the bar of a screen's commands, and what they do."""
    return [(command.first_key, command.short) for command in commands if command.short]


def group(name: str, *commands: Command) -> tuple[Command, ...]:
    """Return commands as those that stand under one heading."""
    return tuple(replace(command, group=name) for command in commands)
