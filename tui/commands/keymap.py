"""The reader's own keys: which commands they are for, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.commands.command import TYPING_FIRST, Command
from tui.commands.keys import key_label, key_name, types
from tui.commands.registry import SCREENS, SEARCH
from tui.commands.screen_keys import with_keys

_WHILE_TYPING = {one.name for one in SEARCH} | {
    one.name for screen in SCREENS for one in screen if one.anywhere
}
"""The commands that act while one types."""


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys of all bindings that have others than their own, as Textual wants them."""
    changed: dict[str, str] = {}
    for screen in SCREENS:
        for own, now in zip(with_keys(screen, {}), with_keys(screen, keys), strict=True):
            # What gives way to typing gives way by itself: its letters never get that far.
            if own.keys != now.keys and own.gives_way != TYPING_FIRST:
                changed[now.id] = now.bound_keys
    return changed


def reader_keys(
    wanted: Mapping[str, Sequence[str]], where: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return the keys of each command that has others, and what is wrong, a line each.

    What is wrong is left out: a name that no command has, a key that there is not, and a key that
    would mean two things on a screen.

    Args:
        wanted: keys as a person writes them, by the name of the command.
        where: the file and line that each of these is from.
    """
    problems: list[str] = []
    names = _commands()
    found: dict[str, str] = {}
    for name, written in wanted.items():
        at = where[name]
        if name not in names:
            problems.append(
                f"{at}: there is no command {name!r}; zhihu-tui --print-config lists them"
            )
            continue
        keys = {key: key_name(key) for key in written}
        if not keys and names[name].keys:
            problems.append(f"{at}: {name!r} must be on a key, such as {names[name].shown_keys!r}")
        elif unknown := [key for key, known in keys.items() if not known]:
            problems.append(
                f"{at}: {name!r} cannot be on {unknown[0]!r}, which is no key; "
                "expected one such as x, /, ^X, F5 or PgDn"
            )
        elif name in _WHILE_TYPING and any(map(types, keys.values())):
            problems.append(
                f"{at}: {name!r} acts while one types, so it cannot be on a letter; "
                "expected a key such as ^X or F5"
            )
        elif (now := " ".join(dict.fromkeys(keys.values()))) != names[name].keys:
            found[name] = now
    while clash := _clash(found):
        key, name, other = clash
        problems.append(
            f"{where[name]}: {name!r} cannot be on {key_label(key)!r}, which is {other!r} "
            f"on the same screen; it stays on {names[name].shown_keys or 'none'!r}"
        )
        del found[name]
    return found, problems


def _clash(keys: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return a key that means two things, the command to take it from, and the other one."""
    order = {name: number for number, name in enumerate(keys)}
    for screen in SCREENS:
        owners: dict[str, Command] = {}
        for command in screen:
            for key in keys.get(command.name, command.keys).split():
                other = owners.setdefault(key, command)
                if other is not command and not _gives_way(command, other, key):
                    # It is taken from the one that was set, and of two from the one set later.
                    pair = sorted((other.name, command.name), key=lambda name: order.get(name, -1))
                    return key, pair[1], pair[0]
    return None


def _gives_way(command: Command, other: Command, key: str) -> bool:
    """Return whether a command leaves a key to another one as both come."""
    as_they_come = key in command.keys.split() and key in other.keys.split()
    return bool(command.gives_way) and not other.gives_way and as_they_come


def default_keys() -> str:
    """Return a line of config.toml for each command, with the keys it has."""
    return "".join(
        f'# "{one.name}" = {_quoted(one.shown_keys)}  # {one.help}\n'
        for one in _commands().values()
    )


def _commands() -> dict[str, Command]:
    """Return all commands by name; of one that is on several screens, the first."""
    commands: dict[str, Command] = {}
    for command in (command for screen in SCREENS for command in screen):
        commands.setdefault(command.name, command)
    return commands


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text or "\\" in text else f'"{text}"'
