"""One article, answer, pin or video: the API's, a crawler's, or MediaCrawler's."""

from __future__ import annotations

from tui.archive.contents import Contents, Source
from tui.archive.items import is_item, item_from, unwrapped
from tui.archive.saved_object import SavedObject


def sniff(saved: SavedObject) -> bool:
    """Return whether it is one, or wraps one up as a feed does."""
    return is_item(unwrapped(saved))


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return it."""
    return Contents(items=[item_from(unwrapped(saved), source if alone else None)])
