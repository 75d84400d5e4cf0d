"""Any size of terminal, and a change of it in the middle of anything."""

from __future__ import annotations

import pytest

from tests.screens.reading import FakeBrowser, reading
from tui.terminal.opened import OpenOutcome

SIZES = [(1, 1), (10, 2), (20, 5), (29, 8), (30, 7), (30, 8), (40, 12), (1000, 300), (80, 24)]

IN_THE_MIDDLE_OF = {
    "the list": [],
    "a filter": ["slash", "代"],
    "a choice of topics": ["t", "终"],
    "all about the column": ["i", "j"],
    "help": ["?", "space"],
    "the palette": ["ctrl+p", "o"],
    "an article": ["j", "enter", "space"],
    "a stop": ["j", "j", "enter", "}"],
    "hints": ["j", "j", "enter", "f"],
    "finding": ["j", "j", "enter", "slash", "代", "码"],
    "the outline": ["j", "j", "enter", "t"],
    "a choice of code": ["j", "j", "enter", "y"],
    "full screen": ["j", "j", "enter", "z"],
    "a link shown": ["o"],
    "comments": ["c", "j"],
}


@pytest.mark.parametrize("keys", IN_THE_MIDDLE_OF.values(), ids=IN_THE_MIDDLE_OF)
async def test_resized_in_the_middle_of(keys: list[str]) -> None:
    async with reading(browser=FakeBrowser(OpenOutcome.NONE)) as reader:
        await reader.press(*keys)
        stack = list(reader.app.screen_stack)
        for size in SIZES:
            await reader.resize(*size)
            assert len(reader.rows) == size[1]
        # Back where it was, whatever stood there for want of room.
        assert reader.app.screen_stack == stack
        await reader.press("escape", "escape")


@pytest.mark.parametrize("size", SIZES[:-1])
async def test_started_at(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("j", "enter", "space", "c", "j", "q", "q", "t", "escape", "?", "q")
        await reader.resize(80, 24)
        assert "在终端里读专栏" in reader.rows[0]
