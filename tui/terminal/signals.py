"""The signals that end a program, taken so that the terminal is given back as it was."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from threading import Timer

_SECONDS_TO_EXIT = 5.0
_HARMLESS = {"SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGINFO"}
"""Those that by default end nothing."""
_STOPPING = {"SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"}
_BEYOND_US = {"SIGKILL", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL"}
"""Signals that cannot be taken, or come again for ever when an instruction at fault is resumed."""


def install_signals(leave: Callable[[int], None]) -> None:
    """Make every signal that ends a program leave the app in order.

    To be called inside the app's event loop, when the driver has taken what signals it needs.

    Args:
        leave: Ends the app with an exit code; it gets 128 and the signal's number.
    """
    loop = asyncio.get_running_loop()
    kept = _HARMLESS | _STOPPING | _BEYOND_US
    for number in sorted(signal.valid_signals()):
        # nohup(1) has SIGHUP ignored, and means it; Python itself ignores SIGPIPE and SIGXFSZ.
        if _name(number) in kept or signal.getsignal(number) in (signal.SIG_IGN, None):
            continue
        try:
            loop.add_signal_handler(number, _leave, leave, 128 + number)
        except NotImplementedError:  # Windows
            return


def _name(number: int) -> str:
    """Return the name of a signal; empty for most of the real-time signals, which have none."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""


def _leave(leave: Callable[[int], None], code: int) -> None:
    """Leave, and see to it that it comes to an end when the terminal takes nothing any more."""
    last_resort = Timer(_SECONDS_TO_EXIT, os._exit, [code])
    last_resort.daemon = True
    last_resort.start()
    leave(code)
