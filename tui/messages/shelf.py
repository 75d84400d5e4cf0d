"""Requests of the list of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.messages.field_message import FieldMessage

if TYPE_CHECKING:
    from tui.lists.shelf import ShelfRow
    from tui.memory.values import ShelfState


class ShelfRequest(FieldMessage):
    """A request of the list of columns."""


class TellOfColumn(ShelfRequest):
    """Show all that is known of a column of the shelf."""

    row: ShelfRow


class ListArticles(ShelfRequest):
    """Let the reader choose one of some articles of the shelf."""

    which: Literal["bookmarks", "read last"]


class RememberShelf(ShelfRequest):
    """Remember how the list of columns is arranged, and what is selected in it."""

    state: ShelfState
