"""A column as its crawler saved it: an object with the list `article`."""

from __future__ import annotations

import msgspec

from tui.archive.found import Found, Source
from tui.archive.load import load_bytes
from tui.archive.saved_object import SavedObject


def sniff(saved: SavedObject) -> bool:
    """Whether it has a list of articles, or the other fields that such a column has."""
    raw = saved.fields.get("article")
    return raw is not None and bytes(memoryview(raw)[:1]) in (b"[", b"n")


def read(saved: SavedObject, source: Source, alone: bool) -> Found:
    """Return the column."""
    whole = msgspec.json.encode(saved.fields)
    return Found(columns=[load_bytes(whole, source.name, source.stem)])
