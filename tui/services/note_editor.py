"""The reader's own editor for a note: `$VISUAL` or `$EDITOR`, on the terminal left to it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tui.text.clean import clean
from tui.text.plain_file import NotPlainError, read_text
from tui.text.reason import chinese_reason_of

_NONE = "没有设 $VISUAL 或 $EDITOR"


class Edited(NamedTuple):
    """A note as it comes out of an editor."""

    text: str
    problem: str = ""
    """The reason why it is as it was, in Chinese; empty where it was edited."""


def edit_note(
    text: str,
    environment: Mapping[str, str],
    suspend: Callable[[], AbstractContextManager[None]],
    run: Callable[[Sequence[str]], str] | None = None,
) -> Edited:
    """Have a note edited, in a file that nobody else may read and that is taken away after.

    Args:
        text: the note as it is.
        environment: says which editor; the name is no line for a shell.
        suspend: returns a context in which the terminal is the editor's.
        run: runs a command on the terminal, and returns what went wrong, or nothing; in the
            ordinary way unless given.
    """
    from tui.terminal.aside import run_here

    said = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        command = shlex.split(said)
    except ValueError:
        return Edited(text, f"看不懂 {said}")
    if not command:
        return Edited(text, _NONE)
    try:
        with TemporaryDirectory(prefix="zhihu-tui-") as folder:
            file = Path(folder) / "note.md"
            new_file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(new_file, "w", encoding="utf-8") as new:
                new.write(text + "\n" * bool(text))
            with suspend():
                problem = (run or run_here)([*command, str(file)])
            if problem:
                return Edited(text, f"{command[0]}：{problem}")
            return Edited(clean(read_text(file)).rstrip())
    except (OSError, ValueError, NotPlainError) as error:
        return Edited(text, f"{command[0]}：{chinese_reason_of(error)}")
