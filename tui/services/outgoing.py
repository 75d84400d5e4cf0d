"""Copies and links that leave the app: where each goes, and the message about it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from tui.services.copying import NOTHING_COPIED, Clipboard, Copying
from tui.services.host import Host
from tui.services.links import URL_FILE, Browser, Handed, LinkOpener


class OutgoingHost(Host, Protocol):
    """The app that copies and links leave."""

    def show_link(self, url: str, why: str) -> None:
        """Show a link whole, and why it is shown."""
        ...

    def suspend(self) -> AbstractContextManager[None]:
        """Return a context in which the terminal is another program's."""
        ...


class Outgoing:
    """Copies texts and opens links for an app, without letting it wait for either."""

    def __init__(
        self,
        host: OutgoingHost,
        open_clipboard: Callable[[], Clipboard],
        open_browser: Callable[[], Browser],
    ) -> None:
        """Make it.

        Args:
            host: the app that texts and links leave.
            open_clipboard: returns what takes copies; called for the first copy.
            open_browser: returns what opens links; called for the first link.
        """
        self._host = host
        self._copying = Copying(open_clipboard)
        self._links = LinkOpener(open_browser, self._copying)

    def copy(self, text: str, what: str, name: str) -> None:
        """Copy a text, and say what became of it.

        Args:
            text: what to copy.
            what: what it is, in Chinese: `python 代码，12 行`.
            name: what to call the file, should it come to one.
        """
        self._copying.keep(text, name)
        self._host.in_thread(
            partial(self._copying.copy, text, name),
            lambda became: self._host.say(f"{what}：{became}"),
        )

    def save_copy(self) -> None:
        """Save what was copied last in a file, and say so."""
        self._host.say(self._copying.save_last())

    def show_raw(self) -> None:
        """Leave the screen to what was copied last, for the terminal's own selection."""
        if (text := self._copying.last_text) is None:
            self._host.say(NOTHING_COPIED)
            return
        from tui.terminal.aside import show

        with self._host.suspend():
            show(text)

    def browse(self, url: str) -> None:
        """Open a link in a browser; where there is none, copy it and show it."""
        self._host.in_thread(partial(self._links.open, url), partial(self._finish, url))

    def _finish(self, url: str, handed: Handed) -> None:
        """Do what is left to do for a link that was to be opened."""
        if handed.command:
            from tui.terminal.aside import run_here

            with self._host.suspend():
                problem = run_here(handed.command)
            if problem:
                self._host.say(problem)
        elif handed.shown:
            self._copying.keep(url, URL_FILE)
            self._host.show_link(url, handed.message)
        else:
            self._host.say(handed.message)
