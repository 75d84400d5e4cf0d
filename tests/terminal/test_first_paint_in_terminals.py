"""What is painted first looks in tmux and GNU screen as the app does once it is there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.terminal.copying import in_plain_terminal
from tests.terminal.tmux import Tmux

pytestmark = pytest.mark.skipif(
    not (shutil.which("screen") and shutil.which("tmux")), reason="screen or tmux is not installed"
)
# In place of Textual: it waits, and nothing is said of how long that takes.
_WAITING = "import signal, time; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM}); "
_WAITING += "time.sleep(600)"
_SIZE = (80, 24)


def inside(which: str, command: Sequence[str]) -> Sequence[str]:
    """Return the command that runs another in tmux alone, or in GNU screen in it."""
    if which == "tmux":
        return command
    return in_plain_terminal(["screen", "-c", "/dev/null", "-U", *command])


def seen(which: str, home: Path, options: Sequence[str], packages: Path | None, **more: str) -> str:
    """Return the screen, colours and all, once nothing on it changes any more."""
    command = [sys.executable, "-m", "tui", "--demo", *options]
    if packages:
        more["PYTHONPATH"] = f"{packages}:{Path(__file__).parents[2]}"
    columns, rows = _SIZE
    with Tmux(
        home, inside(which, command), columns=columns, rows=rows, environment=more
    ) as terminal:
        terminal.wait_for("? 帮助")
        return terminal.settled()


@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}, {"COLORTERM": "truecolor"}], ids=str)
@pytest.mark.parametrize("options", [(), ("--article", "4")], ids=["list", "article"])
@pytest.mark.parametrize("which", ["tmux", "screen"])
def test_it_is_the_apps_first_screen(
    tmp_path: Path, which: str, options: tuple[str, ...], more: dict[str, str]
) -> None:
    fake = tmp_path / "packages" / "textual"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text(_WAITING, "utf-8")
    painted = seen(which, tmp_path / "a", options, fake.parent, **more)
    assert "\x1b[" in painted
    assert painted == seen(which, tmp_path / "b", options, None, **more)
