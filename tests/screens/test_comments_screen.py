"""The comments on an article."""

from __future__ import annotations

from typing import Any

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeBrowser, FakeClipboard, reading
from tui.archive.model import Column
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.widgets.thread_view import ThreadView

WRITER = {"userName": "林知秋", "userLink": "https://www.zhihu.com/people/lin"}
READER = {"userName": "甲", "userLink": "https://www.zhihu.com/people/jia"}
GONE = {"userName": "知乎用户", "userLink": "https://www.zhihu.com/people/0"}


def said(who: dict[str, str], content: str, likes: int = 0, **more: Any) -> dict[str, Any]:
    return who | {"content": content, "likes": likes} | more


def column() -> Column:
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
    return column_of(saved_article(1, comments=thread), saved_article(2))


async def test_a_thread_as_it_stands_on_the_screen() -> None:
    async with reading(column(), size=(50, 24)) as reader:
        await reader.press("c")
        assert reader.rows[:19] == [
            " 第 1 篇                                 4 条评论",
            "",
            "> 甲  7 赞",
            "",
            "  写得好🤦，见 a[0]",
            "",
            "      林知秋 [作者]",
            "",
            "      谢谢",
            "",
            "      知乎用户 (已注销) 回复 林知秋",
            "",
            "      同问",
            "",
            "  某社 (机构)",
            "",
            "  看这里",
            "",
            "  第二段",
        ]


async def test_going_from_comment_to_comment() -> None:
    async with reading(column()) as reader:
        await reader.press("c")
        places = []
        for key in ("j", "j", "k", "G", "j", "g", "k"):
            await reader.press(key)
            places.append(reader.screen.query_one(ThreadView).selected)
        assert places == [1, 2, 1, 3, 3, 0, 0]
        assert reader.rows[-1].endswith("1/4")
        assert sum(row.startswith(">") for row in reader.rows) == 1


async def test_the_comment_under_focus_is_in_view_in_a_long_thread() -> None:
    many = [said(READER, f"第 {n} 条 " + "很长的话，" * 30, n) for n in range(1, 40)]
    async with reading(column_of(saved_article(comments=many)), size=(40, 12)) as reader:
        await reader.press("c")
        seen: set[str] = set()
        for _ in range(150):
            marked = [row for row in reader.rows if row.startswith(">")]
            seen.update(row.split()[2] for row in marked)
            await reader.press("j")
        assert seen == {str(n) for n in range(1, 40)}


async def test_back_to_where_one_came_from() -> None:
    async with reading(column()) as reader:
        await reader.press("enter", "c")
        assert isinstance(reader.screen, CommentsScreen)
        await reader.press("q")
        assert isinstance(reader.screen, ArticleScreen)
        await reader.press("q", "c", "q")
        assert isinstance(reader.screen, ColumnScreen)


async def test_links_are_reached_and_comments_are_copied() -> None:
    clipboard, browser = FakeClipboard(), FakeBrowser()
    async with reading(column(), clipboard=clipboard, browser=browser) as reader:
        await reader.press("c", "y")
        assert clipboard.texts == ["写得好🤦，见 a[0]"]
        await reader.press("tab", "y", "enter")
        assert clipboard.texts[1:] == ["https://x.org/"]
        assert browser.urls == ["https://x.org/"]


async def test_no_comments_is_said() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "c")
        assert "还没有评论" in reader.text
        await reader.press("j", "k", "y", "tab", "enter", "G", "q")
        assert isinstance(reader.screen, ColumnScreen)
