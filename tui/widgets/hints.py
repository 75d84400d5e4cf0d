"""Hints: letters put on what is in view, so that typing them reaches it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product

LETTERS = "asdfjklghweruiopcvnmtbxz"
"""Nearest to the fingers first; `y` copies and `q` gives up, so they are not among them."""


def labels(count: int) -> list[str]:
    """Return so many labels, all of one length, so that none begins another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    combined: Iterable[tuple[str, ...]] = product(LETTERS, repeat=length)
    return ["".join(letters) for letters in islice(combined, count)]


class Hints:
    """Letters on some stops, and how many of them have been typed."""

    def __init__(self, stops: Sequence[int], copied: Sequence[int] = ()) -> None:
        """Put letters on stops.

        Args:
            stops: the indexes of those that have letters.
            copied: the indexes of those that have letters once `y` is typed, where others do.
        """
        self._stops = self._labelled(stops)
        self._copied = copied
        self._typed = ""
        self.copies = False
        """Whether `y` was typed before the letters."""

    @staticmethod
    def _labelled(stops: Sequence[int]) -> dict[str, int]:
        return dict(zip(labels(len(stops)), stops, strict=True))

    def __bool__(self) -> bool:
        return bool(self._stops)

    @property
    def shown(self) -> dict[int, str]:
        """The letters still to type, by the index of the stop they are on."""
        typed = self._typed
        return {
            stop: label[len(typed) :]
            for label, stop in self._stops.items()
            if label.startswith(typed)
        }

    def take(self, character: str | None) -> int | None:
        """Take what was typed; return the stop that it chooses, if it does.

        What belongs to no hint gives up: no hint is left.
        """
        typed = self._typed + (character or "")
        if character == "y" and not self._typed and not self.copies:
            self.copies = True
            if self._copied:
                self._stops = self._labelled(self._copied)
        elif typed in self._stops:
            return self._stops[typed]
        elif character and any(label.startswith(typed) for label in self._stops):
            self._typed = typed
        else:
            self._stops = {}
        return None
