"""Finding words on the page of a screen: typed, stepped through, stopped and taken up again."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from textual.message import Message

from tui.messages import Say
from tui.page.cells import NARROW
from tui.search.hit import Sought
from tui.widgets.find_bar import FindBar
from tui.widgets.page_protocol import PageProtocol

_SHOWN_CELLS = 12
"""Cells of what is looked for that the key bar shows."""


class PageHost(Protocol):
    """A screen with a page on it."""

    @property
    def view(self) -> PageProtocol:
        """The page."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the app."""


class _Wanted(NamedTuple):
    """The words looked for on a page."""

    words: str
    """As it was typed."""
    terms: tuple[str, ...]


class Finding:
    """The search on a page, and the bar that it is typed in; a `Finder`."""

    def __init__(self, host: PageHost, sought: Sought | None) -> None:
        """Make it for a screen.

        Args:
            host: the screen.
            sought: what to find as soon as there is a page; None is nothing.
        """
        self._host = host
        self._bar: FindBar | None = None
        self._wanted = self._wanted_before = _Wanted("", ())
        """The words looked for now or last, and before that."""
        self._sought = sought

    @property
    def awaits_page(self) -> bool:
        """Whether there is something to be found once there is a page."""
        return self._sought is not None

    @property
    def found(self) -> str:
        """The words looked for and which match is current, of how many: `/word 3/17  `."""
        words = NARROW.fit(self._wanted.words, _SHOWN_CELLS).rstrip()
        matches = self._host.view.search.matches
        return f"/{words} {matches.count}  " if matches else ""

    def begin(self, bar: FindBar) -> None:
        """Let the reader type in a bar what to find, from here on."""
        self._bar = bar
        self.stop()
        self._host.view.search.mark_origin()
        self._wanted_before = self._wanted
        bar.open(self._wanted.words)

    def type(self, words: str) -> None:
        """Find other words, from where the search began."""
        words = words.strip()
        self._wanted = _Wanted(words, (words,)) if words else self._wanted_before
        search = self._host.view.search
        search.go_to_origin()
        if words:
            search.find(self._wanted.terms)
        else:
            search.stop(keep=False)
        self._show_count()

    def step(self, steps: int) -> None:
        """Go to another match while words are typed."""
        if (matches := self._host.view.search.matches) and matches.total:
            self.find_next(steps)

    def keep(self) -> None:
        """Stay at what was found; without words, find those of the last time."""
        matches = self._host.view.search.matches
        if matches is None and self._wanted.words:
            self.find_next(1)
        elif matches and not matches.total:
            self._tell_nothing_found()
        else:
            self._host.view.follow_match()
        self._close_bar()

    def give_up(self) -> None:
        """Go back to where the search began."""
        search = self._host.view.search
        if matches := search.matches:
            # What is looked for again begins where the reader is, and not where this led.
            matches.leave()
        self.stop()
        search.go_to_origin()
        self._close_bar()

    def stop(self) -> bool:
        """Take the marks of a search away; return whether there were any."""
        found = self._host.view.search.stop()
        self._show_count()
        return found

    def find_next(self, steps: int) -> None:
        """Go to the next match of what is or was looked for, or the previous one, in a circle."""
        if not self._wanted.words:
            self._host.post_message(Say("没有在查找；按 / 开始"))
            return
        search = self._host.view.search
        if search.matches is None:
            search.find_again(self._wanted.terms)
        matches = search.matches
        if matches is None or not matches.total:
            self._tell_nothing_found()
        elif search.find_next(steps):
            end = "到了末尾，从头再找" if steps > 0 else "到了开头，从末尾再找"
            self._host.post_message(Say(end if matches.total > 1 else "只有这一处"))
        if not (self._bar and self._bar.display):
            self._host.view.follow_match()
        self._show_count()

    def find_sought(self) -> None:
        """Find what the screen was opened for, once there is a page."""
        sought = self._sought
        if sought is None or not self._host.view.laid_out:
            return
        self._sought = None
        self._wanted = _Wanted(sought.typed, sought.terms)
        if not self._host.view.search.seek(sought):
            self._host.post_message(Say("这几个字在这里不是照原样显示的"))
        self._show_count()

    def _tell_nothing_found(self) -> None:
        self._host.post_message(Say(f"没有找到“{self._wanted.words}”"))
        self.stop()

    def _close_bar(self) -> None:
        if self._bar:
            self._bar.close()
        self._host.view.focus()
        self._show_count()

    def _show_count(self) -> None:
        if self._bar and self._bar.display:
            matches = self._host.view.search.matches
            self._bar.say(matches.count if matches else "")
        self._host.view.tell_moved()
