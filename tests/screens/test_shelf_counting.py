"""What is asked of all columns of a shelf, where some are not counted yet, or filtered away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.shelves import column, put
from tests.screens.at_shelf import at_shelf
from tui.library.library import Library
from tui.library.shelf_file import ShelfFile
from tui.memory.store import Store
from tui.screens.article import ArticleScreen


def counts_one(self: Library) -> Iterator[ShelfFile]:
    """Count the first file only."""
    first = next(iter(self._files))
    first.count()
    yield first


async def test_what_is_asked_of_all_columns_says_that_they_are_not_counted_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"a.json": column("甲栏", 1), "b.json": column("乙栏", 2)}
    folder, store = put(tmp_path / "shelf", files), Store(tmp_path / "state")
    monkeypatch.setattr(Library, "count", counts_one)
    async with at_shelf(folder, store=store) as reader:
        assert "（已数 1/2）" in reader.rows[0]
        for key in "apostrophe", "H":
            await reader.press(key)
            assert reader.said[-1] == "数完的专栏里没有，还有没数完的，稍后再按"
        await reader.press("N", "m", "escape", "N")
        assert reader.said[-1] == "数完的都读过了，还有专栏没数完"
        await reader.press("apostrophe")
        assert "所有书签（专栏还没数完）" in reader.text


async def test_the_next_unread_article_is_found_outside_of_a_filter_last(tmp_path: Path) -> None:
    files = {"a.json": column("甲栏", 1), "b.json": column("乙栏", 2), "c.json": column("甲二", 3)}
    async with at_shelf(put(tmp_path, files)) as reader:
        await reader.press("slash", "甲", "enter", "j")
        opened = []
        for _ in range(3):
            await reader.press("N")
            assert isinstance(reader.screen, ArticleScreen)
            opened.append(reader.screen.article.title)
            await reader.press("q")
        assert opened == ["第 3 篇", "第 1 篇", "第 2 篇"]
        assert reader.rows[-1].endswith("/甲  1/2"), "the filter stays"
        await reader.press("N")
        assert reader.said[-1] == "都读过了"


@pytest.mark.parametrize(("size", "is_said"), [((80, 24), False), ((80, 12), True)])
async def test_what_is_left_out_is_said_where_no_row_tells_it(
    tmp_path: Path, size: tuple[int, int], is_said: bool
) -> None:
    files = {"a.json": column("甲栏", 1), "b.json": column("乙栏", 2), "c.json": b"[1, 2]"}
    folder = put(tmp_path / "shelf", files)
    async with at_shelf(folder, size=size) as reader:
        said = "1 个文件不是专栏，已略过"
        assert reader.said == [said] * is_said
        assert (said in reader.text) is not is_said
        await reader.press("enter")
        assert reader.said == []
        await reader.press("escape")
        assert reader.said == [], "it is said once"
