"""Programs that tests put in the place of real ones."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.terminal.program import Ended


class Programs:
    """Programs that are only remembered, with the environment and the input they were given."""

    def __init__(self, *failing: str, hanging: Sequence[str] = (), tmux: str = "") -> None:
        """Make them.

        Args:
            failing: Those that end with exit code 3, by their first words, as `tmux load-buffer`.
            hanging: Those that do not end in time.
            tmux: What `tmux show-environment` says.
        """
        self.started: list[tuple[str, ...]] = []
        self.given: list[bytes] = []
        self.environments: list[Mapping[str, str]] = []
        self._failing = failing
        self._hanging = tuple(hanging)
        self._tmux = tmux

    def __call__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        data: bytes = b"",
        seconds: float = 2.0,
    ) -> Ended:
        line = " ".join(command)
        if line == "tmux show-environment":
            return Ended(0, self._tmux)
        self.started.append(tuple(command))
        self.given.append(data)
        self.environments.append(environment)
        if line.startswith(self._hanging):
            return Ended(None, problem=f"{seconds:g} 秒没有回应", hung=True)
        if line.startswith(self._failing):
            return Ended(3, problem="退出码 3")
        return Ended(0)

    @property
    def names(self) -> list[str]:
        """The names of the programs that were started."""
        return [command[0] for command in self.started]


def script(path: Path, text: str = "") -> Path:
    """Make a program of a shell script."""
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(stat.S_IRWXU)
    return path


def install(folder: Path, names: str) -> str:
    """Make programs of these names, separated by blanks, that do nothing; return their PATH."""
    for name in names.split():
        script(folder / name)
    return str(folder)
