"""What the reader remembers, as it is seen on the screens."""

from __future__ import annotations

import re
from pathlib import Path

from tests.columns import column_of, saved_article
from tests.screens.reading import reading
from tests.screens.remembered import column, row
from tui.archive.model import Article
from tui.memory.database_table import Value
from tui.memory.store import Store
from tui.memory.values import ArticleMemory
from tui.messages import OpenArticle
from tui.page.page import Place
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.home import Nowhere


class CountingStore(Store):
    """Counts the queries to it."""

    queries = 0

    def _read(self, query: str, *values: Value) -> list[tuple[Value, ...]]:
        self.queries += 1
        return super()._read(query, *values)


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


async def test_a_long_list_is_looked_up_in_few_queries(folder: Path) -> None:
    long = column_of(*(saved_article(number) for number in range(1, 3001)))
    store = CountingStore(folder)
    async with reading(long, store=store) as reader:
        await reader.press("space", "space", "G", "g", "N")
        assert "3000 未读" in reader.rows[0]
    assert store.queries == 5, "two of the list, and three of what is marked"


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
            OpenArticle(article, ()), PageStyle(80, PLAIN), Remembering(memory), keys={}
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
