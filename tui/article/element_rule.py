"""A rule of `TreeBuilder`: it begins an element, and says what ends it."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

Leave = Callable[[], None]
"""Ends an element, once all that it holds has been read."""
ElementRule = Callable[[Tag], Leave | None]
"""Begins an element and returns what ends it, or None where its content is not to be read."""


def nothing() -> None:
    """Leave an element that asks for nothing at its end."""


def unseen(tag: Tag) -> None:
    """Leave out an element that browsers do not show."""
