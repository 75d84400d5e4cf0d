"""A program on a pseudo-terminal: every byte that it writes, and what a terminal makes of them."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.terminal.work import works

_AT_ONCE_SECONDS = 0.002
"""How long to wait for more of what is written at once."""
_PAUSE_SECONDS = 0.05
"""How long nothing comes of a program that has answered a key."""
_ESCAPE_SECONDS = 0.25
"""How long after an Escape a program may take it for the beginning of a sequence."""
_PATIENCE_SECONDS = 60.0
"""After how long a program that does not do what is waited for is given up."""


class _Screen(pyte.Screen):
    """A screen that bears what less sends at its end: modes given back (`CSI ? r`)."""

    def set_margins(
        self, top: int | None = None, bottom: int | None = None, private: bool = False
    ) -> None:
        """Set the scroll region, unless it is modes that are spoken of."""
        if not private:
            super().set_margins(top, bottom)

    @property
    def rows(self) -> list[str]:
        """The rows, without the blanks at their ends.

        As `display`, which fails on half a wide character, where the other half was written over.
        """
        lines = (self.buffer[y] for y in range(self.lines))
        return ["".join(line[x].data for x in range(self.columns)).rstrip() for line in lines]


class PseudoTerminal:
    """A program on a terminal of its own, that is killed when the `with` block ends."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        """Start the program on a terminal of that many cells and rows."""
        self._terminal, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.seen = bytearray()
        """All that the program has written."""
        self._drawn = 0
        self._screens: list[str] = []
        self._pressed_at, self._seen_then = time.perf_counter(), 0
        self._answers_after = 0.0
        self.read_at = time.perf_counter()
        """When the last of it came, in seconds of `time.perf_counter`."""
        self._program = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=its,
            stdout=its,
            stderr=its,
            start_new_session=True,
        )
        os.close(its)

    def send(self, text: str) -> None:
        """Type text as the bytes that a terminal sends for it."""
        self._pressed_at, self._seen_then = time.perf_counter(), len(self.seen)
        self._answers_after = _ESCAPE_SECONDS if text.endswith("\x1b") else 0.0
        os.write(self._terminal, text.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, of which the program is told."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def end(self, number: int) -> None:
        """Send the program a signal, and wait until it has ended."""
        os.killpg(self._program.pid, number)
        self._program.wait(_PATIENCE_SECONDS)

    def hang_up(self) -> None:
        """Take the terminal away from the program, and wait until it has ended."""
        gone, its = pty.openpty()
        os.dup2(gone, self._terminal)
        os.close(gone)
        os.close(its)
        self._program.wait(_PATIENCE_SECONDS)

    def read(self, seconds: float) -> bool:
        """Read what comes at once within some seconds; return whether there was anything."""
        wait, before = seconds, len(self.seen)
        while select.select([self._terminal], [], [], wait)[0]:
            try:
                data = os.read(self._terminal, 1 << 20)
            except OSError:  # Linux, once the program has ended
                break
            if not data:
                break
            self.read_at = time.perf_counter()
            self.seen += data
            wait = _AT_ONCE_SECONDS
        return len(self.seen) > before

    @property
    def screen(self) -> str:
        """The rows on the screen, as far as what the program has written was read."""
        self._stream.feed(bytes(self.seen[self._drawn :]))
        self._drawn = len(self.seen)
        return "\n".join(self._screen.rows)

    def shown(self, text: str) -> bool:
        """Return whether the text has been on the screen after a key, or is now."""
        return any(text in screen for screen in (self.screen, *self._screens))

    def press(self, *keys: str) -> float | None:
        """Press keys, given as what a terminal sends for them, each once the last is answered.

        Return how many seconds after the last key its answer was complete, None without one.
        """
        after = None
        for key in keys:
            self.send(key)
            after = self.wait_for_rest()
        return after

    @property
    def answered(self) -> int:
        """How many bytes the program has written since the last key."""
        return len(self.seen) - self._seen_then

    def wait_for_rest(self) -> float | None:
        """Wait until nothing more comes, and the program waits for something to happen.

        Return how many seconds after the last key the last came, None when nothing has come.
        """
        after, end = None, time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < end:
            # A lone Escape could begin a sequence for 0.1 s, and Textual looks every 0.1 s.
            if self.read(_PAUSE_SECONDS):
                after = self.read_at - self._pressed_at
            elif time.perf_counter() - self._pressed_at > self._answers_after and not self._works():
                break
        self._screens.append(self.screen)
        return after

    def wait_for(self, text: str) -> float:
        """Return how many seconds after the last key the text was on the screen."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while text not in self.screen:
            waits = time.monotonic() < end and self.exit_code is None
            self.read(_PAUSE_SECONDS)
            assert waits or text in self.screen, f"{text!r} never came: {self.screen}"
        return self.read_at - self._pressed_at

    def wait_for_end(self) -> int:
        """Read on until the program has ended, and return its exit code."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while self.exit_code is None:
            assert time.monotonic() < end, f"it never ended: {self.screen}"
            self.read(_PAUSE_SECONDS)
        self.read(_PAUSE_SECONDS)
        return self.exit_code

    def _works(self) -> bool:
        """Return whether a thread of the program runs, or would on a machine less busy."""
        found = works(self._program.pid)
        if found is None:  # macOS, or it has ended: then a longer silence has to do
            return self.exit_code is None and self.read(5 * _PAUSE_SECONDS)
        return found

    @property
    def megabytes(self) -> float:
        """The most memory that the program has had so far; 0 where there is no /proc."""
        # And not what wait4 says: that counts what we had when the program was forked from us.
        status = Path(f"/proc/{self._program.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else ()
        return sum(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM"))

    @property
    def pid(self) -> int:
        """The process of the program."""
        return self._program.pid

    @property
    def exit_code(self) -> int | None:
        """The program's exit code, None while it runs."""
        return self._program.poll()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program.poll() is None:
            os.killpg(self._program.pid, signal.SIGKILL)
            self._program.wait()
        os.close(self._terminal)
