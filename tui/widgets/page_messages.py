"""The messages of the view of a page to its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.page.page import Stop
    from tui.widgets.hints import Hints


class Moved(Message):
    """Other rows have come into view, or other matches are highlighted."""


class Focused(Message):
    """The focus has come on a stop, or gone from one."""


class AtEnd(Message):
    """The reader wants to go on beyond the last row."""


@dataclass
class Act(Message):
    """The reader wants to follow or open a stop."""

    chosen: Stop


@dataclass
class Hinting(Message):
    """Letters stand on the stops in view; or none do any more."""

    hints: Hints


@dataclass
class SelectionChanged(Message):
    """Words of the page are selected, or none are any more."""

    said: str
    """The amount of it, in Chinese."""
    active: bool


@dataclass
class CopyAsked(Message):
    """The reader wants a copy of the stop under focus, or of what else there is."""

    chosen: Stop | None
    in_view: Sequence[Stop]
