"""A note in the reader's own editor: what is saved comes back, and else it is as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.services.note_editor import Edited, edit_note


class Terminal:
    """Leaves the terminal to an editor of ours."""

    def __init__(self, text: bytes | None = None, problem: str = "") -> None:
        """Make one whose editor writes something, or ends with a problem."""
        self._text = text
        self._problem = problem
        self.suspended = False
        self.seen: list[tuple[list[str], str, int]] = []

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Be the editor's."""
        self.suspended = True
        yield
        self.suspended = False

    def run(self, command: Sequence[str]) -> str:
        """Edit."""
        assert self.suspended
        file = Path(command[-1])
        self.seen.append((list(command[:-1]), file.read_text(), file.stat().st_mode & 0o777))
        assert file.parent.stat().st_mode & 0o777 == 0o700
        if self._text is not None:
            file.write_bytes(self._text)
        return self._problem

    def edit(self, text: str, environment: Mapping[str, str]) -> Edited:
        """Edit a note."""
        edited = edit_note(text, environment, self.suspend, self.run)
        assert not self.suspended
        return edited


def test_what_is_saved_comes_back_and_the_file_is_nobody_else_s() -> None:
    terminal = Terminal("改了\n第二行\n".encode())
    assert terminal.edit("旧的", {"EDITOR": "vi"}) == ("改了\n第二行", "")
    assert terminal.seen == [(["vi"], "旧的\n", 0o600)]


def test_an_editor_with_arguments_is_no_line_for_a_shell() -> None:
    terminal = Terminal()
    assert terminal.edit("", {"EDITOR": "vi", "VISUAL": "code --wait '$(x)'; y"}).text == ""
    assert terminal.seen[0][0] == ["code", "--wait", "$(x);", "y"]


@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({}, "没有设 $VISUAL 或 $EDITOR"),
        ({"EDITOR": "  "}, "没有设 $VISUAL 或 $EDITOR"),
        ({"EDITOR": "vi 'x"}, "看不懂 vi 'x"),
    ],
)
def test_without_an_editor_it_says_so(environment: dict[str, str], problem: str) -> None:
    terminal = Terminal()
    assert terminal.edit("旧的", environment) == ("旧的", problem)
    assert terminal.seen == []


def test_where_the_editor_fails_the_note_is_as_it_was() -> None:
    terminal = Terminal(b"half", "退出码 1")
    assert terminal.edit("旧的", {"EDITOR": "vi"}) == ("旧的", "vi：退出码 1")
    binary = Terminal(b"\xff\xfe")
    edited = binary.edit("旧的", {"EDITOR": "vi"})
    assert edited.text == "旧的" and edited.problem


def test_what_a_terminal_would_obey_is_left_out() -> None:
    terminal = Terminal("红\x1b[31m色\r\n".encode())
    assert terminal.edit("", {"EDITOR": "vi"}).text == "红色"


def test_a_real_program_edits_it() -> None:
    code = "import sys; open(sys.argv[1], 'a', encoding='utf-8').write('加的')"
    command = f'"{sys.executable}" -c "{code}"'
    edited = edit_note("一", {"EDITOR": command}, Terminal().suspend)
    assert edited == ("一\n加的", "")
