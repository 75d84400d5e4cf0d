"""The list: what it shows, and that the selected article stays selected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.columns import column_of, saved_article
from tests.screens.listed import column, selected, shown, topics
from tests.screens.reading import FakeBrowser, reading
from tui.memory.store import Store
from tui.page.theme import DARK
from tui.widgets.article_list import ArticleList


async def test_the_whole_screen_at_80_cells() -> None:
    async with reading(column()) as reader:
        rows = reader.rows
        assert rows[0].startswith(" 一个专栏 ")
        assert "q 退出" in rows[-1] and "Esc" not in rows[-1]
        assert rows[0].endswith(" 4 篇  4 未读  1 关注")
        assert rows[1] == " 一个说明。 第二行。"
        assert rows[2] == "[全部 4] 终端 2  排版 1  编程 1"
        assert (
            rows[3]
            == "      标题                                                    作者    赞同  评论"
        )
        assert (
            rows[4]
            == "> ◦ 1 终端里的排版                                            林知秋     5     0"
        )
        assert (
            rows[5]
            == "  ◦ 2 Learn C++ in a day                                      林知秋    90     0"
        )
        assert (
            rows[6]
            == "  ◦ 3 字符的宽度                                              周远       7     0"
        )
        assert (
            rows[7]
            == "  ◦ 4 GO 语言                                                 林知秋     1     1"
        )
        assert rows[-3] == (" 未读  林知秋  5 赞同  0 评论  约 1 分钟  终端  排版")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
async def test_no_row_is_wider_than_the_screen(width: int) -> None:
    async with reading(column(), size=(width, 24)) as reader:
        assert all(cell_len(row) <= width for row in reader.rows)
        assert any(row.startswith(">") and "终端里的排版" in row for row in reader.rows)


async def test_the_bar_spans_the_row_and_zeros_are_dim() -> None:
    async with reading(column()) as reader:
        view = reader.app.screen.query_one(ArticleList)
        first, second = (list(view.render_line(row)) for row in (0, 1))
        panel = DARK["selected"].bgcolor
        assert all(segment.style and segment.style.bgcolor == panel for segment in first)
        assert sum(segment.cell_length for segment in first) == 80
        colours = {part.text.strip(): part.style.color for part in second if part.style}
        assert colours["0"] != colours["90"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 12)])
async def test_the_description_takes_one_row(size: tuple[int, int]) -> None:
    long = column_of(saved_article(1), description="很长的说明。" * 60)
    async with reading(long, size=size) as reader:
        rows = [row for row in reader.rows if "说明" in row]
        assert len(rows) == (size[1] > 12)
        assert all(row.endswith("»") for row in rows)


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
        assert any(row.startswith(">!◦ 2 无标题") for row in reader.rows)
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
        assert re.search(r"\[doge\] +1 篇", reader.text)
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


async def test_it_starts_at_the_article_it_is_opened_with(tmp_path: Path) -> None:
    columns = column()
    third = columns.articles[2]
    async with reading(columns, article=third, store=Store(tmp_path)) as reader:
        assert reader.rows[0] == "  字符的宽度"
        await reader.press("escape")
        assert selected(reader) is third
        assert reader.rows[-1].endswith("3/4")
        await reader.press("s")
    async with reading(columns, article=columns.articles[1], store=Store(tmp_path)) as reader:
        await reader.press("escape")
        assert selected(reader) is columns.articles[1]
        assert shown(reader) == [2, 3, 1, 4], "and as the list was left"


async def test_an_author_without_a_page_leads_nowhere() -> None:
    nobody = {"userName": "知乎用户", "userLink": "https://www.zhihu.com/people/0"}
    someone = {"userName": "某人", "userLink": "https://www.zhihu.com/people/some"}
    column = column_of(saved_article(1, **nobody), saved_article(2, **someone))
    async with reading(column) as reader:
        await reader.press("i")
        assert any(row.endswith("知乎用户  1 篇") for row in reader.rows)
        assert "people/0" not in reader.text and "people/some" in reader.text
