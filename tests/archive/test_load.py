"""Any file opens, or is refused in one line."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.columns import column_of, real_columns, saved_article, saved_column
from tests.examples import examples
from tui.archive.found import UnreadableError
from tui.archive.load import load, load_bytes
from tui.archive.model import Author, Column, Reply
from tui.archive.parts import load_parts


def test_every_field_has_a_place() -> None:
    reply = {
        "userName": "乙",
        "userLink": "https://www.zhihu.com/people/b",
        "content": "答",
        "likes": 1,
        "replyToAuthor": "甲",
    }
    comment = {
        "userName": "甲",
        "userLink": "https://www.zhihu.com/people/0",
        "content": "问",
        "likes": 3,
        "childComments": [reply],
    }
    column = column_of(saved_article(7, comments=[comment]))
    assert (column.title, column.description) == ("一个专栏", "说明")
    assert column.url == "https://zhuanlan.zhihu.com/c_1"
    assert column.followers == ("https://www.zhihu.com/people/a",)
    article = column.articles[0]
    assert (article.number, article.title, article.votes) == (1, "第 7 篇", 7)
    assert (article.author.name, article.author.url) == (
        "林知秋",
        "https://www.zhihu.com/people/lin",
    )
    assert article.html == "<p>正文 7</p>"
    assert article.topics[0].name == "终端"
    assert article.topics[0].url == "https://www.zhihu.com/topic/1"
    assert article.comment_count == 2
    (first,) = article.comments
    assert (first.author.name, first.author.deleted, first.likes, first.html) == (
        "甲",
        True,
        3,
        "问",
    )
    assert (first.replies[0].reply_to, first.replies[0].html) == ("甲", "答")


@pytest.mark.parametrize("missing", [{}, {"title": None, "description": None, "url": None}])
def test_a_column_without_its_fields_has_stand_ins(
    tmp_path: Path, missing: dict[str, object]
) -> None:
    file = tmp_path / "my-column.json"
    file.write_text(json.dumps({"article": []} | missing))
    column = load(file)
    assert (column.title, column.description, column.url) == ("my-column", "", "")
    assert (column.followers, column.articles, column.notices) == ((), (), ())


def test_an_article_without_its_fields_has_stand_ins() -> None:
    (article,) = column_of({"content": "<p>a</p>", "unknown": [1]}).articles
    assert (article.title, article.votes, article.topics, article.comments) == ("无标题", 0, (), ())
    assert article.damage == ""


def test_null_topics_comments_and_counts_are_normal() -> None:
    nulls = saved_article(topic=None, comments=None, upvote=None, userName=None)
    (article,) = column_of(nulls).articles
    assert (article.damage, article.topics, article.comments, article.votes) == ("", (), (), 0)


def test_counts_saved_as_strings_are_counts() -> None:
    assert column_of(saved_article(upvote="12")).articles[0].votes == 12


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": 5}, "$.article[1].title: expected `str | null`, got `int`"),
        ({"content": None}, "$.article[1].content: expected `str`, got nothing"),
        ({"content": ["a"]}, "$.article[1].content: expected `str`, got `array`"),
        ({"upvote": "many"}, "$.article[1].upvote: expected `int | null`, got `str`"),
    ],
)
def test_a_damaged_article_says_so_and_costs_no_other(
    fields: dict[str, object], reason: str
) -> None:
    column = column_of(saved_article(1), saved_article(2, **fields), saved_article(3))
    assert [article.title for article in column.articles][::2] == ["第 1 篇", "第 3 篇"]
    damaged = column.articles[1]
    assert damaged.damage == reason
    assert (damaged.number, damaged.author.name) == (2, "林知秋")
    assert column.notices == ("1 篇文章存档有损坏，列表中以 ! 标出",)


def test_an_article_that_is_no_object_is_damaged() -> None:
    column = column_of(None, 5, saved_article(3))
    assert [bool(article.damage) for article in column.articles] == [True, True, False]


def test_exact_copies_of_a_comment_are_one() -> None:
    comment = {"userName": "甲", "content": "好", "likes": 0, "childComments": []}
    other = comment | {"likes": 1}
    (article,) = column_of(saved_article(comments=[comment, other, comment])).articles
    assert [c.likes for c in article.comments] == [0, 1]


def test_a_damaged_comment_says_so_in_its_place() -> None:
    (article,) = column_of(saved_article(comments=[{"content": 5}, {"content": "好"}])).articles
    assert "$.article[0].comments[0]" in article.comments[0].html
    assert article.comments[1].html == "好"


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ({"likes": "1.2k"}, "likes: expected `int | null`, got `str`"),
        ({"likes": 3.5}, "likes: expected `int | null`, got `float`"),
        ({"userName": {"name": "甲"}}, "userName: expected `str | null`, got `object`"),
        ({"userLink": 5}, "userLink: expected `str | null`, got `int`"),
        ({"childComments": {}}, "childComments: expected `array | null`, got `object`"),
    ],
)
def test_a_wrong_field_costs_a_comment_that_field_and_no_other(
    field: dict[str, object], reason: str
) -> None:
    whole = {"userName": "乙", "userLink": "u", "likes": 3, "content": "好 <b>x"}
    replies = [whole | {"replyToAuthor": "丙"}]
    right, damaged = column_of(
        saved_article(comments=[whole | {"childComments": replies}]),
        saved_article(comments=[whole | {"childComments": replies} | field]),
    ).articles
    (comment,) = right.comments
    lost: dict[str, dict[str, Any]] = {
        "likes": {"likes": 0},
        "userName": {"author": Author("", "u")},
        "userLink": {"author": Author("乙")},
        "childComments": {"replies": ()},
    }
    kept = msgspec.structs.replace(comment, **lost[reason.partition(":")[0]])
    note = f"<p>（存档损坏：$.article[1].comments[0].{reason}）</p>"
    assert damaged.comments == (msgspec.structs.replace(kept, html=note + comment.html),)


def test_a_wrong_field_costs_a_reply_that_field_and_no_other() -> None:
    reply = {"userName": "乙", "likes": None, "content": "\ud83d好", "replyToAuthor": [1]}
    comment = {"content": "甲", "childComments": [reply, "x"]}
    (article,) = column_of(saved_article(comments=[comment])).articles
    first, second = article.comments[0].replies
    place = "$.article[0].comments[0].childComments"
    note = f"<p>（存档损坏：{place}[0].replyToAuthor: expected `str | null`, got `array`）</p>"
    assert first == Reply(Author("乙"), 0, f"{note}\ufffd好", "")
    assert second.html == f"<p>（存档损坏：{place}[1]: expected `object`, got `str`）</p>"


def test_byte_order_mark_and_utf16() -> None:
    text = json.dumps(saved_column(), ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert load_bytes(text.encode(encoding), "f").title == "一个专栏"


def test_gb18030_opens_and_says_so() -> None:
    text = json.dumps(saved_column(saved_article()), ensure_ascii=False)
    column = load_bytes(text.encode("gb18030"), "f")
    assert column.title == "一个专栏"
    assert column.notices == ("文件不是 UTF-8，已按 GB18030 打开",)


def test_a_stray_byte_does_not_make_utf8_gb18030() -> None:
    text = json.dumps(saved_column(saved_article()), ensure_ascii=False).encode()
    column = load_bytes(text.replace("说明".encode(), "说\u660e".encode() + b"\xff"), "f")
    assert (column.title, column.description) == ("一个专栏", "说明\ufffd")


def test_surrogates_control_characters_and_nan_are_taken() -> None:
    saved = rb'{"article":[{"title":"a\ud83d\ude00b\ud83d","content":"x'
    column = load_bytes(saved + b'\ny","upvote":NaN}],"title":"\\u001b[31mred"}', "f")
    (article,) = column.articles
    assert (article.title, article.html) == ("a😀b\ufffd", "x\ny")
    assert column.title == "red"


def test_a_number_that_is_none_and_one_too_large_are_null() -> None:
    saved = b'{"article":[{"title":"a","upvote":NaN},{"title":"b","upvote":1e400},'
    saved += b'{"title":"c","upvote":-1e400},{"title":"d","upvote":1e3}]}'
    articles = load_bytes(saved, "f").articles
    assert [(article.title, article.votes) for article in articles] == [
        ("a", 0),
        ("b", 0),
        ("c", 0),
        ("d", 1000),
    ]


@pytest.mark.parametrize(
    ("saved", "says"),
    [
        (b"", "f: is empty; expected a column saved as JSON"),
        (b" \n", "f: is empty; expected a column saved as JSON"),
        (
            b'{"article": [1,\n 2',
            "f: is cut off at line 2, column 3: Expecting ',' delimiter; "
            "expected a column saved as JSON",
        ),
        (
            b"hello",
            "f: is not JSON at line 1, column 1: Expecting value; expected a column saved as JSON",
        ),
        (b"[]", "f: not a column: expected `object`, got `array`"),
        (b"5", "f: not a column: expected `object`, got `int`"),
        (b'{"title": "x"}', "f: not a column: object missing required field `article`"),
        (
            b'{"article": {}}',
            "f: not a column: expected `array | null`, got `object`, at `$.article`",
        ),
        (b'{"article":' + b"[" * 100_000, "f: nested too deeply; expected a column"),
    ],
)
def test_what_is_no_column_is_refused_in_one_line(saved: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        load_bytes(saved, "f")
    assert str(refusal.value) == says


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path, says in [
        (tmp_path / "none.json", "no such file"),
        (tmp_path, "is a folder"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (Path("a\0b"), "cannot be read"),
    ]:
        with pytest.raises(UnreadableError) as refusal:
            load(path)
        assert says in str(refusal.value)
        assert "\n" not in str(refusal.value)
        assert "\0" not in str(refusal.value)


_KEYS = (
    *("article", "title", "description", "url", "followers", "content", "comments", "topic", "tag"),
    *("userName", "upvote", "likes", "childComments", "replyToAuthor", "x"),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5)
    ),
    max_leaves=30,
)


@given(_JSON | st.builds(lambda articles: {"article": articles}, st.lists(_JSON, max_size=4)))
def test_any_json_opens_or_is_refused_in_one_line(value: object) -> None:
    saved = json.dumps(value).encode()
    try:
        column = load_bytes(saved, "f")
    except UnreadableError as refusal:
        assert "\n" not in str(refusal)
        return
    for article in column.articles:
        assert isinstance(article.html, str)
        assert article.comment_count >= 0
        assert "\n" not in article.title + article.damage


@given(st.binary(max_size=200))
def test_any_bytes_open_or_are_refused_in_one_line(saved: bytes) -> None:
    try:
        load_bytes(saved, "f")
    except UnreadableError as refusal:
        assert "\n" not in str(refusal)


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
