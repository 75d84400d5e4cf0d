"""The headings of a page: gone through, and marked where they cannot get to the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.strip import Strip

from tui.page.outline import next_heading, outline, section_at
from tui.widgets.highlight import FOCUS

if TYPE_CHECKING:
    from tui.page.page import Heading, Page


class OutlinedView(Protocol):
    """The view of a page with headings on it."""

    page: Page | None
    """The page, once its width is known."""

    @property
    def top(self) -> int:
        """The row at the top of the screen."""

    def go_to_row(self, row: int) -> None:
        """Bring a row to the top of the screen, as far as the page reaches."""

    def refresh(self) -> object:
        """Draw it again."""


class PageHeadings:
    """The headings of the page of a view, and the one that was gone to last."""

    def __init__(self, view: OutlinedView) -> None:
        """Make it for a view in which none has been gone to yet."""
        self._view = view
        self._row: int | None = None
        """The row of the heading that was gone to last, until the page is scrolled."""

    @property
    def all(self) -> list[Heading]:
        """The headings that a reader goes through."""
        return outline(self._view.page)

    @property
    def section(self) -> str:
        """The last heading down to the first row in view; empty where that is the title."""
        return section_at(self._view.page, self._view.top)

    def forget(self) -> None:
        """Mark no heading any more: the page has moved."""
        self._row = None

    def step(self, steps: int) -> bool:
        """Go to the next heading, or the previous one; return whether there was one."""
        here = self._view.top if self._row is None else self._row
        row = next_heading(self.all, here, steps)
        if row is not None:
            self.go_to(row)
        return row is not None

    def go_to(self, row: int) -> None:
        """Bring the heading on a row to the top; near the end, where none gets there, mark it."""
        self._row = None
        self._view.go_to_row(row)
        self._row = row
        self._view.refresh()

    def draw(self, number: int, strip: Strip) -> Strip:
        """Return the strip of a row, marked where it is that of a heading gone to."""
        return strip.apply_style(FOCUS) if number == self._row != self._view.top else strip
