"""Requests to show pictures and to save them, and that some have come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.messages.field_message import FieldMessage

if TYPE_CHECKING:
    from tui.page.page import Stop


class PictureRequest(FieldMessage):
    """A request about pictures."""


class OpenPicture(PictureRequest):
    """Show one of an article's pictures, large."""

    stops: Sequence[Stop]
    """The pictures that the next and previous ones are taken from."""
    index: int
    """The index of the one to show."""
    or_follow: bool = False
    """Whether to follow its address instead where it is not at hand."""


class PicturesFetched(PictureRequest):
    """Pictures have been fetched: they are at hand now."""


class SavePicture(PictureRequest):
    """Save a picture as it is."""

    url: str


class ShowPixels(PictureRequest):
    """Leave the screen to a picture's own pixels."""

    url: str
