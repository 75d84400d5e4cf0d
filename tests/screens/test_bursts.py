"""Keys that arrive in bursts, as a line that lags sends them: nothing ends the app.

A longer run by hand: `BURSTS=2000 pytest tests/screens/test_bursts.py`.
"""

from __future__ import annotations

import asyncio
import os
from random import Random

import pytest

from tests.columns import DEMO
from tests.screens.reading import Reading, reading
from tests.screens.test_any_keys import KEYS, SIZES
from tui.archive.load import load
from tui.screens.column import ColumnScreen
from tui.screens.palette import ReaderPalette
from tui.screens.picker import Picker

BURSTS = int(os.environ.get("BURSTS", "40"))
IN_MODALS = ["ctrl+p", "colon", "t", "enter", "enter", "escape", "pagedown", "pageup", "up", "down"]
"""Keys that open, fill and close what stands over a screen; pressed more often than others."""


async def burst(reader: Reading, *keys: str) -> None:
    """Press keys all at once, and wait only behind the last."""
    for key in keys:
        reader.app.simulate_key(key)
    await asyncio.sleep(0)
    await reader.settle()


@pytest.mark.parametrize("seed", range(3))
async def test_any_bursts(seed: int) -> None:
    random = Random(seed)
    left = BURSTS
    while left:
        async with reading(load(DEMO), size=SIZES[seed]) as reader:
            while left and reader.app.is_running:
                left -= 1
                keys = random.choices(random.choice([KEYS, IN_MODALS, KEYS + IN_MODALS]), k=12)
                keys = keys[: random.randint(2, 12)]
                await burst(reader, *keys)
                if random.random() < 0.2 and reader.app.is_running:
                    await reader.resize(*random.choice(SIZES))
            # The palette has a command that quits; a crash is raised where the block ends.
            assert reader.app.return_code in (None, 0), keys


@pytest.mark.parametrize("opens", ["ctrl+p", "t", "F", "slash"])
@pytest.mark.parametrize("key", ["enter", "escape", "pagedown", "pageup", "down", "up", "ctrl+end"])
async def test_a_key_while_something_opens_or_closes(opens: str, key: str) -> None:
    async with reading() as reader:
        await burst(reader, opens, *[key] * 3)
        await burst(reader, "escape", "escape", opens, key, "escape", "escape", key)
        assert reader.app.is_running


async def test_two_enters_in_one_burst_run_one_command() -> None:
    async with reading() as reader:
        await burst(reader, "ctrl+p")
        await burst(reader, *"theme", "enter", "enter", "enter")
        assert reader.app.theme == "light"
        assert not isinstance(reader.screen, ReaderPalette)


async def test_two_enters_in_one_burst_choose_once() -> None:
    async with reading() as reader:
        await burst(reader, "t")
        assert isinstance(reader.screen, Picker)
        await burst(reader, "enter", "enter", "enter", "escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)


async def test_keys_behind_one_that_opens_a_picker_reach_it() -> None:
    async with reading() as reader:
        await burst(reader, *"t排版", "enter", "j", "t")
        assert isinstance(reader.screen, Picker)
        await burst(reader, "escape", "slash", *"列表", "enter")
        assert isinstance(reader.screen, ColumnScreen)
        assert "列表" in reader.text


async def test_a_key_whose_widget_is_taken_away_holds_no_other_back() -> None:
    async with reading(load(DEMO)) as reader:
        await burst(reader, *["enter", "q"] * 8, "enter", "c", "q", "q", "j", "j")
        assert isinstance(reader.screen, ColumnScreen)
        assert reader.app.is_running
