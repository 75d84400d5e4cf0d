"""A program that is killed while it searches a shelf leaves none of its processes behind."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.bench.measures import private, reader
from tests.bench.shelf import make_shelf
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import wait_until

COLUMNS = 60
_AT_ITS_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Starts a program that hears of it when its terminal is gone, as below a shell."""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")
@pytest.mark.parametrize("how", ["kill", "term", "hang up"])
def test_nothing_is_left_behind(tmp_path: Path, how: str) -> None:
    shelf = make_shelf(tmp_path / "shelf", COLUMNS)
    command = [sys.executable, "-c", _AT_ITS_TERMINAL, *reader(shelf)]
    with PseudoTerminal(command, private(tmp_path)) as terminal:
        terminal.wait_for(f"{COLUMNS} 个专栏")
        terminal.send("F")
        terminal.wait_for("书架查找")
        terminal.wait_for_rest()
        processes = children(terminal.pid)
        assert processes
        terminal.send("python")
        terminal.wait_for("%")
        terminal.send("\x1b[B")
        terminal.read(0.05)
        match how:
            case "kill":
                os.kill(terminal.pid, signal.SIGKILL)
            case "term":
                os.kill(terminal.pid, signal.SIGTERM)
            case _:
                terminal.hang_up()
        terminal.wait_for_end()
        wait_until("all to end", lambda: not any(state_and_parent(one)[0] for one in processes))


def children(parent: int) -> list[int]:
    """Return the processes that a process has started."""
    numbers = (int(path.name) for path in Path("/proc").glob("[0-9]*"))
    return [one for one in numbers if state_and_parent(one)[1] == parent]


def state_and_parent(process: int) -> tuple[str, int]:
    """Return what /proc says of a process: its state, empty where it has ended, and its parent."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return "", 0
    return "" if fields[0] in "ZX" else fields[0], int(fields[1])
