"""A program that must send a terminal nothing but our own sequences and plain text."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Mapping, Sequence

from tests.terminal.pseudo import PseudoTerminal
from tui.text.clean import clean

# What Textual and we send: colours, places, rows moved, modes, questions on modes, kitty's keys,
# pointers.
_OURS = re.compile(
    r"\x1b\[[0-9;:]*m"
    r"|\x1b\[[0-9;]*H"
    r"|\x1b\[[0-9]+;[0-9]+r|\x1b\[[0-9]+[LM]|\x1b\[r"
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[>[0-9]*u|\x1b\[<u"
    r"|\x1b\]22;[a-z-]*\x07"
    r"|\x07"  # the bell of a key that does nothing
    r"|\x1b\]8;[!-:<-~]*;[!-~]*\x1b\\"
)
_COPY = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


class Recorded(PseudoTerminal):
    """A program on a pseudo-terminal, with all that it has shown."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        """Start the program on a terminal of that many cells and rows."""
        super().__init__(command, environment, columns, rows)
        self._screens: list[str] = []

    def shown(self, text: str) -> bool:
        """Return whether the text has been on the screen after a key, or is now."""
        return any(text in screen for screen in (self.screen, *self._screens))

    @property
    def text(self) -> str:
        """All that has been written, without our own sequences."""
        return _OURS.sub("", _COPY.sub("", self._written)).replace("\r", "")

    @property
    def _written(self) -> str:
        return self.seen.decode("utf-8", "replace")

    @property
    def copies(self) -> list[str]:
        """The texts that it asked the terminal to copy."""
        return [base64.b64decode(found).decode() for found in _COPY.findall(self._written)]

    def foreign(self) -> list[str]:
        """Return what reached the terminal and is neither ours nor plain text, a few at most."""
        text = self.text
        if clean(text) == text:
            return []
        around = re.finditer(r"[^ -~\n\t\u3000-\uffdc]", text)
        bad = (found.start() for found in around if clean(found[0]) != found[0])
        return [repr(text[max(0, at - 20) : at + 20]) for at, _ in zip(bad, range(5), strict=False)]

    def read_all(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for that time."""
        while self.read(seconds):
            pass
        self._screens.append(self.screen)

    def wait_for(self, text: str, seconds: float = 60.0) -> None:
        """Wait until the text has been on the screen."""
        end = time.monotonic() + seconds
        while not self.shown(text):
            waits = time.monotonic() < end and self.exit_code is None
            self.read_all()
            assert waits or self.shown(text), f"{text!r} never came: {self.screen}"

    def press(self, *keys: str) -> None:
        """Send keys as the bytes they are, one after the other, and read what they lead to."""
        for key in keys:
            self.send(key)
            self.read_all()

    def wait_for_end(self, seconds: float = 60.0) -> int:
        """Read on until the program has ended, and return its exit code."""
        end = time.monotonic() + seconds
        while self.exit_code is None:
            assert time.monotonic() < end, f"it never ended: {self.screen}"
            self.read(0.1)
        self.read(0.1)
        return self.exit_code
