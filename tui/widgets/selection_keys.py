"""The keys of a page while its words are selected."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from tui.commands.command import Command
from tui.widgets.selecting import Selecting


class SelectionKeys:
    """The keys of a selection by what they do; all else that a page has keys for rests."""

    def __init__(self, selecting: Selecting, commands: Sequence[Command]) -> None:
        """Take the keys of some commands, as the reader has them."""
        self._selecting = selecting
        self._actions = {key: one.action for one in commands for key in one.keys.split()}

    def take(self, event: events.Key) -> str:
        """Take a key and return the action to be run; empty where there is none to be run here.

        What acts anywhere, such as help, is left to the app.
        """
        action = self._actions.get(event.key, "")
        if event.key.isdecimal() and self._selecting.count(event.key):
            action = ""
        elif action.startswith("app."):
            return ""
        event.stop()
        event.prevent_default()
        return action
