"""The signals that end a program."""

from __future__ import annotations

import signal

_HARMLESS = {"SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGINFO"}
"""Those that by default end nothing."""
_STOPPING = {"SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"}
_BEYOND_US = {"SIGKILL", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL"}
"""Signals that cannot be taken, or come again forever when an instruction at fault is resumed."""


def ending_signals() -> list[int]:
    """Return the numbers of the signals that would end this program, and that it can take."""
    kept = _HARMLESS | _STOPPING | _BEYOND_US
    # What is ignored is meant to be, and Python itself ignores SIGPIPE and SIGXFSZ. But without its
    # terminal nobody can end this program: it would wait for keys for ever, and at full speed.
    return [
        number
        for number in sorted(signal.valid_signals())
        if (name := signal_name(number)) not in kept
        and (name == "SIGHUP" or signal.getsignal(number) not in (signal.SIG_IGN, None))
    ]


def signal_name(number: int) -> str:
    """Return the name of a signal; empty for most of the real-time signals, which have none."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""
