"""The first paint is the app's first frame, cell for cell: that one has nothing left to send."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from tests.cli.first_frames import ENVIRONMENT, LONG, WatchedApp, frames_after_paint
from tests.columns import DEMO, real_columns, saved_article, saved_column
from tests.examples import examples
from tui.archive.load import load
from tui.cli.beginning import Asked, beginning, last_beginning
from tui.memory.store import Store
from tui.memory.values import (
    ArticleMemory,
    ColumnMemory,
    article_key,
    column_key,
)
from tui.page.page import Place
from tui.settings import Settings


def written(folder: Path, *articles: object, **fields: object) -> Path:
    """Write a column into a file."""
    file = folder / "column.json"
    file.write_text(json.dumps(saved_column(*articles, **fields)), "utf-8")
    return file


BODY = (
    "<h2>小标题</h2><p>正文<a href='https://zhuanlan.zhihu.com/p/2'>链接</a>，<b>粗</b>。</p>"
    "<pre><code class='language-python'>def f():\n\treturn 1  # 注释\n</code></pre>"
    "<p>公式 <img eeimg='1' alt='\\frac{1}{2}' src='x'/> 与图</p>"
    "<figure><img src='https://pic1.zhimg.com/v2-1.jpg' width='600'/></figure>"
) * 12
COLUMNS: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "none": ([], {}),
    "one": ([saved_article()], {"description": ""}),
    "long": (
        [saved_article(n, title=f"{LONG} {n}", userName=LONG[:n]) for n in range(1, 60)],
        {"title": LONG, "description": LONG * 3},
    ),
    "topics": (
        [saved_article(n, topic=[{"tag": f"话题{n % 9}", "tagLink": ""}]) for n in range(1, 120)],
        {},
    ),
    "dated": ([saved_article(n, created=1_500_000_000 + n) for n in range(1, 9)], {}),
}
SIZES = [(80, 24), (120, 40), (40, 12), (200, 50), (30, 8), (31, 17), (60, 18), (300, 60), (100, 8)]
THEMES = ["dark", "light", "ansi", "ansi16"]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", COLUMNS)
async def test_of_the_list_at_any_size(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    articles, fields = COLUMNS[name]
    store = Store(tmp_path)
    begin = beginning(Asked([written(tmp_path, *articles, **fields)]), store)
    screen, frames = await frames_after_paint(begin, store, size, Settings(), **ENVIRONMENT)
    assert screen
    assert set(frames) == {""}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("plain", [False, True], ids=["colours", "NO_COLOR"])
@pytest.mark.parametrize("article", [None, 3], ids=["list", "article"])
async def test_in_any_theme(tmp_path: Path, theme: str, plain: bool, article: int | None) -> None:
    store, more = Store(tmp_path), {"NO_COLOR": ""} if plain else {}
    begin = beginning(Asked([DEMO], article=article), store)
    settings = Settings(theme=theme)
    screen, frames = await frames_after_paint(
        begin, store, (80, 24), settings, **ENVIRONMENT, **more
    )
    assert screen
    assert set(frames) == {""}


def left_at(folder: Path, file: Path, left: ColumnMemory, **articles: ArticleMemory) -> Store:
    """Return a store that remembers how a column and some of its articles were left."""
    store, key = Store(folder), column_key(file)
    by_number = {one.number: one for one in next(iter(_columns(file))).articles}
    for number, memory in articles.items():
        article = by_number[int(number.removeprefix("n"))]
        store.remember_article(article_key(article, key), ArticleMemory(), memory)
    if left.article.isdecimal():
        left = ColumnMemory(
            **{name: getattr(left, name) for name in left.__struct_fields__}
            | {"article": article_key(by_number[int(left.article)], key)}
        )
    store.remember_column(key, left)
    store.close()
    return Store(folder)


def _columns(file: Path) -> Any:
    from tui.archive.parts import load_parts

    return [list(load_parts(file))[-1]]


READ, BEGUN = ArticleMemory(read=True), ArticleMemory(place=Place(3, 2), percent=30)
MARKED = ArticleMemory(bookmarked=True)
LEFT = {
    "at its beginning": ColumnMemory(article="1"),
    "far down": ColumnMemory(article="50"),
    "gone": ColumnMemory(article="?"),
    "sorted": ColumnMemory(sort="VOTES", article="7"),
    "turned round": ColumnMemory(reverse=True, article="7"),
    "by topic": ColumnMemory(topic="话题3", article="12"),
    "by a topic that is gone": ColumnMemory(topic="没有了", article="12"),
    "filtered": ColumnMemory(words="第 3", article="30"),
    "nothing found": ColumnMemory(words="zzz", article="30"),
    "bookmarks": ColumnMemory(bookmarks=True, article="30"),
    "unread": ColumnMemory(unread=True, article="3"),
}


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
@pytest.mark.parametrize("how", LEFT)
async def test_of_the_list_as_it_was_left(tmp_path: Path, how: str, size: tuple[int, int]) -> None:
    file = written(tmp_path, *COLUMNS["topics"][0])
    store = left_at(tmp_path, file, LEFT[how], n3=READ, n30=MARKED, n7=BEGUN)
    begin = beginning(Asked([file]), store)
    screen, frames = await frames_after_paint(begin, store, size, Settings(), **ENVIRONMENT)
    assert screen
    assert set(frames) == {""}
    # And it is the list as it was left: all that is read decides of is there already.
    assert begin.session
    assert begin.session.known


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "memory",
    [ArticleMemory(), BEGUN, ArticleMemory(read=True, place=Place(40, 0), percent=100)],
    ids=["at its top", "in its middle", "at its end"],
)
async def test_of_the_article_gone_on_in(
    tmp_path: Path, memory: ArticleMemory, size: tuple[int, int]
) -> None:
    articles = [saved_article(n, content=BODY, title=LONG) for n in (1, 2, 3)]
    file = written(tmp_path, *articles)
    store = left_at(tmp_path, file, ColumnMemory(article="2", reading=True), n2=memory)
    begin = last_beginning(store, "")
    screen, frames = await frames_after_paint(begin, store, size, Settings(), **ENVIRONMENT)
    assert screen
    assert set(frames) == {""}


@examples(12)
@given(
    width=st.integers(30, 300),
    height=st.integers(8, 70),
    wide=st.sampled_from([1, 2]),
    theme=st.sampled_from(THEMES),
    name=st.sampled_from(sorted(COLUMNS)),
    article=st.booleans(),
    cells=st.integers(10, 300),
)
async def test_of_anything(
    tmp_path_factory: pytest.TempPathFactory,
    width: int,
    height: int,
    wide: int,
    theme: str,
    name: str,
    article: bool,
    cells: int,
) -> None:
    folder = tmp_path_factory.mktemp("any")
    articles, fields = COLUMNS[name]
    articles = [one | {"content": BODY} for one in articles]
    store, number = Store(folder), 1 if article and articles else None
    begin = beginning(Asked([written(folder, *articles, **fields)], article=number), store)
    settings = Settings(theme=theme, ambiguous_width=wide, reading_width=cells)
    screen, frames = await frames_after_paint(
        begin, store, (width, height), settings, **ENVIRONMENT
    )
    assert screen
    assert set(frames) == {""}


@pytest.mark.parametrize("file", real_columns())
@pytest.mark.parametrize("article", [None, 1], ids=["list", "article"])
async def test_of_real_columns(tmp_path: Path, file: Path, article: int | None) -> None:
    if article and not load(file).articles:
        pytest.skip("there is no article to begin in")
    store = Store(tmp_path)
    begin = beginning(Asked([file], article=article), store)
    screen, frames = await frames_after_paint(begin, store, (100, 30), Settings(), **ENVIRONMENT)
    assert screen
    assert frames[0] == ""


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (10, 10)], ids=str)
async def test_nothing_is_painted_where_there_is_no_room(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    store = Store(tmp_path)
    screen, frames = await frames_after_paint(
        beginning(Asked([DEMO]), store), store, size, Settings(), **ENVIRONMENT
    )
    assert screen is None
    assert any(frames)


def test_the_app_under_test_is_the_app() -> None:
    assert issubclass(WatchedApp, App)
