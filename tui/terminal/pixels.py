"""True pixels: whether this terminal shows them, by what is known without asking it anything."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import Enum

import msgspec

from tui.terminal.program import RunProgram

_ASK_TMUX = "#{client_termfeatures}|#{sixel_support}|#{client_cell_width}x#{client_cell_height}"
_KITTY = ("xterm-kitty", "xterm-ghostty")
_SIXEL = ("foot", "mlterm", "yaft", "contour")
_SIXEL_PROGRAMS = ("WezTerm", "iTerm.app", "mintty")
_USUAL_CELL = (9, 18)
_TIOCGWINSZ_WORDS = 4


class Protocol(Enum):
    """The protocol by which a picture is sent to a terminal."""

    KITTY = "kitty"
    SIXEL = "sixel"


class Pixels(msgspec.Struct, frozen=True):
    """The pixels that a terminal can show."""

    protocol: Protocol | None
    """None where it is not known to show pictures."""
    cell: tuple[int, int] = _USUAL_CELL
    """The pixels of a cell, across and down."""


def known_pixels(
    environment: Mapping[str, str],
    run: RunProgram,
    setting: str = "auto",
    cell: tuple[int, int] = (0, 0),
) -> Pixels:
    """Return what the terminal can show. Nothing is sent to it; tmux is asked beside it.

    Args:
        environment: The app's environment variables.
        run: Runs a program to its end.
        setting: `kitty`, `sixel` or `none` where the reader knows better; else `auto`.
        cell: The pixels of a cell as the terminal driver knows them; zeros where it does not.
    """
    if setting == "none":
        return Pixels(None)
    term = environment.get("TERM", "")
    size = cell if all(cell) else _USUAL_CELL
    if setting != "auto":
        return Pixels(Protocol(setting), size)
    if environment.get("TMUX"):
        said = run(["tmux", "display-message", "-p", _ASK_TMUX], environment).output.strip()
        features, _, rest = said.partition("|")
        supported, _, pair = rest.partition("|")
        drawn = "sixel" in features.split(",") and supported == "1"
        return Pixels(Protocol.SIXEL if drawn else None, _pair(pair) or size)
    if environment.get("STY") or term.startswith("screen"):
        return Pixels(None)
    if term in _KITTY:
        return Pixels(Protocol.KITTY, size)
    if term.startswith(_SIXEL) or environment.get("TERM_PROGRAM") in _SIXEL_PROGRAMS:
        return Pixels(Protocol.SIXEL, size)
    return Pixels(None)


def cell_size() -> tuple[int, int]:
    """Return the pixels of a cell as the terminal's driver knows them (TIOCGWINSZ), or zeros."""
    try:
        import fcntl
        import struct
        import termios

        empty = bytes(2 * _TIOCGWINSZ_WORDS)
        said = fcntl.ioctl(sys.__stderr__.fileno(), termios.TIOCGWINSZ, empty)  # type: ignore[union-attr]
        rows, columns, width, height = struct.unpack("HHHH", said)
    except (ImportError, OSError, AttributeError, ValueError):
        return (0, 0)
    return (width // columns, height // rows) if rows and columns else (0, 0)


def terminal_size() -> tuple[int, int]:
    """Return the columns and rows of the terminal."""
    try:
        return os.get_terminal_size(sys.__stderr__.fileno())  # type: ignore[union-attr]
    except (OSError, AttributeError, ValueError):
        return (80, 24)


def _pair(text: str) -> tuple[int, int] | None:
    width, _, height = text.partition("x")
    if width.isdecimal() and height.isdecimal() and int(width) and int(height):
        return int(width), int(height)
    return None
