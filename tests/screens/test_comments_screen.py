"""The comments on an article."""

from __future__ import annotations

import pytest

from tests.screens.reading import FakeBrowser, FakeClipboard, Reading, reading
from tests.screens.thread import THREADS, column, focus, root, view
from tui.app import ReaderApp
from tui.memory.session import Session
from tui.messages import OpenComments
from tui.page.style import PageStyle
from tui.page.theme import DARK
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.screens.home import Nowhere


async def test_a_thread_as_it_stands_on_the_screen() -> None:
    async with reading(column(), size=(50, 24)) as reader:
        await reader.press("c")
        assert reader.rows[:15] == [
            " 第 1 篇                                 4 条评论",
            "",
            "  > 甲  7 赞",
            "  | 写得好🤦，见 a[0]",
            "    ╎",
            "    ╎ 林知秋 [作者]",
            "    ╎ 谢谢",
            "    ╎ ╎",
            "    ╎ ╎ 知乎用户 (已注销)",
            "    ╎ ╎ 同问",
            "",
            "    某社 (机构)",
            "    看这里",
            "",
            "    第二段",
        ]
        await reader.press("G")
        assert reader.rows[11:15] == ["  > 某社 (机构)", "  | 看这里", "  |", "  | 第二段"]
        assert reader.rows[2] == "    甲  7 赞"


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
        assert "  > 甲  1 赞  [+4\u00a0条]" in reader.rows
        assert reader.rows[-1].endswith("1/4")
        await reader.press("enter")
        assert "[+" not in reader.text
        await reader.press("j", "j", "enter")
        assert "    ╎   ╎ > 丙  [+1\u00a0条]" in reader.rows


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
            "  > 甲  1 赞  [+4\u00a0条]",
            "    己  5 赞  [+1\u00a0条]",
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
            "  > 戊  9 赞",
            "    己  5 赞",
            "    甲  1 赞",
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
        assert not any(row.startswith("     ") for row in reader.rows[2:-1]), "all at the left"
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


async def test_back_to_where_one_came_from() -> None:
    async with reading(column()) as reader:
        await reader.press("enter", "c")
        assert isinstance(reader.screen, CommentsScreen)
        await reader.press("q")
        assert isinstance(reader.screen, ArticleScreen)
        await reader.press("q", "c", "q")
        assert isinstance(reader.screen, ColumnScreen)


async def test_no_comments_is_said_and_no_key_minds() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "c")
        assert "还没有评论" in reader.text
        assert reader.rows[-1].split() == ["Esc", "返回", "?", "帮助", "0/0"]
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
                OpenComments(article), PageStyle(80, DARK, emoji=False), Nowhere(), keys={}
            )
        )
        reader = Reading(app, pilot)
        await reader.settle()
        assert "  | 写得好[捂脸]，见 a[0]" in reader.rows
