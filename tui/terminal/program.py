"""Another program, run apart from the screen: it can neither draw over us nor keep us waiting."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from threading import Thread
from typing import IO, Protocol

import msgspec

from tui.text.clean import clean_line
from tui.text.reason import chinese_reason_of

_MOST_OUTPUT = 65_536


class Ended(msgspec.Struct, frozen=True):
    """The end of a program."""

    code: int | None
    """Its exit code, or None when it never started or did not end in time."""
    output: str = ""
    problem: str = ""
    """The reason why it failed, on one line, in Chinese or in the program's words; or empty."""
    hung: bool = False
    """Whether it was stopped because it did not end in time."""


class RunProgram(Protocol):
    """Runs a program to its end; tests hand in their own."""

    def __call__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        data: bytes = b"",
        seconds: float = 2.0,
    ) -> Ended:
        """Run a command with the data on its standard input, for so many seconds at most."""
        ...


def find(name: str, environment: Mapping[str, str]) -> str | None:
    """Return the full path of a program, looked for in that environment's PATH."""
    return shutil.which(name, path=environment.get("PATH", os.defpath))


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    data: bytes = b"",
    seconds: float = 2.0,
) -> Ended:
    """Run a command with the data on its standard input and return how it ended. Never raises.

    It is stopped, with whatever it started, if it has not ended in time.
    """
    return _run(command, environment, data, seconds, stays=False)


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    data: bytes = b"",
    seconds: float = 2.0,
) -> Ended:
    """Start a command that may stay, as a browser does, and return how it began. Never raises.

    What still runs after that time is left running, and counts as a success.
    """
    return _run(command, environment, data, seconds, stays=True)


def _run(
    command: Sequence[str],
    environment: Mapping[str, str],
    data: bytes,
    seconds: float,
    *,
    stays: bool,
) -> Ended:
    """Run a command apart from the terminal.

    Files stand where pipes would: the child that xclip and wl-copy leave behind to serve the
    clipboard keeps what it inherits, and a pipe would then never end. A session of its own keeps
    it from the terminal, and alive when the terminal goes.
    """
    path = find(command[0], environment) if command else None
    if path is None:
        return Ended(None, problem=_line(f"没有找到 {command[0] if command else '命令'}"))
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        try:
            given.write(data)
            given.seek(0)
            process = subprocess.Popen(
                [path, *command[1:]],
                stdin=given,
                stdout=subprocess.DEVNULL if stays else said,
                stderr=subprocess.DEVNULL if stays else said,
                env=dict(environment),
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            return Ended(None, problem=_line(chinese_reason_of(error)))
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            if stays:
                # Somebody must learn of its end, or it stays in the process table as a zombie.
                Thread(target=process.wait, daemon=True).start()
                return Ended(None)
            _stop(process)
            return Ended(None, problem=f"{seconds:g} 秒没有回应", hung=True)
        output = _read(said)
    if code == 0:
        return Ended(0, output)
    return Ended(code, output, _line(output) or f"退出码 {code}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started, also when it sleeps."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):
        process.kill()
    process.wait()


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(_MOST_OUTPUT).decode("utf-8", "replace")


def _line(text: str) -> str:
    """Return the text as one line that fits beside others in a message."""
    line = clean_line(text[:1000])
    return line if len(line) <= 100 else line[:99] + "…"
