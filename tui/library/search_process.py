"""A process that searches files for us; what it answers comes through a queue."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

import msgspec

import tui
from tui.library.pause import SIGNAL
from tui.library.search_child import Answer, Request

_CHILD = Path(__file__).with_name("search_child.py")


def processes_beside() -> int:
    """Return how many processes there is room for beside this one."""
    return max(1, (os.cpu_count() or 2) - 1)


class Heard(NamedTuple):
    """News of a process."""

    process: SearchProcess
    answer: Answer | None
    """Its answer; None where the process has ended."""


class SearchProcess:
    """Searches files in a process of its own."""

    def __init__(self, heard: SimpleQueue[Heard | None], gives_way: int) -> None:
        """Start it.

        Args:
            heard: takes what it answers.
            gives_way: by how much it gives way to others, as `nice` has it.

        Raises:
            OSError: it cannot be started.
        """
        self.ready = False
        """Whether it has answered at all; whoever hears of it says so."""
        self.files: dict[int, Request] = {}
        """The requests that it is not done with, by the numbers of the files."""
        self._heard = heard
        paths = [str(Path(tui.__file__).parents[1]), *filter(None, sys.path)]
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_CHILD), str(gives_way), *dict.fromkeys(paths)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        Thread(target=self._listen, daemon=True).start()

    def ask(self, request: Request) -> bool:
        """Have it search a file once it is done with those before; return whether that is said.

        The name of a file that is in no UTF-8 cannot be.
        """
        assert self._child.stdin
        try:
            line = msgspec.json.encode(request) + b"\n"
        except UnicodeEncodeError:
            return False
        self.files[request.file] = request
        with suppress(OSError, ValueError):  # it has ended, which is heard of by itself
            self._child.stdin.write(line)
            self._child.stdin.flush()
        return True

    def _listen(self) -> None:
        assert self._child.stdout
        decode = msgspec.json.Decoder(Answer).decode
        with suppress(msgspec.MsgspecError, OSError, ValueError):
            for line in self._child.stdout:
                self._heard.put(Heard(self, decode(line)))
        self.close()
        self._child.wait()
        self._heard.put(Heard(self, None))

    def pause(self) -> None:
        """Have it wait a moment, where it searches and the system knows of that."""
        if self.files and SIGNAL is not None:
            self._child.send_signal(SIGNAL)

    def close(self) -> None:
        """End it."""
        self._child.kill()
        with suppress(OSError):  # what was not written yet cannot be
            if self._child.stdin:
                self._child.stdin.close()
