"""The environment that we run in: which system, over SSH or not, inside tmux or GNU screen."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping

import msgspec

from tui.terminal.program import RunProgram

_SSH = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
# What tmux carries over from the terminal that attached last (tmux(1), update-environment).
_CARRIED = ("SSH_CONNECTION", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY")


class TerminalEnvironment(msgspec.Struct, frozen=True):
    """The terminal and the machine that we run on, as they are at this moment."""

    environment: Mapping[str, str]
    """The environment, as the terminal that looks at us now would have it."""
    system: str
    """`linux`, `darwin`, `win32`, `cygwin` and so on, as `sys.platform`."""
    remote: bool
    """Whether the one who reads sits at another machine."""
    wsl: bool
    """Whether this is Linux inside Windows."""

    @property
    def tmux(self) -> bool:
        """Whether tmux is the terminal."""
        return bool(self.environment.get("TMUX"))

    @property
    def screen(self) -> bool:
        """Whether GNU screen is the terminal, or around it."""
        return bool(self.environment.get("STY"))

    @property
    def display(self) -> bool:
        """Whether an X server or a Wayland compositor is named."""
        return bool(self.environment.get("DISPLAY") or self.environment.get("WAYLAND_DISPLAY"))

    @property
    def writes_clipboard(self) -> bool:
        """Whether it is of use to send this terminal an OSC 52."""
        return self.environment.get("TERM", "") not in ("linux", "dumb")


def detect(
    environment: Mapping[str, str], run: RunProgram, system: str = sys.platform
) -> TerminalEnvironment:
    """Return where we are now.

    A process in tmux keeps the environment of the day it was started, while people attach from
    elsewhere; so tmux is asked for what it knows of the terminal that attached last.
    """
    environment = dict(environment)
    remote = any(environment.get(name) for name in _SSH)
    if environment.get("TMUX"):
        told = _told_by_tmux(run(["tmux", "show-environment"], environment).output)
        for name in _CARRIED:
            if told.get(name):
                environment[name] = told[name]
            elif name in told:
                environment.pop(name, None)
        if "SSH_CONNECTION" in told:
            remote = bool(told["SSH_CONNECTION"])
    wsl = system == "linux" and bool(
        environment.get("WSL_DISTRO_NAME")
        or environment.get("WSL_INTEROP")
        or "microsoft" in platform.release().lower()
    )
    return TerminalEnvironment(environment, system, remote, wsl)


def _told_by_tmux(output: str) -> dict[str, str]:
    """Return what `tmux show-environment` says: `NAME=value`, or `-NAME` for one taken away."""
    told: dict[str, str] = {}
    for line in output.splitlines():
        if line.startswith("-"):
            told[line[1:]] = ""
        else:
            name, equals, value = line.partition("=")
            if equals:
                told[name] = value
    return told
