"""A search that is on: what was looked for, where it is on the page, and which one is current."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.page.find import PageText
    from tui.page.page import Page, Span
    from tui.search.full_text import Hit


class Finding:
    """The matches of some terms on a page."""

    def __init__(self, terms: Sequence[str], page: Page) -> None:
        """Find terms on a page; none of the matches is current."""
        self.terms = terms
        self.now: int | None = None
        """The index of the current match."""
        self.show(page)

    def show(self, page: Page) -> None:
        """Find the terms on the same page at another width; the current match stays current."""
        from tui.page.find import PageText

        self.text: PageText = PageText(page)
        self.matches = self.text.find(self.terms)
        if self.now is not None and self.now >= len(self.matches):
            self.now = None

    @property
    def count(self) -> str:
        """Which match is current, of how many: `3/17`."""
        return f"{0 if self.now is None else self.now + 1}/{len(self.matches)}"

    @property
    def total(self) -> int:
        """How many there are to step through."""
        return len(self.matches)

    @property
    def row(self) -> int | None:
        """The row of the current match."""
        return None if self.now is None else self.text.row(self.matches[self.now])

    def look_for(self, terms: Sequence[str], row: int) -> None:
        """Look for other terms; the first match on a row or below it becomes the current one."""
        self.terms = terms
        self.matches = self.text.find(terms)
        self.now = None
        if self.matches:
            self.now = self.text.first_from(self.matches, row) % len(self.matches)

    def choose(self, hit: Hit) -> None:
        """Make the match current that stands between most of the same words as a hit."""
        self.now = self.text.closest(self.matches, hit.before, hit.after)

    def step(self, steps: int, top: int, bottom: int) -> bool:
        """Make the next match the current one; return whether that led round the end.

        It is the next one after a current match in view, which are the rows from `top` up to
        `bottom`; else the first in view or below, or with -1 the last in view or above.
        """
        if not self.matches:
            return False
        row = self.row
        if self.now is not None and row is not None and top <= row < bottom:
            wanted = self.now + steps
        elif steps > 0:
            wanted = self.text.first_from(self.matches, top)
        else:
            wanted = self.text.first_from(self.matches, bottom) - 1
        self.now = wanted % len(self.matches)
        return self.now != wanted

    def on_row(self, row: int) -> Iterator[tuple[Span, bool]]:
        """Yield the cells of a row that are matched, and whether by the current match."""
        for index, span in self.text.on_row(self.matches, row):
            yield span, index == self.now
