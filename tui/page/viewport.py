"""A viewport: which rows of a page are on the screen, and where it goes to show others."""

from __future__ import annotations

import msgspec

from tui.page.page import Stop

OVERLAP = 2
"""Rows of the screen before that stay in sight when a screenful is scrolled."""


class Viewport(msgspec.Struct, frozen=True):
    """The rows of a page that are on the screen."""

    top: int
    """The first row in view, from 0."""
    height: int
    """The rows that the screen has for the page."""

    @property
    def bottom(self) -> int:
        """The row below the last one in view."""
        return self.top + self.height

    @property
    def half(self) -> int:
        """Rows to half a screenful."""
        return max(1, self.height // 2)

    @property
    def screenful(self) -> int:
        """Rows to a screenful, less those that stay in sight."""
        return max(1, self.height - OVERLAP)

    def shows(self, row: int) -> bool:
        """Return whether a row is in view."""
        return self.top <= row < self.bottom

    def shows_stop(self, stop: Stop) -> bool:
        """Return whether any row of a stop is in view."""
        return stop.spans[-1].row >= self.top and stop.row < self.bottom

    def percent(self, rows: int) -> int:
        """Return how much of a page of so many rows lies above the bottom, in per cent."""
        return min(100, 100 * self.bottom // rows) if rows else 100

    def top_to_show(self, first: int, last: int) -> int:
        """Return the nearest top with these rows in view: all where they fit, else the first."""
        top = self.top
        if last >= self.bottom:
            top = min(first, last - self.height + 1)
        return min(top, first)

    def top_above(self, row: int) -> int:
        """Return the top that leaves a third of the screen above a row, as far as there is any."""
        return max(0, row - self.height // 3)
