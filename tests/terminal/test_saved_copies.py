"""Copies saved as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.desk import Desk


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("7-2.py", "7-2.py"),
        ("../../etc/passwd", "etc-passwd"),
        ("/etc/passwd", "etc-passwd"),
        ("..", "clip.txt"),
        ("", "clip.txt"),
        ("-rf.sh", "rf.sh"),
        (".bashrc", "bashrc"),
        ("标题：a/b\x1b[31m\n.tex", "标题-a-b-31m.tex"),
        ("长" * 500 + ".py", "长" * 40 + ".py"),
        ("a." + "b" * 500, "a." + "b" * 118),
    ],
)
def test_saved_names_are_names_only(tmp_path: Path, name: str, file: str) -> None:
    path = Desk(tmp_path, "", {}).clipboard.save("x", name)
    assert path == tmp_path / "state" / "clip" / file


def test_saved_files_are_not_written_over(tmp_path: Path) -> None:
    clipboard = Desk(tmp_path, "", {}).clipboard
    folder = tmp_path / "state" / "clip"
    victim = tmp_path / "victim"
    victim.write_text("mine")
    assert clipboard.save("a", "x.py") == clipboard.save("a", "x.py") == folder / "x.py"
    (folder / "x-2.py").symlink_to(victim)
    assert clipboard.save("b", "x.py") == folder / "x-3.py"
    assert (folder / "x.py").read_text() == "a"
    assert victim.read_text() == "mine"
