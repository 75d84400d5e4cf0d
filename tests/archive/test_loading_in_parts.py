"""A large file read part by part: the same as the whole, and as much of it as there is."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.loading import _JSON, _KEYS
from tests.columns import real_columns, saved_article, saved_column
from tests.examples import examples
from tui.archive.contents import UnreadableError
from tui.archive.load import load, load_bytes
from tui.archive.model import Column
from tui.archive.parts import load_parts


@pytest.mark.parametrize("file", real_columns())
def test_real_columns_open_whole(file: Path) -> None:
    column = load(file)
    saved = json.loads(file.read_bytes())
    assert column.notices == ()
    assert [article.html for article in column.articles] == [a["content"] for a in saved["article"]]


def assert_same(column: Column, other: Column) -> None:
    assert (column.title, column.description, column.url) == (
        other.title,
        other.description,
        other.url,
    )
    assert (column.followers, column.notices, column.percent) == (
        other.followers,
        other.notices,
        other.percent,
    )
    assert len(column.articles) == len(other.articles)
    for one, same in zip(column.articles, other.articles, strict=True):
        assert (one.number, one.url, one.title, one.author, one.votes, one.topics) == (
            same.number,
            same.url,
            same.title,
            same.author,
            same.votes,
            same.topics,
        )
        assert (one.html, one.comments, one.length, one.damage) == (
            same.html,
            same.comments,
            same.length,
            same.damage,
        )


def test_a_large_file_comes_part_by_part(tmp_path: Path) -> None:
    file = tmp_path / "column.json"
    comment = {"userName": "甲", "content": '，{"url": 好', "likes": 0, "childComments": []}
    articles = [saved_article(number, comments=[comment] * 3) for number in range(1, 101)]
    file.write_text(json.dumps(saved_column(*articles, followers=["a"]), indent=1))
    columns = list(load_parts(file, 4000))
    assert len(columns) > 10
    assert [column.percent for column in columns] == sorted(column.percent for column in columns)
    assert all(column.title == "一个专栏" for column in columns)
    for column, later in pairwise(columns):
        assert len(column.articles) < len(later.articles)
        assert all(one is same for one, same in zip(column.articles, later.articles, strict=False))
    assert_same(columns[-1], load(file))


def test_a_large_file_that_breaks_off_keeps_what_could_be_read(tmp_path: Path) -> None:
    file = tmp_path / "column.json"
    articles = [saved_article(number) for number in range(1, 51)]
    file.write_bytes(json.dumps(saved_column(*articles)).encode()[:-500])
    *_, last = load_parts(file, 4000)
    assert last.title == "一个专栏"
    assert 30 < len(last.articles) < 50
    assert last.notices == (f"只能读到第 {len(last.articles)} 篇，文件其余部分读不出来",)


_SAVED = st.lists(st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=5) | _JSON, max_size=12)


@given(_SAVED, st.integers(4, 400), st.booleans(), st.sampled_from([None, 0, 2]))
def test_parts_make_the_same_column_as_the_whole(
    articles: list[object], part: int, ascii_only: bool, indent: int | None
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "column.json"
        text = json.dumps(saved_column(*articles), ensure_ascii=ascii_only, indent=indent)
        file.write_bytes(text.encode("utf-8", "replace"))
        *_, last = load_parts(file, part)
        assert_same(last, load(file))


def test_what_is_wrong_far_into_a_file_costs_no_other_article() -> None:
    far = "长" * (1 << 19)
    articles = [
        saved_article(1, content=far),
        saved_article(2, title="字" * 30 + "坏", content="<p>坏</p>"),
    ]
    saved = json.dumps(saved_column(*articles), ensure_ascii=False).encode()
    column = load_bytes(saved.replace("坏".encode(), "坏".encode() + b"\xff"), "f")
    assert [article.title for article in column.articles] == ["第 1 篇", "字" * 30 + "坏\ufffd"]
    assert column.articles[1].html == "<p>坏\ufffd</p>"
    assert column.notices == ("1 篇文章存档有损坏，列表中以 ! 标出",)


def test_half_a_surrogate_in_an_article_costs_one_character() -> None:
    (article,) = load_bytes(rb'{"article":[{"content":"<p>a\ud83d</p>"}]}', "f").articles
    assert article.html == "<p>a\ufffd</p>"


def _outcome(columns: Callable[[], Column]) -> object:
    """Return all that is known of a column once it is read, or why it is refused."""
    try:
        column = columns()
    except UnreadableError as error:
        return str(error)
    return (
        (column.title, column.description, column.url, column.followers, column.notices),
        [
            (one.number, one.url, one.title, one.author, one.votes, one.topics, one.damage)
            for one in column.articles
        ],
        [(one.html, one.comments) for one in column.articles],
    )


def _last_part(file: Path, part: int) -> Column:
    (column,) = deque(load_parts(file, part), maxlen=1)
    return column


_DAMAGE = st.tuples(
    st.sampled_from(["cut", "flip", "insert", "double"]),
    st.floats(0, 1),
    st.sampled_from([b"\xff", b"\xd6\xd0" * 200, b'"', b"}", b"]", b'"article": [', b"\0", b"NaN"]),
)


@given(st.lists(_DAMAGE, min_size=1, max_size=3), st.integers(1, 6), st.booleans())
@examples(300)
def test_parts_give_what_the_whole_gives(
    tmp_path_factory: pytest.TempPathFactory,
    damages: list[tuple[str, float, bytes]],
    count: int,
    ascii_only: bool,
) -> None:
    """Whatever is wrong with a file, how much of it is read at once makes no difference."""
    articles = [saved_article(number, title=f"第 {number} 篇") for number in range(1, count + 1)]
    saved = json.dumps(saved_column(*articles), ensure_ascii=ascii_only).encode()
    for kind, where, piece in damages:
        at = int(where * len(saved))
        if kind == "cut":
            saved = saved[:at]
        elif kind == "flip":
            saved = saved[:at] + piece[:1] + saved[at + 1 :]
        elif kind == "insert":
            saved = saved[:at] + piece + saved[at:]
        else:
            saved = saved[:at] + saved[at // 2 :]
    file = tmp_path_factory.mktemp("damaged") / "column.json"
    file.write_bytes(saved)
    for part, judged in ((4, 1 << 16), (64, 1 << 16), (4000, 1 << 16), (2000, 400)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tui.archive.load.PART", part)
            patch.setattr("tui.archive.load.JUDGED", judged)
            whole = _outcome(lambda: load(file))
            assert _outcome(partial(_last_part, file, part)) == whole
