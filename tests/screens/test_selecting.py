"""Selecting in an article: by keys and by the mouse, what is shown of it, and copying it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import events

from tests.columns import column_of, saved_article
from tests.screens.pictures import FakePictures
from tests.screens.reading import FakeClipboard, Reading, reading
from tests.screens.test_picture_screen import URLS, pictures_column
from tui.archive.model import Column
from tui.screens.article import ArticleScreen
from tui.settings import Settings
from tui.widgets.page_canvas import PageCanvas
from tui.widgets.page_view import PageView

HTML = (
    "<p>第一句话。第二句 word 结束！</p>"
    '<pre><code class="language-python">def f():\n\treturn 1\n</code></pre>'
    '<p>公式 <img eeimg="1" alt="x^2"> 和<a href="https://x.org/">链接</a></p>'
    "<p>最后一段。</p>"
)


def article(html: str = HTML) -> Column:
    return column_of(saved_article(1, title="题目", content=html), saved_article(2))


def canvas(reader: Reading) -> PageCanvas:
    return reader.screen.query_one(PageCanvas)


def lit(reader: Reading) -> str:
    """Return what is shown as selected, the cursor included: by no colour."""
    page = canvas(reader)
    return "".join(
        segment.text
        for y in range(page.size.height)
        for segment in page.render_line(y)
        if segment.style and segment.style.reverse
    )


async def to_text(reader: Reading) -> None:
    """Begin at the first words of the text."""
    await reader.press("enter", "v", "slash", *"第一", "enter", "o", "slash", *"第一", "enter")


async def test_it_begins_at_the_first_word_and_says_how_much_it_is() -> None:
    async with reading(article()) as reader:
        await reader.press("enter", "v")
        assert lit(reader) == "题" and reader.rows[-1].startswith(" 选中 1 字")
        assert "y 复制" in reader.rows[-1] and "Esc 放弃" in reader.rows[-1]
        await reader.press("l")
        assert lit(reader) == "题目" and reader.rows[-1].startswith(" 选中 2 字")
        await reader.press("escape")
        assert lit(reader) == "" and "选中" not in reader.rows[-1]
        assert isinstance(reader.screen, ArticleScreen)


async def test_it_begins_at_the_stop_under_focus_and_takes_all_of_it() -> None:
    clipboard = FakeClipboard()
    async with reading(article(), clipboard=clipboard) as reader:
        await reader.press("enter", "right_curly_bracket", "v")
        assert "def f():" in lit(reader) and "╌" not in lit(reader)
        await reader.press("y")
    assert clipboard.texts == ["def f():\n\treturn 1"]


async def test_y_copies_the_words_and_ends_the_selection() -> None:
    """Through the one door to the clipboard, which says what became of it."""
    clipboard = FakeClipboard()
    async with reading(article(), clipboard=clipboard) as reader:
        await to_text(reader)
        await reader.press("G", "y")
        assert clipboard.texts == [
            "第一句话。第二句 word 结束！\ndef f():\n\treturn 1\n\n公式 x^2 和链接\n最后一段。"
        ]
        assert "选中 " not in reader.rows[-1] and reader.said[-1].startswith("选中的 ")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (")", "第一句话。"),
        ("2 )", "第一句话。第二句 word 结束！"),
        ("1 0 l", "第一句话。第二句 wor"),
        ("w w w", "第一句话。第二句 word 结"),
        ("w e b", "第一句话。第"),
        ("$", "第一句话。第二句 word 结束！"),
        ("$ 0", "第"),
        ("v", "第一句话。第二句 word 结束！"),
        ("v j", "第一句话。第二句 word 结束！\ndef f():\n\treturn 1\n"),
        ("v v", "第"),
        ("} }", "第一句话。第二句 word 结束！\ndef f():\n\treturn 1"),
        ("} } {", "第一句话。第二句 word 结束！\nd"),
        ("j j j", "第一句话。第二句 word 结束！\ndef f():\n\treturn 1\n\n公"),
        ("l l o l", "一句"),
        ("/ w o r d enter", "第一句话。第二句 w"),
        ("/ 句 enter n", "第一句话。第二句"),
        ("down right left up", "第一"),
        ("d space x z J", "第"),
    ],
)
async def test_keys_select(keys: str, words: str) -> None:
    clipboard = FakeClipboard()
    names = {
        ")": "right_parenthesis",
        "}": "right_curly_bracket",
        "{": "left_curly_bracket",
        "$": "dollar_sign",
        "/": "slash",
    }
    async with reading(article(), clipboard=clipboard) as reader:
        await to_text(reader)
        await reader.press(*(names.get(key, key) for key in keys.split(" ")))
        await reader.press("y")
    assert (
        clipboard.texts[0].startswith(words)
        if words.endswith("\n")
        else (clipboard.texts == [words])
    )


async def test_keys_that_mean_nothing_here_rest_and_help_shows_those_that_do() -> None:
    async with reading(article()) as reader:
        await reader.press("enter", "v", "l", "c", "J", "K", "t", "z", "tab")
        assert isinstance(reader.screen, ArticleScreen) and lit(reader) == "题目"
        await reader.press("question_mark")
        assert "选择中" in reader.text and "下一篇文章" not in reader.text
        await reader.press("escape", "y")
        assert lit(reader) == ""
        await reader.press("question_mark", "G")
        await reader.press("slash", *"选择中", "enter")
        assert "复制为 Markdown" in reader.text


async def test_another_width_keeps_what_is_selected() -> None:
    async with reading(article("<p>" + "一二三四五六七八九十" * 8 + "</p>")) as reader:
        await reader.press("enter", "v", "j", "j", "j", "j", "l", "l")
        before = lit(reader)
        await reader.resize(40, 20)
        assert lit(reader) == before and "选中" in reader.rows[-1]
        await reader.resize(100, 30)
        assert lit(reader) == before


async def test_the_cursor_stays_in_view() -> None:
    html = "".join(f"<p>第 {n} 段。</p>" for n in range(1, 60))
    async with reading(article(html)) as reader:
        await reader.press("enter", "v", "G")
        assert "第 59 段。" in reader.text
        await reader.press("g")
        assert "题目" in reader.rows[0]
        await reader.press("3", "0", "j")
        assert reader.screen.query_one(PageView).top > 0 and lit(reader)


async def test_code_that_is_not_wrapped_is_scrolled_to_the_cursor() -> None:
    code = "x = " + "a1 + " * 60 + "end"
    clipboard = FakeClipboard()
    async with reading(article(f"<pre><code>{code}</code></pre>"), clipboard=clipboard) as reader:
        await reader.press("enter", "w", "right_curly_bracket", "v", "o", "o")
        assert "end" in lit(reader)
        await reader.press("y")
    assert clipboard.texts == [code]


async def test_the_mouse_selects_the_same() -> None:
    clipboard = FakeClipboard()
    async with reading(article(), clipboard=clipboard) as reader:
        await reader.press("enter")
        row = next(y for y, text in enumerate(reader.rows) if "第一句话" in text)
        left = reader.rows[row].index("第")
        for kind, x in (
            (events.MouseDown, left),
            (events.MouseMove, left + 4),
            (events.MouseUp, left + 4),
        ):
            reader.app.post_message(_mouse(kind, x, row))
            await reader.settle()
        assert lit(reader) == "第一句"
        await reader.press("l", "y")
        assert clipboard.texts == ["第一句话"]
        for kind in (events.MouseDown, events.MouseUp):
            reader.app.post_message(_mouse(kind, left, row))
            await reader.settle()
        assert lit(reader) == ""


def _mouse(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, 1, False, False, False, x, y)


async def test_a_page_without_words_has_nothing_to_select() -> None:
    async with reading(article("")) as reader:
        await reader.press("enter", "v", "G", "y")
        assert reader.app.is_running


async def test_a_drawn_picture_is_whole_and_shown_as_selected_beside_it() -> None:
    settings = Settings(pictures="inline")
    pictures = FakePictures(set(URLS))
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter", "i", "q", "tab")
        before = crosses(reader)
        assert len(before) > 4 and not beside(reader, before)
        await reader.press("v", "j")
        rows = crosses(reader)
        assert len(rows) == len(before), "no cell of it has changed"
        assert beside(reader, rows) == len(rows)
        await reader.press("escape")
        assert not beside(reader, crosses(reader))


async def test_a_drawn_picture_of_a_comment_is_shown_as_selected_too() -> None:
    settings = Settings(pictures="inline")
    pictures = FakePictures(set(URLS))
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("c", "v", "G")
        rows = crosses(reader)
        assert rows and beside(reader, rows) == len(rows)


def crosses(reader: Reading) -> Sequence[int]:
    """Return which rows of the screen show a row of a picture."""
    return [y for y, row in enumerate(reader.rows) if set(row.strip(" |")) == {"x"}]


def beside(reader: Reading, rows: Sequence[int]) -> int:
    """Return on how many rows something left of the text is shown as selected."""
    view = canvas(reader)
    top = view.region.y
    shown = (list(view.render_line(y - top))[:3] for y in rows)
    return sum(any(one.style and one.style.reverse for one in row) for row in shown)
