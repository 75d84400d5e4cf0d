"""The beginnings that titles of a column share, so that a cut leaves in sight where they differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Beginnings:
    """Titles by how they begin."""

    def __init__(self, titles: Iterable[str]) -> None:
        """Take the titles of a column."""
        self._titles = sorted(set(titles))

    def shared(self, title: str) -> int:
        """Return how many characters a title has in common with another's beginning, at most."""
        at = bisect_left(self._titles, title)
        after = at + 1 if self._titles[at : at + 1] == [title] else at
        # In order, those next to a title are the ones that begin most like it.
        beside = (*self._titles[max(0, at - 1) : at], *self._titles[after : after + 1])
        return max((_alike(title, other) for other in beside), default=0)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    differing = (at for at, (a, b) in pairs if a != b)
    return next(differing, min(len(one), len(other)))
