"""The clipboard: which way a text goes, in what order, and what is said of it."""

from __future__ import annotations

import base64
import re
import stat
from pathlib import Path

import pytest

from tests.terminal.desk import Desk
from tests.terminal.programs import Programs
from tui.terminal import osc52
from tui.terminal.copied import Copied, CopyRoute

SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}
TMUX = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}
X = {"DISPLAY": ":0", "TERM": "xterm-256color"}
SENT = "已发送给终端（OSC 52），无法确认；若粘贴不到，按 S 存文件 / V 原文选择"
STORED = "已存入 tmux 缓冲区（prefix ] 粘贴），并已请求终端写入剪贴板"
ALL = "clip.exe termux-clipboard-set wl-copy xclip xsel tmux"


@pytest.mark.parametrize(
    ("environment", "tool"),
    [
        ({**X, "WSL_DISTRO_NAME": "Debian"}, "clip.exe"),
        (X, "termux-clipboard-set"),
    ],
)
def test_the_machines_own_tool(tmp_path: Path, environment: dict[str, str], tool: str) -> None:
    desk = Desk(tmp_path, ALL, environment)
    copied = desk.clipboard.copy("中\tx\n")
    assert copied == Copied(CopyRoute.NATIVE, tool)
    assert copied.message == f"已复制（{tool}）"
    assert desk.programs.names == [tool]
    assert desk.programs.given[0].decode("utf-16le" if tool == "clip.exe" else "utf-8") == "中\tx\n"
    assert desk.written == []


@pytest.mark.parametrize(
    ("environment", "tools"),
    [
        ({**X, "WAYLAND_DISPLAY": "wayland-0"}, ["wl-copy", "xclip", "xsel"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "TERM": "foot"}, ["wl-copy"]),
        (X, ["xclip", "xsel"]),
        ({"TERM": "xterm"}, []),
        ({**X, **SSH}, []),
        ({**X, "SSH_TTY": "/dev/pts/1"}, []),
    ],
)
def test_tools_that_fail_are_told_and_the_terminal_asked(
    tmp_path: Path, environment: dict[str, str], tools: list[str]
) -> None:
    desk = Desk(tmp_path, "wl-copy xclip xsel", environment, Programs(*tools, "none"))
    copied = desk.clipboard.copy("中")
    assert desk.programs.names == tools
    assert copied.route is CopyRoute.OSC52
    assert not copied.verified
    told = "；".join(f"{tool}：退出码 3" for tool in tools)
    assert copied.message == (f"{SENT}（{told}）" if told else SENT)
    assert desk.written == ["\x1b]52;c;5Lit\x07"]


def test_a_display_that_hung_is_not_tried_again(tmp_path: Path) -> None:
    programs = Programs("none", hanging=["xclip", "wl-copy"])
    desk = Desk(tmp_path, "wl-copy xclip xsel", {**X, "WAYLAND_DISPLAY": "wayland-0"}, programs)
    assert desk.clipboard.copy("a").problems == (
        "wl-copy：2 秒没有回应",
        "xclip：2 秒没有回应",
    )
    assert desk.clipboard.copy("b") == Copied(CopyRoute.OSC52)
    assert desk.programs.names == ["wl-copy", "xclip"]


@pytest.mark.parametrize("system", ["darwin", "win32", "cygwin"])
def test_the_systems_own_clipboard(tmp_path: Path, system: str) -> None:
    desk = Desk(tmp_path, "xclip", X, system=system)
    copied = desk.clipboard.copy("中")
    assert (copied.route, copied.message, desk.system) == (
        CopyRoute.NATIVE,
        "已复制（系统剪贴板）",
        ["中"],
    )
    assert desk.programs.names == []


def test_the_systems_own_clipboard_fails(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "", {"TERM": "xterm"}, system="darwin", system_fails=True)
    assert desk.clipboard.copy("中").message == f"{SENT}（系统剪贴板：locked）"


def test_the_systems_own_clipboard_is_not_the_readers_over_ssh(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "", {"TERM": "xterm", **SSH}, system="darwin")
    assert desk.clipboard.copy("中").route is CopyRoute.OSC52
    assert desk.system == []


def test_the_readers_own_command_comes_first(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ALL, {**X, **TMUX, **SSH}, command=("/opt/yank", "-n"))
    copied = desk.clipboard.copy("中")
    assert copied.message == "已复制（yank）"
    assert desk.programs.started == [("/opt/yank", "-n")]
    assert desk.programs.given == ["中".encode()]


def test_the_readers_own_command_fails(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "xclip", X, Programs("yank"), command=("yank",))
    copied = desk.clipboard.copy("中")
    assert copied.message == "已复制（xclip）（copy_command yank：退出码 3）"
    assert desk.programs.names == ["yank", "xclip"]


@pytest.mark.parametrize(
    ("told", "tools"),
    [
        ("SSH_CONNECTION=a 1 b 22\nDISPLAY=localhost:10.0\n", ["tmux"]),
        ("-SSH_CONNECTION\nDISPLAY=:7\n", ["xclip"]),
        ("-SSH_CONNECTION\n-DISPLAY\n", ["tmux"]),
        ("", ["xclip"]),
    ],
)
def test_tmux_is_asked_where_the_reader_sits(tmp_path: Path, told: str, tools: list[str]) -> None:
    """What the process itself has in its environment is of the day tmux was started."""
    stale = {**X, **TMUX} | (SSH if told.startswith("-") else {})
    desk = Desk(tmp_path, "xclip tmux", stale, Programs("none", tmux=told))
    copied = desk.clipboard.copy("中")
    assert desk.programs.names == tools
    assert copied.message == (STORED if tools == ["tmux"] else "已复制（xclip）")
    if told.endswith(":7\n"):
        assert desk.programs.environments[0]["DISPLAY"] == ":7"


def test_tmux_takes_any_length(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "tmux", TMUX)
    text = "中" * 700_000
    assert desk.clipboard.copy(text) == Copied(CopyRoute.TMUX, "tmux")
    assert desk.programs.started == [("tmux", "load-buffer", "-w", "-")]
    assert desk.programs.given == [text.encode()]
    assert desk.written == []


def test_old_tmux_hands_on_what_is_wrapped(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "tmux", TMUX, Programs("tmux load-buffer -w"))
    assert desk.clipboard.copy("中").message == STORED
    assert desk.programs.started[1] == ("tmux", "load-buffer", "-")
    assert desk.written == ["\x1bPtmux;\x1b\x1b]52;c;5Lit\x07\x1b\\"]
    long = desk.clipboard.copy("中" * 25_000)
    assert long.message == "已存入 tmux 缓冲区（prefix ] 粘贴）"
    assert len(desk.written) == 1


def test_tmux_that_is_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "tmux", TMUX, Programs("tmux"))
    assert desk.clipboard.copy("中").message == f"{SENT}（tmux：退出码 3）"


@pytest.mark.parametrize("length", [1, 499, 5_000, osc52.MOST_BYTES])
def test_screen_gets_chunks(tmp_path: Path, length: int) -> None:
    desk = Desk(tmp_path, "", {"STY": "1.pts", "TERM": "screen"})
    assert desk.clipboard.copy("x" * length).route is CopyRoute.OSC52
    chunks = re.findall(r"\x1bP(.*?)\x1b\\", desk.written[0], re.DOTALL)
    assert "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks) == desk.written[0]
    assert max(map(len, chunks)) <= 500
    encoded = base64.b64encode(b"x" * length).decode()
    assert "".join(chunks) == f"\x1b]52;c;{encoded}\x07"


def test_the_longest_that_a_terminal_is_sent(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "", {"TERM": "xterm"})
    assert desk.clipboard.copy("中" * (osc52.MOST_BYTES // 3)).route is CopyRoute.OSC52
    assert len(desk.written[0]) == 100_000
    copied = desk.clipboard.copy("中" * (osc52.MOST_BYTES // 3) + "x", "代码 2.py")
    path = tmp_path / "state" / "clip" / "代码-2.py"
    assert copied == Copied(
        CopyRoute.FILE, path=path, problems=("74,995 字节，超过 OSC 52 的 74,994",)
    )
    assert copied.message.startswith(f"没有可用的剪贴板，已存为 {path}（")
    assert len(desk.written) == 1


@pytest.mark.parametrize("term", ["linux", "dumb"])
def test_a_terminal_without_a_clipboard(tmp_path: Path, term: str) -> None:
    desk = Desk(tmp_path, "", {"TERM": term})
    copied = desk.clipboard.copy("中\n")
    assert copied.path is not None
    assert copied.path.read_text("utf-8") == "中\n"
    assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(copied.path.parent.stat().st_mode) == 0o700
    assert desk.written == []


def test_nothing_works(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    copied = Desk(tmp_path, "", {"TERM": "linux"}).clipboard.copy("中")
    assert copied.route is CopyRoute.FAILED
    assert not copied.verified
    assert copied.message.startswith("没有复制（linux 终端没有剪贴板；")


def test_nothing_to_copy(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ALL, X)
    assert desk.clipboard.copy("\x00\x1b[31m").message == "没有复制（没有内容）"
    assert desk.programs.names == []


def test_what_ends_a_bracketed_paste_is_not_copied(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "xclip", X)
    desk.clipboard.copy("a\x1b[201~rm -rf /\r\nb\x9b201~\tc\u202e\x00\ud800")
    assert desk.programs.given == ["arm -rf /\nb\tc\ufffd".encode()]
