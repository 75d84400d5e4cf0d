"""The pictures that an export takes along: those at hand, each once, under a name of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
"""Media types by the ending that a picture's bytes are known by."""


class TakenPicture(NamedTuple):
    """A picture that goes along."""

    name: str
    """The name of its file, by what is in it: the same picture is taken once."""
    data: bytes
    media_type: str


class ExportPictures:
    """Finds the pictures at hand and keeps the names of those that were asked for."""

    def __init__(self, read: Callable[[str], bytes | None], refused: frozenset[str] = frozenset()):
        """Make it.

        Args:
            read: returns the bytes of a picture by its address, or None where it is not at hand.
            refused: endings of pictures that are not to be taken along.
        """
        self._read = read
        self._refused = refused
        self._by_url: dict[str, TakenPicture | None] = {}

    def take(self, url: str) -> TakenPicture | None:
        """Return a picture by its address, or None where it is not at hand."""
        if url not in self._by_url:
            self._by_url[url] = self._taken(url)
        return self._by_url[url]

    def _taken(self, url: str) -> TakenPicture | None:
        from tui.pictures.saved_picture import ending

        data = self._read(url)
        kind = ending(data) if data else ""
        if not data or not kind or kind in self._refused:
            return None
        return TakenPicture(f"{hashlib.md5(data).hexdigest()[:16]}.{kind}", data, TYPES[kind])
