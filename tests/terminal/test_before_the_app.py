"""The terminal between the first paint and the app: nothing is lost, and all is given back."""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path

import pyte
import pytest

from tests.house import HOUSE
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import private_environment

_SEQUENCES = re.compile(rb"\x1b\[[^@-~]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_DRIVER = b"\x1b[?1000h"
"""What Textual's driver writes first."""
_GIVEN_BACK = b"\x1b[?1049l\x1b[?25h"


_IGNORING = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Starts a program as a shell below nohup(1) does: a terminal that is gone ends nothing there."""

_WAITING = 'until [ -e "$0" ]; do sleep 0.01; done; exec "$@"'
"""Starts a program once there is a file; until then the terminal is as a shell leaves it."""


def opened(home: Path, textual: str = "", *options: str, **more: str) -> PseudoTerminal:
    """Open the sample; the arguments are those of `begun`."""
    return begun(home, textual, "--demo", *options, **more)


def begun(home: Path, textual: str, *options: str, **more: str) -> PseudoTerminal:
    """Start the program, with other code in place of Textual's own if there is any."""
    environment = private_environment(home, **more)
    if textual:
        fake = home / "packages" / "textual"
        fake.mkdir(parents=True)
        (fake / "__init__.py").write_text(textual, "utf-8")
        environment["PYTHONPATH"] = f"{fake.parent}:{environment['PYTHONPATH']}"
    command = [sys.executable, "-m", "tui", *options]
    return PseudoTerminal(command, environment, 80, 24)


@pytest.mark.parametrize(
    "code", ["raise ImportError('broken')", "raise RuntimeError('broken')", "nonsense ("]
)
def test_a_toolkit_that_fails_is_one_line(tmp_path: Path, code: str) -> None:
    with opened(tmp_path, code) as terminal:
        assert terminal.wait_for_end() == 1
        left = bytes(terminal.seen).rpartition(_GIVEN_BACK)[2].decode()
    assert left.startswith("zhihu-tui: its screens cannot be loaded: ")
    assert left.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_toolkit_loads_leaves_the_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with opened(tmp_path, "import time; time.sleep(600)") as terminal:
        terminal.wait_for("帮助")
        terminal.end(number)
        assert terminal.wait_for_end() == 128 + number
        assert bytes(terminal.seen).endswith(_GIVEN_BACK)


def test_a_signal_without_a_name_gives_the_terminal_back_once_the_app_has_it(
    tmp_path: Path,
) -> None:
    number = signal.SIGRTMIN + 5
    with opened(tmp_path) as terminal:
        terminal.wait_for("帮助")
        terminal.send("?")
        terminal.wait_for("移动")
        terminal.wait_for_rest()
        terminal.end(number)
        assert terminal.wait_for_end() == 128 + number
        assert bytes(terminal.seen).endswith(_GIVEN_BACK)


def test_a_terminal_that_is_gone_ends_the_program_though_that_signal_is_ignored(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", _IGNORING, sys.executable, "-m", "tui", "--demo"]
    with PseudoTerminal(command, private_environment(tmp_path), 80, 24) as terminal:
        terminal.wait_for("帮助")
        terminal.send("?")
        terminal.wait_for("移动")
        terminal.hang_up()
        assert terminal.exit_code == 128 + signal.SIGHUP


def test_a_toolkit_that_is_slow_is_said_to_be(tmp_path: Path) -> None:
    with opened(tmp_path, "import time; time.sleep(600)") as terminal:
        terminal.wait_for("正在载入，按下的键随后生效")


def test_keys_typed_before_the_app_act_in_order(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.wait_for("帮助")
        assert _DRIVER not in terminal.seen
        terminal.send("jj\r")
        terminal.wait_for("来技术专栏的人")
        assert "jj" not in terminal.screen


@pytest.mark.parametrize("keys", ["jj\r", "t代码\r\r", "/按一下\r\r"])
def test_enter_pressed_before_the_terminal_is_ours_is_enter(tmp_path: Path, keys: str) -> None:
    ready = tmp_path / "ready"
    waiting = ["sh", "-c", _WAITING, str(ready), sys.executable, "-m", "tui", "--demo"]
    with PseudoTerminal(waiting, private_environment(tmp_path), 80, 24) as terminal:
        terminal.send(keys)
        terminal.wait_for(keys.partition("\r")[0])  # its echo: the terminal has it, as a line feed
        ready.touch()
        terminal.wait_for("来技术专栏的人")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"COLORTERM": "truecolor"},
        {"TERM": "xterm"},
        {"NO_COLOR": "1"},
        {"TERM": "screen-256color"},
    ],
    ids=str,
)
@pytest.mark.parametrize("options", [(), ("--article", "4")], ids=["list", "article"])
def test_the_app_has_nothing_left_to_draw(
    tmp_path: Path, more: dict[str, str], options: tuple[str, ...]
) -> None:
    with opened(tmp_path, "", *options, **more) as terminal:
        terminal.wait_for("帮助")
        end = time.monotonic() + 60
        while _DRIVER not in terminal.seen:
            assert time.monotonic() < end
            terminal.read(0.1)
        painted = terminal.screen
        terminal.wait_for_rest()
        after = bytes(terminal.seen).partition(_DRIVER)[2]
        assert _SEQUENCES.sub(b"", after) == b""
        assert bytes(terminal.seen).count(b"\x1b[?1049h") == 1
        assert terminal.screen == painted


def test_an_article_gone_on_in_is_painted_without_what_reads_its_html(tmp_path: Path) -> None:
    with opened(tmp_path, "", "--article", "4") as terminal:
        terminal.wait_for("帮助")
        terminal.wait_for_rest()
        painted = terminal.screen
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
    loaded = tmp_path / "loaded"
    code = f"import sys; open({str(loaded)!r}, 'w').write(' '.join(sys.modules)); raise ImportError"
    with begun(tmp_path, code) as terminal:
        assert terminal.wait_for_end() == 1
        shown = bytes(terminal.seen).partition(_GIVEN_BACK)[0]
    names = set(loaded.read_text().split())
    assert "markdown_it" in names
    assert not {"bs4", "lxml", "markdownify", "tui.article.converter"} & names
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(shown)
    assert [row.rstrip() for row in screen.display] == painted.split("\n")


def test_the_list_is_painted_with_nothing_loaded_that_it_does_not_use(tmp_path: Path) -> None:
    loaded, fake = tmp_path / "loaded", tmp_path / "packages" / "asyncio"
    fake.mkdir(parents=True)
    # Nothing of Textual's is loaded before this, and all that is loaded later is for it.
    code = f"import sys; open({str(loaded)!r}, 'w').write(' '.join(sys.modules)); raise ImportError"
    (fake / "__init__.py").write_text(code, "utf-8")
    with begun(tmp_path, "", "--demo", PYTHONPATH=f"{fake.parent}:{HOUSE.parent}") as terminal:
        assert terminal.wait_for_end() == 1
        assert "帮助" in bytes(terminal.seen).decode()
    names = set(loaded.read_text().split())
    assert {"rich.segment", "tui.rows.column_list"} <= names
    assert not names & {
        *("argparse", "dataclasses", "inspect", "typing_extensions", "logging", "textual"),
        *("bs4", "lxml", "markdown_it", "pygments", "tui.page.blocks", "tui.page.layout"),
    }
