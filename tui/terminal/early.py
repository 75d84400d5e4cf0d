"""The terminal before the app has it: keys are kept for the app, and its first screen is drawn.

The sequences and the settings are those of Textual's driver, so that nothing is left for it to
change. The terminal is asked nothing.
"""

from __future__ import annotations

import os
import select
import signal
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from tui.terminal.ending_signals import ending_signals

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6
"""Places in what `termios.tcgetattr` returns."""
# The alternate screen, no cursor, pastes in brackets, no wrapping: all but that of the keys and the
# mouse, which come in other sequences only once there is something that reads them.
_BEGIN = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?7l"
_END = "\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
# What the driver has switched on besides, should it not come to its own end.
_END_OF_DRIVER = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[<u"
_SLOW_SECONDS = 2.0
_SLOW = "正在载入，按下的键随后生效"
_DEADLINE_SECONDS = 3


class EarlyTerminal:
    """The terminal from the start of the program until the app takes it, or all is given back."""

    def __init__(self, descriptor: int = 0) -> None:
        """Take the terminal that keys are read from: none is echoed, and all wait for the app.

        Raises:
            termios.error: it is no terminal, or not ours.
        """
        self._descriptor = descriptor
        self.attributes = termios.tcgetattr(descriptor)
        """The terminal's attributes before, to be given back."""
        self._since = time.monotonic()
        self._rows = 0
        """The number of rows drawn on it; 0 before any is."""
        self._handlers: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self.said_slow = False
        """Whether the last row says that it takes long."""
        self._taken = False
        for number in ending_signals():
            self._handlers[number] = signal.signal(number, self._end)
        attributes = termios.tcgetattr(descriptor)
        # ^C ends the program until the app is there to say what does; other keys are only keys.
        attributes[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        attributes[_INPUT] &= ~(
            termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
        )
        attributes[_CHARACTERS][termios.VMIN] = 1
        for key in (termios.VQUIT, termios.VSUSP):
            attributes[_CHARACTERS][key] = os.fpathconf(descriptor, "PC_VDISABLE").to_bytes()
        termios.tcsetattr(descriptor, termios.TCSANOW, attributes)

    def paint(self, sequences: str, rows: int) -> None:
        """Draw a screen of so many rows; from then on it is said when the app takes long."""
        self._rows = rows
        self._write(_BEGIN + sequences)
        signal.signal(signal.SIGALRM, self._say_slow)
        signal.setitimer(signal.ITIMER_REAL, _SLOW_SECONDS)

    @property
    def painted(self) -> bool:
        """Whether a screen is drawn."""
        return self._rows > 0

    def take(self) -> None:
        """Leave the terminal to the app."""
        self._taken = True
        self._hurry()

    def give_back(self) -> None:
        """Have the terminal as it was, as far as the app has not seen to that."""
        self._hurry()
        for number, handler in self._handlers.items():
            if signal.getsignal(number) == self._end:
                signal.signal(number, handler)
        if self._rows and not self._taken:
            self._write(_END)
        self._rows = 0
        with suppress(termios.error):
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self.attributes)

    def _hurry(self) -> None:
        """Say nothing of being slow any more."""
        if signal.getsignal(signal.SIGALRM) == self._say_slow:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._handlers.get(signal.SIGALRM, signal.SIG_DFL))

    def _say_slow(self, number: int, frame: FrameType | None) -> None:
        """Say that keys are kept. A handler of signals."""
        self.said_slow = True
        self._write(f"\x1b[{self._rows};1H\x1b[0;7m {_SLOW} \x1b[0m")

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Give the terminal back and end. A handler of signals."""
        if number == signal.SIGINT and not self._rows:
            raise KeyboardInterrupt  # what is being read is given up in order
        # A terminal that takes nothing any more must not keep the program.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_DEADLINE_SECONDS)
        if self._rows:
            self._write((_END_OF_DRIVER if self._taken else "") + _END)
        with suppress(termios.error):
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self.attributes)
        waited = time.monotonic() - self._since
        if number == signal.SIGINT and waited > _SLOW_SECONDS:
            self._write(f"zhihu-tui: stopped: after {waited:.0f} s its screens were not loaded\n")
        os._exit(128 + number)

    def _write(self, text: str) -> None:
        # As Textual does. Not through a stream, which a handler may find in the middle of a write.
        data = text.encode()
        with suppress(OSError):
            while data:
                try:
                    data = data[os.write(2, data) :]
                except BlockingIOError:  # who shares the terminal may have it so
                    select.select([], [2], [], _DEADLINE_SECONDS)
