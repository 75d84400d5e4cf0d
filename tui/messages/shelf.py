"""Requests of the list of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from tui.lists.shelf import ShelfRow
    from tui.memory.values import ShelfState


class ShelfRequest(Message):
    """A request of the list of columns."""


@dataclass
class TellOfColumn(ShelfRequest):
    """Show all that is known of a column of the shelf."""

    row: ShelfRow


@dataclass
class ListArticles(ShelfRequest):
    """Let the reader choose one of some articles of the shelf."""

    which: Literal["bookmarks", "read last"]


@dataclass
class RememberShelf(ShelfRequest):
    """Remember how the list of columns is arranged, and what is selected in it."""

    state: ShelfState
