"""A number of things, in English."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """Return how many there are: `one` of one, such as `1 file`, else a number before `many`."""
    return one if count == 1 else f"{count} {many}"
