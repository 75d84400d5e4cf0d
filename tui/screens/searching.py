"""Searching a column or the shelf: the screen for it, and the words to begin with there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.shelf_session import ShelfSession
    from tui.screens.columns import Columns
    from tui.screens.factory import ScreenFactory
    from tui.screens.search_scope import SearchScope
    from tui.screens.shelf_scope import ShelfScope
    from tui.screens.stack import ScreenStack


class Searching:
    """Opens the screen that searches what the reader is in, and remembers what was typed there."""

    def __init__(
        self,
        stack: ScreenStack,
        screens: ScreenFactory,
        columns: Columns,
        shelf: ShelfSession | None,
    ) -> None:
        """Make it; nothing has been searched for yet.

        Args:
            stack: the screens that are open.
            screens: makes the one that is to be opened.
            columns: those that are open.
            shelf: the shelf, where there is one.
        """
        self._stack = stack
        self._screens = screens
        self._columns = columns
        self._library = shelf.library if shelf else None
        self._words = ""
        """The words that were searched for last."""
        self._shelf: ShelfScope | None = None
        """The shelf as it is searched, or was last."""

    def open(self) -> None:
        """Search the whole column, or the shelf, for the same as last unless one types another."""
        if scope := self._scope():
            self._stack.show(self._screens.search(scope, self._words, self._remember))

    def _scope(self) -> SearchScope | None:
        if column := self._columns.current:
            from tui.screens.search_scope import ColumnScope

            return ColumnScope(column.session.column)
        if self._library:
            from tui.screens.shelf_scope import ShelfScope

            self._shelf = ShelfScope(self._library)
            return self._shelf
        return None

    def pause(self) -> None:
        """Have a search of the shelf wait a moment, if one goes on: a key is to be answered."""
        if self._shelf:
            self._shelf.pause()

    def _remember(self, words: str) -> None:
        self._words = words
