"""Marking what is selected: on, off again, with a note, over several paragraphs, at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.screens.reading import Reading, reading
from tests.screens.test_marked_article import column, row_with, underlined
from tui.memory.passage import Extent, Passage
from tui.memory.store import Store
from tui.screens.article import ArticleScreen
from tui.screens.note import NoteScreen


def kept(folder: Path) -> list[Passage]:
    """Return what is marked in a folder, in the order of the text."""
    found = (one for one in Store(folder).passages().values() if not one.deleted)
    return sorted(found, key=lambda one: one.extent)


def words_marked(reader: Reading) -> list[str]:
    """Return the words of the passages on the page."""
    assert isinstance(reader.screen, ArticleScreen)
    return [stop.payload for stop in reader.screen.view.stops.all if stop.key]


async def test_h_marks_what_is_selected_and_takes_it_off_again(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("enter", "j", "j", "j", "j", "v", "l", "l", "l", "H")
        assert isinstance(reader.screen, ArticleScreen)
        assert not reader.screen.view.selecting.active
        (one,) = words_marked(reader)
        assert "划了线" in reader.said[-1]
        assert row_with(reader, one).startswith("|")
        await reader.press("escape")
        assert one in underlined(reader)
        await reader.press("tab", "H")
        assert "按 U 找回" in reader.said[-1]
        assert words_marked(reader) == []
        await reader.press("v", "l", "H", "H")
        assert words_marked(reader) == [], "what was just marked has the focus"
        await reader.press("v", "l", "H", "escape", "v", "l", "H")
        assert words_marked(reader) == [], "the same words once more: off again"
    assert kept(tmp_path) == []


async def test_the_keys_that_are_named_when_something_is_marked_act_on_it(tmp_path: Path) -> None:
    async with reading(column(), size=(40, 12), store=Store(tmp_path)) as reader:
        await reader.press("enter", "v", "G", "H")
        assert isinstance(reader.screen, ArticleScreen)
        assert "a 写笔记" in reader.said[-1]
        top = reader.screen.view.top
        assert top > 0 and reader.screen.view.stop, "it begins above, and nothing has moved"
        await reader.press("a", *"长", "enter")
        assert reader.screen.view.top == top
    (one,) = kept(tmp_path)
    assert one.note == "长"


async def test_a_passage_is_remembered_with_all_that_finds_it(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("enter", "j", "j", "j", "j", "j", "j", "v", "l", "l", "H")
    (one,) = kept(tmp_path)
    assert (one.article, one.title, one.url) == (
        "zhihu:1",
        "第 1 篇",
        "https://zhuanlan.zhihu.com/p/1",
    )
    assert one.extent.block == one.extent.end_block
    assert (one.before[-5:], one.words, one.after[:4]) == ("/p/1\n", "终端里", "的字宽由")
    assert 0 < one.made == one.changed


async def test_a_writes_a_note_to_what_is_selected(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("enter", "j", "j", "j", "v", "l", "a")
        assert isinstance(reader.screen, NoteScreen)
        await reader.press("escape")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.view.selecting.active, "given up: nothing has changed"
        assert words_marked(reader) == []
        await reader.press("a", *"好句", "enter")
        assert not reader.screen.view.selecting.active
        (words,) = words_marked(reader)
        assert row_with(reader, words).startswith("1 ")
    (one,) = kept(tmp_path)
    assert (one.note, one.words) == ("好句", words)


async def test_paragraphs_code_and_tables_are_marked_whole(tmp_path: Path) -> None:
    rich = (
        "<p>第一段。</p><pre><code>def f():\n    return 1</code></pre>"
        "<table><tr><th>甲</th><th>乙</th></tr><tr><td>一</td><td>二</td></tr></table><p>末段。</p>"
    )
    async with reading(column(rich), store=Store(tmp_path)) as reader:
        await reader.press("enter", "v", "G", "v", "H")
        assert isinstance(reader.screen, ArticleScreen)
        assert any(row.startswith("| ") and "return 1" in row for row in reader.rows)
        assert any(row.startswith("| ") and "末段" in row for row in reader.rows)
    (one,) = kept(tmp_path)
    assert "第一段。\ndef f():\n    return 1\n甲\t乙\n一\t二\n末段。" in one.words


async def test_a_page_of_our_own_cannot_be_marked() -> None:
    async with reading(column()) as reader:
        await reader.press("question_mark", "v", "l", "H")
        assert reader.said[-1] == "这一页不能划线"
        await reader.press("a")
        assert reader.said[-1] == "这一页不能写笔记"


@pytest.mark.parametrize(
    "keys",
    [
        ("v", "H", "H", "H"),
        ("v", "a", "a", "enter", "H"),
        ("H", "a", "M", "q", "q"),
        ("v", "H", "M", "x", "U", "U", "enter", "H"),
        ("v", "G", "H", "tab", "enter", "enter", "q"),
        ("v", "a", "escape", "q", "M"),
    ],
    ids="".join,
)
async def test_keys_in_one_burst(tmp_path: Path, keys: Sequence[str]) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("enter", *keys)
        await reader.press("escape", "escape", "escape")
        assert reader.app.is_running


async def test_a_thousand_marks_are_found_and_stepped_through(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(1_000):
        words = f"第 {number % 29 + 1} 段"
        extent = Extent(number % 29 + 5, 0, number % 29 + 5, len(words))
        store.remember_passage(Passage(f"k{number}", "zhihu:1", "", extent, words, made=1))
    store.close()
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("enter", "tab", "tab", "j", "k", "L")
        assert "划线" in reader.text
