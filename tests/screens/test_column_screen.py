"""The list: what it shows, and that the selected article stays selected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeBrowser, Reading, reading
from tui.archive.model import Article, Column
from tui.memory.store import Store
from tui.widgets.article_list import ArticleList


def topics(*names: str) -> list[dict[str, str]]:
    return [{"tag": name, "tagLink": ""} for name in names]


def column() -> Column:
    return column_of(
        saved_article(1, title="终端里的排版", topic=topics("终端", "排版"), upvote=5),
        saved_article(2, title="Learn C++ in a day", topic=topics("编程"), upvote=90),
        saved_article(3, title="字符的宽度", topic=topics("终端"), userName="周远", upvote=7),
        saved_article(4, title="GO 语言", topic=[], upvote=1, comments=[{"content": "好"}]),
        description="一个说明。\n第二行。",
    )


def shown(reader: Reading) -> list[int]:
    articles = reader.app.screen_stack[0].query_one(ArticleList).articles
    return [article.number for article in articles]


def selected(reader: Reading) -> Article | None:
    return reader.app.screen_stack[0].query_one(ArticleList).selected


async def test_the_whole_screen_at_80_cells() -> None:
    async with reading(column()) as reader:
        rows = reader.rows
        assert rows[0].startswith(" 一个专栏 ")
        assert rows[0].endswith(" 4 篇  4 未读  1 关注")
        assert rows[1] == " 一个说明。 第二行。"
        assert rows[2] == "[全部 4] 终端 2  排版 1  编程 1"
        assert rows[3].split() == ["标题", "作者", "赞同", "评论", "话题"]
        assert rows[4].split() == [">", "◦1", "终端里的排版", "林知秋", "5", "0", "终端", "排版"]
        assert rows[7].split() == ["◦4", "GO", "语言", "林知秋", "1", "1"]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
async def test_no_row_is_wider_than_the_screen(width: int) -> None:
    async with reading(column(), size=(width, 24)) as reader:
        assert all(cell_len(row) <= width for row in reader.rows)
        assert any(row.startswith(">") and "终端里的排版" in row for row in reader.rows)


async def test_topics_cycle_and_count() -> None:
    async with reading(column()) as reader:
        assert shown(reader) == [1, 2, 3, 4]
        await reader.press("tab")
        assert shown(reader) == [1, 3]
        assert "[终端 2]" in reader.rows[2]
        await reader.press("tab", "tab", "tab")
        assert shown(reader) == [1, 2, 3, 4]
        await reader.press("shift+tab")
        assert shown(reader) == [2]


async def test_topics_that_are_cut_off_are_marked() -> None:
    names = ["编程", "排版", "字符", "终端", "Markdown", "Python"]
    columns = column_of(
        *(saved_article(n, topic=topics(name)) for n, name in enumerate(names, 1)),
        description="",
    )
    async with reading(columns) as reader:
        for width, bar in (
            (30, "[全部 6] 编程 1  排版 1  字符»"),
            (32, "[全部 6] 编程 1  排版 1  字符 1»"),
            (33, "[全部 6] 编程 1  排版 1  字符 1 »"),
            (44, "[全部 6] 编程 1  排版 1  字符 1  终端 1 »"),
            (50, "[全部 6] 编程 1  排版 1  字符 1  终端 1  Markdown»"),
            (80, "[全部 6] 编程 1  排版 1  字符 1  终端 1  Markdown 1  Python 1"),
        ):
            await reader.resize(width, 24)
            assert bar in reader.rows, width
        await reader.resize(31, 24)
        await reader.press("shift+tab")
        assert reader.rows[1].endswith("[Python 1]")


async def test_a_topic_is_picked_by_typing() -> None:
    async with reading(column()) as reader:
        await reader.press("t")
        assert "输入筛选" in reader.text
        await reader.press("编", "enter")
        assert shown(reader) == [2]
        assert "[编程 1]" in reader.rows[2]


async def test_the_filter_narrows_while_typing_and_esc_takes_it_away() -> None:
    async with reading(column()) as reader:
        await reader.press("slash", "g")
        assert shown(reader) == [4]
        await reader.press("backspace", "c", "+", "+")
        assert shown(reader) == [2]
        await reader.press("enter")
        assert "/c++" in reader.rows[-1]
        assert shown(reader) == [2]
        await reader.press("escape")
        assert shown(reader) == [1, 2, 3, 4]


async def test_the_filter_finds_authors_and_topics() -> None:
    async with reading(column()) as reader:
        await reader.press("slash", "周", "远")
        assert shown(reader) == [3]
        await reader.press("escape", "slash", "排", "版")
        assert shown(reader) == [1]


async def test_sorting_goes_round_and_can_be_reversed() -> None:
    async with reading(column()) as reader:
        await reader.press("s")
        assert shown(reader) == [2, 3, 1, 4]
        assert "赞同" in reader.rows[-1]
        await reader.press("S")
        assert shown(reader) == [4, 1, 3, 2]
        await reader.press("S", "s")
        assert shown(reader) == [4, 1, 2, 3]
        await reader.press("s", "s", "s")
        assert shown(reader) == [1, 2, 3, 4]


async def test_the_selected_article_stays_selected() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "j")
        kept = selected(reader)
        assert kept is not None
        assert kept.number == 3
        for keys in (["s"], ["S"], ["tab"], ["slash", "字", "enter"], ["escape"], ["s"]):
            await reader.press(*keys)
            assert selected(reader) is kept, keys
        await reader.resize(40, 12)
        assert selected(reader) is kept
        assert any(row.startswith(">") and "◦3 " in row for row in reader.rows)


async def test_moving() -> None:
    many = column_of(*(saved_article(n) for n in range(1, 101)))
    async with reading(many) as reader:

        async def after(*keys: str) -> int:
            await reader.press(*keys)
            article = selected(reader)
            assert article
            assert any(re.match(rf">.*[ ◦]{article.number} ", row) for row in reader.rows)
            return article.number

        assert await after("j") == 2
        assert await after("down", "k", "up", "up") == 1
        assert await after("G") == 100
        assert await after("g") == 1
        assert await after("end") == 100
        assert await after("home") == 1
        page = await after("space") - 1
        assert page > 10
        assert await after("ctrl+f") == 1 + 2 * page
        assert await after("b", "pageup") == 1
        half = await after("d") - 1
        assert 0 < half < page
        assert await after("ctrl+u") == 1


async def test_all_about_the_column_with_its_followers() -> None:
    async with reading(column(), size=(80, 50)) as reader:
        await reader.press("i")
        for words in ("一个说明。", "https://zhuanlan.zhihu.com/c_1", "周远", "终端  2 篇"):
            assert words in reader.text
        assert "https://www.zhihu.com/people/a" in reader.text
        await reader.press("q")
        assert "[全部 4]" in reader.text


async def test_an_empty_column_says_so() -> None:
    async with reading(column_of()) as reader:
        assert "这个专栏没有文章" in reader.text
        await reader.press("j", "enter", "c", "o", "tab", "s", "slash", "a", "enter", "escape")
        assert "这个专栏没有文章" in reader.text


async def test_a_damaged_article_is_marked_and_says_why() -> None:
    damaged = column_of(saved_article(1), saved_article(2, title=5))
    async with reading(damaged) as reader:
        assert any("1 篇文章存档有损坏" in said for said in reader.said)
        await reader.press("j")
        assert any(row.startswith(">!◦2 无标题") for row in reader.rows)
        assert "$.article[1].title" in reader.text
        await reader.press("enter")
        assert "$.article[1].title" in reader.text
        assert "正文 2" in reader.text


async def test_titles_that_look_like_markup_are_titles() -> None:
    names = ["[/]", "[doge]", "[@click=app.bell]x[/]", "[link=file:///etc/passwd]y", "a\x1b[2Jb"]
    hostile = column_of(
        *(
            saved_article(n, title=name, userName=name, topic=topics(name), content=name)
            for n, name in enumerate(names, 1)
        ),
        title="[red]column[/]",
        description="[/nothing]",
    )
    async with reading(hostile) as reader:
        assert "[red]column[/]" in reader.text
        assert "[/nothing]" in reader.text
        for name in names[:-1]:
            assert name in reader.text
        await reader.press("t")
        assert "[doge] 1" in reader.text
        await reader.press("escape", "i")
        assert "[/nothing]" in reader.text
        await reader.press("q", "enter")
        assert "[/]" in reader.rows[0]


async def test_the_article_opens_in_a_browser() -> None:
    browser = FakeBrowser()
    async with reading(column(), browser=browser) as reader:
        await reader.press("j", "o")
        assert browser.urls == ["https://zhuanlan.zhihu.com/p/2"]
        assert any("fake-browser" in said for said in reader.said)


async def test_it_starts_with_a_topic() -> None:
    async with reading(column(), topic="终端") as reader:
        assert shown(reader) == [1, 3]


async def test_it_starts_at_the_article_it_is_opened_with(tmp_path: Path) -> None:
    columns = column()
    third = columns.articles[2]
    async with reading(columns, article=third, store=Store(tmp_path)) as reader:
        assert reader.rows[0] == "字符的宽度"
        await reader.press("escape")
        assert selected(reader) is third
        assert reader.rows[-1].endswith("3/4")
        await reader.press("s")
    async with reading(columns, article=columns.articles[1], store=Store(tmp_path)) as reader:
        await reader.press("escape")
        assert selected(reader) is columns.articles[1]
        assert shown(reader) == [2, 3, 1, 4], "and as the list was left"


async def test_a_filter_that_finds_nothing_loses_no_place() -> None:
    async with reading(column()) as reader:
        for keys in ("G", "k"):
            await reader.press(keys)
            kept = selected(reader)
            await reader.press("slash", *"zzz")
            assert selected(reader) is None
            await reader.press("escape")
            assert selected(reader) is kept
            await reader.press("slash", *"zzz", "enter", "escape")
            assert selected(reader) is kept
            await reader.press("slash", *"c++", "escape")
            assert selected(reader) is kept
            await reader.press("apostrophe", "apostrophe")
            assert selected(reader) is kept


async def test_the_topics_lead_back_to_the_same_article() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "j", "j")
        kept = selected(reader)
        assert kept and kept.number == 4
        await reader.press("tab", "tab", "tab", "tab")
        assert selected(reader) is kept
        await reader.press("tab", "shift+tab")
        assert selected(reader) is kept


async def test_what_one_moves_to_or_acts_on_is_the_place_from_then_on() -> None:
    """Also where the list selected it, since the article of before was not in it."""
    for keys in (["j", "k"], ["m"], ["enter", "escape"], ["c", "escape"], ["o"], ["r"]):
        async with reading(column()) as reader:
            await reader.press("j", "tab", *keys)
            here = selected(reader)
            assert here and here.number == (1 if keys == ["j", "k"] else 3), keys
            await reader.press("shift+tab")
            assert selected(reader) is here, keys
    async with reading(column()) as reader:
        await reader.press("slash", *"go", "enter", "escape")
        assert reader.rows[-1].endswith("4/4"), "Enter takes what the filter found"
