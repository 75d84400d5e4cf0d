"""A process that waits a moment when it is told to: a key is to be answered meanwhile.

It waits by itself. One that is stopped from outside would stay so for ever if whoever has stopped
it were killed before having it go on.
"""

from __future__ import annotations

import signal
import time
from types import FrameType

SIGNAL: int | None = getattr(signal, "SIGUSR1", None)
"""The signal that tells it; None where the system knows of none."""
_SECONDS = 0.005
"""The time that it waits: most keys are answered by then."""


class Pause:
    """A pause of this process at each signal, from the last one on where several come."""

    def __init__(self) -> None:
        """Make it; `install` has it hear of signals."""
        self._until = 0.0
        self._waits = False

    def install(self) -> None:
        """Have this process wait in its main thread from now on whenever it is told to."""
        if SIGNAL is not None:
            signal.signal(SIGNAL, self.wait)

    def wait(self, signal_number: int, frame: FrameType | None) -> None:
        """Wait; the arguments are those of a handler of signals."""
        self._until = time.monotonic() + _SECONDS
        if self._waits:  # a signal that comes while one waits makes that longer
            return
        self._waits = True
        while (left := self._until - time.monotonic()) > 0:
            time.sleep(left)
        self._waits = False
