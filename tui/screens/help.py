"""The keys of a screen, as a page."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands import Command
from tui.page.blocks import Block, Headline, Mark, Run, Table


def help_page(commands: Sequence[Command]) -> tuple[Block, ...]:
    """Return the keys of these commands as a table."""
    rows = tuple(
        ((Run(command.shown_keys, Mark.BOLD),), (Run(command.help),))
        for command in commands
        if command.keys
    )
    return Headline(1, (Run("按键"),)), Table(((Run("键"),), (Run("作用"),)), rows)
