"""Any keys in any order, at any size: nothing ends the app, and something has the keyboard."""

from __future__ import annotations

from random import Random

import pytest

from tests.columns import DEMO, column_of, saved_article
from tests.screens.reading import FakeBrowser, Reading, reading
from tui.archive.load import load
from tui.archive.model import Column
from tui.commands.registry import SCREENS
from tui.screens.link import LinkScreen
from tui.screens.small import SmallScreen
from tui.terminal.opened import OpenOutcome

LEFT_OUT = {"q", "ctrl+q", "V", "O"}
"""What ends the app, and what leaves the screen to a terminal, of which there is none here."""
TYPED = ["代", "1", "2", "x", "e", "ctrl+c", "ctrl+u", "ctrl+w"]
KEYS = (
    sorted(
        {key for commands in SCREENS for one in commands for key in one.keys.split()}.difference(
            LEFT_OUT
        )
    )
    + TYPED
)
SIZES = [(80, 24), (120, 40), (40, 12), (30, 8), (20, 5)]
BARE = column_of(saved_article(1, content="<p>只有一句。</p>"), saved_article(2, content=""))
"""Articles with nothing to step to, and no comments."""


@pytest.mark.parametrize("seed", range(3))
async def test_any_keys(seed: int) -> None:
    random = Random(seed)
    column: Column = BARE if seed == 0 else load(DEMO)
    browser = FakeBrowser(random.choice([OpenOutcome.NONE, OpenOutcome.BROWSER]))
    async with reading(column, size=random.choice(SIZES[:4]), browser=browser) as reader:
        for _ in range(4):
            keys = random.choices(KEYS, k=10)
            await reader.press(*keys)
            assert reader.app.is_running, keys
            assert _has_keyboard(reader), (type(reader.screen).__name__, keys)
            await reader.resize(*random.choice(SIZES))


def _has_keyboard(reader: Reading) -> bool:
    return bool(reader.screen.focused) or isinstance(reader.screen, (LinkScreen, SmallScreen))
