"""A program in a pseudo-terminal, and someone with a stop-watch who types."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

PATIENCE = 60.0
"""Seconds after which a program that says nothing is given up."""
PAUSE = 0.05
"""Seconds without a byte after which a program has answered a key."""


class Typist:
    """Starts a program, presses its keys, and says after how many seconds it answered."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        """Start the program on a terminal of that many cells and rows."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._last = time.perf_counter()
        self._program = subprocess.Popen(
            command,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = b""
        """What the program has written since the last key."""
        self.megabytes = 0.0
        """The most memory the program had, once it has ended."""

    def press(self, key: str) -> None:
        """Press a key, given as what a terminal sends for it."""
        self.seen = b""
        self._last = time.perf_counter()
        os.write(self._master, key.encode())

    def wait_for(self, text: str) -> float:
        """Return how many seconds after the last key the text came."""
        while text.encode() not in self.seen:
            if not self._read(PATIENCE):
                shown = self.seen[-2000:].decode(errors="replace")
                raise RuntimeError(f"{text!r} never came; the last there was: {shown!r}")
        return time.perf_counter() - self._last

    def wait_for_rest(self) -> float | None:
        """Return how many seconds after the last key the answer was complete, None without one."""
        after = None
        while self._read(PAUSE if after else 4 * PAUSE):
            after = time.perf_counter() - self._last
        return after

    def _read(self, seconds: float) -> bool:
        """Read what comes within some seconds; return whether there was anything."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self._master, 1 << 20)
        except OSError:  # Linux, once the program has ended
            return False
        self.seen += read
        return bool(read)

    def __enter__(self) -> Typist:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.send_signal(signal.SIGKILL)
        _, _, usage = os.wait4(self._program.pid, 0)
        self._program.returncode = -signal.SIGKILL
        # In kilobytes on Linux, in bytes on macOS.
        self.megabytes = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
        os.close(self._master)
