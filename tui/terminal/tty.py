"""The terminal before the app starts: is there one, and what Textual must be told of it.

Imports no Textual: some of this must be settled before Textual is imported.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.terminal.early import EarlyTerminal

_COLOURS = "TEXTUAL_COLOR_SYSTEM"
_TRUE_COLOUR = ("alacritty", "foot", "contour", "wezterm", "xterm-ghostty", "xterm-kitty", "rio")
_TRUE_COLOUR_ENDING = "-direct"

_PRINT = "--print prints without one"


def refusal(*, keys_come_later: bool = False) -> str | None:
    """Return why the app cannot run here and what to do about it, on one line, or None.

    Textual would start all the same: without keys, or drawing into a file.

    Args:
        keys_come_later: Standard input is the archive; the keys come from the terminal after it.
    """
    streams = {"standard input": (0, sys.__stdin__)} if not keys_come_later else {}
    streams |= {"standard output": (1, sys.__stdout__), "standard error": (2, sys.__stderr__)}
    for name, (descriptor, stream) in streams.items():
        if stream is None or not _is_terminal(descriptor):
            return f"{name} is not a terminal: over SSH use ssh -t; {_PRINT}"
    if keys_come_later and not _is_terminal(0) and not _has_controlling_terminal():
        return f"there is no terminal to read keys from: over SSH use ssh -t; {_PRINT}"
    if os.environ.get("TERM") == "dumb":
        return f"TERM=dumb is a terminal that cannot move its cursor: set TERM; {_PRINT}"
    return None


def prepare(environment: MutableMapping[str, str] = os.environ) -> str | None:
    """Settle what Textual and Rich take from the environment, before either is imported.

    Returns:
        What the reader should know about it, on one line, or None.
    """
    # Exported, they would stand above the real size, and a resize would never be seen.
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    if colours := colours_of(environment):
        environment[_COLOURS] = colours
    # Textual draws when this clock ticks next: at its own 60 every key would wait for 8 ms or more.
    environment.setdefault("TEXTUAL_FPS", "1000")
    return _draw_utf8()


def colours_of(environment: Mapping[str, str]) -> str:
    """Return which colours a terminal has, as Rich calls them; empty where that is none.

    As Rich finds out, so that what is drawn without it has the same; but Rich knows terminals by
    "-256color" and COLORTERM, which ssh does not carry over.
    """
    if (wanted := environment.get(_COLOURS, "auto")) != "auto":
        return wanted
    term = environment.get("TERM", "").strip().lower()
    if _draws_true_colour(environment.get("TERM", "")):
        return "truecolor"
    told = environment.get("TTY_COMPATIBLE")
    forced = told == "1" or (told != "0" and environment.get("FORCE_COLOR") != "")
    if term in ("dumb", "unknown") or not forced:
        return ""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if term.rpartition("-")[2] in ("kitty", "256color") else "standard"


def keys_from_terminal() -> None:
    """Make standard input the terminal again, after an archive was read from it.

    Raises:
        OSError: There is no controlling terminal.
    """
    if _is_terminal(0):
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    try:
        # Textual reads descriptor 0, whatever sys.stdin is.
        os.dup2(terminal, 0)
    finally:
        if terminal != 0:
            os.close(terminal)


def held() -> EarlyTerminal | None:
    """Take the terminal until the app is there; None where it is not ours to take.

    In the background that would stop the program, which may have no more than an error to say.
    """
    try:
        from termios import error as no_terminal

        from tui.terminal.early import EarlyTerminal
    except ImportError:  # Windows
        return None
    try:
        foreground = os.tcgetpgrp(0) == os.getpgrp()
    except OSError:  # it controls no jobs, so that none is stopped
        foreground = True
    try:
        return EarlyTerminal() if foreground else None
    except (OSError, no_terminal):
        return None


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:  # closed
        return False


def _has_controlling_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _draws_true_colour(term: str) -> bool:
    first = term.partition("-")[0]
    return first in _TRUE_COLOUR or term in _TRUE_COLOUR or term.endswith(_TRUE_COLOUR_ENDING)


def _draw_utf8() -> str | None:
    """Make the stream that Textual draws on write UTF-8, whatever the locale says."""
    drawn = sys.__stderr__
    if not isinstance(drawn, io.TextIOWrapper):
        return None
    encoding = drawn.encoding
    drawn.reconfigure(encoding="utf-8", errors="replace")
    if encoding.lower().replace("-", "") in ("utf8", "cp65001"):
        return None
    return f"the locale is {encoding}, and this is drawn as UTF-8: set LC_ALL=C.UTF-8"
