"""While the app stands aside: a plain text, or another program, has the whole terminal.

Both are called within Textual's `App.suspend()`, which resumes nothing after an exception: so
neither raises.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from tui.text.clean import clean
from tui.text.reason import chinese_reason_of


def show(text: str, prompt: str = "按 Enter 返回") -> None:
    """Print the cleaned text as it is, for the terminal's own selection, and wait for Enter."""
    with _signals(signal.default_int_handler):
        try:
            print(clean(text).removesuffix("\n"), file=sys.stderr)
            print(f"\n{prompt} ", end="", file=sys.stderr, flush=True)
            sys.stdin.readline()
        except (OSError, ValueError, KeyboardInterrupt):
            pass


def draw(sequence: str, prompt: str = "按 Enter 返回") -> None:
    """Write a picture of our own making on the cleared terminal, and wait for Enter."""
    with _signals(signal.default_int_handler):
        try:
            print(f"\033[H\033[2J{sequence}\n{prompt} ", end="", file=sys.stderr, flush=True)
            sys.stdin.readline()
            print("\033[2J", end="", file=sys.stderr, flush=True)
        except (OSError, ValueError, KeyboardInterrupt):
            pass


def run_here(command: Sequence[str]) -> str:
    """Run a program on this terminal to its end; return what went wrong, in Chinese, or nothing."""
    # A handler, and not SIG_IGN, which the program would inherit.
    with _signals(lambda *_: None):
        try:
            code = subprocess.run(command).returncode
        except (OSError, ValueError) as error:
            return chinese_reason_of(error)
    return f"退出码 {code}" if code else ""


@contextmanager
def _signals(on_interrupt: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Let signals do what they do to any program: the event loop is not there to see them."""
    # Or it would see them later: ^C at a plain text would end the app that comes back.
    wakeup = signal.set_wakeup_fd(-1)
    before = {signal.SIGINT: signal.signal(signal.SIGINT, on_interrupt)}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)
