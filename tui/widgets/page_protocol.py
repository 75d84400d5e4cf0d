"""The protocol of a page on a screen, be it an article or the comments on one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.page.page import Kind, Stop
    from tui.page.style import PageStyle
    from tui.search.hit import Sought


class Matches(Protocol):
    """Matches to be stepped through."""

    @property
    def count(self) -> str:
        """The number of the current match, of how many: `3/17`."""

    @property
    def total(self) -> int:
        """The number of matches to step through."""

    def leave(self) -> None:
        """Have no match current: the next step begins from what is in view."""


class Search(Protocol):
    """A search on a page."""

    @property
    def matches(self) -> Matches | None:
        """The matches that are highlighted; None while nothing is searched for."""

    def mark_origin(self) -> None:
        """Note where the reader is, who is about to search."""

    def go_to_origin(self) -> None:
        """Go to where the search began."""

    def find(self, terms: Sequence[str]) -> None:
        """Highlight what is found of some terms, and go to the first from here on."""

    def seek(self, sought: Sought) -> bool:
        """Highlight what the column was searched for, and go to the hit that was chosen.

        Returns whether it is on the page in those words.
        """

    def find_again(self, terms: Sequence[str]) -> None:
        """Highlight what is found of the terms searched for last, and go nowhere yet."""

    def find_next(self, steps: int) -> bool:
        """Go to the next match or the previous one; return whether that led round the end."""

    def stop(self, *, keep: bool = True) -> bool:
        """Take the highlights of a search away; return whether there were any.

        Unless it is not to be kept, `find_again` goes on from the match that is current now.
        """


class Jumps(Protocol):
    """The jumps that a reader has made on a page."""

    def back(self) -> bool:
        """Go to where the last jump began; return whether there was such a place."""

    def forward(self) -> bool:
        """Go again where the jump led that was undone last; return whether there was one."""


class Stops(Protocol):
    """The stops of a page, one of them under focus."""

    @property
    def focused(self) -> int | None:
        """The index of the stop under focus, among those of the page on the screen."""

    def set_focused(self, index: int | None) -> None:
        """Put the focus on a stop of the page on the screen that is in view, or on none."""

    @property
    def all(self) -> Sequence[Stop]:
        """All stops there are."""

    def pictures(self) -> tuple[Sequence[Stop], int]:
        """Return all pictures, and the index of the one under focus or the nearest from here on.

        After the last there is none nearer than that; of no pictures the index is -1.
        """

    def step(self, steps: int, kind: Kind | None) -> bool:
        """Go to the next stop of a kind or the previous one; None is every kind.

        Returns whether there is one.
        """

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""


class PageProtocol(Protocol):
    """A page on the screen: stops to go to, text to find, jumps to go back from."""

    @property
    def search(self) -> Search:
        """The search on it."""

    @property
    def jumps(self) -> Jumps:
        """The jumps that were made on it."""

    @property
    def stops(self) -> Stops:
        """The stops of it."""

    @property
    def laid_out(self) -> bool:
        """Whether there is a page already: before its size is known there is none."""

    def set_page_style(self, style: PageStyle) -> None:
        """Draw the page in another style, and stay at the same place."""

    def tell_moved(self) -> None:
        """Say that what is in view or highlighted has changed."""

    def follow_match(self) -> None:
        """Move the cursor to the match that is current, while something is selected."""

    def focus(self, scroll_visible: bool = True) -> object:
        """Take the keys."""

    def section_of(self, stop: Stop) -> str:
        """Return the heading that a stop stands below; empty where there is none."""

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""

    def let_go(self) -> bool:
        """Let go of what is under focus or shown alone; return whether there was anything."""
