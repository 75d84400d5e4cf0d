"""A program that copies one text and says what became of it: what the real terminals run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.terminal.tmux import Tmux
from tui.terminal.clipboard import MachineClipboard
from tui.text.clean import clean

SIZES = [10, 70_000, 2_000_000]
"""Sizes of texts to copy, in bytes of UTF-8: OSC 52 takes the first two."""

SENT = "已发送给终端（OSC 52），无法确认；若粘贴不到，按 S 存文件 / V 原文选择"
STORED = "已存入 tmux 缓冲区（prefix ] 粘贴），并已请求终端写入剪贴板"


def text_of(size: int) -> str:
    """Return a text of so many bytes with Chinese, tabs, line ends and a NUL in it."""
    row = "\t打印(\x00)\n"
    data = (row * (size // len(row.encode()) + 1)).encode()[:size]
    return data.decode(errors="ignore")


def copied_of(size: int) -> str:
    """Return what a clipboard has when the text of that size was copied."""
    return clean(text_of(size))


def copying(folder: Path, size: int) -> list[str]:
    """Return the command that copies a text of that size, with its state in the folder."""
    return [sys.executable, "-m", "tests.terminal.copying", str(folder), str(size)]


def in_plain_terminal(command: list[str]) -> list[str]:
    """Return a command that does not know the terminal it runs in to be tmux.

    A tmux with `set-clipboard on` then is a terminal that takes OSC 52 and has no other ways.
    """
    return ["env", "-u", "TMUX", "-u", "TMUX_PANE", "-u", "TERM_PROGRAM", *command]


def said(terminal: Tmux) -> str:
    """Return all that is on the screen as the one line it was."""
    return terminal.lines.replace("\n", "")


def _write(sequence: str) -> None:
    print(end=sequence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    clipboard = MachineClipboard(os.environ, _write, Path(sys.argv[1]))
    print(clipboard.copy(text_of(int(sys.argv[2]))).message, flush=True)
