"""What is marked in an article: seen without colour, stops like others, lost where it is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeClipboard, Reading, reading
from tui.archive.model import Column
from tui.memory.passage import Extent, Passage
from tui.memory.store import Store
from tui.page.page import Kind
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.note import NoteScreen
from tui.screens.passages import PassagesScreen
from tui.settings import Settings

TEXT = (
    "<p>终端里的字宽由终端定，程序只能猜。</p>"
    '<p>看<a href="https://x.org/a">这里的链接</a>，再往下。</p>'
    + "".join(f"<p>第 {n} 段，凑足一屏。</p>" for n in range(1, 30))
    + "<p>最后一句话。</p>"
)


def column(text: str = TEXT) -> Column:
    return column_of(saved_article(1, content=text), saved_article(2))


def passage(key: str, words: str, block: int, offset: int, note: str = "") -> Passage:
    """Return a passage in the first article."""
    extent = Extent(block, offset, block, offset + len(words))
    return Passage(key, "zhihu:1", extent=extent, words=words, note=note, made=1, changed=1)


BARE = passage("a1", "字宽由终端定", 3, 4)
NOTED = passage("b2", "这里的链接，再", 4, 1, "真的？\n试过")
LAST = passage("c3", "最后一句", 34, 0, "完")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the passages are remembered."""
    return remembered(tmp_path, BARE, NOTED, LAST)


def remembered(folder: Path, *passages: Passage) -> Path:
    store = Store(folder)
    for one in passages:
        store.remember_passage(one)
    store.close()
    return folder


def row_with(reader: Reading, words: str) -> str:
    return next(row for row in reader.rows if words in row)


def underlined(reader: Reading) -> list[str]:
    """Return what is underlined on the rows of the article, joined where it goes on."""
    assert isinstance(reader.screen, ArticleScreen)
    view = reader.screen.view
    found = []
    for y in range(view.size.height):
        strips = [
            segment.text if segment.style and segment.style.underline else "\0"
            for segment in view.render_line(y)
        ]
        found += re.findall("[^\0]+", "".join(strips))
    return found


@pytest.mark.parametrize("theme", ["dark", "light", "ansi", "ansi16"])
async def test_it_is_seen_without_colour(folder: Path, theme: str) -> None:
    async with reading(column(), store=Store(folder), settings=Settings(theme=theme)) as reader:
        await reader.press("enter")
        assert row_with(reader, "字宽由").startswith("| 终端里"), "a bar in the margin"
        assert row_with(reader, "这里的链接").startswith("1 看"), "the number of the note"
        assert row_with(reader, "第 1 段").startswith("  第")
        assert [words for words in underlined(reader) if "http" not in words] == [
            "字宽由终端定",
            "这里的链接，再",
        ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 12)], ids=str)
async def test_no_column_moves(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    async with reading(column(), store=Store(folder), size=size) as reader:
        await reader.press("enter")
        marked = reader.rows
    async with reading(column(), size=size) as reader:
        await reader.press("enter")
        bare = reader.rows
    assert marked != bare
    for one, other in zip(marked, bare, strict=True):
        assert one == other or re.sub("^( *)[1|]", r"\1 ", one) == other


async def test_it_is_a_stop_among_the_others(folder: Path) -> None:
    clipboard = FakeClipboard()
    async with reading(column(), store=Store(folder), clipboard=clipboard) as reader:
        await reader.press("enter")
        assert isinstance(reader.screen, ArticleScreen)
        view, seen = reader.screen.view, []
        for _ in range(5):
            await reader.press("tab")
            assert view.stop
            seen.append((view.stop.kind, view.stop.number))
        assert seen == [
            (Kind.LINK, 1),
            (Kind.PASSAGE, 1),
            (Kind.NOTE, 1),
            (Kind.LINK, 2),
            (Kind.NOTE, 2),
        ]
        assert "最后一句话" in reader.text
        await reader.press("g", "tab", "tab", "y")
        assert clipboard.texts == ["字宽由终端定"]
        await reader.press("L")
        assert "划线 1  字宽由终端定" in reader.text
        assert "笔记 2  最后一句" in reader.text


async def test_a_passage_without_a_note_is_seen_to_have_the_focus() -> None:
    async with reading(column()) as reader:
        await reader.press("enter", "v", "e", "H")
        assert reader.rows[-1].startswith(" > 划线，没有笔记 "), "so Esc takes that away first"
        await reader.press("escape")
        assert isinstance(reader.screen, ArticleScreen)
        assert ">" not in reader.rows[-1]


async def test_enter_shows_the_note_and_changes_it(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "tab", "tab", "tab")
        assert reader.rows[-1].startswith(" > 真的？ 试过"), "the footer says it"
        await reader.press("enter")
        assert isinstance(reader.screen, NoteScreen)
        assert reader.screen.field.text == "真的？\n试过"
        await reader.press("2", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.rows[-1].startswith(" > 真的？ 试过2")
        await reader.press("shift+tab", "a", *"新", "enter")
        assert row_with(reader, "字宽由").startswith("1 终端里")
        assert row_with(reader, "这里的链接").startswith("2 看")
    assert {one.note for one in Store(folder).passages().values()} == {"新", "真的？\n试过2", "完"}


async def test_hints_reach_it(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "f")
        await reader.press("s")
        assert isinstance(reader.screen, NoteScreen)
        assert "笔记：字宽由终端定" in reader.text


async def test_h_takes_it_off_and_the_list_brings_it_back(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "tab", "tab", "H")
        assert row_with(reader, "字宽由").startswith("  终端里")
        assert reader.said[-1] == "去掉了划线；在划线的清单（M）里按 U 找回"
        await reader.press("M", "U", "q")
        assert row_with(reader, "字宽由").startswith("| 终端里")
        await reader.press("H", "a")
        assert reader.said[-1] == "按 v 选字，再按 a 写笔记"


async def test_the_list_of_an_article_leads_back_to_it(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "M")
        assert reader.rows[0] == " 本文  3 处划线"
        await reader.press("G", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        stop = reader.screen.view.stop
        assert stop and stop.key == "c3"
        assert "最后一句话" in reader.text
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)


async def test_the_list_of_the_column_opens_an_article_at_it(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("M", "j", "j", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        stop = reader.screen.view.stop
        assert stop and stop.key == "c3"
        await reader.press("escape", "q")
        assert isinstance(reader.screen, PassagesScreen)


async def test_what_is_gone_from_the_text_stays_in_the_list(folder: Path) -> None:
    later = TEXT.replace("终端里的字宽由终端定，程序只能猜。", "这一段重写了。")
    async with reading(column(later), store=Store(folder)) as reader:
        await reader.press("enter", "M")
        assert row_with(reader, "字宽由").startswith(">! 字宽由")
        assert "原文改了，已不在文中" in reader.text
        await reader.press("enter")
        assert "已不在文中" in reader.said[-1]
        assert row_with(reader, "这里的链接").startswith("1 看"), "the others are found"


async def test_a_later_version_has_it_elsewhere(folder: Path) -> None:
    async with reading(column("<p>新的开头。</p>" + TEXT), store=Store(folder)) as reader:
        await reader.press("enter")
        assert row_with(reader, "字宽由").startswith("| 终端里")


async def test_it_stays_at_its_words_at_another_width_and_theme(folder: Path) -> None:
    async with reading(column(), store=Store(folder), size=(40, 12)) as reader:
        await reader.press("enter", "j", "j", "j")
        for _ in range(3):
            assert "字宽由终端定" in underlined(reader)
            await reader.press("minus")
        await reader.press("z")
        assert "字宽由终端定" in underlined(reader)
        await reader.resize(100, 30)
        assert "字宽由终端定" in underlined(reader)


async def test_the_next_article_has_its_own(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "J")
        assert not any(row.startswith("|") for row in reader.rows)
        await reader.press("K")
        assert row_with(reader, "字宽由").startswith("| 终端里")
