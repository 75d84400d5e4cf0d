"""Searching a shelf: hits of all columns as one types, and where each of them leads."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.columns import saved_article, saved_column
from tests.library.shelves import put
from tests.screens.at_shelf import at_shelf
from tests.screens.reading import Reading
from tests.screens.test_bursts import burst
from tests.screens.test_find import marked
from tui.archive.model import Article, Column
from tui.library.shelf_search import ShelfSearch
from tui.memory.store import Store
from tui.memory.values import ColumnMemory, column_key
from tui.screens.article import ArticleScreen
from tui.screens.comments import CommentsScreen
from tui.screens.search import SearchScreen
from tui.screens.search_scope import Step
from tui.screens.shelf import ShelfScreen
from tui.screens.shelf_scope import ShelfScope
from tui.search.query import Query

CODE = '<pre><code class="language-python">import kitten</code></pre>'
FORMULA = (
    '<p>若 <img eeimg="1" alt="\\alpha+kitten" src="https://www.zhihu.com/equation?tex=x"></p>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shelf of three columns that tell of kittens, one that does not, and what is none."""
    comments = [{"userName": "乙", "content": "我也有 <b>Kitten</b>"}]
    files = {
        "a.json": saved_column(
            saved_article(1, content="<p>没有</p>"),
            saved_article(2, title="养 kitten", content=f"<p>一只 kitten</p>{CODE}"),
            title="甲栏",
        ),
        "b.json": saved_column(saved_article(3, comments=comments), title="乙栏"),
        "c.json": saved_column(saved_article(4), title="丙栏"),
        "d.json": b'{"article": [nothing',
        "e.json": saved_column(saved_article(5, content=FORMULA), title="丁栏"),
        "f.txt": b"nothing",
    }
    return put(tmp_path / "shelf", files)


async def found(reader: Reading, *keys: str) -> list[str]:
    """Press keys on the shelf's search, and return the rows of its hits once all are there."""
    await reader.press(*keys)
    screen = reader.app.screen
    assert isinstance(screen, SearchScreen)
    while screen.working:
        await asyncio.sleep(0.01)
    await reader.settle()
    return [row for row in reader.rows[1:-1] if row]


ROWS = [
    " 甲栏",
    " 2 养 kitten",
    " > 标题 养 kitten",
    "   一只 kitten",
    "   代码 import kitten",
    " 乙栏",
    " 1 第 3 篇",
    "   评论 我也有 Kitten",
    " 丁栏",
    " 1 第 5 篇",
]


async def test_hits_stand_below_their_articles_and_columns(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        rows = await found(reader, "F", *"kitten")
        assert reader.rows[0].startswith(" 书架查找 kitten")
        assert reader.rows[0].endswith(" 3 篇")
        assert rows[: len(ROWS)] == ROWS
        assert "α + kitten" in rows[len(ROWS)]
        await found(reader, "backspace", "n", "backspace", "backspace")
        assert reader.said == ["1 个文件读不出来，没有查"], "once, not at every letter"


async def test_the_column_that_was_read_last_comes_first(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember_column(column_key(folder / "b.json"), ColumnMemory())
    store.close()
    async with at_shelf(folder, store=Store(tmp_path)) as reader:
        rows = await found(reader, "F", *"kitten")
        assert [row for row in rows if row.endswith("栏")] == [" 乙栏", " 甲栏", " 丁栏"]


async def test_a_hit_opens_in_its_column_and_back_returns_to_it(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await found(reader, "F", *"kitten")
        await reader.press("down", "down", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert ("kitten", True) in marked(reader)
        assert "import kitten" in reader.text
        await reader.press("q", "q")
        assert isinstance(reader.screen, SearchScreen)
        assert " > 代码 import kitten" in reader.rows
        await reader.press("tab", "enter")
        assert isinstance(reader.screen, CommentsScreen)
        entry = reader.screen.view.comments.entry
        assert entry and entry.author.name == "乙"
        await reader.press("q", "q")
        assert " > 评论 我也有 Kitten" in reader.rows
        await reader.press("escape")
        assert isinstance(reader.screen, ShelfScreen)


async def test_of_lines_that_are_alike_the_one_that_was_chosen_is_opened(tmp_path: Path) -> None:
    lines = "".join(f"<p>段 {n}</p><p>同一只猫</p>" for n in "甲乙丙丁")
    files = {f"{n}.json": saved_column(saved_article(n, content=lines)) for n in (1, 2)}
    async with at_shelf(put(tmp_path / "alike", files)) as reader:
        await found(reader, "F", "猫")
        await reader.press("tab", "down", "down", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert "/猫 3/4" in reader.rows[-1]


async def test_in_an_article_that_was_found_its_column_is_searched(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await found(reader, "F", *"kitten")
        rows = await found(reader, "enter", "F", *"一只")
        assert reader.rows[0].startswith(" 全栏查找 一只")
        assert rows == [" 2 养 kitten", " > 一只 kitten"]
        await reader.press("escape")
        assert isinstance(reader.screen, ArticleScreen)


async def test_the_next_search_begins_with_the_words_of_the_last(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await found(reader, "F", *"kitten")
        await reader.press("escape")
        rows = await found(reader, "F")
        assert rows[: len(ROWS)] == ROWS


async def test_more_words_narrow_and_fewer_widen(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await found(reader, "F", *"kitten")
        rows = await found(reader, *" im")
        assert rows == [*ROWS[:2], " > 标题 养 kitten", "   一只 kitten", ROWS[4]]
        rows = await found(reader, *(["backspace"] * 3))
        assert rows[: len(ROWS)] == ROWS


async def test_nothing_found_is_said(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        assert await found(reader, "F", *"zzqx") == ["  没有找到"]
        await reader.press("enter", "tab", "down", "pagedown")
        assert isinstance(reader.screen, SearchScreen)


async def test_a_file_that_has_vanished_costs_no_other(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        (folder / "a.json").unlink()
        rows = await found(reader, "F", *"kitten")
        assert rows[0] == " 乙栏"
        assert reader.said[-1] == "2 个文件读不出来，没有查"


async def test_one_that_vanishes_once_it_is_found_says_so(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await found(reader, "F", *"kitten")
        (folder / "a.json").unlink()
        await reader.press("enter")
        assert isinstance(reader.screen, SearchScreen)
        assert reader.said[-1].startswith("打不开：")


async def test_columns_that_are_not_counted_yet_are_searched(folder: Path) -> None:
    async with at_shelf(folder, counted=False) as reader:
        rows = await found(reader, "F", *"kitten")
        assert rows[: len(ROWS)] == ROWS


async def test_escape_stops_and_then_leaves(folder: Path) -> None:
    many = saved_column(*(saved_article(number) for number in range(9)), title="多")
    put(folder, {f"more/{number:03}.json": many for number in range(300)})
    async with at_shelf(folder) as reader:
        await reader.press("F")
        screen = reader.app.screen
        assert isinstance(screen, SearchScreen)
        screen.input.value = "第"
        while not screen.hits.articles:
            await asyncio.sleep(0)
        assert screen.working, "all was searched before the first hit was shown"
        screen.action_back()
        assert not screen.working
        articles = screen.hits.articles
        while "已停" not in reader.rows[0]:
            await asyncio.sleep(0.01)
        assert screen.hits.articles == articles
        reader.app.simulate_key("escape")
        while not isinstance(reader.app.screen, ShelfScreen):
            await asyncio.sleep(0.01)


async def test_what_is_typed_in_a_burst_is_searched_for_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    search = ShelfScope.search

    def noted(scope: ShelfScope, query: Query, stopped: Callable[[], bool]) -> Iterator[Step]:
        asked.append(query.terms)
        return search(scope, query, stopped)

    monkeypatch.setattr(ShelfScope, "search", noted)
    async with at_shelf(folder) as reader:
        await reader.press("F", "k")
        await burst(reader, *"itten", "down", "down")
        assert [row for row in await found(reader) if row.startswith(" >")], "the keys act"
    assert asked[-1] == ("kitten",)
    assert len(asked) < len("kitten")


async def test_a_search_waits_while_a_key_is_answered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(ShelfSearch, "pause", lambda _: told.append("wait"))
    async with at_shelf(folder) as reader:
        await reader.press("j")
        assert not told, "nothing is searched"
        await reader.press("F", *"kitten")
        await found(reader)
        del told[:]
        await reader.press("down")
        assert told == ["wait"]
        await burst(reader, "down", "up")
        assert len(told) == 3


@pytest.mark.parametrize(
    "keys",
    [
        ("F", *"kitten", "enter", "escape", "escape"),
        ("F", "k", "escape", "F", "x", "escape", "escape", "F"),
        ("F", "enter", "tab", "enter", "q", "F", "escape", "escape", "escape"),
        ("F", *"kitten", "ctrl+r", "question_mark", "f1", "enter", "enter", "ctrl+p", "escape"),
    ],
)
async def test_keys_in_a_burst_do_what_they_say_or_nothing(
    folder: Path, keys: tuple[str, ...]
) -> None:
    async with at_shelf(folder, counted=False) as reader:
        await burst(reader, *keys)
        for _ in keys:
            await reader.press("escape")
        assert isinstance(reader.app.screen, ShelfScreen)


async def test_hits_keep_no_article_and_no_column(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        before = set(map(id, _articles()))
        assert len(await found(reader, "F", *"kitten")) > len(ROWS)
        assert [one for one in _articles() if id(one) not in before] == []


def _articles() -> list[object]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Article | Column)]
