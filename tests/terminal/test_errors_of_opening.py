"""What cannot be opened is one line and an exit status, and leaves the terminal as it was."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.columns import saved_article, saved_column
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import private_environment

_JSON = "expected a column saved as JSON"
_SEE = "; see zhihu-tui --help"
_NO_ARTICLE = "is JSON that holds no article; expected a column, or articles or answers of Zhihu"
_NEEDS_FILE = "expected a FILE, - for standard input, or --demo for the sample column"
_PRINT = "--print prints without one"
FILES = {
    "cut.json": '{"title": "x", "article": [',
    "list.json": "[1, 2]",
    "other.json": '{"a": 1}',
    "empty.json": "",
    "text.txt": "hello",
    "none/a.txt": "x",
    "two.json": json.dumps(
        [saved_column(saved_article(n), title=t) for n, t in ((1, "甲"), (2, "乙"))]
    ),
}
ERRORS: Sequence[tuple[str, str, int]] = (
    ("nope.json", f"nope.json: no such file; {_JSON}", 2),
    ("two.json nope.json", "nope.json: no such file", 2),
    (
        "void",
        "void: holds nothing to read; expected JSON, JSON Lines or saved pages",
        2,
    ),
    (
        "none",
        "none: no columns or articles in 1 file; expected JSON, JSON Lines or saved pages",
        2,
    ),
    ("cut.json", f"cut.json: is cut off at line 1, column 28: Expecting value; {_JSON}", 2),
    ("list.json", f"list.json: {_NO_ARTICLE}", 2),
    ("other.json", f"other.json: {_NO_ARTICLE}", 2),
    ("empty.json", f"empty.json: is empty; {_JSON}", 2),
    ("/dev/null", f"/dev/null: is empty; {_JSON}", 2),
    (
        "text.txt",
        f"text.txt: is not JSON at line 1, column 1: Expecting value; {_JSON}",
        2,
    ),
    ("loop.json", "loop.json: cannot be read (Too many levels of symbolic links)", 2),
    ("n" * 260, f"{'n' * 260}: cannot be read (File name too long)", 2),
    ("two.json/x", "two.json/x: cannot be read (Not a directory)", 2),
    ("--demo --article 99", "the sample column: there is no article 99; the column has 12", 1),
    ("--demo --article 0", "the sample column: there is no article 0; the column has 12", 1),
    ("two.json --column 9", "two.json: there is no column '9'; it has 甲 (1), 乙 (2)", 1),
    (
        "two.json --article 1",
        f"there are 2 columns: 甲 (1), 乙 (2); --column N picks one, --list lists them{_SEE}",
        2,
    ),
    ("", "expected a FILE, or --demo for the sample column; none has been read yet", 2),
    ("--demo two.json", f"{_NEEDS_FILE}{_SEE}", 2),
    ("--demo --width 5", f"--width takes 10 to 300 cells, not 5{_SEE}", 2),
    ("--demo --article x", f"argument --article: invalid int value: 'x'{_SEE}", 2),
    ("--nonsense", f"unrecognized arguments: --nonsense{_SEE}", 2),
    ("--demo < two.json", f"standard input is not a terminal: over SSH use ssh -t; {_PRINT}", 2),
    ("--demo > out", f"standard output is not a terminal: over SSH use ssh -t; {_PRINT}", 2),
)


def ended(folder: Path, written: str, **more: str) -> tuple[str, int]:
    """Return what the program leaves on a terminal, and its exit status.

    Args:
        folder: where it is run.
        written: what is typed behind its name.
        more: variables of its environment.
    """
    environment = private_environment(folder / "home", **more)
    before, after = folder / "before", folder / "after"
    run = f"cd '{folder}'; stty -a > before; '{sys.executable}' -m tui {written}; echo \"={{$?}}\""
    script = f"{run}; stty -a > after"
    with PseudoTerminal(["sh", "-c", script], environment, 80, 24) as terminal:
        terminal.wait_for_end()
        said = bytes(terminal.seen).decode()
    assert before.read_text() == after.read_text()
    status = re.search(r"=\{(\d+)\}", said)
    assert status
    return said[: status.start()], int(status[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what cannot be opened."""
    (tmp_path / "void").mkdir()
    (tmp_path / "none").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "loop.json").symlink_to("loop.json")
    return tmp_path


@pytest.mark.parametrize(("written", "line", "status"), ERRORS, ids=[one[0] for one in ERRORS])
def test_what_cannot_be_opened_is_a_line(
    folder: Path, written: str, line: str, status: int
) -> None:
    # Nothing else, no sequence for the terminal above all.
    assert ended(folder, written) == (f"zhihu-tui: {line}\r\n", status)


def test_a_terminal_that_cannot_move_its_cursor_is_refused(folder: Path) -> None:
    said, status = ended(folder, "two.json", TERM="dumb")
    expected = "TERM=dumb is a terminal that cannot move its cursor: set TERM"
    assert (said, status) == (f"zhihu-tui: {expected}; {_PRINT}\r\n", 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_a_line(folder: Path) -> None:
    (folder / "two.json").chmod(0)
    said, status = ended(folder, "two.json")
    assert (said, status) == ("zhihu-tui: two.json: cannot be read (Permission denied)\r\n", 2)
