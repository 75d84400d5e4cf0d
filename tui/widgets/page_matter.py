"""The text of the page of a view, made of it when something is selected first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.page.matter import Matter
    from tui.page.page import Page


class PageMatter:
    """Knows the text of the page it was asked for last."""

    def __init__(self) -> None:
        """Begin without a page."""
        self._known: tuple[Page, Matter] | None = None

    def of(self, page: Page) -> Matter:
        """Return the text that a page is of: the same object for the same page."""
        from tui.page.matter import Matter

        if self._known is None or self._known[0] is not page:
            self._known = page, Matter((0,), lambda text: page)
        return self._known[1]
