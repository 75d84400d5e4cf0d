"""The stops of an article: stepped through, marked, hinted at, listed and followed."""

from __future__ import annotations

import pytest

from tests.columns import column_of, saved_article
from tests.screens.article import LONG, article_with, block, view
from tests.screens.reading import FakeBrowser, FakeClipboard, reading
from tui.page.page import Kind
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.terminal.opened import OpenOutcome


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
