"""The command palette: the commands of the screen below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input

from tui.commands.command import Command


class ReaderPalette(CommandPalette):
    """Textual's palette in the reader's language, at the top of even a low screen."""

    DEFAULT_CSS = """
    ReaderPalette, ReaderPalette:ansi {
        background: $background;
        #--container { margin-top: 0; background: $background; }
        & > .command-palette--help-text { color: $foreground-dim; text-style: not bold; }
        #--input { border: none; padding: 0 1; background: $panel; }
        SearchIcon { display: none; }
        CommandInput, CommandInput:focus { border: none; height: 1; padding: 0; }
        CommandList, CommandList:ansi, CommandList:nocolor {
            border: none;
            & > .option-list--option-highlighted {
                color: $foreground;
                background: $panel;
                text-style: bold underline;
            }
        }
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        """Make the palette of some commands."""
        super().__init__([_provider_of(commands)], placeholder="输入命令的中文或英文名")

    def on_mount(self) -> None:
        """Keep the cursor still, as in a field."""
        self.query_one(Input).cursor_blink = False


class _Commands(Provider):
    """Offers commands by their English and Chinese names."""

    commands: ClassVar[Sequence[Command]] = ()

    async def discover(self) -> Hits:
        """Yield all commands, in the order in which they are declared."""
        for command in self._commands():
            name = Content(_name(command))
            yield DiscoveryHit(name, partial(self._run, command), name.plain, command.shown_keys)

    async def search(self, query: str) -> Hits:
        """Yield the commands that a query matches."""
        matcher = self.matcher(query)
        none_matches = True
        for command in self._commands():
            name = _name(command)
            if score := matcher.match(name):
                none_matches = False
                shown = matcher.highlight(name)
                yield Hit(score, shown, partial(self._run, command), name, command.shown_keys)
        if none_matches:  # Textual would say so in English
            yield Hit(1, Content("没有这样的命令"), _nothing)

    def _commands(self) -> Iterator[Command]:
        yield from (command for command in self.commands if command.name != "commands")

    def _run(self, command: Command) -> None:
        # As if its key were pressed: the widget under focus may be the one that acts on it.
        self.app.simulate_key(command.bound_keys.split(",")[0])


def _provider_of(offered: Sequence[Command]) -> type[Provider]:
    """Return a provider of some commands; Textual makes it, with arguments of its own."""

    class Offered(_Commands):
        commands = offered

    return Offered


def _nothing() -> None:
    """Do nothing."""


def _name(command: Command) -> str:
    return f"{command.name}  {command.help}"
