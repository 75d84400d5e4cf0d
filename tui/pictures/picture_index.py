"""An index of pictures by what is known of them, made when the first is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")
"""The place of a picture."""


class PictureIndex(Generic[Kept]):
    """The places of pictures by key; any thread may ask, and the first waits until it is made."""

    def __init__(self, make: Callable[[], Mapping[str, Kept]]) -> None:
        """Take what makes the index; it is called once."""
        self._make = make
        self._made: Mapping[str, Kept] | None = None
        self._lock = Lock()

    @property
    def known(self) -> bool:
        """Whether it has been made."""
        return self._made is not None

    def read(self) -> Mapping[str, Kept]:
        """Return all of it; the first call makes it."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def find(self, keys: Iterable[str]) -> Kept | None:
        """Return where the picture is of the first of some keys that has one, if any has."""
        made = self.read()
        return next((made[key] for key in keys if key in made), None)
