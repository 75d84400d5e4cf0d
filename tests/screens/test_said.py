"""What is said goes with the screen it is about; what became of a copy stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets._toast import Toast, ToastRack

from tests.columns import column_of, saved_article
from tests.library.shelves import column, put
from tests.screens.at_shelf import at_shelf
from tests.screens.reading import reading
from tui.memory.store import Store
from tui.screens.column import ColumnScreen

LONG = "".join(f"<p>第 {n} 段，猫。</p>" for n in range(1, 60))
CODE = '<div class="highlight"><pre><code class="language-c">int i;</code></pre></div>'


@pytest.mark.parametrize("keys", [["escape", "escape"], ["J"], ["c"], ["F"], ["?"]], ids=str)
async def test_what_is_said_of_an_article_goes_when_it_is_left(keys: list[str]) -> None:
    columns = column_of(saved_article(1, content=LONG), saved_article(2))
    async with reading(columns) as reader:
        await reader.press("enter", "/", "猫", "enter", "N")
        assert reader.said == ["到了开头，从末尾再找"]
        await reader.press(*keys)
        assert reader.said == []


async def test_what_is_said_of_the_list_goes_when_an_article_opens() -> None:
    async with reading(column_of(saved_article(1))) as reader:
        await reader.press("r", "N")
        assert reader.said == ["这里的都读过了"]
        await reader.press("enter")
        assert reader.said == []


async def test_what_became_of_a_copy_stays() -> None:
    async with reading(column_of(saved_article(1, content=CODE))) as reader:
        await reader.press("enter", "y", "escape")
        assert isinstance(reader.screen, ColumnScreen)
        assert reader.said == ["c，1 行：已复制（fake）"]


async def test_what_a_mark_says_of_keys_goes_with_the_page_that_has_them(tmp_path: Path) -> None:
    async with reading(column_of(saved_article(1)), store=Store(tmp_path)) as reader:
        await reader.press("enter", "v", "l", "H")
        assert reader.said == ["划了线；a 写笔记，M 看全部"]
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)
        assert reader.said == []


async def test_a_notice_about_the_column_stays() -> None:
    async with reading(column_of(saved_article(1), saved_article(2, title=5))) as reader:
        said = reader.said
        assert len(said) == 1 and "存档有损坏" in said[0]
        await reader.press("enter", "c", "escape", "escape")
        assert reader.said == said


async def test_where_the_next_article_was_left_is_said_on_it(tmp_path: Path) -> None:
    columns = column_of(saved_article(1), saved_article(2, content=LONG))
    async with reading(columns, store=Store(tmp_path)) as reader:
        await reader.press("j", "enter", "space", "escape", "k", "enter", "K")
        assert reader.said == ["已是第一篇"]
        await reader.press("J")
        assert len(reader.said) == 1 and reader.said[0].startswith("上次读到")
        await reader.press("escape")
        assert reader.said == []


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_a_message_leaves_the_keys_that_fit(width: int) -> None:
    """It takes the end of the last row, where the place is; no key is cut, and help is left."""
    async with reading(column_of(saved_article(1)), size=(width, 24), messages=True) as reader:
        whole = reader.rows[-1]
        reader.app.say("说了一句话")
        await reader.settle()
        keys, _, said = reader.rows[-1].partition("▌")
        assert said.strip() == "说了一句话"
        names = keys.split()
        assert names[-2:] == ["?", "帮助"] and set(names) <= set(whole.split())
        reader.app.clear_notifications()
        await reader.settle()
        assert reader.rows[-1] == whole


@pytest.mark.parametrize(
    ("keys", "count"), [(["enter", "/"], "1/1"), (["/"], "1 篇")], ids=["finding", "filtering"]
)
@pytest.mark.parametrize("said", ["说了一句话", "说了一句 话"])
async def test_a_message_stands_whole_beside_what_is_typed(
    keys: list[str], count: str, said: str
) -> None:
    async with reading(column_of(saved_article(1)), size=(60, 24), messages=True) as reader:
        reader.app.say(said)
        await reader.press(*keys, "第")
        typed, _, shown = reader.rows[-1].partition("▌")
        assert shown.strip() == said
        assert "第" in typed and typed.endswith(count)


@pytest.mark.parametrize("keys", [("/",), ("enter", "/")])
async def test_a_message_that_would_hide_what_is_typed_goes_away(keys: tuple[str, ...]) -> None:
    async with reading(column_of(saved_article(1)), size=(40, 12), messages=True) as reader:
        reader.app.say("没有书签；在列表或文章里按 m 加")
        await reader.press(*keys, "第")
        assert "▌" not in reader.rows[-1]
        assert "第" in reader.rows[-1]


@pytest.mark.parametrize("key", ["apostrophe", "H"])
async def test_what_is_said_of_a_shelf_goes_away_with_it(tmp_path: Path, key: str) -> None:
    folder = put(tmp_path / "shelf", {"甲.json": column("甲栏", 1), "乙.json": column("乙栏", 2)})
    async with at_shelf(folder) as reader:
        await reader.press(key)
        assert reader.said
        await reader.press("enter")
        assert not reader.said


async def test_a_message_takes_the_place_of_one_that_is_not_drawn_yet() -> None:
    async with reading(column_of(saved_article(1)), messages=True) as reader:
        reader.app.say("说了一句话")
        reader.app.say("又说了一句话")
        await reader.settle()
        assert [row.partition("▌")[2].strip() for row in reader.rows if "▌" in row] == [
            "又说了一句话"
        ]


async def test_the_keys_stay_as_they_are_until_a_message_has_gone() -> None:
    async with reading(column_of(saved_article(1)), messages=True) as reader:
        seen: list[tuple[int, bool]] = []

        def see(cells: int) -> None:
            seen.append((cells, reader.screen.query_one(ToastRack).display))

        reader.app.say("说了一句话")
        await reader.settle()
        reader.screen.watch(reader.app, "message_cells", see)
        reader.screen.query_one(Toast)._expire()  # as when its time is over
        await reader.settle()
        assert seen == [(13, True), (0, False)]
        reader.app.say("又说了一句话")
        await reader.settle()
        reader.app.clear_notifications()
        await reader.settle()
        assert seen[2:] == [(15, True), (0, False)]
