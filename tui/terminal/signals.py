"""The signals that end a program, taken so that the terminal is given back as it was."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from threading import Timer

from tui.terminal.ending_signals import ending_signals, signal_name

_SECONDS_TO_EXIT = 5.0


def install_signals(leave: Callable[[int], None]) -> None:
    """Make every signal with a name that ends a program leave the app in order.

    To be called inside the app's event loop, when the driver has taken what signals it needs. On
    the real-time signals without a name, which nobody sends, the `EarlyTerminal` still gives the
    terminal back: asyncio takes 0.1 ms for each signal, and they are most.

    Args:
        leave: Ends the app with an exit code; it gets 128 and the signal's number.
    """
    loop = asyncio.get_running_loop()
    for number in filter(signal_name, ending_signals()):
        try:
            loop.add_signal_handler(number, _leave, leave, 128 + number)
        except NotImplementedError:  # Windows
            return


def _leave(leave: Callable[[int], None], code: int) -> None:
    """Leave, and see to it that it comes to an end when the terminal takes nothing any more."""
    last_resort = Timer(_SECONDS_TO_EXIT, os._exit, [code])
    last_resort.daemon = True
    last_resort.start()
    leave(code)
