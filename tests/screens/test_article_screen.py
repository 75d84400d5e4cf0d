"""An article: reading, moving between its stops, copying, following links."""

from __future__ import annotations

import asyncio
import re

import pytest
from rich.cells import cell_len
from textual.widgets import OptionList

from tests.columns import DEMO, column_of, saved_article
from tests.screens.article import LONG, article_with, view
from tests.screens.reading import Reading, reading
from tui.archive.load import load
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.widgets.page_view import PageView


async def test_enter_opens_and_escape_returns_to_the_same_row() -> None:
    async with reading(article_with("<p>一</p>")) as reader:
        await reader.press("j", "enter")
        rows = reader.rows
        assert rows[0] == "  第 2 篇"
        assert "  林知秋  2 赞同  0 评论  终端" in rows
        assert "  https://zhuanlan.zhihu.com/p/2" in rows
        assert "  正文 2" in rows
        assert "2/3" in rows[-1]
        await reader.press("escape")
        assert isinstance(reader.screen, ColumnScreen)
        assert any(re.match(">.. 2 ", row) for row in reader.rows)


@pytest.mark.parametrize("key", ["q", "h", "left", "backspace", "escape"])
async def test_keys_that_go_back(key: str) -> None:
    async with reading() as reader:
        await reader.press("l", key)
        assert isinstance(reader.screen, ColumnScreen)


async def test_scrolling() -> None:
    async with reading(article_with(LONG)) as reader:
        await reader.press("enter")
        tops = []
        keys = (
            "j",
            "k",
            "d",
            "u",
            "space",
            "b",
            "ctrl+d",
            "ctrl+u",
            "pagedown",
            "pageup",
            "G",
            "g",
        )
        for key in keys:
            await reader.press(key)
            tops.append(view(reader).top)
        height = view(reader).size.height
        page = view(reader).page
        assert page
        half, screenful, end = height // 2, height - 2, len(page.rows) - height
        assert tops == [1, 0, half, 0, screenful, 0, half, 0, screenful, 0, end, 0]


async def test_the_width_is_kept_for_the_session() -> None:
    def width(reader: Reading) -> int:
        page = reader.screen.query_one(PageView).page
        assert page
        return page.width

    async with reading() as reader:
        await reader.press("enter", "minus", "minus")
        assert width(reader) == 70
        await reader.press("J")
        assert width(reader) == 70
        await reader.press("q", "enter")
        assert width(reader) == 70
        await reader.press("question_mark")
        assert width(reader) == 70
        await reader.press("q", "plus", "q", "enter")
        assert width(reader) == 74


async def test_where_there_is_no_room_the_width_stays() -> None:
    async with reading(size=(60, 24)) as reader:
        await reader.press("enter", "plus", "q", "enter")
        await reader.resize(100, 24)
        page = reader.screen.query_one(PageView).page
        assert page and page.width == 80


async def test_it_says_how_far_one_has_read() -> None:
    async with reading(article_with(LONG)) as reader:
        await reader.press("enter")
        assert "100%" not in reader.rows[-1]
        await reader.press("G")
        assert reader.rows[-1].endswith("1/3  100%")


async def test_next_and_previous_articles_follow_filter_and_order() -> None:
    column = column_of(
        *(saved_article(n, upvote=10 - n if n != 3 else 99) for n in range(1, 6)),
    )
    async with reading(column) as reader:
        await reader.press("s", "g", "enter")
        assert reader.rows[0] == "  第 3 篇"
        await reader.press("J")
        assert reader.rows[0] == "  第 1 篇"
        await reader.press("K", "K")
        assert reader.rows[0] == "  第 3 篇"
        assert "已是第一篇" in reader.said
        await reader.press("J", "J", "escape")
        assert any(re.match(">.. 2 ", row) for row in reader.rows), "the list has followed"


async def test_the_reading_width_is_80_cells_centred_and_can_be_changed() -> None:
    text = "<p>" + "读" * 300 + "</p>"
    async with reading(article_with(text), size=(120, 30)) as reader:
        await reader.press("enter")
        row = next(row for row in reader.rows if "读读" in row)
        assert (row.index("读"), row.count("读")) == (20, 40)
        await reader.press("minus")
        row = next(row for row in reader.rows if "读读" in row)
        assert (row.index("读"), row.count("读")) == (22, 38)
        await reader.press("plus", "plus")
        row = next(row for row in reader.rows if "读读" in row)
        assert (row.index("读"), row.count("读")) == (18, 42)
        await reader.press("z")
        row = next(row for row in reader.rows if "读读" in row)
        assert (row.index("读"), row.count("读")) == (2, 59)
        assert "1/3" not in reader.rows[-1]
        await reader.press("z")
        assert "1/3" in reader.rows[-1]


async def test_the_place_outlives_a_change_of_width() -> None:
    html = "".join(f"<p>第 {n} 段" + "很长的一段话，" * 20 + "</p>" for n in range(1, 40))
    async with reading(article_with(html)) as reader:
        await reader.press("enter")
        for _ in range(5):
            await reader.press("space")
        first = reader.rows[0].strip()[:10] or reader.rows[1].strip()[:10]
        for width in (40, 120, 33, 80):
            await reader.resize(width, 24)
            assert first in "".join(row.strip() for row in reader.rows[:4]), width


async def test_headings() -> None:
    html = LONG + "<h2>甲</h2>" + LONG + "<h2>乙</h2>" + LONG
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "]")
        assert reader.rows[0] == "  甲"
        await reader.press("]")
        assert reader.rows[0] == "  乙"
        await reader.press("[", "[")
        assert reader.rows[0] == "  第 1 篇"


async def test_the_outline_shows_where_one_is_and_goes_elsewhere() -> None:
    html = LONG + "<h2>甲</h2>" + LONG + "<h3>乙</h3>" + LONG
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "]", "t")
        assert "    乙" in reader.text
        await reader.press("down", "enter")
        assert reader.rows[0] == "  乙"
        await reader.press("ctrl+t", "甲", "enter")
        assert reader.rows[0] == "  甲"


async def test_bold_paragraphs_are_the_outline_of_an_article_without_headings() -> None:
    html = LONG + "<p><b>一、准备</b></p>" + LONG
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "]")
        assert reader.rows[0] == "  一、准备"
        await reader.press("t")
        options = reader.screen.query_one(OptionList).options
        assert [str(option.prompt) for option in options] == ["第 1 篇", "  一、准备"]


async def test_the_outline_is_indented_by_the_levels_there_are() -> None:
    html = "<h2>甲</h2><h4>乙</h4><h2>丙</h2>"
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "t")
        options = reader.screen.query_one(OptionList).options
        assert [str(option.prompt) for option in options][1:] == ["  甲", "    乙", "  丙"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40), (30, 8)])
async def test_every_article_of_the_sample_opens_and_scrolls(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("enter")
        for _ in load(DEMO).articles:
            assert all(cell_len(row) <= size[0] for row in reader.rows)
            await reader.press("space", "G", "J")
        assert "已是最后一篇" in reader.said


async def test_quit_works_from_a_picker_too() -> None:
    async with reading() as reader:
        await reader.press("t", "ctrl+q")
    assert reader.app.return_code == 0
    assert not reader.app.is_running


async def test_narrower_and_wider_act_at_once_on_a_narrow_screen() -> None:
    async with reading(article_with("<p>字</p>"), size=(40, 12)) as reader:
        await reader.press("enter")
        view = reader.screen.query_one(PageView)
        widths = []
        for key in ("minus", "plus", "plus", "z", "minus", "z"):
            await reader.press(key)
            widths.append(view.page.width if view.page else 0)
        assert widths == [34, 38, 38, 38, 34, 34]


async def test_help_is_on_the_key_bar_of_the_narrowest_screen() -> None:
    async with reading(size=(30, 8)) as reader:
        assert "? 帮助" in reader.rows[-1]
        await reader.press("enter")
        assert "? 帮助" in reader.rows[-1]


async def test_messages_do_not_pile_up() -> None:
    async with reading() as reader:
        await reader.press("enter", "m")
        await asyncio.sleep(0.6)
        await reader.press("m")
        assert reader.said == ["去掉了书签"]


async def test_space_at_the_end_asks_and_then_opens_the_next_unread() -> None:
    articles = [saved_article(n, title=f"篇{n}", content=LONG) for n in (1, 2, 3)]
    async with reading(column_of(*articles), messages=True) as reader:
        await reader.press("j", "r", "k", "enter", "G")
        last = reader.rows[:-1]
        await reader.press("space")
        assert reader.said[-1] == "已到末尾，再按一次 Space：下一篇未读"
        assert isinstance(reader.screen, ArticleScreen) and reader.screen.article.title == "篇1"
        await reader.press("k", "space", "space")
        assert reader.screen.article.title == "篇1", "what was said is asked again after moving"
        await reader.press("space")
        assert reader.screen.article.title == "篇3"
        assert last != reader.rows[:-1]
        await reader.press("G", "space")
        assert reader.said[-1] == "已到末尾，后面没有未读的"
