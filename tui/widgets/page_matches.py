"""Matches of a search on a page: where they are, and which one is current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.page.find import PageText
    from tui.page.page import Page, Span
    from tui.page.viewport import Viewport
    from tui.search.hit import Hit


class PageMatches:
    """The matches of some terms on a page."""

    def __init__(self, terms: Sequence[str], page: Page) -> None:
        """Find terms on a page; none of the matches is current."""
        self.terms = terms
        self.current: int | None = None
        """The index of the current match."""
        self.show(page)

    def show(self, page: Page) -> None:
        """Find the terms on the same page at another width; the current match stays current."""
        from tui.page.find import PageText

        self._text: PageText = PageText(page)
        self.matches = self._text.find(self.terms)
        if self.current is not None and self.current >= len(self.matches):
            self.current = None

    @property
    def count(self) -> str:
        """The number of the current match, of how many: `3/17`."""
        return f"{0 if self.current is None else self.current + 1}/{self.total}"

    @property
    def total(self) -> int:
        """The number of matches to step through."""
        return len(self.matches)

    @property
    def row(self) -> int | None:
        """The row of the current match."""
        return None if self.current is None else self._text.row(self.matches[self.current])

    @property
    def cells(self) -> Span | None:
        """The cells of the current match on its first row."""
        row = self.row
        cells = () if row is None else (span for span, now in self.on_row(row) if now)
        return next(iter(cells), None)

    def first_on(self, rows: Iterable[int]) -> tuple[int, int] | None:
        """Return the row and the cell that the first match on some rows begins at, if any does."""
        return next(((row, span.start) for row in rows for span, _ in self.on_row(row)), None)

    def find(self, terms: Sequence[str], row: int) -> None:
        """Find other terms; the first match on a row or below it becomes the current one."""
        self.terms = terms
        self.matches = self._text.find(terms)
        self.current = None
        if self.matches:
            self.current = self._text.first_from(self.matches, row) % self.total

    def choose(self, hit: Hit) -> None:
        """Make the match current that stands between most of the same words as a hit."""
        self.current = self._text.closest(self.matches, hit.before, hit.after)

    def leave(self) -> None:
        """Have no match current: the next step begins from what is in view."""
        self.current = None

    def step(self, steps: int, viewport: Viewport) -> bool:
        """Make the next match the current one; return whether that led round the end.

        It is the next one after a current match in view; else the first in view or below, or
        with -1 the last in view or above.
        """
        if not self.matches:
            return False
        row = self.row
        if self.current is not None and row is not None and viewport.shows(row):
            wanted = self.current + steps
        elif steps > 0:
            wanted = self._text.first_from(self.matches, viewport.top)
        else:
            wanted = self._text.first_from(self.matches, viewport.bottom) - 1
        self.current = wanted % self.total
        return self.current != wanted

    def on_row(self, row: int) -> Iterator[tuple[Span, bool]]:
        """Yield the cells of a row that are matched, and whether by the current match."""
        for index, span in self._text.on_row(self.matches, row):
            yield span, index == self.current
