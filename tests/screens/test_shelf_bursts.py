"""Keys in one write at a shelf, where threads open columns: each acts where it is meant to."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.library.shelves import column, put
from tests.screens.at_shelf import at_shelf
from tests.screens.test_bursts import burst
from tui.memory.store import Store
from tui.screens.article import ArticleScreen
from tui.screens.comments import CommentsScreen
from tui.screens.own_page import OwnPageScreen
from tui.screens.picker import Picker
from tui.screens.shelf import ShelfScreen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shelf of three columns of two articles each."""
    files = {f"{name}.json": column(name, n, 10 + n) for n, name in enumerate("abc", 1)}
    return put(tmp_path / "shelf", files)


async def test_keys_behind_one_that_opens_a_column_act_in_it(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await burst(reader, "j", "enter", "j", "enter", "c")
        assert isinstance(reader.screen, CommentsScreen)
        await burst(reader, "q", "q", "escape", "N")
        assert isinstance(reader.screen, ArticleScreen)
        await burst(reader, "q", "j", "i")
        assert isinstance(reader.screen, OwnPageScreen)
        assert "c.json" in reader.text


async def test_what_is_typed_behind_one_that_lists_bookmarks_filters_them(folder: Path) -> None:
    async with at_shelf(folder, store=Store(folder.parent / "state")) as reader:
        await burst(reader, "enter", "m", "j", "m", "escape", "apostrophe", *"11")
        assert isinstance(reader.screen, Picker)
        await burst(reader, "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 11 篇"


async def test_keys_act_on_the_shelf_where_nothing_can_be_opened(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        (folder / "a.json").unlink()
        await burst(reader, "enter", "j", "j")
        assert isinstance(reader.screen, ShelfScreen)
        assert reader.said[-1] == "打不开：已经不在了"
        assert reader.rows[-1].endswith("3/3")


async def test_keys_do_not_wait_for_ever(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        reader.app.key_queue.hold()
        await burst(reader, "j", "j")
        while not reader.app.key_queue.empty:
            await asyncio.sleep(0.01)
        await reader.settle()
        assert reader.rows[-1].endswith("3/3")
