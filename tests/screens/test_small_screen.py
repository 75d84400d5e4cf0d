"""A terminal too small to read in: a notice, and everything as it was once it is enlarged."""

from __future__ import annotations

import pytest

from tests.screens.reading import reading
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (10, 2), (1, 1)])
async def test_a_notice_in_place_of_a_broken_screen(size: tuple[int, int]) -> None:
    async with reading() as reader:
        await reader.press("j", "enter", "d")
        before = reader.rows
        await reader.resize(*size)
        assert reader.text.strip().startswith("窗口太小"[: size[0] // 2])
        await reader.press("q", "j", "enter")
        await reader.resize(80, 24)
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.rows == before


async def test_it_may_begin_too_small() -> None:
    async with reading(size=(20, 5)) as reader:
        assert "窗口太小" in reader.text
        await reader.resize(30, 8)
        assert isinstance(reader.screen, ColumnScreen)
        assert "[全部 12]" in reader.text
