"""The keys that the commands of a screen have on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.commands.command import TYPING_FIRST, Command
from tui.commands.keys import types

if TYPE_CHECKING:
    from textual.binding import BindingType


def with_keys(commands: Iterable[Command], keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return the commands of a screen with the keys each has there, or none.

    Args:
        commands: the commands.
        keys: the reader's own keys, by the names of the commands that have others than their own.
    """
    wanted = [replace(one, keys=keys.get(one.name, one.keys)) for one in commands]
    taken = {key for one in wanted if not one.gives_way for key in one.keys.split()}

    def left(command: Command) -> str:
        return " ".join(
            key
            for key in command.keys.split()
            if not (key in taken or (command.gives_way == TYPING_FIRST and types(key)))
        )

    return tuple(replace(one, keys=left(one)) if one.gives_way else one for one in wanted)


def keyed(commands: Iterable[Command], keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return the same, without those that gave way in all their keys."""
    return tuple(one for one in with_keys(commands, keys) if one.keys or not one.gives_way)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return the commands as bindings of Textual's."""
    return [command.binding for command in with_keys(commands, {})]
