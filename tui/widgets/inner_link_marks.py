"""Marks on the links of a page that lead to what is read in the app, and not out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from tui.page.restyled import INNER_LINK
from tui.rows.article_screen import spans_by_row
from tui.widgets.highlight import restyle

if TYPE_CHECKING:
    from tui.page.page import Page, Span, Stop


class InnerLinkMarks:
    """Knows the cells of such links on the rows of the page that was drawn last."""

    def __init__(self, leads_here: Callable[[Stop], bool]) -> None:
        """Make it; `leads_here` returns whether a stop leads to what is read in the app."""
        self._leads_here = leads_here
        self._page: Page | None = None
        self._spans: Mapping[int, Sequence[Span]] = {}

    def draw(self, page: Page | None, number: int, strip: Strip) -> Strip:
        """Return the strip of one row of a page with such links on it set apart."""
        if page is not self._page:
            self._page, self._spans = page, spans_by_row(page, self._leads_here)
        for span in self._spans.get(number, ()):
            strip = restyle(strip, span.start, span.end, INNER_LINK)
        return strip
