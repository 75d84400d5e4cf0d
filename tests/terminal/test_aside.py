"""Programs that are given the terminal: what went wrong is said in Chinese."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.terminal.aside import run_here


def test_what_goes_wrong_with_a_program_is_said_in_chinese(tmp_path: Path) -> None:
    assert run_here([str(tmp_path / "nothing")]) == "没有这个文件或文件夹"
    assert run_here([sys.executable, "-c", "raise SystemExit(3)"]) == "退出码 3"
    assert run_here([sys.executable, "-c", ""]) == ""
