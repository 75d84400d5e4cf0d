"""The messages of the view of a page to its screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.messages.field_message import FieldMessage

if TYPE_CHECKING:
    from tui.page.page import Stop
    from tui.widgets.hints import Hints


class Moved(FieldMessage):
    """Other rows have come into view, or other matches are highlighted."""


class Focused(FieldMessage):
    """The focus has come on a stop, or gone from one."""


class AtEnd(FieldMessage):
    """The reader wants to go on beyond the last row."""


class Act(FieldMessage):
    """The reader wants to follow or open a stop."""

    chosen: Stop


class Hinting(FieldMessage):
    """Letters stand on the stops in view; or none do any more."""

    hints: Hints


class SelectionChanged(FieldMessage):
    """Words of the page are selected, or none are any more."""

    said: str
    """The amount of it, in Chinese."""
    active: bool


class CopyAsked(FieldMessage):
    """The reader wants a copy of the stop under focus, or of what else there is."""

    chosen: Stop | None
    in_view: Sequence[Stop]
