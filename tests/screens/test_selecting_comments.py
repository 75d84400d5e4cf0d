"""Selecting among comments: in one of them or several."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeClipboard, reading
from tests.screens.test_selecting import lit
from tests.screens.thread import said, who
from tui.archive.model import Column
from tui.screens.comments import CommentsScreen


def comments(count: int = 3) -> Column:
    thread = [
        said(
            who(f"甲{number}"),
            f"<p>第 {number} 条。<b>还有</b>一句。</p>",
            childComments=[said(who("乙"), f"答 {number}", replyToAuthor=f"甲{number}")],
        )
        for number in range(1, count + 1)
    ]
    return column_of(saved_article(1, title="题目", comments=thread))


async def test_it_begins_in_what_a_comment_says_and_copies_it() -> None:
    clipboard = FakeClipboard()
    async with reading(comments(), clipboard=clipboard) as reader:
        await reader.press("c", "v")
        assert lit(reader) == "第" and reader.rows[-1].startswith(" 选中 1 字")
        await reader.press("right_parenthesis", "y", "v", "v", "Y")
    assert clipboard.texts == ["第 1 条。", "第 1 条。**还有**一句。"]


async def test_several_comments_are_selected_with_who_says_them() -> None:
    clipboard = FakeClipboard()
    async with reading(comments(), clipboard=clipboard) as reader:
        await reader.press("c", "v", "j", "j", "y")
    assert clipboard.texts == ["第 1 条。还有一句。\n\n乙\n答"]


async def test_the_focus_goes_along_and_the_end_comes_into_view() -> None:
    async with reading(comments(30)) as reader:
        await reader.press("c", "v", "G")
        assert "答 30" in reader.text and reader.rows[-1].endswith("60/60")
        await reader.press("g")
        assert "甲1" in reader.text and reader.rows[-1].endswith("1/60")


async def test_other_keys_rest_and_another_width_keeps_it() -> None:
    async with reading(comments()) as reader:
        await reader.press("c", "v", "j", "x", "C", "s", "e", "p")
        assert isinstance(reader.screen, CommentsScreen) and "答 1" in reader.text
        before = lit(reader)
        await reader.resize(40, 14)
        assert lit(reader).replace(" ", "") == before.replace(" ", "")
        await reader.press("escape")
        assert lit(reader) == "" and isinstance(reader.screen, CommentsScreen)


async def test_what_is_found_is_selected_up_to() -> None:
    clipboard = FakeClipboard()
    async with reading(comments(), clipboard=clipboard) as reader:
        await reader.press("c", "v", "slash", *"答 2", "enter", "o", "o", "y")
    assert clipboard.texts[0].startswith("第 1 条。") and clipboard.texts[0].endswith("乙\n答")


async def test_a_comment_folded_away_ends_the_selection() -> None:
    """Nothing crashes when what is listed changes below a selection."""
    async with reading(comments()) as reader:
        await reader.press("c", "j", "v")
        screen = reader.screen
        assert isinstance(screen, CommentsScreen) and screen.view.selecting.active
        screen.view.action_fold_all()
        await reader.settle()
        assert not screen.view.selecting.active and lit(reader) == ""
        await reader.press("v", "l", "y")
        assert reader.app.is_running


async def test_of_very_many_comments_it_says_how_many_and_copies_all() -> None:
    clipboard = FakeClipboard()
    async with reading(comments(150), clipboard=clipboard) as reader:
        await reader.press("c", "v", "G")
        assert reader.rows[-1].startswith(" 选中 300 条")
        await reader.press("y")
        assert "300 条" not in reader.said[-1] and "字" in reader.said[-1]
    (copied,) = clipboard.texts
    assert copied.startswith("第 1 条。") and copied.count("\n\n") == 299
    assert "第 150 条。还有一句。" in copied
