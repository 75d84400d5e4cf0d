"""A program on a pseudo-terminal, every byte of which is kept."""

from __future__ import annotations

import base64
import os
import re
import select
import signal
import struct
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

from tui.archive.clean import clean

# What Textual and we send: colours, places, modes, questions on modes, kitty's keys, pointers.
_OURS = re.compile(
    r"\x1b\[[0-9;:]*m"
    r"|\x1b\[[0-9;]*H"
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[>[0-9]*u|\x1b\[<u"
    r"|\x1b\]22;[a-z-]*\x07"
    r"|\x07"  # the bell of a key that does nothing
    r"|\x1b\]8;[!-:<-~]*;[!-~]*\x1b\\"
)
_COPY = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


class Recorded:
    """A program on a pseudo-terminal of its own, that ends with the `with` block."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        """Start it in a terminal of that size in cells and rows."""
        import fcntl
        import pty
        import termios

        self._terminal, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            command,
            stdin=its,
            stdout=its,
            stderr=its,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(its)
        self._bytes = bytearray()

    @property
    def stream(self) -> str:
        """All that has reached the terminal."""
        return self._bytes.decode("utf-8", "replace")

    @property
    def text(self) -> str:
        """What of it is drawn."""
        return _OURS.sub("", _COPY.sub("", self.stream)).replace("\r", "")

    @property
    def copies(self) -> list[str]:
        """The texts that it asked the terminal to copy."""
        return [base64.b64decode(found).decode() for found in _COPY.findall(self.stream)]

    def foreign(self) -> list[str]:
        """Return what reached the terminal and is neither ours nor plain text, a few at most."""
        text = self.text
        if clean(text) == text:
            return []
        around = re.finditer(r"[^ -~\n\t\u3000-\uffdc]", text)
        bad = (found.start() for found in around if clean(found[0]) != found[0])
        return [repr(text[max(0, at - 20) : at + 20]) for at, _ in zip(bad, range(5), strict=False)]

    def read(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for that time."""
        while select.select([self._terminal], [], [], seconds)[0]:
            try:
                data = os.read(self._terminal, 65_536)
            except OSError:  # nobody has the terminal open any more
                return
            if not data:
                return
            self._bytes += data

    def wait_for(self, text: str, seconds: float = 60.0) -> None:
        """Wait until the text has been drawn since it started."""
        end = time.monotonic() + seconds
        while text not in self.text:
            waits = time.monotonic() < end and self._process.poll() is None
            self.read()
            assert waits or text in self.text, f"{text!r} never came: {self.text[-2000:]}"

    def press(self, *keys: str) -> None:
        """Send keys as the bytes they are, one after the other, and read what they lead to."""
        for key in keys:
            os.write(self._terminal, key.encode())
            self.read()

    def wait_for_end(self, seconds: float = 60.0) -> int:
        """Read on until the program has ended, and return its exit code."""
        end = time.monotonic() + seconds
        while self._process.poll() is None:
            assert time.monotonic() < end, f"it never ended: {self.text[-2000:]}"
            self.read(0.1)
        self.read(0.1)
        return self._process.returncode

    def __enter__(self) -> Recorded:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)
