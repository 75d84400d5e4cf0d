"""Where one goes on: in an article that was left, in the list, in the last column."""

from __future__ import annotations

from pathlib import Path

from tests.screens.reading import Reading, reading
from tests.screens.remembered import column, row
from tui.memory.store import Store
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen

TO_LIST = ["escape"] * 3
"""From a hit: its marks, the article, the search."""


def top(reader: Reading) -> str:
    return next(filter(str.strip, reader.rows))


async def test_an_article_opens_where_it_was_left_and_says_so(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "space", "space", "j")
        left, percent = top(reader), reader.rows[-1].split()[-1]
    for size in ((80, 24), (40, 24)):
        async with reading(column(), store=Store(folder), size=size) as reader:
            assert not reader.said
            await reader.press("enter")
            assert top(reader).split("，")[0] == left.split("，")[0]
            assert reader.said == [f"上次读到 {percent}"]
            await reader.press("J")
            assert top(reader) == "  第 2 篇", "that one has not been begun"
            await reader.press("K")
            assert top(reader).split("，")[0] == left.split("，")[0]


async def test_an_article_read_to_its_end_opens_at_its_top(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter")
        first = top(reader)
        await reader.press("G", "J", "K")
        assert top(reader) == first
        await reader.press("G", "q", "enter")
        assert top(reader) == first
        await reader.press("q")
        assert row(reader, 1).startswith(">   1"), "and is read"
        assert not any(said.startswith("上次读到") for said in reader.said)
        await reader.press("enter", "G", "k", "q", "enter")
        assert top(reader) != first, "who has gone up again is in its middle"


async def test_the_last_column_goes_on_at_an_end(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "G")
        left = reader.rows
    for _ in range(2):
        store = Store(folder)
        last = store.last_column()
        assert last
        async with reading(column(), store=store, left=last[1]) as reader:
            assert reader.rows == left
            assert reader.said == ["上次读到 100%"]


async def test_a_hit_does_not_take_the_place_of_where_one_was(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "space", "space")
        left = top(reader)
        await reader.press("q", "F", *'"第 90 件"')
        await reader.press("enter")
        assert "第 90 段" in reader.text and left not in reader.text
        await reader.resize(60, 24)
        await reader.resize(80, 24)
        await reader.press(*TO_LIST, "enter")
        assert top(reader) == left
        await reader.press("q", "F", *'"第 90 件"')
        await reader.press("enter", "j", "k")
        found = top(reader)
        await reader.press(*TO_LIST, "enter")
        assert top(reader) == found, "the reader has gone on there"


async def test_a_hit_at_an_end_does_not_make_an_article_read() -> None:
    async with reading(column()) as reader:
        await reader.press("F", *'"第 99 件"')
        await reader.press("enter")
        assert "100%" in reader.rows[-1]
        await reader.press(*TO_LIST)
        assert row(reader, 1).startswith("> ◦ 1")
        await reader.press("F", *'"短"')
        await reader.press("enter", *TO_LIST)
        assert row(reader, 3).startswith("    3"), "all of that one was in view"


async def test_where_a_hit_is_open_is_where_the_last_column_goes_on(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("F", *'"第 90 件"')
        await reader.press("enter")
    last = Store(folder).last_column()
    assert last and last[1].reading and last[1].article == "https://zhuanlan.zhihu.com/p/1"


async def test_an_article_named_on_the_command_line_opens_where_it_was_left(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("enter", "space", "space")
        left = top(reader)
    columns = column()
    async with reading(columns, store=Store(folder), article=columns.articles[0]) as reader:
        assert top(reader) == left


async def test_the_list_is_arranged_as_it_was_left(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("tab", "s", "S", "j")
        left = reader.rows
    async with reading(column(), store=Store(folder)) as reader:
        assert reader.rows == left
        await reader.press("slash", "2", "enter")
    async with reading(column(), store=Store(folder)) as reader:
        assert "/2" in reader.rows[-1]
        assert row(reader, 2).startswith(">")
        await reader.press("escape")
        assert reader.rows == left
    async with reading(column(), store=Store(folder), column_key="other.json") as reader:
        assert "[全部" in reader.text
        assert row(reader, 1).startswith("> ◦ 1")


async def test_a_topic_that_was_asked_for_comes_before_the_one_that_was_left(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("tab")
        assert "[终端" in reader.text
    async with reading(column(), store=Store(folder), topic="排版") as reader:
        assert "[排版" in reader.text


async def test_the_last_column_goes_on_in_the_article_that_was_open(folder: Path) -> None:
    async with reading(column(), store=Store(folder)) as reader:
        await reader.press("j", "enter", "space", "space")
        left = top(reader)
    store = Store(folder)
    last = store.last_column()
    assert last and last[0] == "column.json"
    async with reading(column(), store=store, left=last[1]) as reader:
        assert isinstance(reader.screen, ArticleScreen)
        assert top(reader) == left
        assert any(said.startswith("上次读到 ") for said in reader.said)
        await reader.press("q")
        assert row(reader, 2).startswith(">")
    store = Store(folder)
    last = store.last_column()
    assert last and not last[1].reading
    async with reading(column(), store=store, left=last[1]) as reader:
        assert isinstance(reader.screen, ColumnScreen)
        assert row(reader, 2).startswith(">")
