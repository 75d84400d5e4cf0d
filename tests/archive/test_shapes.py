"""Each shape of an archive opens by what is in it, and gives all that it has."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.archive.opened import answer, as_bytes, column_in, item, lines
from tests.archive.shaped import WRITTEN, facts
from tui.archive.model import Author, Question


def test_an_item_of_the_api_has_all_its_facts(tmp_path: Path) -> None:
    column = column_in(tmp_path, item())
    (article,) = column.articles
    assert (column.title, column.description) == ("一个专栏", "说明")
    assert (article.number, article.title, article.votes) == (1, "第 1 篇", 1)
    assert article.url == "https://zhuanlan.zhihu.com/p/1"
    assert article.author == Author("林知秋", "https://www.zhihu.com/people/lin")
    assert [(one.name, one.url) for one in article.topics] == [
        ("终端", "https://www.zhihu.com/topic/1")
    ]
    assert (article.html, article.written, article.edited) == ("<p>正文 1</p>", WRITTEN, None)


@pytest.mark.parametrize(
    "saved",
    [
        [item(1), item(2)],
        {"paging": {"is_end": True}, "data": [item(1), item(2)]},
        {"data": [item(1), item(2)]},
        [{"data": [item(1)]}, {"data": [item(2)]}],
        {"data": [{"id": "f", "type": "feed", "target": item(1)}, {"target": item(2)}]},
        {"url": "https://a.b", "data": {"data": [item(1), item(2)]}},
        lines(item(1), item(2)),
        lines({"data": [item(1)]}, {"data": [item(2)]}),
        b"\xef\xbb\xbf" + as_bytes([item(1), item(2)]),
        json.dumps([item(1), item(2)], indent=4).encode("utf-16"),
    ],
    ids=["list", "page", "data", "pages", "feed", "wrapped", "lines", "page-lines", "bom", "utf16"],
)
def test_items_open_in_whatever_holds_them(tmp_path: Path, saved: object) -> None:
    column = column_in(tmp_path, {"dump.dat": saved})
    assert facts(column) == [
        ("第 1 篇", "林知秋", "<p>正文 1</p>"),
        ("第 2 篇", "林知秋", "<p>正文 2</p>"),
    ]
    assert [one.number for one in column.articles] == [1, 2]
    assert not column.notices


def test_camel_case_is_read_as_snake_case_is(tmp_path: Path) -> None:
    saved = {
        "id": "1",
        "title": "甲",
        "content": "<p>文</p>",
        "voteupCount": 12,
        "createdTime": "2020-01-03 03:24",
        "updatedTime": "2020-02-03 03:24",
        "author": {"name": "人", "url": "/people/ren"},
        "topics": ["题", "题"],
        "topComments": [{"id": "1", "author": "乙", "content": "好", "likeCount": 1}],
    }
    (article,) = column_in(tmp_path, saved).articles
    assert article.votes == 12
    assert article.author.url == "https://www.zhihu.com/people/ren"
    assert [topic.name for topic in article.topics] == ["题"]
    assert article.written == datetime(2020, 1, 3, 3, 24)
    assert article.edited == datetime(2020, 2, 3, 3, 24)
    (comment,) = article.comments
    assert (comment.author.name, comment.html, comment.likes) == ("乙", "好", 1)


def test_the_column_api_of_2014_opens(tmp_path: Path) -> None:
    saved = [
        {
            "title": "旧文",
            "content": "<p>旧</p>",
            "url": "/p/19",
            "slug": 19,
            "publishedTime": "2015-03-04T10:20:30+08:00",
            "likesCount": 5,
            "author": {"name": "人", "profileUrl": "https://www.zhihu.com/people/ren"},
        }
    ]
    (article,) = column_in(tmp_path, {"posts.json": saved}).articles
    assert article.url == "https://zhuanlan.zhihu.com/p/19"
    assert (article.votes, article.author.url) == (5, "https://www.zhihu.com/people/ren")
    assert article.written == datetime.fromisoformat("2015-03-04T10:20:30+08:00")


def test_an_answer_knows_its_question(tmp_path: Path) -> None:
    column = column_in(tmp_path, {"a.json": [answer(5), answer(6)]})
    article = column.articles[0]
    assert column.title == article.title == "如何读书？"
    assert article.url == "https://www.zhihu.com/question/77/answer/5"
    assert article.question == Question(
        "如何读书？", "https://www.zhihu.com/question/77", "<p>细节</p>"
    )
    assert article.edited == datetime.fromtimestamp(1_700_086_400, UTC)


def test_a_question_with_its_answers_is_a_column(tmp_path: Path) -> None:
    saved = {
        "questionId": "77",
        "questionTitle": "如何读书？",
        "answerCount": 2,
        "question": {"detail": "<p>细节</p>"},
        "answers": [
            {"id": "5", "content": "<p>慢</p>", "voteupCount": 1, "author": {"name": "甲"}},
            {
                "id": "6",
                "content": "<p>快</p>",
                "authorName": "乙",
                "comments": [{"authorName": "丙", "contentHtml": "<p>是</p>"}],
            },
        ],
    }
    column = column_in(tmp_path, {"answers.json": saved})
    assert (column.title, column.description) == ("如何读书？", "细节")
    assert facts(column) == [
        ("如何读书？", "甲", "<p>慢</p>"),
        ("如何读书？", "乙", "<p>快</p>"),
    ]
    assert column.articles[1].url == "https://www.zhihu.com/question/77/answer/6"
    assert [one.html for one in column.articles[1].comments] == ["<p>是</p>"]


def test_pins_and_videos_open(tmp_path: Path) -> None:
    parts = [
        {"type": "text", "content": "一个想法，" + "长" * 40},
        {"type": "image", "original_url": "https://pic1.zhimg.com/v2-a_r.jpg"},
        {"type": "link", "url": "https://a.b/c", "title": "一页"},
    ]
    pin = {"id": "8", "type": "pin", "content": parts, "like_count": 2, "created": 1_700_000_000}
    video = {"id": "9", "type": "zvideo", "title": "录像", "description": "说明", "voteup_count": 1}
    thought, film = column_in(tmp_path, {"a.json": {"data": [pin, video]}}).articles
    assert thought.title == "一个想法，" + "长" * 25 + "…"
    assert thought.url == "https://www.zhihu.com/pin/8"
    assert all(word in thought.html for word in ("v2-a_r.jpg", "https://a.b/c", "一页"))
    assert film.url == "https://www.zhihu.com/zvideo/9"
    assert "https://www.zhihu.com/zvideo/9" in film.html and "说明" in film.html


@pytest.mark.parametrize("version", [4, 5])
def test_comments_of_the_api_are_read(tmp_path: Path, version: int) -> None:
    def person(name: str) -> dict[str, object]:
        found: dict[str, object] = {"name": name, "url_token": name}
        return {"member": found} if version == 4 else found

    likes = "vote_count" if version == 4 else "like_count"
    reply = {
        "id": "3",
        "content": "答",
        "author": person("乙"),
        "reply_to_author": person("甲"),
        "created_time": 1_700_000_001,
    }
    comment = {
        "id": "2",
        "content": "问",
        likes: 7,
        "author": person("甲"),
        "child_comments": [reply],
    }
    inside = item(comments={"data": [comment]})
    apart = {"paging": {"next": "https://www.zhihu.com/api/v4/articles/1/x"}, "data": [comment]}
    for files in ({"a.json": inside}, {"a/1.json": item(), "a/roots.json": apart}):
        (article,) = column_in(tmp_path / str(len(files)), files).articles
        (read,) = article.comments
        assert (read.author.name, read.html, read.likes) == ("甲", "问", 7)
        (below,) = read.replies
        assert (below.author.name, below.html, below.reply_to) == ("乙", "答", "甲")
        assert below.written == WRITTEN


def test_mediacrawler_opens_with_its_comments(tmp_path: Path) -> None:
    content = {
        "content_id": "1",
        "content_type": "article",
        "content_text": "一 < 二\n三",
        "content_url": "https://zhuanlan.zhihu.com/p/1",
        "title": "甲",
        "created_time": 1_700_000_001,
        "voteup_count": 3,
        "user_nickname": "人*",
    }
    said = {
        "content_id": "1",
        "like_count": 1,
        "user_nickname": "乙",
        "publish_time": 1_700_000_001,
    }
    files = {
        "zhihu/jsonl/search_contents_2026-01-01.jsonl": lines(content),
        "zhihu/jsonl/search_comments_2026-01-01.jsonl": lines(
            said | {"comment_id": "9", "parent_comment_id": "", "content": "好 & 好"},
            said | {"comment_id": "10", "parent_comment_id": "9", "content": "是"},
        ),
    }
    (article,) = column_in(tmp_path, files).articles
    assert article.html == "<p>一 &lt; 二</p><p>三</p>"
    assert (article.author.name, article.written) == ("人*", WRITTEN)
    (comment,) = article.comments
    assert (comment.html, comment.written) == ("好 &amp; 好", WRITTEN)
    assert [reply.html for reply in comment.replies] == ["是"]


def test_what_is_kept_in_a_collection_or_by_its_id_opens(tmp_path: Path) -> None:
    for name, saved in (
        ("kept.json", {"data": [{"created": "x", "content": item(n)} for n in (1, 2)]}),
        ("by_id.json", {str(n): item(n) for n in (1, 2)}),
    ):
        column = column_in(tmp_path, {name: saved})
        assert [article.title for article in column.articles] == ["第 1 篇", "第 2 篇"]


def test_what_the_api_says_of_a_column_is_said_of_the_articles_beside_it(tmp_path: Path) -> None:
    told = {"id": "c_1", "type": "column", "title": "专栏名", "intro": "简介", "articles_count": 1}
    column = column_in(tmp_path, {"c/column.json": told, "c/1.json": item(1, column=None)})
    assert (column.title, column.description) == ("专栏名", "简介")
    assert not column.notices
