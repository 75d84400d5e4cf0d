"""A desk to copy at, for tests of where copies go."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.programs import Programs, install
from tui.terminal.clipboard import MachineClipboard


class Desk:
    """A clipboard among programs that are only remembered."""

    def __init__(
        self,
        folder: Path,
        installed: str,
        environment: dict[str, str],
        programs: Programs | None = None,
        *,
        command: tuple[str, ...] = (),
        system: str = "linux",
        system_fails: bool = False,
    ) -> None:
        self.programs = programs or Programs()
        self.written: list[str] = []
        self.system: list[str] = []
        self._system_fails = system_fails
        environment = {"PATH": install(folder, installed), **environment}
        self.clipboard = MachineClipboard(
            environment,
            self.written.append,
            folder / "state",
            command,
            run=self.programs,
            system=system,
            set_system=self._set_system,
        )

    def _set_system(self, text: str) -> None:
        if self._system_fails:
            raise RuntimeError("locked")
        self.system.append(text)
