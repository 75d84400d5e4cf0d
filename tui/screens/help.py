"""The keys of a screen, as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.commands.command import Command
from tui.page.blocks import Block, Headline, Mark, Run, Table

_NO_HEAD = ((), ())


def help_page(commands: Sequence[Command], marks: Mapping[str, str]) -> tuple[Block, ...]:
    """Return what a screen has keys and marks for, as a page with a heading for each group.

    Args:
        commands: those of the screen; one without a key is left out.
        marks: what the marks on the screen mean.
    """
    groups: dict[str, dict[str, str]] = {}
    for command in commands:
        if command.keys:
            groups.setdefault(command.group, {})[command.shown_keys] = command.help
    if marks:
        groups["记号"] = dict(marks)
    blocks: list[Block] = [Headline(1, (Run("按键"),))]
    for name, meanings in groups.items():
        rows = (((Run(said, Mark.BOLD),), (Run(meaning),)) for said, meaning in meanings.items())
        blocks += [Headline(2, (Run(name),)), Table(_NO_HEAD, tuple(rows))]
    return tuple(blocks)
