"""Programs that are started: they end, see no terminal, and what they say is one clean line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.terminal.programs import script
from tests.terminal.work import runs
from tui.terminal import program


def test_a_program_that_leaves_a_child_behind_is_not_waited_for(tmp_path: Path) -> None:
    leaver = script(tmp_path / "leaver", "cat >/dev/null; (sleep 60; echo) & exit 0")
    assert program.run([str(leaver)], os.environ, b"x" * 3_000_000, 30.0).code == 0


def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    hanger = script(tmp_path / "hanger", f'sleep 600 & echo $! >"{pid}"; wait')
    ended = program.run([str(hanger)], os.environ, seconds=3.0)
    assert (ended.code, ended.hung, ended.problem) == (None, True, "3 秒没有回应")
    assert not runs(int(pid.read_text()))


def test_a_program_sees_no_terminal(tmp_path: Path) -> None:
    looker = script(tmp_path / "looker", "exec 2>&1; tty; (: >/dev/tty) && echo seen; exit 7")
    ended = program.run([str(looker)], os.environ, seconds=30.0)
    assert ended.code == 7
    assert "not a tty" in ended.problem
    assert "seen" not in ended.output


@pytest.mark.parametrize("command", [[], ["zhihu-tui-none"], ["/"], ["a\0b"]])
def test_a_program_that_is_none(command: list[str]) -> None:
    assert program.run(command, os.environ).code is None


def test_what_a_program_says_is_one_clean_line() -> None:
    said = "import sys; sys.exit('a\\x1b[31mb\\nc' + 'd' * 500)"
    problem = program.run([sys.executable, "-c", said], os.environ, seconds=30.0).problem
    assert problem == "ab c" + "d" * 95 + "…"
