"""The reader's own keys: which commands they are for, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from tui.commands import SCREENS, SHOWN, Command

_TYPED = {shown.casefold(): key for key, shown in SHOWN.items() if len(shown) > 1}
_MODIFIERS = {"ctrl", "alt", "shift", "super", "meta", "hyper"}
_NAMED = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values())


def keyed(commands: Iterable[Command], keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return the commands with the reader's keys in place of their own."""
    return tuple(replace(one, keys=keys.get(one.name, one.keys)) for one in commands)


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
        elif names[name].anywhere and any(len(key) == 1 for key in written):
            problems.append(
                f"{at}: {name!r} acts while one types, so it cannot be on a letter; "
                "expected a key such as ^X or F5"
            )
        elif (now := " ".join(dict.fromkeys(keys.values()))) != names[name].keys:
            found[name] = now
    while clash := _clash(found):
        key, name, other = clash
        problems.append(
            f"{where[name]}: {name!r} cannot be on {shown(key)!r}, which is {other!r} "
            f"on the same screen; it stays on {names[name].shown_keys!r}"
        )
        del found[name]
    return found, problems


def _clash(keys: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return a key that means two things, the command to take it from, and the other one."""
    order = {name: number for number, name in enumerate(keys)}
    for screen in SCREENS:
        owners: dict[str, str] = {}
        for command in keyed(screen, keys):
            for key in command.keys.split():
                other = owners.setdefault(key, command.name)
                if other != command.name:
                    # It is taken from the one that was set, and of two from the one set later.
                    pair = sorted((other, command.name), key=lambda name: order.get(name, -1))
                    return key, pair[1], pair[0]
    return None


def key_name(key: str) -> str:
    """Return Textual's name for a key as a person writes it, or empty where there is none."""
    if key.casefold() in _TYPED:
        return _TYPED[key.casefold()]
    if match := re.fullmatch(r"\^(.)", key):
        key = f"ctrl+{match[1].lower()}"
    *modifiers, base = key.split("+") if key != "+" and not key.endswith("++") else [key]
    modifiers = [modifier.lower() for modifier in modifiers]
    if not set(modifiers) <= _MODIFIERS or not base.isprintable():
        return ""
    if len(base) == 1:
        base = base.lower() if "ctrl" in modifiers else base
        base = base if base.isalnum() else _character_name(base)
    else:
        base = base.lower()
        if base not in _NAMED and not _character(base):
            return ""
    return "+".join((*modifiers, base)) if base else ""


def _character_name(character: str) -> str:
    """Return Textual's name for a character that is no letter or digit."""
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _character(name: str) -> str:
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""


def shown(key: str) -> str:
    """Return a key as a person reads it."""
    return SHOWN.get(key) or _character(key) or key


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
