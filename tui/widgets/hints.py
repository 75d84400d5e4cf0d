"""Hints: letters put on what is in view, so that typing them reaches it."""

from __future__ import annotations

from collections.abc import Iterable
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
