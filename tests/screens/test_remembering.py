"""What the reader remembers, as it is seen on the screens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading, reading
from tui.archive.model import Article, Column
from tui.memory.store import Store
from tui.memory.table import Value
from tui.memory.values import ArticleMemory
from tui.page.page import Place
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.home import Nowhere

LONG = "".join(
    f"<p>第 {number} 段，说的是终端里的第 {number} 件事。</p>" for number in range(1, 100)
)

TO_LIST = ["escape"] * 3
"""From a hit: its marks, the article, the search."""


def column() -> Column:
    topics = [{"tag": "终端"}], [{"tag": "终端"}], [{"tag": "排版"}], [{"tag": "排版"}]
    return column_of(
        *(
            saved_article(number, content=LONG if number < 3 else "<p>短</p>", topic=topic)
            for number, topic in enumerate(topics, 1)
        )
    )


class CountingStore(Store):
    """Counts the queries to it."""

    queries = 0

    def _read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        self.queries += 1
        return super()._read(query, *values)


def row(reader: Reading, number: int) -> str:
    """Return the list's row of an article."""
    return next(row for row in reader.rows if re.match(rf".... *{number} 第 {number} 篇", row))


def top(reader: Reading) -> str:
    return next(filter(str.strip, reader.rows))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


async def test_unread_is_marked_and_counted_and_read_to_the_end_is_read() -> None:
    async with reading(column()) as reader:
        assert "4 未读" in reader.rows[0]
        assert "[全部 4] 终端 2  排版 2" in reader.text
        assert row(reader, 1).startswith("> ◦ 1")
        await reader.press("j", "j", "enter", "q")
        assert row(reader, 3).startswith(">   3")
        assert "3 未读" in reader.rows[0]
        assert "[全部 3 未读/4] 终端 2  排版 1/2" in reader.text
        assert "已读  林知秋" in reader.text


async def test_only_its_end_makes_an_article_read() -> None:
    async with reading(column()) as reader:
        await reader.press("enter", "space", "space", "q")
        assert row(reader, 1).startswith("> ◒ 1")
        assert re.search(r"读到 \d+%", reader.text)
        await reader.press("enter", "G", "q")
        assert row(reader, 1).startswith(">   1")


async def test_r_marks_as_read_and_unread_in_the_list_and_in_an_article() -> None:
    async with reading(column()) as reader:
        await reader.press("r")
        assert row(reader, 1).startswith(">   1")
        await reader.press("r")
        assert row(reader, 1).startswith("> ◦ 1")
        await reader.press("enter", "r")
        assert reader.said[-1] == "标为已读"
        await reader.press("q")
        assert row(reader, 1).startswith(">   1")
        await reader.press("G", "enter", "r", "j", "q")
        assert row(reader, 4).startswith("> ◦ 4"), "seen to the end before it was marked by hand"


async def test_bookmarks_are_marked_and_can_be_all_that_is_shown() -> None:
    async with reading(column()) as reader:
        await reader.press("apostrophe")
        assert "没有书签" in reader.text
        await reader.press("apostrophe", "j", "m", "j", "enter", "m")
        assert reader.said[-1] == "加了书签"
        await reader.press("q", "apostrophe")
        assert row(reader, 2).startswith(" *◦ 2")
        assert row(reader, 3).startswith(">*  3")
        assert not any("第 1 篇" in line for line in reader.rows)
        assert "书签  2/2" in reader.rows[-1]
        await reader.press("m", "escape")
        assert row(reader, 3).startswith(">   3")
        assert "第 1 篇" in reader.text


async def test_next_unread_goes_round_and_says_when_there_is_none() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "r", "k", "N")
        assert row(reader, 3).startswith("> ◦ 3")
        await reader.press("N", "N")
        assert row(reader, 1).startswith("> ◦ 1")
        await reader.press("r", "N", "r", "N", "r", "N")
        assert reader.said[-1] == "这里的都读过了"


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


async def test_articles_without_an_address_are_known_by_their_place(folder: Path) -> None:
    nameless = column_of(saved_article(1, url=None), saved_article(2, url=None))
    async with reading(nameless, store=Store(folder)) as reader:
        await reader.press("j", "m")
    async with reading(nameless, store=Store(folder)) as reader:
        assert row(reader, 2).startswith(">*◦ 2")
        assert row(reader, 1).startswith("  ◦ 1")
    async with reading(nameless, store=Store(folder), column_key="other.json") as reader:
        assert row(reader, 2).startswith("  ◦ 2")


async def test_standard_input_is_remembered_by_articles_alone(folder: Path) -> None:
    async with reading(column(), store=Store(folder), column_key="") as reader:
        await reader.press("j", "m", "tab")
    assert Store(folder).last_column() is None
    assert Store(folder).articles() == {
        "https://zhuanlan.zhihu.com/p/2": ArticleMemory(bookmarked=True)
    }


async def test_what_is_wrong_with_the_file_is_said_and_all_goes_on(folder: Path) -> None:
    folder.mkdir()
    (folder / "memory.sqlite3").write_bytes(b"no database at all" * 99)
    async with reading(column(), store=Store(folder)) as reader:
        assert any("已损坏" in said for said in reader.said)
        await reader.press("m", "enter", "space", "q", "enter")
        assert any(said.startswith("上次读到") for said in reader.said)


async def test_a_long_list_is_looked_up_in_two_queries(folder: Path) -> None:
    long = column_of(*(saved_article(number) for number in range(1, 3001)))
    store = CountingStore(folder)
    async with reading(long, store=store) as reader:
        await reader.press("space", "space", "G", "g", "N")
        assert "3000 未读" in reader.rows[0]
    assert store.queries == 2


class Remembering(Nowhere):
    """A home in which something is remembered of every article."""

    def __init__(self, memory: ArticleMemory) -> None:
        """Make it for one memory."""
        super().__init__()
        self._memory = memory

    def recall(self, article: Article) -> ArticleMemory:
        """Return the memory."""
        return self._memory


async def test_what_is_remembered_may_come_while_an_article_opens() -> None:
    async with reading() as reader:
        await reader.press("enter")
        article, memory = column().articles[0], ArticleMemory(place=Place(3, 0), percent=40)
        screen = ArticleScreen(
            article,
            (),
            PageStyle(80, PLAIN),
            Remembering(memory),
            keys={},
        )
        # Not composed yet, as where Enter is pressed before the store has answered.
        screen.memory_known()
        assert not screen.is_mounted


async def test_one_mark_counts_as_counting_all_anew_does() -> None:
    """Also of an article that was saved twice: both are known by one address."""
    topics = [{"tag": "终端"}, {"tag": "排版"}]
    twice = saved_article(1, url="https://zhuanlan.zhihu.com/p/1", topic=topics)
    async with reading(column_of(twice, twice, saved_article(3, topic=topics[:1]))) as reader:
        screen = reader.screen
        assert isinstance(screen, ColumnScreen)
        for unread in (1, 3):
            await reader.press("r")
            counted = [screen.bar.labels, screen.masthead.unread]
            screen.memory_known()
            assert counted == [screen.bar.labels, screen.masthead.unread]
            assert screen.masthead.unread == unread
