"""A column as its crawler saved it: an object with the list `article`."""

from __future__ import annotations

import msgspec

from tui.archive.contents import Contents, Source
from tui.archive.load import load_bytes
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean


def sniff(saved: SavedObject) -> bool:
    """Return whether it has a list of articles, or the other fields that such a column has."""
    raw = saved.fields.get("article")
    return raw is not None and bytes(memoryview(raw)[:1]) in (b"[", b"n")


def sniff_facts(saved: SavedObject) -> bool:
    """Return whether it is what the API says of a column, whose articles are in other files."""
    return "title" in saved and (saved.text("type") == "column" or "articles_count" in saved)


def read_facts(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return what the column is called."""
    about = clean(saved.text("intro", "description")).strip()
    return Contents(title=saved.line("title"), about=about, url=saved.line("url"))


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return the column."""
    whole = msgspec.json.encode(saved.fields)
    return Contents(columns=[load_bytes(whole, source.name, source.stem)])
