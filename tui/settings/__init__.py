"""Settings: config.toml, and where the reader's files belong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args

import msgspec
from msgspec.structs import fields

from tui.page.width import NARROWEST, WIDEST
from tui.settings.kinds import ValueKind, between, command, one_of, text, texts, to_toml
from tui.text.plain_file import read_text
from tui.text.reason import reason_of

_LONGEST_SHOWN = 60


class SettingDescription(NamedTuple):
    """The values and the words of a setting, besides its default; looked at when a file is."""

    kind: ValueKind[Any]
    """The values that it takes."""
    comment: str
    """A line about it, for the printed config.toml."""
    example: object = None
    """The value shown there, where the default shows nothing."""


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


class Settings(msgspec.Struct, frozen=True):
    """All that a reader can set. A field is all there is to a setting, besides its use."""

    theme: Annotated[
        str,
        SettingDescription(
            one_of("dark", "light", "ansi", "ansi16"),
            """\
How it looks: "dark", "light", "ansi", which has the terminal's own text on its own ground, or
"ansi16", which has the terminal's own sixteen colours there.
The command palette (^P) changes it too; its choice holds until this line is changed.""",
        ),
    ] = "dark"
    reading_width: Annotated[
        int,
        SettingDescription(
            between(NARROWEST, WIDEST, "cells"),
            f"The most cells to a line of text, {NARROWEST} to {WIDEST}; "
            "- and + change it for the session.",
        ),
    ] = 80
    ambiguous_width: Annotated[
        int,
        SettingDescription(
            one_of(1, 2),
            "How many cells your terminal gives a character of ambiguous width, "
            "such as “ ” … ① α: 1 or 2.",
        ),
    ] = 1
    copy_command: Annotated[
        tuple[str, ...],
        SettingDescription(
            command('a program, such as "xclip -i" or ["xclip", "-i"]'),
            "A program that takes what is copied on its standard input, "
            "before any other way is tried.",
            example=("xclip", "-selection", "clipboard"),
        ),
    ] = ()
    mouse: Annotated[
        bool,
        SettingDescription(
            one_of(True, False),
            "Whether the mouse is listened to; --no-mouse leaves it, and so the selection, "
            "to the terminal.",
        ),
    ] = True
    hyperlinks: Annotated[
        bool,
        SettingDescription(
            one_of(True, False),
            "Whether the terminal is told where links lead (OSC 8), so that a click can open them.",
        ),
    ] = True
    emoticons: Annotated[
        str,
        SettingDescription(
            one_of("emoji", "ascii"),
            'What becomes of Zhihu\'s emoticons in comments: "emoji", or "ascii", '
            "which keeps their codes.",
        ),
    ] = "emoji"
    formulas: Annotated[
        str,
        SettingDescription(
            one_of("tall", "flat"),
            """\
How formulas in sentences are drawn: "tall", where lines grow with those that need it, or "flat",
all on one row. The key T changes it too; its choice holds until this is changed.""",
        ),
    ] = "tall"
    pictures: Annotated[
        str,
        SettingDescription(
            one_of("line", "inline"),
            """\
How an article shows its pictures: "line", which names each, or "inline", which draws below the
line those that are at hand. The key I changes it too; its choice holds until this is changed.""",
        ),
    ] = "line"
    picture_cells: Annotated[
        str,
        SettingDescription(
            one_of("half", "quadrant", "sextant", "octant"),
            """\
The characters that pictures are drawn with: "half" or "quadrant", which any font has; "sextant" or
"octant", which are finer, but few terminals have, and tmux 3.3 loses octants.""",
        ),
    ] = "quadrant"
    picture_folders: Annotated[
        tuple[str, ...],
        SettingDescription(
            texts('folders, such as ["~/pictures"]'),
            "Folders with saved pictures, "
            "besides those beside the column that tools leave them in.",
            example=("~/zhihu-pictures",),
        ),
    ] = ()
    picture_hosts: Annotated[
        tuple[str, ...],
        SettingDescription(
            texts('hosts, such as ["img.example.org"]'),
            """\
Hosts that pictures may be fetched from when you ask for them, besides Zhihu's own: pic1 to pic4,
pica and picx.zhimg.com. It is always https.""",
            example=("img.example.org",),
        ),
    ] = ()
    picture_protocol: Annotated[
        str,
        SettingDescription(
            one_of("auto", "kitty", "sixel", "none"),
            """\
How your terminal shows a picture's own pixels (the key O): "kitty", "sixel" or "none". With "auto"
it is taken from TERM or from tmux; the terminal is never asked.""",
        ),
    ] = "auto"
    shelf: Annotated[
        str,
        SettingDescription(
            text('a folder, such as "~/zhihu"'),
            "The folder that zhihu-tui alone opens as long as nothing has been read.",
            example="~/zhihu",
        ),
    ] = ""
    keys: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The reader's own keys, by the name of the command."""
    where: Mapping[str, str] = msgspec.field(default_factory=dict)
    """The file and line that each of those is from."""
    problems: tuple[str, ...] = ()
    """Each thing wrong with the file, in a line: where, what, and which values are allowed."""


def _table() -> dict[str, tuple[SettingDescription, object]]:
    """Return the settings of the file and their defaults by name; [keys] is a table of its own."""
    return {
        one.name: (said, one.default)
        for one in fields(Settings)
        for said in get_args(one.type)
        if isinstance(said, SettingDescription)
    }


def load(file: Path) -> Settings:
    """Return the settings in a file; what is wrong or not there is the default."""
    try:
        text = read_text(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "not UTF-8"
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
        setting, standing = known_settings[name]
        try:
            fine[name] = setting.kind.read(value)
        except ValueError:
            default = to_toml(standing) if standing not in ((), "") else "none"
            shown = "a table" if isinstance(value, dict) else _shown(value)
            takes = setting.kind.takes
            problems.append(
                f"{where('', name)}: {name} is {shown}; it takes {takes}; using {default}"
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
    """Return a config.toml that sets nothing and says all that can be set, except for the keys."""
    parts = [_HEAD]
    for name, (setting, default) in _table().items():
        comment = "".join(f"# {line}\n" for line in setting.comment.split("\n"))
        shown = default if setting.example is None else setting.example
        parts.append(f"{comment}# {name} = {to_toml(shown)}\n")
    return "\n".join([*parts, _KEYS])


_HEAD = """\
# Settings of zhihu-tui. Lines that begin with # are comments; those below show the defaults.
"""
_KEYS = """\
# Keys: any command on any keys, separated by blanks; a command without a line keeps its own.
# Keys are named as the help screen shows them (x X / ^X F5 PgDn Space) or as ctrl+x, alt+x.
[keys]
"""
