"""An article: reading, moving between its stops, copying, following links."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import OptionList

from tests.columns import DEMO, column_of, saved_article
from tests.screens.reading import FakeBrowser, FakeClipboard, Reading, reading
from tui.archive.load import load
from tui.archive.model import Column
from tui.memory.store import Store
from tui.page.page import Kind
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.terminal.opened import OpenOutcome
from tui.widgets.page_view import PageView

CODE = 'def f():\n\treturn  "中"\n\n'
LONG = "".join(f"<p>第 {n} 段。</p>" for n in range(1, 60))


def block(code: str, language: str = "python") -> str:
    return (
        f'<div class="highlight"><pre><code class="language-{language}">{code}</code></pre></div>'
    )


def article_with(html: str) -> Column:
    return column_of(saved_article(1, content=html), saved_article(2), saved_article(3))


def view(reader: Reading) -> PageView:
    return reader.screen.query_one(PageView)


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


async def test_tab_steps_through_the_stops_and_enter_follows_them() -> None:
    browser = FakeBrowser()
    html = (
        '<p>见 <a href="https://link.zhihu.com/?target=https%3A//x.org/a">甲</a> 和 '
        '<a href="https://zhuanlan.zhihu.com/p/3" class="internal">乙</a></p>'
    )
    async with reading(article_with(html), browser=browser) as reader:
        await reader.press("enter", "tab", "tab")
        stop = view(reader).stop
        assert stop and stop.payload == "https://x.org/a"
        await reader.press("enter")
        assert browser.urls == ["https://x.org/a"]
        await reader.press("tab", "enter")
        assert browser.urls == ["https://x.org/a"]
        assert reader.rows[0] == "  第 3 篇"
        await reader.press("escape")
        assert reader.rows[0] == "  第 1 篇"
        stop = view(reader).stop
        assert stop and stop.text == "乙"


async def test_the_address_of_an_article_leads_out_of_it() -> None:
    browser = FakeBrowser()
    async with reading(article_with("<p>一</p>"), browser=browser) as reader:
        await reader.press("enter", "tab", "enter")
        assert browser.urls == ["https://zhuanlan.zhihu.com/p/1"]
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)
    clipboard, browser = FakeClipboard(), FakeBrowser(OpenOutcome.NONE)
    async with reading(article_with("<p>一</p>"), browser=browser, clipboard=clipboard) as reader:
        await reader.press("enter", "tab", "enter")
        assert clipboard.texts == ["https://zhuanlan.zhihu.com/p/1"]
        assert "https://zhuanlan.zhihu.com/p/1" in reader.rows, "and shown"


async def test_a_stop_under_focus_is_marked_without_colour() -> None:
    async with reading(article_with('<p>看<a href="https://x.org">这里</a></p>')) as reader:
        await reader.press("enter", "tab", "tab")
        strips = reader.screen._compositor.render_strips()
        marked = [
            segment.text
            for strip in strips
            for segment in strip
            if segment.style and segment.style.reverse
        ]
        assert marked == ["这里"]


async def test_a_stop_that_is_out_of_view_is_scrolled_to() -> None:
    html = LONG + '<p><a href="https://x.org">尾</a></p>' + LONG
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "tab", "tab")
        assert "尾" in reader.text
        await reader.press("g")
        assert view(reader).stop is None, "out of sight, out of focus"


async def test_without_a_browser_the_link_is_copied_and_shown_whole() -> None:
    url = "https://x.org/" + "a" * 60
    clipboard, browser = FakeClipboard(), FakeBrowser(OpenOutcome.NONE)
    html = f'<p><a href="{url}">甲</a></p>'
    async with reading(article_with(html), browser=browser, clipboard=clipboard) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert clipboard.texts == [url]
        assert url in reader.rows
        await reader.press("enter")
        assert isinstance(reader.screen, ArticleScreen)


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
        assert " 2  代码，2 行  second" in reader.text
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


async def test_headings() -> None:
    html = LONG + "<h2>甲</h2>" + LONG + "<h2>乙</h2>" + LONG
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "]")
        assert reader.rows[0] == "  甲"
        await reader.press("]")
        assert reader.rows[0] == "  乙"
        await reader.press("[", "[")
        assert reader.rows[0] == "  第 1 篇"


async def test_a_footnote_leads_to_its_text_and_back() -> None:
    note = (
        '<sup data-text="一本书" data-url="" data-draft-type="reference" data-numero="1">[1]</sup>'
    )
    async with reading(article_with(f"<p>据说{note}。</p>{LONG}")) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert any("一本书" in row for row in reader.rows)
        stop = view(reader).stop
        assert stop and stop.kind is Kind.FOOTNOTE
        await reader.press("enter")
        assert any("据说[1]" in row for row in reader.rows)


async def test_hints_act_on_what_they_stand_on_and_y_before_them_copies() -> None:
    clipboard, browser = FakeClipboard(), FakeBrowser()
    html = '<p>看<a href="https://x.org/1">第一处</a>和<a href="https://x.org/2">第二处</a></p>'
    async with reading(article_with(html), clipboard=clipboard, browser=browser) as reader:
        await reader.press("enter", "f")
        assert "看s第一处和d第二处" in reader.text
        await reader.press("d")
        assert browser.urls == ["https://x.org/2"]
        assert "第二处" in reader.text
        await reader.press("f", "y", "s")
        assert clipboard.texts == ["https://x.org/1"]
        await reader.press("f", "escape")
        assert isinstance(reader.screen, ArticleScreen)
        assert "第一处" in reader.text


@pytest.mark.parametrize("screen", [["enter"], ["c"], ["i"]], ids=["article", "comments", "own"])
async def test_the_key_bar_says_what_the_letters_of_hints_do(screen: list[str]) -> None:
    link = '<p>看<a href="https://x.org/1">第一处</a></p>'
    columns = column_of(saved_article(1, content=link, comments=[{"content": link}]))
    async with reading(columns) as reader:
        await reader.press(*screen)
        keys = reader.rows[-1]
        await reader.press("f")
        assert reader.rows[-1].startswith(" a-z 跟随  y a-z 复制  Esc 放弃  ")
        await reader.press("y")
        assert reader.rows[-1].startswith(" a-z 复制  Esc 放弃  ")
        await reader.press("escape")
        assert reader.rows[-1] == keys
        await reader.press("f", "y", "a")
        assert reader.rows[-1].startswith(" > http"), "where the one that was copied leads"
        await reader.press("escape", "f", "q")
        assert reader.rows[-1] == keys


async def test_the_way_out_of_hints_is_said_on_the_narrowest_screen() -> None:
    async with reading(size=(30, 8)) as reader:
        await reader.press("enter", "f")
        assert reader.rows[-1].startswith(" a-z 跟随  Esc 放弃 ")


async def test_hints_of_more_stops_than_letters() -> None:
    browser = FakeBrowser()
    links = "".join(f'<a href="https://x.org/{n}">链接{n}</a> ' for n in range(1, 61))
    async with reading(article_with(f"<p>{links}</p>"), browser=browser) as reader:
        await reader.press("enter", "f", "s", "a")
        assert len(browser.urls) == 1
        assert "".join("".join(reader.rows[:-1]).split()).count("链接") == 60


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


async def test_the_list_of_stops_leads_to_one() -> None:
    html = LONG + block("ls -l", "bash") + LONG
    async with reading(article_with(html)) as reader:
        await reader.press("enter", "L")
        assert "代码 1  bash，1 行  ls -l" in reader.text
        await reader.press("l", "s", "enter")
        stop = view(reader).stop
        assert stop and stop.payload == "ls -l"
        assert "ls -l" in reader.text


async def test_the_list_of_stops_begins_where_one_is() -> None:
    links = "".join(f'{LONG}<p><a href="https://x.org/{n}">去{n}</a></p>' for n in range(1, 4))
    async with reading(article_with(links + LONG)) as reader:
        await reader.press("enter", "L", "enter")
        stop = view(reader).stop
        assert stop and stop.number == 1, "the address, which is in view"
        await reader.press("space", "L", "enter")
        stop = view(reader).stop
        assert stop and stop.text == "去1", "below the view"
        await reader.press("L", "down", "enter", "L", "enter")
        stop = view(reader).stop
        assert stop and stop.text == "去2", "what is under focus"
        await reader.press("G", "L", "enter")
        stop = view(reader).stop
        assert stop and stop.text == "去3", "the last where none is below"


async def test_the_list_of_stops_of_the_reader_s_own_pages() -> None:
    browser = FakeBrowser()
    async with reading(article_with("<p>字</p>"), browser=browser) as reader:
        await reader.press("i", "L", "enter", "enter")
        assert browser.urls == ["https://zhuanlan.zhihu.com/c_1"]
        await reader.press("escape", "q", "?", "L")
        assert reader.said[-1] == "没有链接、代码、图片或公式"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40), (30, 8)])
async def test_every_article_of_the_sample_opens_and_scrolls(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("enter")
        for _ in load(DEMO).articles:
            assert all(cell_len(row) <= size[0] for row in reader.rows)
            await reader.press("space", "G", "J")
        assert "已是最后一篇" in reader.said


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


async def test_it_is_said_where_there_is_nothing_to_step_to() -> None:
    async with reading(article_with("<p>字</p>")) as reader:
        await reader.press("enter", "tab", "tab")
        assert reader.said[-1] == "后面没有了"
        await reader.press("c", "tab", "shift+tab", "f")
        assert reader.said[-1] == "屏上没有链接、代码、图片或公式"


async def test_formulas_in_sentences_are_copied_by_hints_and_passed_by_tab() -> None:
    clipboard, browser = FakeClipboard(), FakeBrowser()
    formula = '<img eeimg="1" alt="x^2" src=""/>'
    html = f'<p>设 {formula} 与 {formula.replace("x^2", "A_{avg}")}，见<a href="https://a.org">甲</a></p>'
    async with reading(article_with(html), clipboard=clipboard, browser=browser) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert browser.urls == ["https://a.org"]
        await reader.press("f", "y", "d")
        assert clipboard.texts == ["A_{avg}"]
        await reader.press("tab", "y", "L", "enter", "y", "f", "s")
        assert clipboard.texts == ["A_{avg}", "https://a.org", "https://a.org"]
        assert len(browser.urls) == 2


async def test_hints_are_on_formulas_alone_where_there_is_nothing_else() -> None:
    clipboard = FakeClipboard()
    html = "<p>字</p>" * 30 + '<p>设 <img eeimg="1" alt="x^2" src=""/> 为零</p>'
    async with reading(article_with(html), clipboard=clipboard) as reader:
        await reader.press("enter", "G", "tab")
        assert reader.said[-1] == "后面没有了"
        await reader.press("f", "a")
        assert clipboard.texts == ["x^2"]


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


def linking(*addresses: str) -> Column:
    """Return a column whose first article links to some addresses, and has two headings."""
    links = "".join(f'<p><a href="{one}">去那里</a></p>' for one in addresses)
    first = saved_article(1, content=f"{links}{LONG}<h2>甲节</h2>{LONG}<h2>乙节</h2>{LONG}")
    second = saved_article(2, title="另一篇", content=f"{LONG}<h2>丙节</h2>{LONG}")
    return column_of(first, second)


P = "https://zhuanlan.zhihu.com/p"


@pytest.mark.parametrize(
    ("address", "top"),
    [
        (f"{P}/2/edit", "另一篇"),
        (f"{P}/2?utm_source=x#y", "另一篇"),
        (f"{P}/2/edit#丙节", "丙节"),
        (f"https://link.zhihu.com/?target={P}/2%23丙节", "丙节"),
        (f"{P}/1/edit#乙节", "乙节"),
        (f"{P}/1?a=b#h_1_1", "乙节"),
        ("https://zhuanlan.zhihu.com/write#甲节", "甲节"),
        (f"{P}/1/edit", "第 1 篇"),
    ],
)
async def test_what_is_in_the_column_does_not_leave_the_app(address: str, top: str) -> None:
    browser = FakeBrowser()
    async with reading(linking(address), browser=browser) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert reader.rows[0].strip() == top
        assert not browser.urls
        await reader.press("escape")
        if top != "第 1 篇":
            assert "去那里" in reader.text, "back where the link is"


async def test_a_fragment_that_is_nowhere_is_said_and_leads_nowhere() -> None:
    browser = FakeBrowser()
    async with reading(linking(f"{P}/1/edit#z"), browser=browser, messages=True) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert "文中没有找到这一处" in reader.said
        assert "去那里" in reader.text and not browser.urls


async def test_the_footer_says_where_the_focus_leads_before_enter() -> None:
    addresses = (f"{P}/2/edit", f"{P}/1/edit#乙节", "https://x.org/a")
    async with reading(linking(*addresses)) as reader:
        await reader.press("enter", "tab")
        assert f"> {P}/1 " in reader.rows[-1], "its own address leads out of it"
        for said in ("> 本栏 2  另一篇", "> 本文  乙节", "> https://x.org/a"):
            await reader.press("tab")
            assert said in reader.rows[-1]
            assert "? 帮助" in reader.rows[-1]
        await reader.press("escape")
        assert "x.org" not in reader.rows[-1]


async def test_links_into_the_column_are_told_from_others_without_colour() -> None:
    async with reading(linking(f"{P}/2", "https://x.org/a")) as reader:
        await reader.press("enter")
        page = view(reader)
        rows = [row for row in reader.screen._compositor.render_strips() if "去那里" in row.text]
        inner, outer = ([part for part in row if "去那里" in part.text] for row in rows)
        assert page.page
        assert [bool(part.style and part.style.bold) for part in (*inner, *outer)] == [True, False]


async def test_the_footer_says_the_section_and_else_the_title() -> None:
    async with reading(linking()) as reader:
        await reader.press("enter")
        assert "第 1 篇  1/2  " in reader.rows[-1]
        await reader.press("]", "]", "j")
        assert "乙节  1/2  " in reader.rows[-1]
        assert "? 帮助" in reader.rows[-1]


@pytest.mark.parametrize("width", [20, 30, 40, 80, 200])
async def test_help_stays_beside_a_long_section(width: int) -> None:
    article = saved_article(1, title="很长的标题" * 20, content=LONG)
    async with reading(column_of(article), size=(width, 24)) as reader:
        await reader.press("enter")
        if width >= 30:
            assert "? 帮助" in reader.rows[-1] and "%" in reader.rows[-1]
            assert "很长" in reader.rows[-1]


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


def code_of(*lines: str) -> Column:
    """Return a column whose article is code."""
    return article_with(f'<pre><code class="language-text">{chr(10).join(lines)}</code></pre>')


async def test_code_is_as_wide_as_the_screen_whatever_the_reading_width() -> None:
    async with reading(code_of("x" * 100, "y"), size=(120, 24)) as reader:
        await reader.press("enter")
        rows = [row for row in reader.rows if "xxx" in row or row.strip() == "y"]
        assert [row.strip() for row in rows] == ["x" * 100, "y"]
        starts = [len(row) - len(row.lstrip()) for row in rows]
        assert starts[0] == starts[1] < 20 + 2, "the block begins left of the text"


async def test_code_that_is_not_wrapped_scrolls_sideways_and_is_remembered(tmp_path: Path) -> None:
    line = "".join(f"{n:>4}" for n in range(100))
    async with reading(code_of(line, "y"), store=Store(tmp_path), messages=True) as reader:
        await reader.press("enter", ">")
        assert "代码是折行的；按 w 不折行" in reader.said
        assert sum("↳" in row for row in reader.rows) == 5
        await reader.press("w")
        assert not any("↳" in row for row in reader.rows)
        shown = next(row for row in reader.rows if "  1   2" in row)
        await reader.press(">")
        assert shown not in reader.rows and any("  21  22" in row for row in reader.rows)
        await reader.press(*[">"] * 30)
        assert any(row.endswith("  98  99") for row in reader.rows)
        await reader.press("slash", "7", "space", "8", "enter")
        assert any("   7   8" in row for row in reader.rows), "what is found comes into view"
        await reader.press("escape", *["<"] * 30)
        assert shown in reader.rows
        await reader.press("w")
    async with reading(code_of(line), store=Store(tmp_path)) as reader:
        await reader.press("enter")
        assert any("↳" in row for row in reader.rows)
        await reader.press("w")
    async with reading(code_of(line), store=Store(tmp_path)) as reader:
        await reader.press("enter")
        assert not any("↳" in row for row in reader.rows)


async def test_a_copy_is_named_after_the_article_and_its_language() -> None:
    clipboard = FakeClipboard()
    code = '<pre><code class="language-cpp">int x;</code></pre>'
    article = saved_article(1, title="写 C++ 的人", content=code)
    async with reading(column_of(article), clipboard=clipboard) as reader:
        await reader.press("enter", "y", "S")
        assert clipboard.texts == ["int x;", "写 C++ 的人-1.cpp"]
        await reader.press("Y", "3", "S")
        assert clipboard.texts[-1] == "写 C++ 的人.md"
