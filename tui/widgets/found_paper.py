"""A page on which something is looked for: what is found is marked, and gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.widgets.finding import Finding
from tui.widgets.marks import CURRENT, MATCH, mark
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tui.page.page import Page, Place, Row
    from tui.search.full_text import Sought


class FoundPaper(Paper, inherit_bindings=False):
    """Shows a page, and goes through what is found on it."""

    def __init__(self, lay_out: Callable[[int], Page], reading_width: int = 80) -> None:
        """Make a view of a page.

        Args:
            lay_out: makes the page at a width in cells.
            reading_width: cells to a row at most.
        """
        super().__init__(lay_out, reading_width)
        self.finding: Finding | None = None
        """What was searched for, while that is marked."""
        self._unmarked: Finding | None = None
        """What was searched for before, on the same page."""

    def show(self, lay_out: Callable[[int], Page], begin: Place | None = None) -> None:
        """Show another page, from a place or from its top."""
        self.finding = self._unmarked = None
        super().show(lay_out, begin)

    def _refresh_page(self) -> None:
        super()._refresh_page()
        if self.finding and self.page:
            self.finding.show(self.page)

    def _segments(self, row: Row, number: int) -> Sequence[Segment]:
        """Return a row's segments, with what is found marked."""
        segments = super()._segments(row, number)
        if self.finding is None:
            return segments
        strip = Strip(segments, row.cells)
        for span, current in self.finding.on_row(number):
            strip = mark(strip, span.start, span.end, CURRENT if current else MATCH)
        return list(strip)

    def find(self, terms: Sequence[str], row: int) -> None:
        """Mark what is found of some terms, and go to the first from a row on."""
        if self.page is None:
            return
        self.finding = self.finding or Finding((), self.page)
        self.finding.look_for(terms, row)
        self._show_match()

    def seek(self, sought: Sought) -> None:
        """Mark what was looked for, and go to the hit that was chosen."""
        if self.page is None:
            return
        self.finding = Finding(sought.terms, self.page)
        self.finding.choose(sought.hit)
        self._show_match()

    def find_again(self, terms: Sequence[str]) -> None:
        """Mark what is found of the terms looked for last, and go nowhere yet."""
        if self.page is None:
            return
        if self._unmarked and self._unmarked.terms == terms:
            self.finding = self._unmarked
            self.finding.show(self.page)
        else:
            self.finding = Finding(terms, self.page)

    def find_next(self, steps: int) -> bool:
        """Go to the next match or the previous one; return whether that led round the end."""
        if self.finding is None:
            return False
        round_the_end = self.finding.step(steps, self.top, self.top + self.size.height)
        self._show_match()
        return round_the_end

    def stop_finding(self, *, keep: bool = True) -> bool:
        """Take the marks of a search away; return whether there were any.

        Unless it is not to be kept, `find_again` goes on from the match that is current now.
        """
        found, self.finding = self.finding, None
        if found and keep:
            self._unmarked = found
        self.refresh()
        return found is not None

    def _show_match(self) -> None:
        if self.finding and (row := self.finding.row) is not None:
            self.reveal(row)
        self.refresh()
        self.post_message(self.Moved())
