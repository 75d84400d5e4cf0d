"""Things that take long to find, gathered a part at a time while keys act."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import islice
from typing import TypeVar

_Found = TypeVar("_Found")
_STEP, _AT_ONCE = 4, 64
"""The number that is found between two keys, and that of the first part."""


async def gathered(
    found: Iterator[_Found], wanted: Callable[[], bool]
) -> AsyncIterator[list[_Found]]:
    """Yield what an iterator finds in parts, each twice as long as the one before.

    Args:
        found: finds one after another.
        wanted: returns whether there is still somebody who wants to have more.
    """
    part: list[_Found] = []
    length = _AT_ONCE
    while wanted() and (step := list(islice(found, _STEP))):
        part += step
        if len(part) >= length:
            yield part
            part, length = [], 2 * length
        await asyncio.sleep(0)
    if part and wanted():
        yield part
