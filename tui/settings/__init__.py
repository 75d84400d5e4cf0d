"""Settings: all that a reader can set, and where the files of this program belong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args

import msgspec
from msgspec.structs import fields

from tui.page.width import NARROWEST, WIDEST
from tui.settings.kinds import ValueKind, command, one_of, text, texts, whole_number


class SettingDescription(NamedTuple):
    """The values and the words of a setting, besides its default; looked at when a file is."""

    kind: ValueKind[Any]
    """The values that it takes."""
    comment: str
    """A line about it, for the printed config.toml."""
    short: str
    """The same in a few words, for the READMEs."""
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
            short="how it looks; `ansi` is the terminal's own two: its text on its ground; "
            "`ansi16` adds its sixteen colours",
        ),
    ] = "dark"
    reading_width: Annotated[
        int,
        SettingDescription(
            whole_number(NARROWEST, WIDEST, "cells"),
            f"The most cells to a line of text, {NARROWEST} to {WIDEST}; "
            "- and + change it for the session.",
            short="the most cells to a line of text",
        ),
    ] = 80
    ambiguous_width: Annotated[
        int,
        SettingDescription(
            one_of(1, 2),
            "How many cells your terminal gives a character of ambiguous width, "
            "such as “ ” … ① α: 1 or 2.",
            short="cells your terminal gives `“ ” … ① α`",
        ),
    ] = 1
    copy_command: Annotated[
        tuple[str, ...],
        SettingDescription(
            command('a program, such as "xclip -i" or ["xclip", "-i"]'),
            "A program that takes what is copied on its standard input, "
            "before any other way is tried.",
            short="takes what is copied on standard input, before any other way",
            example=("xclip", "-selection", "clipboard"),
        ),
    ] = ()
    mouse: Annotated[
        bool,
        SettingDescription(
            one_of(True, False),
            "Whether the mouse is listened to; --no-mouse leaves it, and so the selection, "
            "to the terminal.",
            short="whether the mouse is listened to",
        ),
    ] = True
    hyperlinks: Annotated[
        bool,
        SettingDescription(
            one_of(True, False),
            "Whether the terminal is told where links lead (OSC 8), so that a click can open them.",
            short="whether links can be clicked in terminals that know OSC 8",
        ),
    ] = True
    emoticons: Annotated[
        str,
        SettingDescription(
            one_of("emoji", "ascii"),
            'What becomes of Zhihu\'s emoticons in comments: "emoji", or "ascii", '
            "which keeps their codes.",
            short="whether emoticons in comments are emoji, or the codes that Zhihu saves",
        ),
    ] = "emoji"
    formulas: Annotated[
        str,
        SettingDescription(
            one_of("tall", "flat"),
            """\
How formulas in sentences are drawn: "tall", where lines grow with those that need it, or "flat",
all on one row. The key T changes it too; its choice holds until this is changed.""",
            short="whether a line grows with a formula that one row cannot say exactly",
        ),
    ] = "tall"
    pictures: Annotated[
        str,
        SettingDescription(
            one_of("line", "inline"),
            """\
How an article shows its pictures: "line", which names each, or "inline", which draws below the
line those that are at hand. The key I changes it too; its choice holds until this is changed.""",
            short="whether pictures at hand are drawn in the text",
        ),
    ] = "line"
    picture_cells: Annotated[
        str,
        SettingDescription(
            one_of("half", "quadrant", "sextant", "octant"),
            """\
The characters that pictures are drawn with: "half" or "quadrant", which any font has; "sextant" or
"octant", which are finer, but few terminals have, and tmux 3.3 loses octants.""",
            short="the characters pictures are drawn with; the last two are finer, but few "
            "terminals have them",
        ),
    ] = "quadrant"
    picture_folders: Annotated[
        tuple[str, ...],
        SettingDescription(
            texts('folders, such as ["~/pictures"]'),
            "Folders with saved pictures, "
            "besides those beside the column that tools leave them in.",
            short="saved pictures, besides those beside the column",
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
            short="where pictures may be fetched from on request, besides Zhihu's own hosts",
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
            short="how your terminal shows a picture's own pixels (`O`)",
        ),
    ] = "auto"
    shelf: Annotated[
        str,
        SettingDescription(
            text('a folder, such as "~/zhihu"'),
            "The folder that zhihu-tui alone opens as long as nothing has been read.",
            short="what `zhihu-tui` alone opens as long as nothing has been read",
            example="~/zhihu",
        ),
    ] = ""
    keys: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The reader's own keys, by the name of the command."""
    where: Mapping[str, str] = msgspec.field(default_factory=dict)
    """The file and line that each of those is from."""
    problems: tuple[str, ...] = ()
    """Each thing wrong with the file, in a line: where, what, and which values are allowed."""


def known_settings() -> dict[str, tuple[SettingDescription, object]]:
    """Return all except `[keys]` by their names, each with its default."""
    return {
        one.name: (said, one.default)
        for one in fields(Settings)
        for said in get_args(one.type)
        if isinstance(said, SettingDescription)
    }
