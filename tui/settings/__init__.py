"""Settings: config.toml, and where the reader's files belong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from tui.page.width import NARROWEST, WIDEST
from tui.settings.kinds import ValueKind, between, command, one_of, text, texts, to_toml
from tui.text.plain_file import read_text

T = TypeVar("T")

_LONGEST_SHOWN = 60


def setting(kind: ValueKind[T], default: T, comment: str, example: T | None = None) -> T:
    """Return a field of `Settings`: all that there is to say of one setting.

    Args:
        kind: the values that it takes.
        default: the value without a line in the file.
        comment: what it is, for the printed config.toml.
        example: the value shown there, where the default shows nothing.
    """
    shown = default if example is None else example
    made: T = field(default=default, metadata={"kind": kind, "comment": comment, "shown": shown})
    return made


def state_folder() -> Path:
    """Return the folder for what may be lost without harm: `$XDG_STATE_HOME/zhihu-tui`."""
    from platformdirs import user_state_path  # a list is printed without either

    return user_state_path("zhihu-tui", appauthor=False)


def cache_folder() -> Path:
    """Return the folder for what can be fetched again: `$XDG_CACHE_HOME/zhihu-tui`."""
    from platformdirs import user_cache_path

    return user_cache_path("zhihu-tui", appauthor=False)


def config_file() -> Path:
    """Return where the reader's settings are looked for: `$XDG_CONFIG_HOME/zhihu-tui`."""
    from platformdirs import user_config_path

    return user_config_path("zhihu-tui", appauthor=False) / "config.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a reader can set. A field is all there is to a setting, besides its use."""

    theme: str = setting(
        one_of("dark", "light", "ansi", "ansi16"),
        "dark",
        """\
How it looks: "dark", "light", "ansi", which has the terminal's own text on its own ground, or
"ansi16", which has the terminal's own sixteen colours there.
The command palette (^P) changes it too; its choice holds until this line is changed.""",
    )
    reading_width: int = setting(
        between(NARROWEST, WIDEST, "cells"),
        80,
        f"The most cells to a line of text, {NARROWEST} to {WIDEST}; "
        "- and + change it for the session.",
    )
    ambiguous_width: int = setting(
        one_of(1, 2),
        1,
        "How many cells your terminal gives a character of ambiguous width, "
        "such as “ ” … ① α: 1 or 2.",
    )
    copy_command: tuple[str, ...] = setting(
        command('a program, such as "xclip -i" or ["xclip", "-i"]'),
        (),
        "A program that takes what is copied on its standard input, before any other way is tried.",
        example=("xclip", "-selection", "clipboard"),
    )
    mouse: bool = setting(
        one_of(True, False),
        True,
        "Whether the mouse is listened to; --no-mouse leaves it, and so the selection, "
        "to the terminal.",
    )
    hyperlinks: bool = setting(
        one_of(True, False),
        True,
        "Whether the terminal is told where links lead (OSC 8), so that a click can open them.",
    )
    emoticons: str = setting(
        one_of("emoji", "ascii"),
        "emoji",
        'What becomes of Zhihu\'s emoticons in comments: "emoji", or "ascii", '
        "which keeps their codes.",
    )
    formulas: str = setting(
        one_of("tall", "flat"),
        "tall",
        """\
How formulas in sentences are drawn: "tall", where lines grow with those that need it, or "flat",
all on one row. The key T changes it too; its choice holds until this is changed.""",
    )
    pictures: str = setting(
        one_of("line", "inline"),
        "line",
        """\
How an article shows its pictures: "line", which names each, or "inline", which draws below the
line those that are at hand. The key I changes it too; its choice holds until this is changed.""",
    )
    picture_cells: str = setting(
        one_of("half", "quadrant", "sextant", "octant"),
        "quadrant",
        """\
The characters that pictures are drawn with: "half" or "quadrant", which any font has; "sextant" or
"octant", which are finer, but few terminals have, and tmux 3.3 loses octants.""",
    )
    picture_folders: tuple[str, ...] = setting(
        texts('folders, such as ["~/pictures"]'),
        (),
        "Folders with saved pictures, besides those beside the column that tools leave them in.",
        example=("~/zhihu-pictures",),
    )
    picture_hosts: tuple[str, ...] = setting(
        texts('hosts, such as ["img.example.org"]'),
        (),
        """\
Hosts that pictures may be fetched from when you ask for them, besides Zhihu's own: pic1 to pic4,
pica and picx.zhimg.com. It is always https.""",
        example=("img.example.org",),
    )
    picture_protocol: str = setting(
        one_of("auto", "kitty", "sixel", "none"),
        "auto",
        """\
How your terminal shows a picture's own pixels (the key O): "kitty", "sixel" or "none". With "auto"
it is taken from TERM or from tmux; the terminal is never asked.""",
    )
    shelf: str = setting(
        text('a folder, such as "~/zhihu"'),
        "",
        "The folder that zhihu-tui alone opens as long as nothing has been read.",
        example="~/zhihu",
    )
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reader's own keys, by the name of the command."""
    where: Mapping[str, str] = field(default_factory=dict)
    """The file and line that each of those is from."""
    problems: tuple[str, ...] = ()
    """Each thing wrong with the file, in a line: where, what, and which values are allowed."""


def _table() -> dict[str, Field[Any]]:
    """Return the settings of the file, by name; [keys] is a table of its own."""
    return {one.name: one for one in fields(Settings) if "kind" in one.metadata}


def load(file: Path) -> Settings:
    """Return the settings in a file; what is wrong or not there is the default."""
    try:
        text = read_text(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        return Settings(problems=(f"{file}: cannot be read ({reason}); using the defaults",))
    import tomllib  # 5 ms that most readers, who have no such file, need not wait for

    try:
        table = tomllib.loads(text)
    except RecursionError:
        return Settings(problems=(f"{file}: nested too deeply; using the defaults",))
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        said, _, where = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", where)
        number = line[1] if line else len(text.rstrip().split("\n"))
        return Settings(problems=(f"{file}:{number}: not TOML: {said}; using the defaults",))
    return _checked(table, file, _lines(text))


def _checked(
    table: Mapping[str, object], file: Path, lines: Mapping[tuple[str, str], int]
) -> Settings:
    """Return the settings in a TOML table, the lines of whose names are given by section."""
    problems: list[str] = []
    fine: dict[str, Any] = {}
    known_settings = _table()

    def where(section: str, name: str) -> str:
        line = lines.get((section, name))
        return f"{file}:{line}" if line else str(file)

    for name, value in table.items():
        if name == "keys" and isinstance(value, dict):
            continue
        if name not in known_settings:
            known = ", ".join((*known_settings, "[keys]"))
            problems.append(
                f"{where('', name)}: there is no setting {_shown(name)}; there are {known}"
            )
            continue
        one = known_settings[name]
        kind: ValueKind[object] = one.metadata["kind"]
        try:
            fine[name] = kind.read(value)
        except ValueError:
            default = to_toml(one.default) if one.default not in ((), "") else "none"
            shown = "a table" if isinstance(value, dict) else _shown(value)
            problems.append(
                f"{where('', name)}: {name} is {shown}; it takes {kind.takes}; using {default}"
            )
    keys: dict[str, tuple[str, ...]] = {}
    at_lines: dict[str, str] = {}
    section = table.get("keys")
    for name, value in section.items() if isinstance(section, dict) else ():
        at = where("keys", name)
        given = value.split() if isinstance(value, str) else value
        if isinstance(given, list) and all(isinstance(key, str) for key in given):
            keys[name], at_lines[name] = tuple(given), at
        else:
            problems.append(
                f'{at}: {_shown(name)} is {_shown(value)}; it takes keys, such as "x" or "x ctrl+x"'
            )
    return Settings(**fine, keys=keys, where=at_lines, problems=tuple(problems))


def _shown(value: object) -> str:
    """Return a value as a message shows it: on one line, and not too much of it."""
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _lines(text: str) -> dict[tuple[str, str], int]:
    """Return the line of each name, by section and name; tomllib does not say."""
    found: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line):
            section = header[1].strip("\"'")
            found.setdefault(("", section), number)
        elif name := re.match(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*[=.]""", line):
            found.setdefault((section, next(filter(None, name.groups()), "")), number)
    return found


def default_file() -> str:
    """Return a config.toml that sets nothing and says all that can be set, but for the keys."""
    parts = [_HEAD]
    for name, one in _table().items():
        comment = "".join(f"# {line}\n" for line in one.metadata["comment"].split("\n"))
        parts.append(f"{comment}# {name} = {to_toml(one.metadata['shown'])}\n")
    return "\n".join([*parts, _KEYS])


_HEAD = """\
# Settings of zhihu-tui. Lines that begin with # are comments; those below show the defaults.
"""
_KEYS = """\
# Keys: any command on any keys, separated by blanks; a command without a line keeps its own.
# Keys are named as the help screen shows them (x X / ^X F5 PgDn Space) or as ctrl+x, alt+x.
[keys]
"""
