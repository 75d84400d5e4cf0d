"""The outline of a page: the headings that a reader goes through."""

from __future__ import annotations

from collections.abc import Sequence

from tui.page.page import Heading, Page

_ONLY_BOLD = 7
"""The level of a paragraph that is only bold."""


def outline(page: Page | None) -> list[Heading]:
    """Return the headings; where there are none but the title, paragraphs that are only bold."""
    found = list(page.headings) if page else []
    headings = [heading for heading in found if heading.level < _ONLY_BOLD]
    return headings if len(headings) > 1 else found


def next_heading(headings: Sequence[Heading], row: int, steps: int) -> int | None:
    """Return the row of the next heading after a row, or with -1 before it; None of none."""
    rows = [heading.row for heading in headings]
    if steps > 0:
        return next((other for other in rows if other > row), None)
    return next((other for other in reversed(rows) if other < row), None)


def section_at(page: Page | None, row: int) -> str:
    """Return the last heading down to a row; empty where that is the title."""
    above = [heading for heading in outline(page) if heading.row <= row]
    return above[-1].text if above and above[-1].level > 1 else ""
