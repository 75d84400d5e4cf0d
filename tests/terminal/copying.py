"""A program that copies one text and says what became of it: what the real terminals run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tui.terminal.clipboard import Clipboard

SIZES = [10, 70_000, 2_000_000]
"""Sizes of texts to copy, in bytes of UTF-8."""


def text_of(size: int) -> str:
    """Return a text of so many bytes with Chinese, tabs, line ends and a NUL in it."""
    row = "\t打印(\x00)\n"
    data = (row * (size // len(row.encode()) + 1)).encode()[:size]
    return data.decode(errors="ignore")


def copy_script(folder: Path, size: int, *command: str) -> list[str]:
    """Return the arguments to Python that copy a text of that size.

    Args:
        folder: The state folder.
        size: How long the text is, in bytes.
        command: The reader's `copy_command`.
    """
    return ["-m", "tests.terminal.copying", str(folder), str(size), *command]


def _write(sequence: str) -> None:
    print(end=sequence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    state, size, *copy_command = sys.argv[1:]
    clipboard = Clipboard(os.environ, _write, Path(state), copy_command)
    print(clipboard.copy(text_of(int(size))).message, flush=True)
