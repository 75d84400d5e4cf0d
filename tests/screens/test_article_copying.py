"""Copies out of an article: of code, of what is under focus, of all of it."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tests.screens.article import LONG, article_with, block
from tests.screens.reading import FakeClipboard, reading
from tui.screens.article import ArticleScreen

CODE = 'def f():\n\treturn  "中"\n\n'


async def test_y_copies_the_one_code_block_on_the_screen_to_the_byte() -> None:
    clipboard = FakeClipboard()
    async with reading(article_with(block(CODE)), clipboard=clipboard) as reader:
        await reader.press("enter", "y")
        assert clipboard.texts == [CODE]
        assert reader.said == ["python，3 行：已复制（fake）"]


async def test_y_copies_what_is_under_focus() -> None:
    clipboard = FakeClipboard()
    html = (
        block("a")
        + '<p><a href="https://x.org">甲</a></p>'
        + block("b")
        + '<p><img eeimg="1" alt="x^2" src="https://www.zhihu.com/equation?tex=x%5E2"/></p>'
    )
    async with reading(article_with(html), clipboard=clipboard, size=(80, 40)) as reader:
        await reader.press("enter", "}", "}", "y")
        assert clipboard.texts == ["b"]
        await reader.press("{", "y", "tab", "y")
        assert clipboard.texts[1:] == ["a", "https://x.org"]
        await reader.press("tab", "tab", "y")
        assert clipboard.texts[3:] == ["x^2"]


async def test_y_with_several_blocks_offers_them_by_number() -> None:
    clipboard = FakeClipboard()
    html = block("first\n") + block("\n  second", "text") + LONG
    async with reading(article_with(html), clipboard=clipboard) as reader:
        await reader.press("enter", "y")
        assert " 1  python，1 行  first" in reader.text
        assert " 2  代码，2 行    second" in reader.text, "below the other's first line"
        await reader.press("2")
        assert clipboard.texts == ["\n  second"]
        await reader.press("G", "y", "j", "k", "enter")
        assert clipboard.texts == ["\n  second", "first\n"]
        await reader.press("y", "escape")
        assert isinstance(reader.screen, ArticleScreen)


async def test_the_picker_takes_numbers_of_two_digits() -> None:
    clipboard = FakeClipboard()
    html = "".join(block(f"code {n}") for n in range(1, 26))
    async with reading(article_with(html), clipboard=clipboard) as reader:
        await reader.press("enter", "y", "1", "7")
        assert clipboard.texts == ["code 17"]
        await reader.press("y", "3")
        assert clipboard.texts == ["code 17", "code 3"]
        await reader.press("y", "2", "enter")
        assert clipboard.texts == ["code 17", "code 3", "code 2"]


async def test_y_without_code_says_so() -> None:
    clipboard = FakeClipboard()
    async with reading(article_with("<p>字</p>"), clipboard=clipboard) as reader:
        await reader.press("enter", "y")
        assert clipboard.texts == []
        assert any("没有代码块" in said for said in reader.said)


async def test_a_copy_can_be_saved() -> None:
    clipboard = FakeClipboard()
    async with reading(article_with(block("a")), clipboard=clipboard) as reader:
        await reader.press("enter", "S")
        assert reader.said == ["还没有复制过什么"]
        await reader.press("y", "S")
        assert reader.said[-1] == "已存为 /saved/第 1 篇-1.py"


async def test_the_copy_menu_has_the_article_in_every_form() -> None:
    clipboard = FakeClipboard()
    html = (
        '<p>一<b>二</b> <img eeimg="1" alt="y_1" src=""/> 三</p>'
        '<p><img eeimg="1" alt="x^2" src=""/></p>'
    )
    async with reading(article_with(html), clipboard=clipboard) as reader:
        await reader.press("enter")
        for digit in "12345":
            await reader.press("Y", digit)
        assert clipboard.texts == [
            "https://zhuanlan.zhihu.com/p/1",
            "第 1 篇\nhttps://zhuanlan.zhihu.com/p/1",
            "# 第 1 篇\n\n一**二** $y_1$ 三\n\n$$\nx^2\n$$\n",
            "一二 y₁ 三\nx^2",
            "y_1\nx^2",
        ]


async def test_a_copy_is_named_after_the_article_and_its_language() -> None:
    clipboard = FakeClipboard()
    code = '<pre><code class="language-cpp">int x;</code></pre>'
    article = saved_article(1, title="写 C++ 的人", content=code)
    async with reading(column_of(article), clipboard=clipboard) as reader:
        await reader.press("enter", "y", "S")
        assert clipboard.texts == ["int x;", "写 C++ 的人-1.cpp"]
        await reader.press("Y", "3", "S")
        assert clipboard.texts[-1] == "写 C++ 的人.md"
