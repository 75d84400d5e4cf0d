"""Outcomes of a copy, and what may honestly be said about each."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import msgspec


class CopyRoute(Enum):
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


SHORTER = (
    ("，并已请求终端写入剪贴板", "，已请求终端"),
    ("（prefix \\] 粘贴）", ""),
    ("；若粘贴不到，按 S 存文件 / V 原文选择", "；粘贴不到按 S / V"),
    ("已存入 tmux 缓冲区", "已存入 tmux"),
    ("已发送给终端（OSC 52），", "已发给终端，"),
    ("没有可用的剪贴板，", ""),
    ("；粘贴不到按 S / V", ""),
)
"""Shorter words for parts of a message where a row is narrow, as patterns, the least first."""


class Copied(msgspec.Struct, frozen=True):
    """The outcome of one copy."""

    route: CopyRoute
    tool: str = ""
    """The program that took it, if one did."""
    path: Path | None = None
    """The file it was written to, if it was."""
    problems: tuple[str, ...] = ()
    """The routes tried before and why they failed, a line each."""

    @property
    def verified(self) -> bool:
        """Whether the text is known to be where the message says."""
        return self.route not in (CopyRoute.OSC52, CopyRoute.FAILED)

    @property
    def message(self) -> str:
        """The outcome in Chinese; no markup."""
        said = {
            CopyRoute.COMMAND: f"已复制（{self.tool}）",
            CopyRoute.NATIVE: f"已复制（{self.tool}）",
            CopyRoute.TMUX: "已存入 tmux 缓冲区（prefix ] 粘贴），并已请求终端写入剪贴板",
            CopyRoute.TMUX_BUFFER: "已存入 tmux 缓冲区（prefix ] 粘贴）",
            CopyRoute.OSC52: (
                "已发送给终端（OSC 52），无法确认；若粘贴不到，按 S 存文件 / V 原文选择"
            ),
            CopyRoute.FILE: f"没有可用的剪贴板，已存为 {self.path}",
            CopyRoute.FAILED: "没有复制",
        }[self.route]
        return f"{said}（{'；'.join(self.problems)}）" if self.problems else said
