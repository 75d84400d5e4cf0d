"""A shelf of made-up columns, for the pictures of one."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from tui.archive.contents import Source
from tui.library.library import Library
from tui.library.shelf_file import ShelfFile
from tui.library.shelf_session import ShelfSession
from tui.memory.database import Database
from tui.memory.shelf import ShelfMemory, Stamp
from tui.memory.store import Store
from tui.memory.values import ArticleMemory

_DAY = 86_400


class _Made(NamedTuple):
    """A column: what it is called, who writes it, and how far it was read."""

    title: str
    authors: tuple[str, ...]
    articles: int
    read: int
    marked: int
    days: int | None = None
    """How many days ago it was read last; None where it never was."""
    texts: tuple[tuple[str, str], ...] = ()
    """Titles and texts of its first articles."""


_COLUMNS = (
    _Made(
        "终端里的字",
        ("林知秋",),
        120,
        113,
        6,
        0,
        (
            ("一个汉字占两格", "光标走到哪里，看字宽，不看字数；<b>光标</b>前有几字，是另一回事。"),
            ("重画一屏要多少字节", "真正慢的是远处的终端：一屏三千字节，<b>光标</b>移动占了一半。"),
        ),
    ),
    _Made("从零写一个编辑器", ("周行", "许言", "何以安"), 64, 20, 2, 3, (
        ("撤销与重做", "撤销以后<b>光标</b>应当回到改动的地方，而不是文末。"),
    )),
    _Made("黑板报上的数学", ("陈默",), 208, 208, 11, 10),
    _Made("慢速摄影", ("阿澄",), 47, 12, 0, 16),
    _Made("一线编译器", ("周行",), 88, 41, 3, 41),
    _Made("城市与路", ("沈渡", "林知秋"), 153, 0, 0),
    _Made("植物志·窗台卷", ("小满",), 31, 0, 0),
    _Made("古地图解谜", ("裴然",), 26, 0, 0),
    _Made("键盘手记", ("何以安",), 75, 0, 1, None, (
        ("手不离主键区", "方向键远，hjkl 近；<b>光标</b>还在原处，手已经到了。"),
    )),
    _Made("夜航船", ("佚名", "陈默", "小满", "阿澄"), 412, 0, 0),
    _Made("存档的艺术", ("许言",), 19, 0, 0),
    _Made("统计学的直觉", ("陈默",), 96, 0, 0),
    _Made("声音的形状", ("沈渡",), 58, 0, 0),
)  # fmt: skip


class _MadeMemory(ShelfMemory):
    """Remembers when the columns were read last."""

    def last_read(self) -> dict[str, float]:
        """Return the times, by the keys of the columns."""
        now = time.time()
        read = (one for one in _COLUMNS if one.days is not None)
        return {one.title: now - (one.days or 0) * _DAY for one in read}


class _MadeSession(ShelfSession):
    """Remembers how far the columns were read."""

    def look_up(self) -> None:
        """Take it."""
        articles: dict[str, ArticleMemory] = {}
        for column, one in enumerate(_COLUMNS):
            for number in range(one.articles):
                memory = ArticleMemory(read=number < one.read, bookmarked=number < one.marked)
                articles[_url(column, number)] = memory
        self.library.remember(articles)


def made_shelf() -> ShelfSession:
    """Return a session at the shelf."""
    library = Library(_files(), _MadeMemory(Database(None)), key="made", name="知乎专栏")
    return _MadeSession(library, Store(None))


def _files() -> Iterator[ShelfFile]:
    for number, one in enumerate(_COLUMNS):
        saved = json.dumps(_saved(number, one)).encode()
        name = f"~/知乎专栏/{one.title}.json"
        yield ShelfFile(Source(name, one.title, partial(bytes, saved)), one.title, Stamp)
    damaged = Source("~/知乎专栏/读书会.json", "读书会", partial(bytes, b'{"article": [{"title": '))
    yield ShelfFile(damaged, "damaged", Stamp)


def _saved(number: int, one: _Made) -> dict[str, object]:
    articles = []
    for at in range(one.articles):
        title, text = one.texts[at] if at < len(one.texts) else (f"之{at + 1}", "（略）")
        author = one.authors[at % len(one.authors)]
        articles.append(
            {
                "url": _url(number, at),
                "title": title,
                "userName": author,
                "upvote": 0,
                "content": f"<p>{text}</p>",
                "comments": [],
            }
        )
    return {"title": one.title, "article": articles}


def _url(column: int, article: int) -> str:
    return f"https://zhuanlan.zhihu.com/p/{1000 * (column + 1) + article}"
