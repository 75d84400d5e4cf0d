"""The first paint of a shelf is the app's first frame of it, whatever is known of its columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.first_frames import ENVIRONMENT, LONG, frames_after_paint
from tests.columns import saved_article, saved_column
from tui.cli.beginning import Asked, beginning
from tui.memory.store import Store
from tui.memory.values import ArticleMemory, ShelfState, column_key
from tui.settings import Settings

READ = ArticleMemory(read=True)


def shelf_of(folder: Path) -> Path:
    """Write a shelf: columns of all lengths, one that is damaged, and what is none."""
    shelf = folder / "书架"
    shelf.mkdir()
    for number in range(40):
        articles = [saved_article(n) for n in range(1, number % 7 + 1)]
        column = saved_column(*articles, title=f"{number} {LONG[: number * 2]}")
        (shelf / f"{number:02}.json").write_text(json.dumps(column), "utf-8")
    (shelf / "41.json").write_text('{"article": [', "utf-8")
    (shelf / "42.json").write_text('{"a": 1}', "utf-8")
    return shelf


LEFT_SHELVES = {
    "as it is": ShelfState(),
    "far down": ShelfState(selected="30.json"),
    "gone": ShelfState(selected="?"),
    "sorted": ShelfState(sort="ARTICLES", selected="12.json"),
    "turned round": ShelfState(reverse=True, selected="12.json"),
    "filtered": ShelfState(words="1", selected="12.json"),
    "nothing found": ShelfState(words="zzz"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 60), (55, 17), (30, 8)], ids=str)
@pytest.mark.parametrize("how", LEFT_SHELVES)
@pytest.mark.parametrize("counted", [False, True], ids=["not counted", "counted"])
async def test_of_a_shelf(tmp_path: Path, how: str, size: tuple[int, int], counted: bool) -> None:
    folder, left = shelf_of(tmp_path), LEFT_SHELVES[how]
    store, asked = Store(tmp_path / "state"), Asked([folder])
    shelf = beginning(asked, store).shelf
    assert shelf
    if counted:
        shelf.library.count_all()
    if left.selected.endswith(".json"):
        left = replace(left, selected=column_key(folder / left.selected))
    store.remember_shelf(shelf.library.key, left)
    store.remember_article("https://zhuanlan.zhihu.com/p/2", ArticleMemory(), READ)
    store.close()
    store = Store(tmp_path / "state")
    begin = beginning(asked, store)
    assert begin.shelf
    # What is remembered is there already.
    assert begin.shelf.library.known
    # All but the one that is damaged, which may be mended by now.
    known = {row.articles is not None for row in begin.shelf.library.rows if row.title != "41"}
    assert known == {counted}
    screen, frames = await frames_after_paint(begin, store, size, Settings(), **ENVIRONMENT)
    assert screen
    assert frames[0] == ""


async def test_of_a_shelf_that_is_one_file(tmp_path: Path) -> None:
    columns = [saved_column(saved_article(1), title=title) for title in ("甲", "乙")]
    file = tmp_path / "two.json"
    file.write_text(json.dumps(columns), "utf-8")
    store = Store(tmp_path)
    begin = beginning(Asked([file]), store)
    assert begin.shelf
    screen, frames = await frames_after_paint(begin, store, (80, 24), Settings(), **ENVIRONMENT)
    assert screen
    assert frames[0] == ""
