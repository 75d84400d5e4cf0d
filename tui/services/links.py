"""Links that lead out of the app: opened in a browser, or copied and shown where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import msgspec

from tui.services.copying import Copying

if TYPE_CHECKING:
    from tui.terminal.opened import Opened

URL_FILE = "url.txt"
"""The name of a file that a URL is saved in."""


class Browser(Protocol):
    """Opens a link; that of `terminal` is the real one."""

    def open(self, url: str) -> Opened:
        """Open a link and return what became of it. Blocks for some seconds at worst."""
        ...


class Handed(msgspec.Struct, frozen=True):
    """A link that was opened, or what the app has still to do for it."""

    message: str
    """A message about it, in Chinese."""
    command: tuple[str, ...] = ()
    """A text browser to run in the terminal, the app suspended meanwhile; empty where none."""
    shown: bool = False
    """Whether to show the link itself, with the message as the reason: it was copied."""


class LinkOpener:
    """Opens links outside the app."""

    def __init__(self, open_browser: Callable[[], Browser], copying: Copying) -> None:
        """Make it.

        Args:
            open_browser: returns a browser; it is called when the first link is opened.
            copying: copies a link that no browser takes.
        """
        self._open_browser = open_browser
        self._copying = copying

    @cached_property
    def _browser(self) -> Browser:
        return self._open_browser()

    def open(self, url: str) -> Handed:
        """Open a link; where there is no browser to see, copy it. Blocks for seconds at worst."""
        from tui.terminal.opened import OpenOutcome

        opened = self._browser.open(url)
        if opened.outcome is OpenOutcome.SUSPEND:
            return Handed(opened.message, command=opened.command)
        if opened.outcome is OpenOutcome.BROWSER:
            return Handed(opened.message)
        copied = self._copying.copy(url, URL_FILE)
        return Handed(f"{opened.message}。{copied}", shown=True)


def machine_browser() -> Browser:
    """Return the browser of this machine."""
    from tui.terminal.browser import MachineBrowser

    return MachineBrowser(os.environ)
