"""A search on a page: begun, stopped, and taken up again where it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, Protocol

from tui.widgets.jump_history import Position, Positioned
from tui.widgets.page_matches import PageMatches

if TYPE_CHECKING:
    from tui.page.page import Page
    from tui.page.viewport import Viewport
    from tui.search.hit import Sought


class SearchedPage(Positioned[Position], Protocol[Position]):
    """The view of a page that is searched."""

    page: Page | None
    """The page, once its width is known."""

    @property
    def viewport(self) -> Viewport:
        """The rows of the page that are in view."""

    def show_match(self, row: int | None) -> None:
        """Draw other matches, and bring the row of the current one into view, if there is one."""


class PageSearch(Generic[Position]):
    """A search on a page; a `Search`."""

    def __init__(self, view: SearchedPage[Position]) -> None:
        """Make a search of a view that has not begun."""
        self._view = view
        self._origin: Position | None = None
        self._stopped: PageMatches | None = None
        """The matches that were highlighted before."""
        self.matches: PageMatches | None = None
        """The matches that are highlighted; None while nothing is searched for."""

    def clear(self) -> None:
        """Forget all: another page is shown."""
        self.matches = self._stopped = None

    def show(self, page: Page) -> None:
        """Find the same on the page at another width."""
        if self.matches:
            self.matches.show(page)

    def mark_origin(self) -> None:
        """Note where the reader is, who is about to search."""
        self._origin = self._view.position

    def go_to_origin(self) -> None:
        """Go to where the search began."""
        if self._origin is not None:
            self._view.go_to_position(self._origin)

    def find(self, terms: Sequence[str]) -> None:
        """Highlight what is found of some terms, and go to the first from the top row on."""
        if self._view.page is None:
            return
        self.matches = self.matches or PageMatches((), self._view.page)
        self.matches.find(terms, self._view.viewport.top)
        self._view.show_match(self.matches.row)

    def seek(self, sought: Sought) -> bool:
        """Highlight what the column was searched for, and go to the hit that was chosen.

        Returns whether it is on the page in those words.
        """
        if self._view.page is None:
            return False
        self.matches = PageMatches(sought.terms, self._view.page)
        self.matches.choose(sought.hit)
        self._view.show_match(self.matches.row)
        return self.matches.total > 0

    def find_again(self, terms: Sequence[str]) -> None:
        """Highlight what is found of terms, as it was where they are those searched for last.

        It goes nowhere yet.
        """
        if self._view.page is None:
            return
        if self._stopped and self._stopped.terms == terms:
            self.matches = self._stopped
            self.matches.show(self._view.page)
        else:
            self.matches = PageMatches(terms, self._view.page)

    def find_next(self, steps: int) -> bool:
        """Go to the next match or the previous one; return whether that led round the end."""
        if self.matches is None:
            return False
        round_the_end = self.matches.step(steps, self._view.viewport)
        self._view.show_match(self.matches.row)
        return round_the_end

    def stop(self, *, keep: bool = True) -> bool:
        """Highlight nothing any more; return whether anything was.

        Unless it is not to be kept, `find_again` goes on from the match that is current now.
        """
        stopped, self.matches = self.matches, None
        if stopped and keep:
            self._stopped = stopped
        self._view.show_match(None)
        return stopped is not None
