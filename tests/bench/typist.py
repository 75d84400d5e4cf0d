"""A program in a pseudo-terminal, and someone with a stop-watch who types."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from tests.terminal.pseudo import PseudoTerminal

PATIENCE = 60.0
"""Seconds after which a program that says nothing is given up."""
PAUSE = 0.05
"""Seconds without a byte after which a program has answered a key."""


class Typist(PseudoTerminal):
    """Starts a program, presses its keys, and says after how many seconds it answered."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        """Start the program on a terminal of that many cells and rows."""
        self._pressed_at = time.perf_counter()
        super().__init__(command, environment, columns, rows)
        self._before = 0

    @property
    def bytes_sent(self) -> int:
        """How many bytes the program has written since the last key."""
        return len(self.seen) - self._before

    def press(self, key: str) -> None:
        """Press a key, given as what a terminal sends for it."""
        self._before = len(self.seen)
        self._pressed_at = time.perf_counter()
        self.send(key)

    def wait_for(self, text: str) -> float:
        """Return how many seconds after the last key the text was on the screen."""
        while text not in self.screen:
            if not self.read(PATIENCE):
                raise RuntimeError(f"{text!r} never came; the screen is\n{self.screen}")
        return self.read_at - self._pressed_at

    def wait_for_rest(self) -> float | None:
        """Return how many seconds after the last key the answer was complete, None without one."""
        after = None
        while self.read(PAUSE if after else 4 * PAUSE):
            after = self.read_at - self._pressed_at
        return after
