"""The progress of long work on the command line: a line that is written over, and then gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

_PATIENCE_SECONDS = 0.5
"""Work that takes no longer says nothing."""
_EVERY_SECONDS = 0.1


class ProgressLine:
    """Says on a terminal how far work has come, from half a second on, until the `with` ends."""

    def __init__(self, stream: TextIO, in_language: Callable[[str], str]) -> None:
        """Begin.

        Args:
            stream: what is written to; it is told nothing if it is no terminal.
            in_language: returns a line in the reader's language.
        """
        self._in_language = in_language
        self._stream = stream
        self._next = time.monotonic() + _PATIENCE_SECONDS if stream.isatty() else float("inf")
        self._said = False

    def say(self, line: str) -> None:
        """Say a line of a few words, in place of the one before it."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY_SECONDS
        self._said = True
        self._write(self._in_language(line))

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._said:
            self._write("")
