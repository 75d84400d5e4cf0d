"""What is pressed before it is known what is remembered: shown, kept, and never overwritten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.columns import column_of, saved_article
from tests.screens.reading import FakeBrowser, FakeClipboard, Reading
from tests.screens.remembered import row
from tui.app import ReaderApp
from tui.memory.session import Session
from tui.memory.store import Store
from tui.memory.trouble import LaterError, Trouble
from tui.memory.values import ArticleMemory, ColumnMemory
from tui.page.page import Place
from tui.screens.article import ArticleScreen

NOTHING = ArticleMemory()


def url(number: int) -> str:
    return f"https://zhuanlan.zhihu.com/p/{number}"


class HeldStore(Store):
    """Answers once it is let go of; until then another program has its file."""

    held = True

    def articles(self) -> dict[str, ArticleMemory]:
        """Return what is remembered, once that can be read."""
        if self.held:
            raise LaterError(Trouble.LOCKED.value)
        return super().articles()


@pytest.fixture
def store(tmp_path: Path) -> HeldStore:
    """A store in which articles 1 and 2 are read, 2 bookmarked and left in its middle."""
    before = Store(tmp_path)
    before.remember_article(url(1), NOTHING, ArticleMemory(read=True))
    before.remember_article(url(2), NOTHING, ArticleMemory(True, True, Place(3, 0), 40))
    before.remember_column("column.json", ColumnMemory(sort="COLUMN", article=url(2)))
    before.close()
    return HeldStore(tmp_path)


@asynccontextmanager
async def held(store: HeldStore) -> AsyncIterator[HeldReading]:
    """Open a column of four articles, of which is not known what is remembered."""
    content = "<p>一段。</p>" * 60
    column = column_of(*(saved_article(number, content=content) for number in range(1, 5)))
    app = ReaderApp(
        Session(column, store, "column.json"),
        clipboard=FakeClipboard(),
        browser=FakeBrowser(),
    )
    async with app.run_test() as pilot:
        await pilot.pause()
        yield HeldReading(app, pilot)


class HeldReading(Reading):
    """A reader who does not wait for what is remembered."""

    async def settle(self) -> None:
        """Wait until the app has nothing left to do but to look that up."""
        await self._pilot.pause()

    async def let_go(self, store: HeldStore) -> None:
        """Let what is remembered be known."""
        store.held = False
        await super().settle()


async def test_marks_set_before_are_shown_and_kept(store: HeldStore) -> None:
    async with held(store) as reader:
        await reader.press("m", "j", "r", "r", "j", "r")
        assert row(reader, 1).startswith(" *◦ 1")
        assert row(reader, 2).startswith("  ◦ 2")
        assert row(reader, 3).startswith(">   3")
        assert row(reader, 4).startswith("    4"), "of that one nothing is known"
        assert "已读  林知秋" in reader.text
        await reader.press("j")
        assert "已读" not in reader.text
        assert "未读" not in reader.text
        await reader.let_go(store)
        assert row(reader, 1).startswith(" *  1"), "read before, bookmarked now"
        assert row(reader, 2).startswith(" *◒ 2"), "bookmarked before, unread now"
        assert row(reader, 3).startswith("    3")
        assert row(reader, 4).startswith("> ◦ 4")
        assert "2 未读" in reader.rows[0]
    remembered = Store(store._folder).articles()
    assert remembered[url(1)] == ArticleMemory(read=True, bookmarked=True)
    assert remembered[url(2)] == ArticleMemory(False, True, Place(3, 0), 40)
    assert remembered[url(3)] == ArticleMemory(read=True)


async def test_next_unread_waits_until_it_is_known_which_are(store: HeldStore) -> None:
    async with held(store) as reader:
        await reader.press("N")
        assert reader.said[-1] == "还在查哪些读过，查到就去"
        await reader.let_go(store)
        assert row(reader, 3).startswith("> ◦ 3"), "next after the one that was left"
        assert "这里的都读过了" not in reader.said


async def test_next_unread_does_not_call_back_who_has_gone_on(store: HeldStore) -> None:
    async with held(store) as reader:
        await reader.press("N", "j")
        await reader.let_go(store)
        assert row(reader, 2).startswith(">")


async def test_the_list_is_as_it_was_left_unless_it_was_acted_on(store: HeldStore) -> None:
    async with held(store) as reader:
        await reader.press("m")
        await reader.let_go(store)
        assert row(reader, 1).startswith(">*")


async def test_an_article_opened_before_goes_to_where_it_was_left(store: HeldStore) -> None:
    async with held(store) as reader:
        await reader.press("j", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.view.top == 0
        await reader.let_go(store)
        assert reader.screen.view.top > 0
        assert "上次读到 40%" in reader.said


async def test_who_leaves_before_it_is_known_is_not_kept(store: HeldStore) -> None:
    async with held(store) as reader:
        await reader.press("m")
    assert not reader.app.is_running
    assert Store(store._folder).articles()[url(1)] == ArticleMemory(True, True)
