"""What became of a copy, and what may honestly be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class How(Enum):
    """The way a text was copied."""

    COMMAND = "command"
    """The reader's own `copy_command` took it."""
    NATIVE = "native"
    """The clipboard of this machine has it."""
    TMUX = "tmux"
    """It is in a tmux buffer, and tmux was told to ask the terminal too."""
    TMUX_BUFFER = "tmux buffer"
    """It is in a tmux buffer, and nothing more can be done."""
    OSC52 = "osc52"
    """The terminal was asked to take it, and never answers."""
    FILE = "file"
    """It is in a file."""
    FAILED = "failed"
    """It is nowhere."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy."""

    how: How
    tool: str = ""
    """The program that took it, if one did."""
    path: Path | None = None
    """The file it was written to, if it was."""
    problems: tuple[str, ...] = ()
    """What was tried before and why it failed, a line each."""

    @property
    def verified(self) -> bool:
        """Whether the text is known to be where the message says."""
        return self.how not in (How.OSC52, How.FAILED)

    @property
    def message(self) -> str:
        """What is known, in Chinese; no markup."""
        said = {
            How.COMMAND: f"已复制（{self.tool}）",
            How.NATIVE: f"已复制（{self.tool}）",
            How.TMUX: "已存入 tmux 缓冲区（prefix ] 粘贴），并已请求终端写入剪贴板",
            How.TMUX_BUFFER: "已存入 tmux 缓冲区（prefix ] 粘贴）",
            How.OSC52: "已发送给终端（OSC 52），无法确认；若粘贴不到，按 S 存文件 / V 原文选择",
            How.FILE: f"没有可用的剪贴板，已存为 {self.path}",
            How.FAILED: "没有复制",
        }[self.how]
        return f"{said}（{'；'.join(self.problems)}）" if self.problems else said
