"""The protocol of what a reader has marked in the comments of a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.page.page import Page


class MarkedComments(Protocol):
    """The marks of a reader in comments, each known by its number."""

    def holds(self, number: int) -> bool:
        """Return whether anything is marked in a comment."""

    def page(self, number: int, bare: Page) -> Page:
        """Return the page of a comment with stops for what is marked in it."""


class _Nothing:
    """Nothing is marked; a `MarkedComments`."""

    def holds(self, number: int) -> bool:
        """Return that nothing is."""
        return False

    def page(self, number: int, bare: Page) -> Page:
        """Return the page as it is."""
        return bare


NOTHING_MARKED: MarkedComments = _Nothing()
