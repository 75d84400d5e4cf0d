"""Any file opens, or is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.loading import _JSON
from tests.columns import column_of, saved_article, saved_column
from tui.archive.contents import UnreadableError
from tui.archive.load import load, load_bytes
from tui.archive.model import Author, Reply


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
