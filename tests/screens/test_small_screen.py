"""A terminal too small to read in: a notice, and everything as it was once it is enlarged."""

from __future__ import annotations

import asyncio

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from tests.screens.reading import reading
from tui.app import ReaderApp
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


@pytest.mark.parametrize("size", [(1, 8), (1, 1), (2, 3), (29, 1)])
async def test_nothing_is_drawn_while_nothing_happens(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    draw = ReaderApp._display

    def count(app: ReaderApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        drawn.append(renderable)
        draw(app, screen, renderable)

    monkeypatch.setattr(ReaderApp, "_display", count)
    async with reading(size=size):
        await asyncio.sleep(0.5)
        drawn.clear()
        await asyncio.sleep(0.5)
        assert not drawn
