"""The list of what is marked: found, noted, taken away and brought back; opened at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeClipboard, Reading, reading
from tui.archive.model import Column
from tui.memory.passage import Extent, Passage
from tui.memory.store import Store
from tui.screens.column import ColumnScreen
from tui.screens.passages import PassagesScreen

DAY = 86_400_000
ONE = Passage(
    "a1",
    "zhihu:1",
    words="字宽由终端定",
    note="真的？\n试过",
    title="第 1 篇",
    made=DAY,
    changed=DAY,
)
TWO = Passage("b2", "zhihu:2", words="第二句话", title="第 2 篇", made=2 * DAY, changed=2 * DAY)
THREE = Passage(
    "c3", "zhihu:2", extent=Extent(9), words="第三句", note="存疑", made=3 * DAY, changed=3 * DAY
)
ELSEWHERE = Passage("d4", "zhihu:77", words="别的专栏的", made=4 * DAY, changed=4 * DAY)


def column() -> Column:
    return column_of(*(saved_article(number) for number in (1, 2, 3)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the passages are remembered."""
    store = Store(tmp_path)
    for one in (ONE, TWO, THREE, ELSEWHERE):
        store.remember_passage(one)
        store.remember_sighting(one.key, found=True)
    store.close()
    return tmp_path


def listed(reader: Reading) -> list[str]:
    """Return the rows of the list, except for blanks, the first word of each."""
    assert isinstance(reader.screen, PassagesScreen)
    height = reader.screen.list.size.height
    rows = (re.sub(" {2,}", "  ", row) for row in reader.rows[1 : 1 + height])
    return [row.strip() for row in rows if row.strip()]


def kept(folder: Path) -> dict[str, Passage]:
    return Store(folder).passages()


async def test_the_column_s_are_listed_with_words_note_and_day(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("M")
        assert reader.rows[0] == " 本栏  3 处划线"
        assert listed(reader) == [
            ">  1  字宽由终端定  真的？ 试过  1970-01-02",
            "2  第二句话  1970-01-03",
            "2  第三句  存疑  1970-01-04",
        ]
        assert reader.rows[-1].endswith(" 1/3")
        await reader.press("q")
        assert isinstance(reader.screen, ColumnScreen)


async def test_the_selected_one_is_shown_in_full(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("M")
        assert [row.strip() for row in reader.rows[-7:-1] if row.strip()] == [
            "字宽由终端定",
            "真的？",
            "试过",
            "第 1 篇  1970-01-02",
        ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (30, 8)], ids=str)
async def test_it_fits_any_screen(folder: Path, size: tuple[int, int]) -> None:
    async with reading(column(), store=Store(folder), size=size) as reader:
        await reader.press("M", "j")
        assert any(row.startswith(">") and "第二句话" in row for row in reader.rows)
        assert any("第 2 篇" in row for row in reader.rows)


async def test_it_is_filtered_by_words_note_and_title(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("M", "slash", *"存疑")
        assert "1 处" in reader.rows[-1]
        assert listed(reader) == [">  2  第三句  存疑  1970-01-04"]
        await reader.press("enter", "escape")
        assert len(listed(reader)) == 3
        await reader.press("slash", *"没有", "enter")
        assert listed(reader) == ["没有符合的（Esc 清除筛选）"]


async def test_one_is_taken_away_and_brought_back(folder: Path) -> None:
    store = Store(folder)
    async with reading(column(), store=store) as reader:
        await reader.press("M", "j", "x")
        assert reader.said[-1] == "去掉了划线；按 U 找回"
        assert [row.split()[-2] for row in listed(reader)] == ["试过", "存疑"]
        assert listed(reader)[1].startswith(">  2  第三句"), "the next one is selected"
        await reader.press("U")
        assert reader.said[-1] == "找回了刚去掉的"
        await reader.press("U")
        assert reader.said[-1] == "没有可找回的"
        await reader.press("x")  # What was selected before is selected again.
    assert [one.key for one in kept(folder).values() if one.deleted] == ["b2"]


async def test_a_note_is_written_and_kept(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("M", "j", "a")
        assert "笔记：第二句话" in reader.text
        await reader.press(*"记下", "enter")
        assert listed(reader)[1] == ">  2  第二句话  记下  1970-01-03"
    assert kept(folder)["b2"].note == "记下"


async def test_it_is_copied_as_markdown(folder: Path) -> None:
    clipboard = FakeClipboard()
    async with reading(column(), store=Store(folder), clipboard=clipboard) as reader:
        await reader.press("M", "y")
    assert clipboard.texts == ["## 第 1 篇\n\n> 字宽由终端定\n\n真的？\n试过\n"]


async def test_where_nothing_is_marked_it_says_how_to() -> None:
    async with reading(column()) as reader:
        await reader.press("M")
        assert listed(reader) == ["还没有划线：在文章里按 v 选字，按 H 划线"]
        await reader.press("x", "a", "enter", "y", "U", "j", "G")
        assert isinstance(reader.screen, PassagesScreen)


async def test_what_another_terminal_marks_is_seen_when_this_one_has_the_keyboard(
    folder: Path,
) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("M", "x")
        other = Store(folder)
        other.remember_passage(Passage("e5", "zhihu:3", words="另一个终端的", made=9, changed=9))
        other.close()
        reader.app.on_app_focus()
        await reader.settle()
        assert any("另一个终端的" in row for row in listed(reader))
        assert not any("字宽由终端定" in row for row in listed(reader))


async def test_what_was_found_when_last_looked_for_is_known(tmp_path: Path) -> None:
    """Before anything is open; and where nobody has looked yet, that is said."""
    store = Store(tmp_path)
    for number, words in enumerate(("正文 1", "早就没有的一句话，长一些", "正文 2")):
        of = "zhihu:1" if number < 2 else "zhihu:2"
        store.remember_passage(Passage(f"k{number}", of, words=words, made=1, changed=1))
    store.close()
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("M")
        assert [row[:2] for row in reader.rows[1:4]] == [">?", " ?", " ?"]
        assert "还没有在原文里找过" in reader.text
        await reader.press("enter", "q", "q")
        assert [row[:2] for row in reader.rows[1:4]] == ["> ", " !", " ?"], "back in the list"
        await reader.press("j")
        assert "原文改了，已不在文中" in reader.text
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("M")
        assert [row[:2] for row in reader.rows[1:4]] == ["> ", " !", " ?"], "the next day"
