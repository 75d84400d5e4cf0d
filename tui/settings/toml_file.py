"""The file of settings, config.toml: read, and written out with all that can be set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tui.settings import Settings, known_settings
from tui.settings.kinds import to_toml
from tui.text.plain_file import read_text
from tui.text.reason import reason_of

_LONGEST_SHOWN = 60


def load_settings(file: Path) -> Settings:
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
    settings = known_settings()

    def where(section: str, name: str) -> str:
        line = lines.get((section, name))
        return f"{file}:{line}" if line else str(file)

    for name, value in table.items():
        if name == "keys" and isinstance(value, dict):
            continue
        if name not in settings:
            known = ", ".join((*settings, "[keys]"))
            problems.append(
                f"{where('', name)}: there is no setting {_shown(name)}; there are {known}"
            )
            continue
        setting, standing = settings[name]
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
    for name, (setting, default) in known_settings().items():
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
