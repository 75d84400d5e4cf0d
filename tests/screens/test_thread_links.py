"""Links, pictures and copies among comments."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeBrowser, FakeClipboard, reading
from tests.screens.thread import GONE, LINKS, READER, column, root, said, view
from tui.screens.comments import CommentsScreen


async def test_links_and_pictures_are_reached() -> None:
    clipboard, browser = FakeClipboard(), FakeBrowser()
    async with reading(LINKS, clipboard=clipboard, browser=browser) as reader:
        await reader.press("c", "tab", "y")
        assert clipboard.texts == ["https://x.org/a"]
        await reader.press("tab", "enter")
        assert browser.urls == ["https://x.org/b"]
        assert "乙处" in reader.text
        assert view(reader).comments.index == 21, "the focus goes to the comment of the link"
        await reader.press("tab", "o")
        assert browser.urls[1:] == ["https://pic1.zhimg.com/v2-a.jpg"]
        await reader.press("tab", "shift+tab", "shift+tab", "y")
        assert clipboard.texts[1:] == ["https://x.org/a"]
        await reader.press("escape")
        assert isinstance(reader.screen, CommentsScreen)
        assert view(reader).stop is None


async def test_a_stop_under_focus_is_marked_and_let_go_out_of_sight() -> None:
    async with reading(LINKS) as reader:
        await reader.press("c", "tab")
        marked = [
            segment.text
            for strip in reader.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.reverse
        ]
        assert marked == ["甲处"]
        await reader.press("j")
        assert view(reader).stop is None
        await reader.press("k", "tab", "d", "d")
        assert view(reader).stop is None


async def test_letters_lead_to_links() -> None:
    browser, clipboard = FakeBrowser(), FakeClipboard()
    async with reading(LINKS, browser=browser, clipboard=clipboard) as reader:
        await reader.press("c", "G", "f", "s")
        assert browser.urls == ["https://pic1.zhimg.com/v2-a.jpg"]
        await reader.press("f", "y", "a")
        assert clipboard.texts == ["https://x.org/b"]


async def test_the_list_has_the_links_of_all_comments() -> None:
    async with reading(LINKS) as reader:
        await reader.press("c", "L")
        assert all(word in reader.text for word in ("甲处", "乙处", "v2-a.jpg"))
        await reader.press("down", "enter")
        stop = view(reader).stop
        assert stop and stop.text == "乙处"
        await reader.press("L", "down", "enter", "L", "enter")
        stop = view(reader).stop
        assert stop and stop.kind == "image", "it begins at what is under focus"
        await reader.press("escape", "g", "j", "L", "enter")
        stop = view(reader).stop
        assert stop and stop.text == "乙处", "or else at the comment"


async def test_a_comment_is_copied_unless_something_in_it_is_under_focus() -> None:
    clipboard = FakeClipboard()
    code = '<div class="highlight"><pre><code class="language-c">int i;</code></pre></div>'
    thread = column(said(READER, "<p>一[捂脸]</p><p>二</p>"), said(READER, code))
    async with reading(thread, clipboard=clipboard) as reader:
        await reader.press("c", "y", "j", "tab", "y")
        assert clipboard.texts == ["一🤦\n二", "int i;"]


async def test_the_menu_of_copies() -> None:
    clipboard = FakeClipboard()
    thread = column(said(READER, "<p>一<b>二</b></p>"), said(GONE, "三"))
    async with reading(thread, clipboard=clipboard) as reader:
        await reader.press("c", "Y", "1", "Y", "2", "Y", "3")
        assert clipboard.texts == ["一二", "一**二**", "https://www.zhihu.com/people/甲"]
        await reader.press("j", "Y")
        assert "Markdown" in reader.text
        assert "作者的网址" not in reader.text, "there is no such person"


async def test_x_folds_though_a_link_has_the_focus() -> None:
    link = '<a href="https://a.example/">此处</a>'
    linked = root("甲", ("乙", "甲")) | {"content": link}
    async with reading(column_of(saved_article(comments=[linked]))) as reader:
        await reader.press("c", "tab", "x")
        assert "[+1" in reader.text
