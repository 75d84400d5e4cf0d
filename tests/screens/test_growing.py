"""A large column is on the screen while the rest of it is still being read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.columns import saved_article, saved_column
from tests.screens.reading import FakeBrowser, FakeClipboard, Reading
from tui.app import ReaderApp
from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.archive.parts import load_parts
from tui.memory.session import Session

TOPICS = [[{"tag": "终端", "tagLink": ""}], [{"tag": "排版", "tagLink": ""}]]


def parts(folder: Path) -> Iterator[Column]:
    """Yield a column of two hundred articles, a few more at a time."""
    file = folder / "column.json"
    articles = [saved_article(number, topic=TOPICS[number % 2]) for number in range(1, 201)]
    file.write_text(json.dumps(saved_column(*articles)), "utf-8")
    return load_parts(file, 4000)


def held(columns: Iterator[Column], go_on: Event) -> Iterator[Column]:
    """Yield columns once that is allowed."""
    go_on.wait(30)
    yield from columns


async def test_what_is_read_is_shown_and_grows(tmp_path: Path) -> None:
    columns = parts(tmp_path)
    go_on = Event()
    app = ReaderApp(
        Session(next(columns)),
        clipboard=FakeClipboard(),
        browser=FakeBrowser(),
        rest=held(columns, go_on),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reading(app, pilot)
        await pilot.pause()
        try:
            assert "一个专栏" in reader.rows[0]
            assert "已读入" in reader.rows[0]
            assert "200 篇" not in reader.text
            await pilot.press("j", "j", "tab", "j")
            await pilot.pause()
            assert reader.rows[-1].endswith("2/2")
        finally:
            go_on.set()
        await reader.settle()
        assert "200 篇" in reader.rows[0]
        assert "已读入" not in reader.text
        assert "排版 100" in reader.text
        assert reader.rows[-1].endswith("2/100")
        assert reader.rows[-4].startswith(" 第 3 篇")
        await reader.press("escape", "G")
        assert "第 200 篇" in reader.text


async def test_leaving_does_not_wait_for_the_rest(tmp_path: Path) -> None:
    columns = parts(tmp_path)
    first = next(columns)

    def endless() -> Iterator[Column]:
        while True:
            yield first

    app = ReaderApp(
        Session(first), clipboard=FakeClipboard(), browser=FakeBrowser(), rest=endless()
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize(
    ("error", "said"),
    [(MemoryError(), "内存不够"), (UnreadableError("x: cannot be read"), "其余部分读不出来")],
    ids=["memory", "damage"],
)
async def test_what_cannot_be_read_to_its_end_stays_open(
    tmp_path: Path, error: Exception, said: str
) -> None:
    first = next(parts(tmp_path))

    def damaged() -> Iterator[Column]:
        raise error
        yield

    app = ReaderApp(
        Session(first), clipboard=FakeClipboard(), browser=FakeBrowser(), rest=damaged()
    )
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reading(app, pilot)
        await reader.settle()
        assert said in "".join(reader.said)
        await reader.press("enter")
        await reader.settle()
        assert "正文 1" in reader.text
