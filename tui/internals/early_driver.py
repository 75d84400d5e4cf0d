"""The driver of a terminal that has been taken, and drawn on, before Textual was there."""

from __future__ import annotations

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.early import EarlyTerminal

_ALTERNATE_SCREEN = "\x1b[?1049h"


def early_driver(terminal: EarlyTerminal) -> type[Driver]:
    """Return the class of a driver that takes a terminal over as it is."""

    class EarlyDriver(LinuxDriver):
        """Leaves the screen as it is drawn, and in the end the terminal as it was before that."""

        def __init__(
            self,
            app: App[None],
            *,
            debug: bool = False,
            mouse: bool = True,
            size: tuple[int, int] | None = None,
        ) -> None:
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            self._begun = False
            """Whether the terminal has been taken over."""

        def start_application_mode(self) -> None:
            """Take the terminal over, or begin again after `^Z` and `fg`."""
            terminal.take()
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if not self._begun:
                self._begun = True
                self.attrs_before = terminal.attributes

        def write(self, data: str) -> None:
            """Write to the terminal, except for what would wipe off what is drawn there already."""
            if self._begun or data != _ALTERNATE_SCREEN or not terminal.painted:
                super().write(data)

    return EarlyDriver
