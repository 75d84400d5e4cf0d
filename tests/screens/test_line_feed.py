"""`^J` is Enter where it means nothing else: a terminal sends it for one pressed too early."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.library.shelves import column, put
from tests.screens.at_shelf import at_shelf
from tests.screens.reading import reading
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.settings import Settings


@pytest.mark.parametrize(
    "before",
    [
        *([], ["slash", "编"], ["t"], ["t", "排版"], ["F", "编", "down"], ["colon", *"theme"]),
        *(["enter", "tab"], ["enter", "slash", "键"], ["enter", "t", "down"], ["enter", "f"]),
        *(["enter", "c"], ["enter", "c", "slash", "的"], ["j", "j", "j", "j", "enter", "i"]),
        *(["enter", "question_mark"], ["i"], ["M"], ["enter", "y"], ["enter", "v"]),
    ],
    ids="-".join,
)
async def test_it_does_what_enter_does(before: Sequence[str]) -> None:
    seen = []
    for key in ("enter", "ctrl+j"):
        async with reading() as reader:
            await reader.press(*before, key)
            seen.append((type(reader.screen), reader.text, list(reader.said), reader.app.theme))
    assert seen[0] == seen[1]


async def test_it_opens_a_column_of_a_shelf(tmp_path: Path) -> None:
    put(tmp_path, {"甲.json": column("甲", 1), "乙.json": column("乙", 2)})
    async with at_shelf(tmp_path) as reader:
        await reader.press("j", "ctrl+j")
        assert isinstance(reader.screen, ColumnScreen)


async def test_it_is_the_readers_own_key_where_that_is_one_and_enter_elsewhere() -> None:
    keys = {"next article": ("^J",)}
    settings = Settings(keys=keys, where=dict.fromkeys(keys, ""))
    async with reading(settings=settings) as reader:
        assert reader.app.problems == ()
        await reader.press("ctrl+j")
        assert isinstance(reader.screen, ArticleScreen) and "1/12" in reader.rows[-1]
        await reader.press("ctrl+j")
        assert "2/12" in reader.rows[-1]
