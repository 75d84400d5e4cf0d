"""Copying: what was copied last, and what became of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.text.reason import chinese_reason_of

if TYPE_CHECKING:
    from tui.terminal.copied import Copied

NOTHING_COPIED = "还没有复制过什么"


class Clipboard(Protocol):
    """Takes a copied text; that of `terminal` is the real one."""

    def copy(self, text: str, name: str = "clip.txt") -> Copied:
        """Copy a text and return what became of it. Blocks for some seconds at worst."""
        ...

    def save(self, text: str, name: str = "clip.txt") -> Path:
        """Save a text in a file and return its path; raise OSError where that fails."""
        ...


class Copying:
    """Copies texts, and keeps the last one for the file and for the terminal's own selection."""

    def __init__(self, open_clipboard: Callable[[], Clipboard]) -> None:
        """Make it of what returns a clipboard; that is called when the first text is copied."""
        self._open_clipboard = open_clipboard
        self._last: tuple[str, str] | None = None

    @cached_property
    def _clipboard(self) -> Clipboard:
        return self._open_clipboard()

    @property
    def last_text(self) -> str | None:
        """The text that was copied last; None where none was."""
        return self._last[0] if self._last else None

    def keep(self, text: str, name: str) -> None:
        """Take a text, and what to call its file, for what was copied last."""
        self._last = text, name

    def copy(self, text: str, name: str) -> str:
        """Copy a text and return what became of it, in Chinese. Blocks for seconds at worst."""
        return self._clipboard.copy(text, name).message

    def save_last(self) -> str:
        """Save what was copied last in a file, and return what became of that, in Chinese."""
        if self._last is None:
            return NOTHING_COPIED
        try:
            return f"已存为 {self._clipboard.save(*self._last)}"
        except OSError as error:
            return f"存不了文件：{chinese_reason_of(error)}"


def machine_clipboard(write: Callable[[str], None], copy_command: Sequence[str]) -> Clipboard:
    """Return the clipboard of this machine and terminal.

    Args:
        write: writes an escape sequence to the terminal, from any thread.
        copy_command: the reader's own program and its arguments; empty where there is none.
    """
    from tui.settings import state_folder
    from tui.terminal.clipboard import MachineClipboard

    return MachineClipboard(os.environ, write, state_folder(), copy_command)
