"""Copies to a real X server: alive, gone, and stopped."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.copying import SENT, SIZES, copied_of, copying, in_plain_terminal, said
from tests.terminal.tmux import Tmux, wait_until

NEEDED = ["Xvfb", "xclip", "xsel", "tmux"]
MISSING = [name for name in NEEDED if not shutil.which(name)]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture
def server() -> Iterator[subprocess.Popen[bytes]]:
    """An X server without a screen, on a display nobody uses."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0", "64x64x24"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[writing],
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            process.args = f":{number.readline().strip()}"
        yield process
    finally:
        process.kill()
        process.wait()


def display_of(server: subprocess.Popen[bytes]) -> str:
    """Return the name of the display of a server."""
    return str(server.args)


def terminal_with(folder: Path, display: str, tools: str, size: int) -> Tmux:
    """Copy in a plain terminal that takes OSC 52, with those tools and a display."""
    path = folder / "bin"
    path.mkdir(exist_ok=True)
    for tool in tools.split():
        (path / tool).symlink_to(str(shutil.which(tool)))
    return Tmux(
        folder,
        ["env", f"PATH={path}", *absolute(in_plain_terminal(copying(folder, size)))],
        options={"set-clipboard": "on"},
        environment={"DISPLAY": display},
    )


def absolute(command: list[str]) -> list[str]:
    """Return a command whose program is found without a PATH."""
    return [str(shutil.which(command[0])), *command[1:]]


def pasted(server: subprocess.Popen[bytes]) -> str:
    """Return what is on the clipboard of a server, "" when nobody has it."""
    done = subprocess.run(
        ["xclip", "-selection", "clipboard", "-out"],
        env=os.environ | {"DISPLAY": display_of(server)},
        capture_output=True,
        timeout=60,
    )
    return done.stdout.decode()


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
@pytest.mark.parametrize("size", SIZES)
def test_alive(tmp_path: Path, server: subprocess.Popen[bytes], tool: str, size: int) -> None:
    with terminal_with(tmp_path, display_of(server), tool, size) as terminal:
        assert terminal.wait_for_end() == 0
        assert said(terminal) == f"已复制（{tool}）"
        assert terminal.buffer() == ""
    # The terminal is closed: what was copied has to outlive it. The child that xclip leaves behind
    # asks for the clipboard only once its parent has ended.
    wait_until("what was copied", lambda: pasted(server) == copied_of(size))


def test_gone(tmp_path: Path, server: subprocess.Popen[bytes]) -> None:
    server.kill()
    server.wait()
    with terminal_with(tmp_path, display_of(server), "xclip xsel", 10) as terminal:
        assert terminal.wait_for_end() == 0
        screen = said(terminal)
        assert screen.startswith(f"{SENT}（xclip：Error: Can't open display: {display_of(server)}")
        assert "；xsel：" in screen
        assert screen.endswith("）")
        assert terminal.buffer() == copied_of(10)


@pytest.mark.parametrize("size", SIZES)
def test_stopped(tmp_path: Path, server: subprocess.Popen[bytes], size: int) -> None:
    server.send_signal(signal.SIGSTOP)
    with terminal_with(tmp_path, display_of(server), "xclip xsel", size) as terminal:
        assert terminal.wait_for_end() == 0
        screen = said(terminal)
        if size <= 74_994:
            assert screen == f"{SENT}（xclip：2 秒没有回应）"
            assert terminal.buffer() == copied_of(size)
        else:
            assert "xclip：2 秒没有回应" in screen
            assert "xsel" not in screen
            assert (tmp_path / "clip" / "clip.txt").read_text("utf-8") == copied_of(size)
