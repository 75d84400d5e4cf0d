"""What the tests of the page room share: Markdown drawn as plain rows."""

from __future__ import annotations

from tui.page.cells import clusters, measure_of
from tui.page.layout import lay_out
from tui.page.page import Page
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN


def page_of(markdown: str, width: int = 40, tall: bool = False) -> Page:
    """Return the page of Markdown, without colours; with `tall` lines grow with formulas."""
    return lay_out(parse(markdown), PageStyle(width, PLAIN, tall_formulas=tall))


def rows(markdown: str, width: int = 40) -> list[str]:
    """Return the rows of Markdown as text."""
    return [row.text for row in page_of(markdown, width).rows]


def covered(page: Page, stop: int) -> list[str]:
    """Return the text under each span of a stop."""
    return [cells_of(page, span.row, span.start, span.end) for span in page.stops[stop].spans]


def cells_of(page: Page, row: int, start: int, end: int, ambiguous: int = 1) -> str:
    """Return the clusters of a row that begin in a range of cells."""
    at, found = 0, []
    for cluster in clusters(page.rows[row].text):
        if start <= at < end:
            found.append(cluster)
        at += measure_of(ambiguous).cells(cluster)
    return "".join(found)
