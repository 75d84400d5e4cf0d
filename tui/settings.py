"""Settings: config.toml, and where the reader's files belong."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

NARROWEST, WIDEST = 10, 300
"""Cells to a line of text."""
_THEMES = ("dark", "light", "ansi")


def state_folder() -> Path:
    """Return the folder for what may be lost without harm: `$XDG_STATE_HOME/zhihu-tui`."""
    from platformdirs import user_state_path  # a list is printed without either

    return user_state_path("zhihu-tui", appauthor=False)


def config_file() -> Path:
    """Return where the reader's settings are looked for: `$XDG_CONFIG_HOME/zhihu-tui`."""
    from platformdirs import user_config_path

    return user_config_path("zhihu-tui", appauthor=False) / "config.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a reader can set."""

    theme: str = "dark"
    reading_width: int = 80
    """Cells to a line of text."""
    ambiguous_width: int = 1
    """How many cells the terminal gives a character of ambiguous width (UAX #11)."""
    copy_command: tuple[str, ...] = ()
    """A program that takes what is copied on its standard input, and its arguments."""
    mouse: bool = True
    emoticons: str = "emoji"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reader's own keys, by the name of the command."""
    where: Mapping[str, str] = field(default_factory=dict)
    """The file and line that each of those is from."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file, a line each: where, what, and which values are allowed."""


def load(file: Path) -> Settings:
    """Read the settings in a file; what is wrong or not there is as it comes."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        return Settings(problems=(f"{file}: cannot be read ({reason}); using the defaults",))
    import tomllib  # 5 ms that most readers, who have no such file, need not wait for

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
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
    fine: dict[str, object] = {}

    def where(section: str, name: str) -> str:
        line = lines.get((section, name))
        return f"{file}:{line}" if line else str(file)

    for name, value in table.items():
        if name == "keys" and isinstance(value, dict):
            continue
        if name not in _SETTINGS:
            known = ", ".join((*_SETTINGS, "[keys]"))
            problems.append(f"{where('', name)}: there is no setting {name!r}; there are {known}")
            continue
        read, allowed, default = _SETTINGS[name]
        try:
            fine[name] = read(value)
        except ValueError:
            shown = "a table" if isinstance(value, dict) else repr(value)
            problems.append(
                f"{where('', name)}: {name} is {shown}; it takes {allowed}; using {default}"
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
                f'{at}: {name!r} is {value!r}; it takes keys, such as "x" or "x ctrl+x"'
            )
    return Settings(**fine, keys=keys, where=at_lines, problems=tuple(problems))  # type: ignore[arg-type]


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


def _one_of(*choices: object) -> Callable[[object], object]:
    def read(value: object) -> object:
        if any(value == choice and type(value) is type(choice) for choice in choices):
            return value
        raise ValueError

    return read


def _width(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not NARROWEST <= value <= WIDEST:
        raise ValueError
    return value


def _command(value: object) -> tuple[str, ...]:
    words = shlex.split(value) if isinstance(value, str) else value
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return tuple(words)
    raise ValueError


_SETTINGS: dict[str, tuple[Callable[[object], object], str, str]] = {
    "theme": (_one_of(*_THEMES), '"dark", "light" or "ansi"', '"dark"'),
    "reading_width": (_width, f"{NARROWEST} to {WIDEST} cells", "80"),
    "ambiguous_width": (_one_of(1, 2), "1 or 2", "1"),
    "copy_command": (_command, 'a program, such as "xclip -i" or ["xclip", "-i"]', "none"),
    "mouse": (_one_of(True, False), "true or false", "true"),
    "emoticons": (_one_of("emoji", "ascii"), '"emoji" or "ascii"', '"emoji"'),
}
"""How each is read, what it takes, and what it is without one."""

DEFAULT_FILE = """\
# Settings of zhihu-tui. Lines that begin with # are comments; those below show the defaults.

# How it looks: "dark", "light", or "ansi", which has the terminal's own text on its own ground.
# The command palette (^P) changes it too; its choice holds until this line is changed.
# theme = "dark"

# The most cells to a line of text, 10 to 300; - and + change it for the session.
# reading_width = 80

# How many cells your terminal gives a character of ambiguous width, such as “ ” … ① α: 1 or 2.
# ambiguous_width = 1

# A program that takes what is copied on its standard input, before any other way is tried.
# copy_command = ["xclip", "-selection", "clipboard"]

# Whether the mouse is listened to; --no-mouse leaves it, and so the selection, to the terminal.
# mouse = true

# What becomes of Zhihu's emoticons in comments: "emoji", or "ascii", which keeps their codes.
# emoticons = "emoji"

# Keys: any command on any keys, separated by blanks; a command without a line keeps its own.
# Keys are named as the help screen shows them (x X / ^X F5 PgDn Space) or as ctrl+x, alt+x.
[keys]
"""
