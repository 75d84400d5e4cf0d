"""Choosing by the mouse what may be gone: what was drawn last is not always there any more."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual import events

from tests.screens.reading import Reading, reading
from tui.widgets.choices import Choices


async def click(reader: Reading, option: int) -> None:
    """Click where the option of a number was drawn last."""
    options = reader.screen.query_one(Choices)
    style = Style.from_meta({"option": option})
    options.post_message(
        events.Click(options, 1, 0, 0, 0, 1, False, False, False, 1, 0, style=style)
    )
    await reader.settle()


@pytest.mark.parametrize("keys", [("enter", "t"), ("ctrl+p",)], ids=["picker", "palette"])
async def test_a_click_on_what_is_gone_does_nothing(keys: tuple[str, ...]) -> None:
    async with reading() as reader:
        await reader.press(*keys)
        open_then = reader.screen
        count = open_then.query_one(Choices).option_count
        assert count > 1
        await reader.press(*"zzqx")
        await click(reader, count - 1)
        assert reader.screen is open_then
        await reader.press("ctrl+u")
        await click(reader, count - 1)
        assert reader.screen is not open_then, "and one that is there is chosen"
