"""JSON Feed: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

from msgspec import Raw

from tui.archive.contents import Contents, Source
from tui.archive.items import item_from
from tui.archive.saved_object import SavedObject, objects
from tui.text.clean import clean


def sniff(saved: SavedObject) -> bool:
    """Return whether it says so."""
    return "jsonfeed.org/version" in saved.text("version")


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return the feed's items."""
    return Contents(
        items=[item_from(_named(one)) for one in objects(saved.items("items"))],
        title=saved.line("title"),
        about=clean(saved.text("description")).strip(),
        url=saved.line("home_page_url"),
    )


def _named(item: SavedObject) -> SavedObject:
    """Return an item whose first author is its author, and whose tags are its topics."""
    fields = dict(item.fields)
    if authors := item.items("authors"):
        fields.setdefault("author", authors[0])
    if (tags := item.raw("tags")) is not None:
        fields.setdefault("topics", tags)
    if not item.text("id").isdigit():
        # The standard wants any unique text, mostly the address; a number of Zhihu's is one.
        fields.pop("id", None)
    if "url" not in item and item.text("id").startswith("http"):
        fields["url"] = Raw(item.fields["id"])
    return SavedObject(fields)
