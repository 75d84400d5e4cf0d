"""A real terminal to drive: tmux on a server, a home and a configuration of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from tests.terminal.work import any_works

PATIENCE_SECONDS = 60.0
"""After how long what is waited for is given up."""
_STAYS = 6
"""How many times a screen at rest is seen as it was."""
REPOSITORY = Path(__file__).parents[2]

# What tells a program of the terminal or the display that the tests themselves run on.
_OURS = {
    *("TMUX", "TMUX_PANE", "STY", "DISPLAY", "WAYLAND_DISPLAY", "TERM_PROGRAM", "COLORTERM"),
    *("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "COLUMNS", "LINES", "NO_COLOR", "BROWSER"),
}


def private_environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment with a home and XDG folders of its own, in no terminal at all."""
    environment = {name: value for name, value in os.environ.items() if name not in _OURS}
    paths = [str(REPOSITORY), environment.get("PYTHONPATH", "")]
    return environment | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "SHELL": "/bin/sh",
        "PS1": "$ ",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        **more,
    }


def wait_until(what: str, holds: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until something holds, and fail the test by its name when it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds:g} s for {what}"
        time.sleep(0.05)


class Tmux:
    """One pane of a tmux server that nobody else uses, and that ends with the `with` block.

    The pane runs a shell, or the command given; it stays when the command has ended, so that
    what it left on the screen, and its exit code, can still be read.

        with Tmux(tmp_path, columns=80, rows=24) as tmux:
            tmux.write("zhihu-tui --demo\\n")
            tmux.wait_for("专栏")
            tmux.send("Down", "Enter", "y")
            assert "print" in tmux.buffer()
    """

    def __init__(
        self,
        home: Path,
        command: Sequence[str] = ("/bin/sh",),
        *,
        columns: int = 100,
        rows: int = 30,
        options: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start it.

        Args:
            home: The home folder of what runs inside.
            command: What runs in the pane; it is no shell line.
            columns: Width in cells.
            rows: Height in rows; no row goes to a status line.
            options: Of tmux, such as `{"set-clipboard": "off"}`.
            environment: Variables to add to, or with "" to take from, what runs inside.
        """
        # Not below the test's own folder: the path of a socket is of 107 bytes at most.
        self._folder = Path(tempfile.mkdtemp(prefix="zt", dir="/tmp"))
        (self._folder / "screen").mkdir(mode=0o700)
        added = {name: value for name, value in (environment or {}).items() if value}
        taken = [name for name, value in (environment or {}).items() if not value]
        sockets = {"TMUX_TMPDIR": str(self._folder), "SCREENDIR": str(self._folder / "screen")}
        self.environment = private_environment(home) | sockets | added
        for name in taken:
            self.environment.pop(name, None)
        chosen = {
            "set-clipboard": "external",
            "default-terminal": "tmux-256color",
            "remain-on-exit": "on",
            "remain-on-exit-format": "",
            "escape-time": "0",
            "status": "off",
            "history-limit": "5000",
            **(options or {}),
        }
        self._configuration = self._folder / "tmux.conf"
        self._configuration.write_text(
            "".join(f"set -g {name} '{value}'\n" for name, value in chosen.items()), "utf-8"
        )
        if len(command) == 1:  # which tmux would give to a shell that stays
            command = [f"exec {shlex.quote(command[0])}"]
        size = ("-x", str(columns), "-y", str(rows))
        try:
            self("new-session", "-d", "-s", "main", *size, "--", *command)
        except BaseException:
            self.close()
            raise

    def __call__(self, *command: str, data: str | None = None) -> str:
        """Run a tmux command, such as `set-environment`, and return what it prints."""
        done = subprocess.run(
            [*self.command, *command],
            env=self.environment,
            input=None if data is None else data.encode(),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
        )
        assert done.returncode == 0, f"tmux {command[0]}: {done.stderr.decode()}"
        return done.stdout.decode("utf-8", "replace")

    @property
    def command(self) -> list[str]:
        """How this server is called: add `attach` to look at it from another terminal."""
        return ["tmux", "-L", "test", "-f", str(self._configuration)]

    @property
    def variables(self) -> list[str]:
        """What `command` needs in its environment, as `NAME=value` for env(1)."""
        return [f"TMUX_TMPDIR={self._folder}"]

    def send(self, *keys: str) -> None:
        """Press keys by their tmux names: `Enter`, `Escape`, `Down`, `BTab`, `C-c`, `y`."""
        self("send-keys", "-t", "main", *keys)

    def write(self, text: str) -> None:
        """Type the text as it is; a line feed is Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.send("Enter")
            if line:
                self("send-keys", "-t", "main", "-l", "--", line)

    def send_bytes(self, data: bytes) -> None:
        """Type bytes, also those that are no UTF-8."""
        self("send-keys", "-t", "main", "-H", *(f"{byte:02x}" for byte in data))

    def screen(self, *, colours: bool = False) -> str:
        """Return the rows on the screen, without the blanks at their ends.

        Args:
            colours: Leave colours, attributes and hyperlinks in as escape sequences.
        """
        return self("capture-pane", "-p", "-t", "main", *(["-e"] if colours else []))

    @property
    def lines(self) -> str:
        """The lines on the screen as they were written, however many rows each takes."""
        found = self("capture-pane", "-p", "-J", "-t", "main")
        return "\n".join(line.rstrip() for line in found.split("\n"))

    def wait_for(self, text: str, seconds: float = PATIENCE_SECONDS) -> str:
        """Wait until the text is on the screen, and return the screen."""
        shown = ""

        def there() -> bool:
            nonlocal shown
            shown = self.screen()
            return text in shown

        try:
            wait_until(repr(text), there, seconds)
        except AssertionError as late:
            raise AssertionError(f"{late}; the screen is\n{shown}") from None
        return shown

    def settled(self) -> str:
        """Wait until all that runs in the pane waits, and the screen stays; return it.

        Colours, attributes and hyperlinks are left in as escape sequences. A screen that is read
        before may be one in the middle of a frame, or one of two.
        """
        screens: list[str] = []
        pane = self.pid

        def rests() -> bool:
            servers = (int(name.partition(".")[0]) for name in self._screen_servers)
            if any_works({pane, *servers}):
                screens.clear()
                return False
            screens.append(self.screen(colours=True))
            if screens[-1] != screens[0]:
                del screens[:-1]
            return len(screens) > _STAYS

        wait_until("the screen to stay as it is", rests)
        return screens[-1]

    @property
    def _screen_servers(self) -> list[str]:
        """The names of GNU screen's servers that were started in the pane: `123.pts-1.host`."""
        return [path.name for path in (self._folder / "screen").glob("[0-9]*.*")]

    def wait_for_end(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Wait until the command has ended and return its exit code, or 128 + its signal."""
        code = status = ""

        def ended() -> bool:
            nonlocal code, status
            if self.ask("pane_dead") != "1":
                return False
            # tmux 3.3a may miss the signal that its child has ended: it then waits for the next.
            os.kill(int(self.ask("pid")), signal.SIGCHLD)
            code, status = self.ask("pane_dead_signal"), self.ask("pane_dead_status")
            return bool(code or status)

        wait_until("the command to end", ended, seconds)
        return 128 + int(code) if code else int(status)

    def ask(self, variable: str) -> str:
        """Return a variable of the pane: `alternate_on`, `cursor_flag`, `mouse_any_flag`…"""
        return self("display-message", "-p", "-t", "main", f"#{{{variable}}}").rstrip("\n")

    def buffers(self) -> list[str]:
        """Return the names of the buffers, the newest first."""
        return self("list-buffers", "-F", "#{buffer_name}").split()

    def buffer(self) -> str:
        """Return what `prefix ]` would paste, or "" when there is nothing to paste."""
        return self("show-buffer") if self.buffers() else ""

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, in cells and rows."""
        self("resize-window", "-t", "main", "-x", str(columns), "-y", str(rows))

    @property
    def pid(self) -> int:
        """The process of the command in the pane."""
        return int(self.ask("pane_pid"))

    def close(self) -> None:
        """End the server and all that runs in it; screen's own servers too, which outlive it."""
        ends = [["screen", "-S", name, "-X", "quit"] for name in self._screen_servers]
        for command in (*ends, [*self.command, "kill-server"]):
            subprocess.run(
                command, env=self.environment, capture_output=True, timeout=PATIENCE_SECONDS
            )
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Tmux:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
