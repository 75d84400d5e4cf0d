"""The command line, run here: a program of its own would take longer to start than to end."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main


def run(
    *words: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Run the command, and return its status, standard output and standard error.

    Its environment is that of the tests, unless there is another.
    """
    given, out, error = (TextIOWrapper(BytesIO(data), "utf-8") for data in (stdin, b"", b""))
    status: object = None
    with pytest.MonkeyPatch.context() as patch, _as_it_was():
        patch.setattr(sys, "stdin", given)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", error)
        patch.setattr(gc, "freeze", lambda: None)  # what there is is not the program's
        if environment is not None:
            for name in os.environ.keys() - environment.keys():
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
        try:
            main([*map(str, words)])
        except SystemExit as ended:
            status = ended.code
    assert isinstance(status, int)
    return status, _written(out), _written(error)


def objects(*words: str | Path) -> list[dict[str, Any]]:
    """Run the command, and return the objects that it prints, one a line."""
    status, out, _ = run(*words)
    assert status == 0
    return [json.loads(line) for line in out.splitlines()]


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue().decode()


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Undo in the end what a program that ends soon does to all of Python."""
    collecting = gc.isenabled()
    pipes = signal.getsignal(signal.SIGPIPE) if hasattr(signal, "SIGPIPE") else None
    try:
        yield
    finally:
        if collecting:
            gc.enable()
        if pipes is not None:
            signal.signal(signal.SIGPIPE, pipes)
