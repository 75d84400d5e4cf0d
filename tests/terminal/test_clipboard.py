"""The clipboard: which way a text goes, in what order, and what is said of it."""

from __future__ import annotations

import base64
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from tests.terminal.programs import Programs, install, script
from tests.terminal.tmux import runs
from tui.terminal import osc52, program
from tui.terminal.clipboard import Clipboard
from tui.terminal.copied import Copied, CopyRoute

SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}
TMUX = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}
X = {"DISPLAY": ":0", "TERM": "xterm-256color"}
SENT = "已发送给终端（OSC 52），无法确认；若粘贴不到，按 S 存文件 / V 原文选择"
STORED = "已存入 tmux 缓冲区（prefix ] 粘贴），并已请求终端写入剪贴板"


class Desk:
    """A clipboard among programs that are only remembered."""

    def __init__(
        self,
        folder: Path,
        installed: str,
        environment: dict[str, str],
        programs: Programs | None = None,
        *,
        command: tuple[str, ...] = (),
        system: str = "linux",
        system_fails: bool = False,
    ) -> None:
        self.programs = programs or Programs()
        self.written: list[str] = []
        self.system: list[str] = []
        self._system_fails = system_fails
        environment = {"PATH": install(folder, installed), **environment}
        self.clipboard = Clipboard(
            environment,
            self.written.append,
            folder / "state",
            command,
            run=self.programs,
            system=system,
            set_system=self._set_system,
        )

    def _set_system(self, text: str) -> None:
        if self._system_fails:
            raise RuntimeError("locked")
        self.system.append(text)


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


def test_a_program_that_leaves_a_child_behind_is_not_waited_for(tmp_path: Path) -> None:
    leaver = script(tmp_path / "leaver", "cat >/dev/null; (sleep 60; echo) & exit 0")
    assert program.run([str(leaver)], os.environ, b"x" * 3_000_000, 30.0).code == 0


def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    hanger = script(tmp_path / "hanger", f'sleep 600 & echo $! >"{pid}"; wait')
    ended = program.run([str(hanger)], os.environ, seconds=1.0)
    assert (ended.code, ended.hung, ended.problem) == (None, True, "1 秒没有回应")
    assert not runs(int(pid.read_text()))


def test_a_program_sees_no_terminal(tmp_path: Path) -> None:
    looker = script(tmp_path / "looker", "exec 2>&1; tty; (: >/dev/tty) && echo seen; exit 7")
    ended = program.run([str(looker)], os.environ)
    assert ended.code == 7
    assert "not a tty" in ended.problem
    assert "seen" not in ended.output


@pytest.mark.parametrize("command", [[], ["zhihu-tui-none"], ["/"], ["a\0b"]])
def test_a_program_that_is_none(command: list[str]) -> None:
    assert program.run(command, os.environ).code is None


def test_what_a_program_says_is_one_clean_line() -> None:
    said = "import sys; sys.exit('a\\x1b[31mb\\nc' + 'd' * 500)"
    problem = program.run([sys.executable, "-c", said], os.environ, seconds=30.0).problem
    assert problem == "ab c" + "d" * 95 + "…"
