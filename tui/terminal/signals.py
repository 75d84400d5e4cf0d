"""The signals that end a program, taken so that the terminal is given back as it was."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from threading import Timer

_SECONDS_TO_EXIT = 5.0


def install_signals(leave: Callable[[int], None]) -> None:
    """Make SIGTERM and SIGHUP leave the app in order. To be called inside its event loop.

    Args:
        leave: Ends the app with an exit code; it gets 128 and the signal's number.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # nohup(1) has SIGHUP ignored, and means it.
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
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
