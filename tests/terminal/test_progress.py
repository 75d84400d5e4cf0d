"""Long work on the command line says on a terminal how far it has come, and only there."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bench.columns import write_column
from tests.columns import DEMO
from tests.terminal.tmux import private_environment
from tui.terminal.progress import ProgressLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

WITHOUT_PATIENCE = """
from tui.cli import main
from tui.terminal import progress
progress._PATIENCE_SECONDS = 0
main()
"""
"""The program, for which any work is long."""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, at: list[float], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is written when something is said at some seconds after the beginning."""
    clock = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: clock)
    with ProgressLine(stream, str) as progress:
        for clock in at:
            progress.say(f"{clock:g}")
    return stream.getvalue()


def test_a_line_is_written_over_and_then_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = said(Terminal(), [0.1, 0.4, 0.6, 0.61, 0.8], monkeypatch)
    assert lines == "\r\x1b[K0.6\r\x1b[K0.8\r\x1b[K"


def test_quick_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(Terminal(), [0.1, 0.4], monkeypatch) == ""


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(io.StringIO(), [0.6, 1.8], monkeypatch) == ""


def test_printing_to_a_pipe_says_how_far_it_is(tmp_path: Path) -> None:
    file = tmp_path / "column.json"
    write_column(file, DEMO.read_bytes(), articles=25, length=5_000)
    ours, its = pty.openpty()
    command = [sys.executable, "-c", WITHOUT_PATIENCE, str(file), "--print", "all"]
    printed = tmp_path / "printed"
    with printed.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=its,
            env=private_environment(tmp_path),
        )
    os.close(its)
    told = b""
    # While it prints: a terminal holds 4 KB, and what comes on top of that is lost.
    with suppress(OSError):  # Linux, at the end
        while data := os.read(ours, 1 << 20):
            told += data
    os.close(ours)
    assert process.wait(120) == 0
    assert "characters; ^C ends" in told.decode()
    assert told.endswith(b"\r\x1b[K")
    assert b"^C ends" not in printed.read_bytes() and b"\x1b" not in printed.read_bytes()
