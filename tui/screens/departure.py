"""The departure of a reader from where an article was opened for them."""

from __future__ import annotations

from tui.page.page import Page, Place


class Departure:
    """Knows a place that a reader was put at from one that a reader went to.

    The first is not remembered: a search has led there, or a way back.
    """

    def __init__(self, moved: bool) -> None:
        """Make it.

        Args:
            moved: whether the reader is, from the beginning, where it is to be remembered.
        """
        self.moved = moved
        """Whether the reader has moved, or gone on from where the article was left."""
        self._put_at: tuple[Page, Place] | None = None

    def look(self, page: Page, place: Place, *, all_in_view: bool) -> None:
        """Find out whether the reader has moved.

        Args:
            page: the page that is read.
            place: the place at its top by now.
            all_in_view: whether there is nothing to move to.
        """
        if self.moved:
            return
        if self._put_at is None or self._put_at[0] is not page:
            self._put_at = page, place
        self.moved = all_in_view or self._put_at[1] != place
