"""What is marked in comments: seen, stepped to, noted, remembered, found again, merged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.columns import column_of, saved_article, saved_column
from tests.library.shelves import column as shelf_column
from tests.library.shelves import put
from tests.screens.at_shelf import at_shelf
from tests.screens.reading import FakeClipboard, Reading, reading
from tests.screens.test_marking import kept
from tests.screens.thread import said, who
from tui.archive.model import Column
from tui.lists.comment_keys import CommentKeys
from tui.lists.conversation import Conversation
from tui.memory.passage import Passage
from tui.memory.store import Store
from tui.page.page import Kind
from tui.screens.comments import CommentsScreen
from tui.screens.note import NoteScreen
from tui.screens.passages import PassagesScreen


def answer(by: str, content: str) -> dict[str, Any]:
    return said(who(by), content, replyToAuthor="甲")


FIRST = said(
    who("甲"),
    "<p>第一句话。第二句话在这里。</p>",
    3,
    childComments=[answer("乙", "我不同意第二句话"), answer("丙", "各有道理")],
)
LINK = said(who("丁"), '<p>看<a href="https://x.org/">这里</a>，再看</p>')
OTHERS = [said(who(f"人{n}"), f"凑数的第 {n} 条") for n in range(20)]
LAST = said(who("戊"), "<p>最后一条评论说的话</p>")


def column(*comments: dict[str, Any]) -> Column:
    thread = list(comments) or [FIRST, LINK, *OTHERS, LAST]
    return column_of(saved_article(1, comments=thread), saved_article(2))


def shown(reader: Reading) -> CommentsScreen:
    assert isinstance(reader.screen, CommentsScreen)
    return reader.screen


def row_with(reader: Reading, words: str) -> str:
    return next(row for row in reader.rows if words in row)


def underlined(reader: Reading) -> str:
    """Return what is underlined on the rows of the thread except for the link, joined."""
    view = shown(reader).view
    strips = (view.render_line(y) for y in range(view.size.height))
    return "".join(
        segment.text
        for strip in strips
        for segment in strip
        if segment.style and segment.style.underline and segment.text != "这里"
    )


async def mark_first_sentence(reader: Reading) -> None:
    await reader.press("c", "v", "right_parenthesis", "H")


async def test_h_marks_what_is_selected_and_takes_it_off_again(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await mark_first_sentence(reader)
        assert "划了线" in reader.said[-1]
        assert row_with(reader, "第一句话").startswith("| | 第一句话"), "beside the focus' own bar"
        await reader.press("escape")
        assert underlined(reader) == "第一句话。"
        await reader.press("tab")
        stop = shown(reader).view.stop
        assert stop and (stop.kind, stop.payload) == (Kind.PASSAGE, "第一句话。")
        await reader.press("H")
        assert "按 U 找回" in reader.said[-1] and underlined(reader) == ""
        await mark_first_sentence(reader)
        await reader.press("escape", "v", "right_parenthesis", "H")
        assert underlined(reader) == "", "the same words once more: off again"
    assert kept(tmp_path) == []


async def test_it_is_remembered_with_who_says_it(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await mark_first_sentence(reader)
    (one,) = kept(tmp_path)
    assert (one.article, one.author, one.words) == ("zhihu:1", "甲", "第一句话。")
    assert (one.before, one.after) == ("", "第二句话在这里。"), "no likes, no name"
    assert one.comment and one.extent.block == 1
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c")
        assert underlined(reader) == "第一句话。"
        await reader.press("q", "enter")
        assert not any(row.startswith("|") for row in reader.rows), "and not in the article"


async def test_several_comments_are_marked_each(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", "v", "j", "j", "j", "H")
    found = {one.author: one.words for one in kept(tmp_path)}
    assert found["甲"] == "第一句话。第二句话在这里。"
    assert found["乙"].startswith("我") and len(found) == 2


async def test_a_note_to_several_is_the_first_s_and_all_are_marked(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", "v", "j", "j", "j", "a", *"好", "enter")
        assert reader.said[-1] == "笔记写好了"
    assert {one.author: one.note for one in kept(tmp_path)} == {"甲": "好", "乙": ""}


async def test_who_says_it_alone_cannot_be_marked(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", "v", "k", "o", "h", "h", "h", "h", "h", "h", "H")
        assert "没有文字可划" in reader.said[-1]
    assert kept(tmp_path) == []


async def test_notes_have_numbers_in_the_margin_and_enter_shows_one(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", "G", "v", "w", "a", *"尾", "enter")
        assert row_with(reader, "最后一条").startswith("1 | 最后一条")
        await reader.press("g", "j", "v", "w", "a", *"真的", "enter")
        assert row_with(reader, "我不同意").startswith("1 ")
        await reader.press("G")
        assert row_with(reader, "最后一条").startswith("2 "), "counted over all comments"
        await reader.press("g", "tab")
        assert reader.rows[-1].startswith(" > 真的"), "the footer says it"
        await reader.press("enter")
        assert isinstance(reader.screen, NoteScreen) and reader.screen.field.text == "真的"
        await reader.press("吗", "enter")
        assert reader.rows[-1].startswith(" > 真的吗")
        await reader.press("a")
        assert isinstance(reader.screen, NoteScreen), "and so does the key for notes"
        await reader.press("escape", "escape", "a")
        assert "作者没有在评论里说话" in reader.said[-1], "which means something else elsewhere"
    assert {one.note for one in kept(tmp_path)} == {"真的吗", "尾"}


async def test_they_are_stops_among_the_others(tmp_path: Path) -> None:
    clipboard = FakeClipboard()
    async with reading(column(), store=Store(tmp_path), clipboard=clipboard) as reader:
        await mark_first_sentence(reader)
        await reader.press("G", "v", "w", "H", "g")
        kinds = []
        for _ in range(3):
            await reader.press("tab")
            stop = shown(reader).view.stop
            assert stop
            kinds.append((stop.kind, stop.number))
        assert kinds == [(Kind.PASSAGE, 1), (Kind.LINK, 1), (Kind.PASSAGE, 2)]
        await reader.press("g", "tab", "y")
        assert clipboard.texts == ["第一句话。"]
        await reader.press("L")
        assert "划线 1  第一句话。" in reader.text and "划线 2" in reader.text
        await reader.press("escape", "f", "a")
        assert isinstance(reader.screen, NoteScreen), "a hint reaches it"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 12)], ids=str)
async def test_no_column_moves_and_another_width_keeps_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await mark_first_sentence(reader)
    async with reading(column(), store=Store(tmp_path), size=size) as reader:
        await reader.press("c")
        marked = reader.rows
        assert underlined(reader) == "第一句话。"
    async with reading(column(), size=size) as reader:
        await reader.press("c")
        bare = reader.rows
    assert marked != bare
    assert [re.sub(r"^( *)\|( *[|])", r"\1 \2", row) for row in marked] == bare


async def test_the_list_says_who_and_leads_there(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", "G", "v", "w", "w", "a", *"记下", "enter", "g", "M")
        assert isinstance(reader.screen, PassagesScreen)
        assert "记下" in reader.text and "戊 的评论" in reader.text
        await reader.press("slash", "戊")
        assert "1 处" in reader.rows[-1], "found by who says it"
        await reader.press("enter", "escape")
        await reader.press("enter")
        stop = shown(reader).view.stop
        assert stop and stop.kind is Kind.NOTE and "最后一条" in reader.text
        await reader.press("escape", "q", "M", "enter")
        stop = shown(reader).view.stop
        assert stop and stop.kind is Kind.NOTE, "from the list of articles as well"
        assert shown(reader).view.comments.index == 24


async def test_a_later_version_finds_it_again_or_says_it_is_lost(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await mark_first_sentence(reader)
        await reader.press("G", "v", "w", "w", "H")
    edited = said(who("甲"), "<p>改了。第一句话。第二句话在这里。又加一句。</p>", 99)
    async with reading(column(LINK, edited), store=Store(tmp_path)) as reader:
        await reader.press("c")
        assert underlined(reader) == "第一句话。"
        await reader.press("M")
        lost = [row for row in reader.rows if "!" in row]
        assert len(lost) == 1 and "最后" in lost[0]
        await reader.press("j", "enter")
        assert "已不在文中" in reader.said[-1] and isinstance(reader.screen, CommentsScreen)
    assert len(kept(tmp_path)) == 2
    async with reading(column(LINK, edited), store=Store(tmp_path)) as reader:
        await reader.press("M")
        lost = [row for row in reader.rows if row[1:2] == "!"]
        assert len(lost) == 1 and "最后" in lost[0], "known without opening anything"


async def test_two_terminals_see_and_keep_each_others(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c")
        async with reading(column(), store=Store(tmp_path)) as other:
            await mark_first_sentence(other)
        await reader.press("v", "w", "w", "H")
        reader.app.on_app_focus()
        await reader.settle()
        view = shown(reader).view
        assert len([stop for stop in view.stops.all if stop.key]) == 2
    assert len(kept(tmp_path)) == 2


async def test_folding_sorting_and_an_exchange_keep_the_marks(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", "j", "v", "w", "w", "H", "escape")
        words = underlined(reader)
        assert words
        for key in ("s", "s", "k", "x", "x", "j", "e", "e"):
            await reader.press(key)
        assert underlined(reader) == words
        await reader.press("C", "M", "enter")
        assert underlined(reader) == words or shown(reader).view.stop, "unfolded to be shown"


@pytest.mark.parametrize(
    "keys",
    [
        ("v", "H", "H", "H"),
        ("v", "a", "a", "enter", "H"),
        ("H", "M", "q", "q"),
        ("v", "H", "M", "x", "U", "U", "enter", "H"),
        ("v", "G", "H", "tab", "enter", "enter", "q"),
        ("v", "a", "escape", "q", "M"),
        ("v", "H", "tab", "C", "E", "s", "H"),
    ],
    ids="".join,
)
async def test_keys_in_one_burst(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("c", *keys)
        await reader.press("escape", "escape", "escape")
        assert reader.app.is_running


async def test_on_a_shelf_the_list_leads_into_the_comments_of_any_column(tmp_path: Path) -> None:
    articles = saved_article(7, comments=[FIRST, LAST])
    files = {
        "甲.json": shelf_column("甲", 1, 2),
        "乙.json": saved_column(saved_article(5), articles, title="乙"),
    }
    folder, state = put(tmp_path / "shelf", files), tmp_path / "state"
    store = Store(state)
    entries = Conversation(column_of(articles).articles[0]).entries
    key = CommentKeys(entries).key(1)
    url = "https://zhuanlan.zhihu.com/p/7"
    words = "我不同意第二句话"
    store.remember_passage(
        Passage("k", "zhihu:7", key, words=words, url=url, author="乙", made=1, changed=1)
    )
    store.close()
    async with at_shelf(folder, store=Store(state)) as reader:
        await reader.press("M")
        assert reader.rows[1].startswith(">?") and words in reader.rows[1]
        await reader.press("enter")
        stop = shown(reader).view.stop
        assert stop and stop.payload == words
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, PassagesScreen)
        assert reader.rows[1].startswith("> "), "it has been found by now"
