"""Searching a column or the shelf: the screen for it, and the words to begin with there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.screens.columns import Columns
    from tui.screens.factory import ScreenFactory
    from tui.screens.stack import ScreenStack


class Searching:
    """Opens the screen that searches what the reader is in, and remembers what was typed there."""

    def __init__(
        self,
        stack: ScreenStack,
        screens: ScreenFactory,
        columns: Columns,
        library: Library | None,
    ) -> None:
        """Make it; nothing has been searched for yet.

        Args:
            stack: the screens that are open.
            screens: makes the one that is to be opened.
            columns: those that are open.
            library: the columns of the shelf, where there is one.
        """
        self._stack = stack
        self._screens = screens
        self._columns = columns
        self._library = library
        self._words = ""
        """The words that were searched for last."""

    def open(self) -> None:
        """Search the whole column, or the shelf, for the same as last unless one types another."""
        column = self._columns.current
        among = column.session.column if column else self._library
        if among:
            self._stack.show(self._screens.search(among, self._words))

    def remember(self, words: str) -> None:
        """Begin with these words the next time."""
        self._words = words
