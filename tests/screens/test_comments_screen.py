"""The comments on an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.columns import column_of, real_columns, saved_article
from tests.screens.reading import FakeBrowser, FakeClipboard, Reading, reading
from tui.app import ReaderApp
from tui.archive.load import load
from tui.archive.model import Column
from tui.memory.session import Session
from tui.page.style import PageStyle
from tui.page.theme import DARK
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.screens.home import Nowhere
from tui.widgets.thread_view import ThreadView


def who(name: str) -> dict[str, str]:
    return {"userName": name, "userLink": f"https://www.zhihu.com/people/{name}"}


WRITER = {"userName": "林知秋", "userLink": "https://www.zhihu.com/people/lin"}
READER = who("甲")
GONE = {"userName": "知乎用户", "userLink": "https://www.zhihu.com/people/0"}


def said(who: dict[str, str], content: str, likes: int = 0, **more: Any) -> dict[str, Any]:
    return who | {"content": content, "likes": likes} | more


def root(name: str, *replies: tuple[str, str], likes: int = 0) -> dict[str, Any]:
    """Return a comment and its replies, each by a name and to a name."""
    return said(
        who(name),
        f"{name} 的话",
        likes,
        childComments=[
            said(WRITER if by == "林知秋" else who(by), f"{by} 答 {to}", replyToAuthor=to)
            for by, to in replies
        ],
    )


def column(*comments: dict[str, Any]) -> Column:
    thread = [
        said(
            READER,
            "写得好[捂脸]，见 a[0]",
            7,
            childComments=[
                said(WRITER, "谢谢", 0, replyToAuthor="甲"),
                said(GONE, "同问", 0, replyToAuthor="林知秋"),
            ],
        ),
        said(
            {"userName": "某社", "userLink": "https://www.zhihu.com/org/x"},
            '<p>看<a href="https://x.org/">这里</a></p><p>第二段</p>',
            0,
            childComments=[],
        ),
    ]
    return column_of(saved_article(1, comments=list(comments) or thread), saved_article(2))


THREADS = column(
    root("甲", ("乙", "甲"), ("丙", "乙"), ("乙", "丙"), ("丁", "甲"), likes=1),
    root("戊", likes=9),
    root("己", ("林知秋", "己"), likes=5),
)


def view(reader: Reading) -> ThreadView:
    return reader.screen.query_one(ThreadView)


def focus(reader: Reading) -> str:
    """Return what the comment under focus says, and see that it is marked on the screen."""
    marked = [row.strip(" ╎") for row in reader.rows if re.match(r"[ ╎]*[>|] ", row)]
    assert [row[0] for row in marked] == [">", *"|" * (len(marked) - 1)], reader.text
    return marked[1].removeprefix("| ")


async def test_a_thread_as_it_stands_on_the_screen() -> None:
    async with reading(column(), size=(50, 24)) as reader:
        await reader.press("c")
        assert reader.rows[:15] == [
            " 第 1 篇                                 4 条评论",
            "",
            "> 甲  7 赞",
            "| 写得好🤦，见 a[0]",
            "  ╎",
            "  ╎ 林知秋 [作者]",
            "  ╎ 谢谢",
            "  ╎ ╎",
            "  ╎ ╎ 知乎用户 (已注销)",
            "  ╎ ╎ 同问",
            "",
            "  某社 (机构)",
            "  看这里",
            "",
            "  第二段",
        ]
        await reader.press("G")
        assert reader.rows[11:15] == ["> 某社 (机构)", "| 看这里", "|", "| 第二段"]
        assert reader.rows[2] == "  甲  7 赞"


async def test_going_from_comment_to_comment() -> None:
    async with reading(column()) as reader:
        await reader.press("c")
        places = []
        for key in ("j", "j", "k", "G", "j", "g", "k", "down", "up"):
            await reader.press(key)
            places.append(view(reader).comments.index)
        assert places == [1, 2, 1, 3, 3, 0, 0, 1, 0]
        assert reader.rows[-1].endswith("1/4")
        assert focus(reader).startswith("写得好")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("n", "戊 的话"),
        ("nn", "己 的话"),
        ("nnn", "己 的话"),
        ("nnNN", "甲 的话"),
        ("jjN", "甲 的话"),
        ("jjn", "戊 的话"),
        ("]", "戊 的话"),
        ("][", "甲 的话"),
        ("j]", "丁 答 甲"),
        ("j][", "乙 答 甲"),
        ("jj]", "丙 答 乙"),
        ("jjjp", "丙 答 乙"),
        ("jjjpp", "乙 答 甲"),
        ("jjjP", "甲 的话"),
        ("p", "甲 的话"),
        ("P", "甲 的话"),
    ],
)
async def test_going_through_the_tree(keys: str, said: str) -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", *keys)
        assert focus(reader) == said


async def test_folding_says_how_many_it_hides() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "x")
        assert "> 甲  1 赞  [+4\u00a0条]" in reader.rows
        assert reader.rows[-1].endswith("1/4")
        await reader.press("enter")
        assert "[+" not in reader.text
        await reader.press("j", "j", "enter")
        assert "  ╎   ╎ > 丙  [+1\u00a0条]" in reader.rows


async def test_from_the_end_of_a_chain_what_it_answers_is_folded() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "j", "j", "x")
        assert focus(reader) == "丙 答 乙"
        assert reader.rows[-1].endswith("3/7")
        await reader.press("g", "n", "x")
        assert focus(reader) == "戊 的话", "there is nothing to fold"


async def test_folding_all_and_unfolding_all() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "j", "C")
        assert focus(reader) == "甲 的话", "the comment that is left of the thread"
        assert [row for row in reader.rows if row.endswith("条]")] == [
            "> 甲  1 赞  [+4\u00a0条]",
            "  己  5 赞  [+1\u00a0条]",
        ]
        await reader.press("j", "E")
        assert focus(reader) == "戊 的话"
        assert reader.rows[-1].endswith("6/8")


async def test_sorting_by_likes_and_back_keeps_the_focus() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "j", "s")
        assert focus(reader) == "丙 答 乙"
        assert "按赞排序" in reader.rows[0]
        await reader.press("g")
        assert [row for row in reader.rows if "赞" in row and "序" not in row][:3] == [
            "> 戊  9 赞",
            "  己  5 赞",
            "  甲  1 赞",
        ]
        await reader.press("s")
        assert focus(reader) == "戊 的话"
        assert reader.rows[-1].endswith("6/8")
        assert "序" not in reader.rows[0]


async def test_only_threads_with_the_author() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "a")
        assert focus(reader) == "己 的话"
        assert "作者参与的" in reader.rows[0]
        assert reader.rows[-1].endswith("1/2")
        await reader.press("a")
        assert focus(reader) == "己 的话"
        assert reader.rows[-1].endswith("7/8")


async def test_where_the_author_says_nothing_that_is_said() -> None:
    async with reading(column(root("甲"))) as reader:
        await reader.press("c", "a")
        assert focus(reader) == "甲 的话"
        assert reader.said == ["作者没有在评论里说话"]


async def test_one_exchange() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "j", "e")
        assert focus(reader) == "丙 答 乙"
        assert reader.rows[0].endswith("乙 与 丙 的对话")
        assert [row.strip(" |>") for row in reader.rows if "答" in row or "的话" in row] == [
            "乙 答 甲",
            "丙 答 乙",
            "乙 答 丙",
        ]
        assert not any(row.startswith("   ") for row in reader.rows[2:-1]), "all at the left"
        await reader.press("j", "e")
        assert focus(reader) == "乙 答 丙"
        assert reader.rows[-1].endswith("4/8")
        await reader.press("e", "escape")
        assert isinstance(reader.screen, CommentsScreen)
        assert reader.rows[-1].endswith("4/8")


async def test_leaving_an_exchange_unfolds_the_reply_under_focus() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "x", "e", "乙", "enter", "j")
        assert focus(reader) == "乙 答 甲"
        await reader.press("e")
        assert focus(reader) == "乙 答 甲"
        assert reader.rows[-1].endswith("2/8")


async def test_of_a_comment_with_several_exchanges_one_is_chosen() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "e")
        assert "甲 与 乙" in reader.text and "甲 与 丁" in reader.text
        await reader.press("丁", "enter")
        assert "甲 与 丁 的对话" in reader.rows[0]
        await reader.press("e", "n", "e")
        assert reader.said == ["没有人回复这条评论"]


MANY = column_of(
    saved_article(
        comments=[said(READER, f"第 {n} 条 " + "很长的话，" * 30, n) for n in range(1, 14)]
    )
)


async def test_the_comment_under_focus_is_in_view_in_a_long_thread() -> None:
    async with reading(MANY, size=(40, 12)) as reader:
        seen = []
        await reader.press("c")
        for _ in range(30):
            seen += [int(n) for row in reader.rows for n in re.findall(r"^[>|] 第 (\d+) 条", row)]
            await reader.press("j")
        assert list(dict.fromkeys(seen)) == list(range(1, 14))


@pytest.mark.parametrize("keys", [["d"] * 40, ["pagedown"] * 30, ["ctrl+f"] * 30, ["G"]])
async def test_scrolling_takes_the_focus_along(keys: list[str]) -> None:
    async with reading(MANY, size=(40, 12)) as reader:
        await reader.press("c")
        for key in keys[:20]:
            await reader.press(key)
            assert any(re.match(r"[>|]", row) for row in reader.rows), reader.text
        await reader.press(*keys[20:])
        assert "第 13 条" in reader.text
        assert reader.rows[-2], "the last row is at the end of the screen"
        await reader.press(*["pageup"] * 30)
        assert reader.rows[2].startswith("> 甲")


async def test_a_comment_that_fits_is_shown_whole() -> None:
    async with reading(MANY, size=(80, 24)) as reader:
        await reader.press("c")
        for number in range(2, 14):
            await reader.press("j")
            marked = "".join(row[2:] for row in reader.rows if re.match(r"[>|] ", row))
            assert marked.startswith(f"甲  {number} 赞第 {number} 条")
            assert marked.count("很长的话") == 30


async def test_the_focus_stays_through_every_size() -> None:
    async with reading(MANY, size=(80, 24)) as reader:
        await reader.press("c", *"jjjjjjjjjj")
        for width, height in ((40, 12), (120, 40), (30, 10), (33, 24), (80, 24)):
            await reader.resize(width, height)
            assert any("第 11 条" in row for row in reader.rows if row.lstrip()[:1] == "|")
            assert view(reader).comments.index == 10


async def test_back_to_where_one_came_from() -> None:
    async with reading(column()) as reader:
        await reader.press("enter", "c")
        assert isinstance(reader.screen, CommentsScreen)
        await reader.press("q")
        assert isinstance(reader.screen, ArticleScreen)
        await reader.press("q", "c", "q")
        assert isinstance(reader.screen, ColumnScreen)


LINKS = column(
    said(READER, '<p>看<a href="https://x.org/a">甲处</a></p>'),
    *(root(f"人{n}") for n in range(20)),
    said(
        READER,
        '<p>见<a href="https://x.org/b">乙处</a></p>'
        '<a class="comment_img" href="https://pic1.zhimg.com/v2-a.jpg">查看图片</a>',
    ),
)


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


async def test_finding_among_comments() -> None:
    thread = column(
        root("甲", ("乙", "甲"), ("丙", "乙")),
        said(who("丁"), "<p>Ｗord &lt;b&gt;</p>"),
        root("戊", ("丙", "戊")),
    )
    async with reading(thread) as reader:
        await reader.press("c", "C", "slash", "丙", "space", "答")
        assert focus(reader) == "丙 答 乙", "what is folded is found, and unfolded"
        await reader.press("enter")
        assert "/丙 答 1/2" in reader.rows[-1]
        await reader.press("n")
        assert focus(reader) == "丙 答 戊"
        await reader.press("n")
        assert focus(reader) == "丙 答 乙"
        assert reader.said == ["到了末尾，从头再找"]
        await reader.press("N")
        assert focus(reader) == "丙 答 戊"
        await reader.press("escape", "N")
        assert focus(reader) == "戊 的话", "without a search it goes to comments on the article"
        await reader.press("slash", *"word <b", "enter")
        assert focus(reader) == "Ｗord <b>"
        await reader.press("escape", "slash", "没", "escape")
        assert focus(reader) == "Ｗord <b>"


async def test_a_match_far_down_in_a_long_comment_is_in_view() -> None:
    long = "".join(f"<p>第 {n} 段</p>" for n in range(60))
    async with reading(column(root("甲"), said(READER, long))) as reader:
        await reader.press("c", "slash", *"第 47 段", "enter")
        assert any(row.endswith("第 47 段") for row in reader.rows)
        assert view(reader).comments.index == 1


async def test_no_comments_is_said_and_no_key_minds() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "c")
        assert "还没有评论" in reader.text
        await reader.press(*"jkynNpP][CEsauYdgG", "tab", "enter", "space", "f", "L", "pagedown")
        await reader.press("slash", "一", "escape")
        await reader.resize(40, 12)
        await reader.press("q")
        assert isinstance(reader.screen, ColumnScreen)


async def test_emoticons_by_their_names_for_terminals_without_emoji() -> None:
    app = ReaderApp(Session(column()), clipboard=FakeClipboard(), browser=FakeBrowser())
    async with app.run_test() as pilot:
        article = column().articles[0]
        app.push_screen(
            CommentsScreen(
                article,
                PageStyle(80, DARK, emoji=False),
                Nowhere(),
                keys={},
            )
        )
        reader = Reading(app, pilot)
        await reader.settle()
        assert "| 写得好[捂脸]，见 a[0]" in reader.rows


def chain(length: int) -> list[dict[str, Any]]:
    return [root("n0", *((f"n{n}", f"n{n - 1}") for n in range(1, length)))]


def flat(length: int) -> list[dict[str, Any]]:
    return [root(f"n{n}", ("林知秋", f"n{n}")) for n in range(length // 2)]


@pytest.mark.parametrize("threads", [chain, flat])
async def test_ten_thousand_comments(threads: Callable[[int], list[dict[str, Any]]]) -> None:
    async with reading(column(*threads(10_000))) as reader:
        await reader.press("c", "G")
        assert reader.rows[-1].endswith("10000/10000")
        await reader.press("u", "escape", "p", "p", "s", "P", "C", "E", "tab", "a", "g", "d", "d")
        await reader.press("slash", *"n999 ", "enter", "n", "escape")
        assert any(re.match(r"[ ╎]*[>|] ", row) for row in reader.rows)


@pytest.mark.parametrize("file", real_columns())
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_real_columns(file: Path, size: tuple[int, int]) -> None:
    """Every comment comes into view, once, by going from each to the next."""
    found = load(file)
    for article in sorted(found.articles, key=lambda one: -one.comment_count)[:2]:
        async with reading(found, article=article, size=size) as reader:
            await reader.press("c")
            seen = [view(reader).comments.index]
            while seen[-1] < article.comment_count - 1:
                await reader.press("j")
                assert any(re.match(r"[ ╎]*[>|] ", row) for row in reader.rows)
                if view(reader).comments.index != seen[-1]:
                    seen.append(view(reader).comments.index)
            assert seen == list(range(max(1, article.comment_count)))


async def test_guides_lead_down_to_replies() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "j")
        begin = next(at for at, row in enumerate(reader.rows) if "甲" in row)
        rows = reader.rows[begin : begin + 12]
        assert [row[: len(row) - len(row.lstrip(" ╎>|"))] for row in rows] == [
            *("  ", "  ", "  ╎", "  ╎   ", "  ╎   ", "  ╎   ╎"),
            *("  ╎   ╎ > ", "  ╎   ╎ | ", "  ╎   ╎   ╎", "  ╎   ╎   ╎   ", "  ╎   ╎   ╎   ", "  ╎"),
        ]
        await reader.press("e")
        assert "╎" not in reader.text, "an exchange stands at the left"


async def test_half_pages_and_pages_are_on_the_keys_they_are_on_everywhere() -> None:
    async with reading(MANY) as reader:
        await reader.press("c")
        places = []
        for key in ("d", "u", "space", "b", "ctrl+d", "u"):
            await reader.press(key)
            places.append([row.strip(" >|") for row in reader.rows[2:-1]])
        first, half, whole = places[1], places[0], places[2]
        assert first == places[3] == places[5]
        assert half == places[4]
        assert len({tuple(rows) for rows in (first, half, whole)}) == 3


async def test_x_folds_though_a_link_has_the_focus() -> None:
    link = '<a href="https://a.example/">此处</a>'
    linked = root("甲", ("乙", "甲")) | {"content": link}
    async with reading(column_of(saved_article(comments=[linked]))) as reader:
        await reader.press("c", "tab", "x")
        assert "[+1" in reader.text
