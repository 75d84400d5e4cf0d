"""The start, the end and the keys of an app on a real terminal: terminal.md, section E."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.tmux import Tmux, private_environment, wait_until
from tests.terminal.work import runs
from tui.terminal.tty import prepare

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")

APP = f"{sys.executable} -m tests.terminal.small_app"


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Tmux]:
    with Tmux(tmp_path, columns=120, rows=20) as tmux:
        yield tmux


def run(shell: Tmux, line: str) -> None:
    """Run the app by a line of shell that ends by saying the exit code."""
    shell.write(f"clear; {line}; echo code=$?\n")


def end(shell: Tmux) -> str:
    """Return what is on the screen when the app has ended and the terminal is as it was."""
    wait_until("the app to end", lambda: re.search(r"code=\d+\n\$", shell.screen()) is not None)
    screen = shell.screen()
    assert shell.ask("alternate_on}#{cursor_flag}#{mouse_any_flag") == "010"
    shell.write("stty -a\n")
    assert " echo " in shell.wait_for("icanon").replace("\n", " ")
    return screen


@pytest.mark.parametrize(
    ("redirection", "why"),
    [
        ("</dev/null", "standard input is not a terminal"),
        ("<&-", "standard input is not a terminal"),
        (">/dev/null", "standard output is not a terminal"),
        (">&-", "standard output is not a terminal"),
        ("2>&1 | cat; test ", "standard output is not a terminal"),
    ],
)
def test_it_does_not_start_without_a_terminal(shell: Tmux, redirection: str, why: str) -> None:
    run(shell, f"{APP} {redirection}")
    screen = end(shell)
    assert f"{why}: over SSH use ssh -t; --print prints without one" in screen
    assert "code=" + ("2" if "cat" not in redirection else "1") in screen


@pytest.mark.parametrize("redirection", ["2>error", "2>&-"])
def test_it_does_not_start_where_it_cannot_draw(shell: Tmux, redirection: str) -> None:
    run(shell, f"cd $HOME; {APP} {redirection}")
    assert "code=2" in end(shell)


def test_dumb_terminal(shell: Tmux) -> None:
    run(shell, f"TERM=dumb {APP}")
    screen = end(shell)
    assert "TERM=dumb is a terminal that cannot move its cursor" in screen
    assert "code=2" in screen


@pytest.mark.parametrize("words", ["", "-"])
def test_without_any_terminal(tmp_path: Path, words: str) -> None:
    done = subprocess.run(
        f"{APP} {words}",
        shell=True,
        env=private_environment(tmp_path),
        input=b"x",
        capture_output=True,
        start_new_session=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.endswith(b"over SSH use ssh -t; --print prints without one\n")
    assert b"\x1b" not in done.stderr


def test_input_is_read_and_keys_come_from_the_terminal(shell: Tmux) -> None:
    run(shell, f"head -c 300000 /dev/zero | {APP} -")
    shell.wait_for("read 300000 bytes")
    shell.send("j", "Down", "k")
    shell.wait_for("keys j down k.")
    shell.send("q")
    assert "code=0" in end(shell)


def test_exported_size_is_not_believed(shell: Tmux) -> None:
    run(shell, f"COLUMNS=33 LINES=7 {APP}")
    shell.wait_for("size 120x20")
    shell.resize(61, 11)
    shell.wait_for("size 61x11")
    shell.resize(1, 1)
    shell.resize(300, 100)
    shell.wait_for("size 300x100")
    shell.send("q")


@pytest.mark.parametrize(
    ("variables", "colours"),
    [
        ("TERM=foot", "truecolor"),
        ("TERM=alacritty", "truecolor"),
        ("TERM=xterm-kitty", "truecolor"),
        ("TERM=xterm-direct", "truecolor"),
        ("TERM=foot TEXTUAL_COLOR_SYSTEM=256", "256"),
        ("TERM=xterm-256color", "256"),
        ("TERM=xterm-256color COLORTERM=truecolor", "truecolor"),
        ("TERM=linux", "standard"),
        ("TERM=xterm NO_COLOR=1", "standard"),
    ],
)
def test_colours(shell: Tmux, variables: str, colours: str) -> None:
    run(shell, f"{variables} {APP}")
    assert f"\n{colours}\n" in shell.wait_for("keys")
    shell.send("q")


def test_bytes_that_are_no_utf8_are_typed(shell: Tmux) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    shell.send_bytes(b"\xc4\xe3\xba\xc3x")
    shell.wait_for("x.")
    shell.write("中j")
    shell.wait_for("x 中 j.")
    shell.send("q")
    assert "code=0" in end(shell)


def test_locale_that_is_not_utf8(shell: Tmux) -> None:
    run(shell, f"PYTHONIOENCODING=ascii {APP}")
    shell.wait_for("notice the locale is ascii, and this is drawn as UTF-8")
    shell.write("中")
    shell.wait_for("keys 中.")
    shell.send("q")


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        signal.SIGHUP,
        signal.SIGQUIT,
        signal.SIGINT,
        signal.SIGUSR1,
        signal.SIGALRM,
        signal.SIGABRT,
        signal.SIGRTMAX,
    ],
)
def test_signals_give_the_terminal_back(shell: Tmux, number: signal.Signals) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    (pid,) = children(shell.pid)
    os.kill(pid, number)
    assert f"code={128 + number}" in end(shell)


def test_terminal_that_goes_away_ends_the_app(tmp_path: Path) -> None:
    with Tmux(tmp_path, [sys.executable, "-m", "tests.terminal.small_app"]) as tmux:
        tmux.wait_for("keys")
        pid = tmux.pid
    wait_until("the app to end", lambda: not runs(pid))


def test_stop_and_go_on(shell: Tmux) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    shell.send("C-z")
    shell.wait_for("Stopped")
    assert shell.ask("alternate_on") == "0"
    shell.write("clear; fg\n")
    shell.wait_for("keys")
    shell.send("j")
    shell.wait_for("keys j.")
    shell.send("q")
    shell.wait_for("$")
    assert shell.ask("alternate_on") == "0"


def test_mouse_is_left_alone_when_told(shell: Tmux) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    assert shell.ask("mouse_any_flag") == "1"
    shell.send("q")
    end(shell)
    run(shell, f"{APP} no-mouse")
    shell.wait_for("keys")
    assert shell.ask("mouse_any_flag") == "0"
    shell.send("q")


@pytest.mark.parametrize("key", ["Enter", "C-c", "C-d"])
def test_plain_text_has_the_terminal_until_enter(shell: Tmux, key: str) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    shell.send("V")
    screen = shell.wait_for("按 Enter 返回")
    assert "def f():\n        return '中文'\n" in screen
    assert shell.ask("alternate_on}#{mouse_any_flag") == "00"
    shell.send(key)
    shell.wait_for("keys V.")
    shell.send("q")
    assert "code=0" in end(shell)


def test_program_has_the_terminal_until_it_ends(shell: Tmux) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    shell.send("W")
    shell.wait_for("here")
    shell.write("word\n")
    shell.wait_for("keys 退出码 3 W.")
    shell.send("q")
    assert "code=0" in end(shell)


def test_signal_while_the_app_stands_aside(shell: Tmux) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    shell.send("V")
    shell.wait_for("按 Enter 返回")
    (pid,) = children(shell.pid)
    os.kill(pid, signal.SIGTERM)
    shell.wait_for("code=143")


def test_crash_is_one_line(shell: Tmux, tmp_path: Path) -> None:
    run(shell, APP)
    shell.wait_for("keys")
    shell.send("c")
    log = tmp_path / "state" / "crash.log"
    end(shell)
    said = f"zhihu-tui: crashed: RuntimeError: a bug (log: {log})\ncode=1\n$"
    assert shell.lines.startswith(said)
    assert log.stat().st_mode & 0o777 == 0o600
    assert 'raise RuntimeError("a bug")' in log.read_text()


def test_what_is_set_already_stays() -> None:
    kept = {"TERM": "foot", "TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_FPS": "30"}
    environment = {**kept, "COLUMNS": "9"}
    prepare(environment)
    assert environment == kept


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True)
    return [int(word) for word in found.stdout.split()]
