"""Choosing one of several things: what is in sight, and getting about."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.containers import Vertical
from textual.widgets import OptionList

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeClipboard, Reading, reading
from tui.archive.model import Column
from tui.page.cells import NARROW
from tui.screens.article import ArticleScreen
from tui.screens.picker import Picker

COUNT = 40


def column() -> Column:
    """Return a column of one article with many headings and blocks of code."""
    code = '<div class="highlight"><pre><code class="language-c">code {0}</code></pre></div>'
    html = "".join(f"<h2>第 {n} 节</h2>{code.format(n)}" for n in range(1, COUNT))
    return column_of(saved_article(1, title="题目", content=html))


def at(reader: Reading) -> str:
    """Return the choice that is highlighted, and that it is in view with the hint below."""
    assert isinstance(reader.screen, Picker)
    option = reader.screen.query_one(OptionList).highlighted_option
    assert option
    text = str(option.prompt)
    assert any(text.strip() in row for row in reader.rows), reader.text
    assert "Enter 确定 Esc 取消" in reader.text
    return text.strip()


@pytest.mark.parametrize("size", [(80, 24), (80, 21), (40, 12), (30, 8)])
async def test_what_is_selected_is_in_view_and_the_hint_too(size: tuple[int, int]) -> None:
    async with reading(column(), size=size) as reader:
        await reader.press("enter", "t")
        assert reader.text.count("输入几个字筛选") == 1 and "大纲" in reader.text
        for n in range(1, COUNT):
            await reader.press("down")
            assert at(reader) == f"第 {n} 节"
        await reader.press("down")
        assert at(reader) == "题目"
        await reader.press("up", "enter")
        assert f"第 {COUNT - 1} 节" in reader.text


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_it_begins_in_view_and_stays_there_when_resized(size: tuple[int, int]) -> None:
    async with reading(column(), size=size) as reader:
        await reader.press("enter", "G", "[", "t")
        begin = at(reader)
        assert begin != "题目"
        for other in ((30, 8), (80, 24), (40, 12)):
            await reader.resize(*other)
            assert at(reader) == begin


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_paging_while_typing(size: tuple[int, int]) -> None:
    async with reading(column(), size=size) as reader:
        await reader.press("enter", "t", "pagedown")
        page = int(at(reader).split()[1])
        assert 4 < page < 20
        await reader.press("pagedown")
        assert at(reader) == f"第 {2 * page} 节"
        await reader.press("pageup", "pageup")
        assert at(reader) == "题目"
        await reader.press("ctrl+end")
        assert at(reader) == f"第 {COUNT - 1} 节"
        await reader.press("pagedown")
        assert at(reader) == f"第 {COUNT - 1} 节"
        await reader.press("ctrl+home")
        assert at(reader) == "题目"
        await reader.press("4", "j", "home", "0", "end", "backspace", "delete")
        assert "04" in reader.text, "a letter is typed, and Home and End are the field's"


async def test_motions_where_nothing_is_typed() -> None:
    clipboard = FakeClipboard()
    async with reading(column(), clipboard=clipboard) as reader:
        await reader.press("enter", "g", "y")
        for keys, number in (
            (["end"], COUNT - 1),
            (["home"], 1),
            (["G"], COUNT - 1),
            (["g"], 1),
            (["ctrl+d"], 10),
            (["d"], 19),
            (["ctrl+u", "u"], 1),
            (["pagedown"], 20),
            (["space"], COUNT - 1),
            (["pageup", "b"], 1),
            (["j", "down", "k"], 2),
        ):
            await reader.press(*keys)
            assert at(reader) == f"{number}  c，1 行  code {number}", keys
        await reader.press("enter")
        assert clipboard.texts == ["code 2"]
        await reader.press("y", "q")
        assert isinstance(reader.screen, ArticleScreen)


async def test_a_long_choice_is_cut_with_a_mark() -> None:
    html = f'<p><a href="https://x.org/{"a" * 99}">链接</a></p><h2>{"长" * 60}</h2>'
    async with reading(column_of(saved_article(1, content=html))) as reader:
        await reader.press("enter")
        for size in ((80, 24), (40, 12), (120, 30)):
            await reader.resize(*size)
            for key in ("L", "t"):
                await reader.press(key)
                width = min(size[0], max(76, size[0] - 8))
                left, right = (size[0] - width) // 2 + 1, (size[0] + width) // 2 - 1
                shown = [NARROW.cut(row, right)[left:].rstrip() for row in reader.rows]
                row = next(one for one in shown[size[1] // 4 :] if one.endswith("»"))
                assert cell_len(row) in range(width - 4 - 1, width - 1)
                await reader.press("escape")


async def test_it_is_as_wide_as_it_has_to_say() -> None:
    links = [f'<p><a href="https://x.org/{"a" * n}">链接</a></p>' for n in (9, 59, 69, 199)]
    for html, size, width in (
        (links[0], 200, 76),
        (links[2], 200, len("链接 1  ") + 2 + 4 + 2 + len("https://x.org/") + 69 + 3),
        (links[3], 200, 120),
        (links[3], 100, 92),
        (links[3], 80, 76),
        (links[3], 40, 40),
    ):
        article = saved_article(1, content=html + "<p>文</p>" * 40)
        async with reading(column_of(article), size=(size, 24)) as reader:
            await reader.press("enter", "L")
            assert reader.screen.query_one(Vertical).outer_size.width == width
            row = next(row for row in reader.rows if "链接 2" in row)
            assert ("»" in row) is (html == links[3])


async def test_it_is_no_higher_than_its_choices() -> None:
    async with reading(column(), size=(40, 12)) as reader:
        await reader.press("enter", "Y")
        rows = [row.strip() for row in reader.rows]
        assert rows.index("数字选择 Enter 确定 Esc 取消") == rows.index("复制这篇文章") + 6
