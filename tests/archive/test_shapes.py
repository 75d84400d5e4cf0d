"""Each shape of an archive opens by what is in it, and gives all that it has."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.archive.opened import answer, as_bytes, column_in, item, lines, shelf_of, state_page
from tests.columns import saved_article, saved_column
from tui.archive.model import Author, Column, Question
from tui.archive.opening import open_parts

WRITTEN = datetime.fromtimestamp(1_700_000_001, UTC)


def facts(column: Column) -> list[tuple[str, str, str]]:
    """Return title, author and body of the articles."""
    return [(one.title, one.author.name, one.html) for one in column.articles]


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


def test_a_page_is_read_by_its_state(tmp_path: Path) -> None:
    page = state_page(
        shown='<div class="Post-RichText RichText"><p>页面上的字</p></div>',
        articles={
            "1": {
                "id": "1",
                "type": "article",
                "title": "甲",
                "content": "<p>状态里的字</p>",
                "author": {"name": "人", "urlToken": "ren"},
                "voteupCount": 3,
                "created": 1_700_000_001,
                "column": {"id": "c_1", "title": "专栏"},
            }
        },
        columns={"c_1": {"title": "专栏", "intro": "简介"}},
    )
    for name, saved in (("page.html", page), ("raw.json", {"title": "甲", "rawHtml": page})):
        column = column_in(tmp_path, {name: saved})
        assert column.articles[0].html == "<p>状态里的字</p>"
    column = column_in(tmp_path, {"page.html": page})
    assert (column.title, column.description) == ("专栏", "简介")
    assert facts(column) == [("甲", "人", "<p>状态里的字</p>")]
    assert column.articles[0].written == WRITTEN


@pytest.mark.parametrize("cut", [True, False])
def test_a_state_that_is_cut_off_gives_way_to_what_the_page_shows(
    tmp_path: Path, cut: bool
) -> None:
    shown = '<div class="RichText Post-RichText"><p>一二三四五六七八</p></div>'
    article = {"id": "1", "title": "甲", "content": "<p>一二三</p>", "contentNeedTruncated": cut}
    (one,) = column_in(
        tmp_path, {"p.html": state_page(shown=shown, articles={"1": article})}
    ).articles
    assert one.html == shown


DOM = """<!DOCTYPE html><html><head><title>(9 封私信) 甲 - 知乎</title>
<link rel="canonical" href="https://zhuanlan.zhihu.com/p/1"></head><body>
<article class="Post-Main"><header><h1 class="Post-Title">甲 &amp; 乙</h1>
<div class="AuthorInfo" itemprop="author"><meta itemprop="name" content="人">
<meta itemprop="url" content="https://www.zhihu.com/people/ren"></div></header>
<div class="Post-RichTextContainer"><div class="css-1"><div class="RichText ztext Post-RichText">
<p>一<div>二</div></p><p>三</p></div></div></div>
<div class="ContentItem-time">编辑于 2024-05-06 07:08</div>
<button aria-label="赞同 1,234 ">赞同</button></article><p>别的</p></body></html>"""


def test_a_page_without_a_state_is_read_as_it_is_shown(tmp_path: Path) -> None:
    (article,) = column_in(tmp_path, {"page.htm": DOM}).articles
    assert (article.title, article.votes) == ("甲 & 乙", 1234)
    assert article.author == Author("人", "https://www.zhihu.com/people/ren")
    assert article.url == "https://zhuanlan.zhihu.com/p/1"
    assert (article.written, article.edited) == (None, datetime(2024, 5, 6, 7, 8))
    assert "三" in article.html and "别的" not in article.html


def test_mhtml_is_the_page_in_it(tmp_path: Path) -> None:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    mail = MIMEMultipart("related")
    mail["From"] = "<Saved by Blink>"
    mail.attach(MIMEText(DOM, "html", "utf-8"))
    text = mail.as_bytes()
    text = b"From: <Saved by Blink>\r\n" + text.replace(b"From: <Saved by Blink>\n", b"")
    (article,) = column_in(tmp_path, {"page.mhtml": text}).articles
    assert (article.title, article.author.name) == ("甲 & 乙", "人")


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>知乎专栏-读书</title>
<description>说明</description><link>https://zhuanlan.zhihu.com/c_1</link>
<item><title>甲</title><description><![CDATA[<p>文</p>]]></description><author>人</author>
<link>https://zhuanlan.zhihu.com/p/1</link><pubDate>Tue, 14 Nov 2023 22:13:21 GMT</pubDate>
<category>终端</category></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>读书</title>
<subtitle>说明</subtitle><entry><title>甲</title>
<content type="html">&lt;p&gt;文&lt;/p&gt;</content>
<author><name>人</name></author><link href="https://zhuanlan.zhihu.com/p/1"/>
<published>2023-11-14T22:13:21Z</published><category term="终端"/></entry></feed>"""
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "读书",
    "description": "说明",
    "items": [
        {
            "id": "https://zhuanlan.zhihu.com/p/1",
            "url": "https://zhuanlan.zhihu.com/p/1",
            "title": "甲",
            "content_html": "<p>文</p>",
            "authors": [{"name": "人"}],
            "date_published": "2023-11-14T22:13:21Z",
            "tags": ["终端"],
        }
    ],
}


@pytest.mark.parametrize("saved", [RSS, ATOM, FEED], ids=["rss", "atom", "json"])
def test_a_feed_is_a_column(tmp_path: Path, saved: object) -> None:
    column = column_in(tmp_path, {"feed.xml": saved})
    assert (column.title, column.description) == ("读书", "说明")
    assert facts(column) == [("甲", "人", "<p>文</p>")]
    (article,) = column.articles
    assert article.url == "https://zhuanlan.zhihu.com/p/1"
    assert article.written == WRITTEN
    assert [topic.name for topic in article.topics] == ["终端"]


def test_xml_takes_nothing_in_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim")
    entities = (
        f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path}/secret"><!ENTITY a "aaaa">'
        '<!ENTITY b "&a;&a;&a;&a;">]>'
    )
    evil = RSS.replace("<rss", f"{entities}<rss").replace("甲</title>", "甲&s;&b;</title>")
    (article,) = column_in(tmp_path, {"feed.xml": evil}).articles
    assert "geheim" not in article.title and "aaaa" not in article.title


MARKDOWN = """---
title: 甲：一个 "题"
url: https://zhuanlan.zhihu.com/p/1
author: '人'
upvote_num: 12
created: 2023-11-14
tags: [终端, 读书]
---

# 甲：一个 "题"

文 $a^2$[^1]

[^1]: 注
"""


def test_markdown_stays_markdown(tmp_path: Path) -> None:
    (article,) = column_in(tmp_path, {"a.txt": MARKDOWN}).articles
    assert article.title == '甲：一个 "题"'
    assert (article.author.name, article.votes) == ("人", 12)
    assert article.written == datetime(2023, 11, 14)
    assert [topic.name for topic in article.topics] == ["终端", "读书"]
    assert article.markdown == "文 $a^2$[^1]\n\n[^1]: 注\n"
    assert article.html == ""


def test_markdown_without_a_head_says_its_facts_below_the_title(tmp_path: Path) -> None:
    saved = "# 题\n\n**Author:** [人](https://www.zhihu.com/people/ren)\n\n"
    saved += "**Link:** [https://zhuanlan.zhihu.com/p/1](https://zhuanlan.zhihu.com/p/1)\n\n正文\n"
    (article,) = column_in(tmp_path, {"a.md": saved}).articles
    assert (article.title, article.markdown) == ("题", "正文\n")
    assert article.author == Author("人", "https://www.zhihu.com/people/ren")
    assert article.url == "https://zhuanlan.zhihu.com/p/1"


def test_a_markdown_folder_has_its_comments_beside_each_article(tmp_path: Path) -> None:
    comments = {
        "schema_version": 1,
        "staged_count": 1,
        "comments": [
            {
                "id": "9",
                "author": "乙",
                "content": "好",
                "like_count": 1,
                "children": [
                    {"id": "10", "author": "丙", "content": "是", "reply_to_author": "乙"}
                ],
            }
        ],
    }
    files: dict[str, object] = {"set/collection.json": {"title": "集", "count": 2}}
    for number in (1, 2):
        folder = f"set/article-{number}"
        files[f"{folder}/index.md"] = f"---\ntitle: 第 {number} 篇\n---\n\n正文 {number}\n"
        files[f"{folder}/comments.json"] = comments
        files[f"{folder}/assets/image-001.jpg"] = b"\xff\xd8\xff"
    column = column_in(tmp_path, files)
    assert [article.title for article in column.articles] == ["第 1 篇", "第 2 篇"]
    for article in column.articles:
        (comment,) = article.comments
        assert (comment.author.name, comment.replies[0].reply_to) == ("乙", "乙")
    assert not column.notices


def zhihuhelp() -> bytes:
    """Return a database of zhihuhelp."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE Article (id TEXT, raw_json TEXT)")
    database.execute("CREATE TABLE Column (column_id TEXT, raw_json TEXT)")
    database.execute("INSERT INTO Article VALUES ('1', ?)", (json.dumps(item()),))
    database.execute("INSERT INTO Article VALUES ('2', '{broken')")
    database.execute("INSERT INTO Column VALUES ('c', ?)", (json.dumps({"title": "一栏"}),))
    database.commit()
    return database.serialize()


def test_zhihuhelp_s_database_opens(tmp_path: Path) -> None:
    column = column_in(tmp_path, {"zhihu_v1.sqlite": zhihuhelp()})
    assert column.title == "一栏"
    assert facts(column) == [("第 1 篇", "林知秋", "<p>正文 1</p>")]
    assert column.notices == ("1 行存档损坏，已略过",)
    assert [path.name for path in tmp_path.iterdir()] == ["zhihu_v1.sqlite"]


def test_mediacrawler_s_database_opens(tmp_path: Path) -> None:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE TABLE zhihu_content (content_id, content_type, content_text, title, created_time)"
    )
    database.execute(
        "CREATE TABLE zhihu_comment (comment_id, parent_comment_id, content, content_id)"
    )
    database.execute("INSERT INTO zhihu_content VALUES ('1','article','文','甲','1700000001')")
    database.execute("INSERT INTO zhihu_comment VALUES ('9', '0', '好', '1')")
    database.commit()
    (article,) = column_in(tmp_path, {"sqlite_tables.db": database.serialize()}).articles
    assert (article.title, article.html, article.written) == ("甲", "<p>文</p>", WRITTEN)
    assert [comment.html for comment in article.comments] == ["好"]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
@pytest.mark.parametrize(
    "saved", [item(), saved_column(saved_article()), MARKDOWN], ids=["item", "column", "markdown"]
)
def test_what_is_packed_opens_as_what_it_is(tmp_path: Path, pack: object, saved: object) -> None:
    assert callable(pack)
    plain = column_in(tmp_path, {"plain.json": saved})
    packed = column_in(tmp_path, {"packed.json": pack(as_bytes(saved))})
    assert facts(packed) == facts(plain)
    assert [one.markdown for one in packed.articles] == [one.markdown for one in plain.articles]


def zipped(files: Mapping[str, object]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, as_bytes(value))
    return out.getvalue()


def test_a_zip_is_read_as_a_folder_in_place(tmp_path: Path) -> None:
    files = {"a/1.json": item(1), "../../2.json": item(2), "assets/x.json": item(3), "x.bin": b"\0"}
    column = column_in(tmp_path, {"a.zip": zipped(files)})
    assert [article.title for article in column.articles] == ["第 1 篇", "第 2 篇"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_columns_together_are_a_shelf(tmp_path: Path) -> None:
    one, two = saved_column(saved_article(), title="一"), saved_column(title="二")
    made: tuple[Mapping[str, object], ...] = (
        {"list.json": [one, two]},
        {"detail/1.txt": one, "detail/2.txt": two},
        {"all.zip": zipped({"1.txt": one, "2.txt": two})},
    )
    for number, files in enumerate(made):
        folder = tmp_path / str(number)
        folder.mkdir()
        shelf = shelf_of(folder, files)
        assert [column.title for column in shelf.columns] == ["一", "二"]
        assert [len(column.articles) for column in shelf.columns] == [1, 0]


def test_a_folder_of_articles_is_sorted_by_date_and_has_none_twice(tmp_path: Path) -> None:
    files = {
        "c/10.json": item(10, created=1_700_000_000),
        "c/9.json": item(9, created=1_700_000_009),
        "c/copy.json": item(9, content="<p>正文 9，更长</p>", created=1_700_000_009),
        "c/none.json": item(3, created=None),
        "c/9.md": "# 不是另一篇\n\nhttps://x\n",
        "c/.state/queue.jsonl": lines({"url": "x"}),
        "c/node_modules/x.json": item(77),
    }
    column = column_in(tmp_path, files)
    titles = [article.title for article in column.articles]
    assert titles == ["第 10 篇", "第 9 篇", "第 3 篇"]
    assert column.articles[1].html == "<p>正文 9，更长</p>"


@pytest.mark.parametrize("packed", ["page", "lines", "folder"])
def test_the_beginning_of_what_is_large_comes_first(tmp_path: Path, packed: str) -> None:
    items = [item(number, content="<p>" + "长" * 2000 + "</p>") for number in range(1, 301)]
    path = tmp_path / "large"
    if packed == "folder":
        path.mkdir()
        for number, one in enumerate(items):
            (path / f"{number}.json").write_bytes(as_bytes(one))
    else:
        path.write_bytes(lines(*items) if packed == "lines" else as_bytes({"data": items}))
    beginning, whole = (shelf.columns[0] for shelf in open_parts([path]))
    assert 0 < beginning.percent < 100 == whole.percent
    assert 10 < len(beginning.articles) < 300 == len(whole.articles)
    shown = list(zip(beginning.articles, whole.articles, strict=False))
    assert all((one.title, one.number) == (other.title, other.number) for one, other in shown)


def test_pictures_of_markdown_are_named_from_the_folder_that_was_opened(tmp_path: Path) -> None:
    body = "![图](assets/1.jpg) ![](<./b c.png>) ![](https://x/y.jpg) ![](../z.gif) [f](assets/f)\n"
    files = {f"set/article {n}/index.md": f"# 题 {n}\n\n{body}" for n in (1, 2)}
    markdown = column_in(tmp_path, files).articles[1].markdown
    assert markdown == (
        "![图](set/article%202/assets/1.jpg) ![](<set/article%202/b c.png>) "
        "![](https://x/y.jpg) ![](set/z.gif) [f](assets/f)\n"
    )


def test_each_answer_of_a_saved_question_keeps_its_own_text(tmp_path: Path) -> None:
    """However much longer the first on the page is."""
    answers = {
        str(n): answer(n, content=f"<p>{'长' * 100 if n == 1 else '短'}</p>") for n in (1, 2)
    }
    shown = "".join(
        '<div class="AnswerItem"><div class="RichContent-inner"><span class="RichText">'
        f"{one['content']}</span></div></div>"
        for one in answers.values()
    )
    questions = {"77": {"title": "如何读书？", "detail": "<p>细节</p>"}}
    page = state_page(shown=shown, answers=answers, questions=questions)
    column = column_in(tmp_path, {"question.html": page})
    assert [one.html for one in column.articles] == [one["content"] for one in answers.values()]
    assert column.title == "如何读书？"
    for one in column.articles:
        assert one.question and one.question.html == "<p>细节</p>"
    without = page[: page.index("<script")] + "</body></html>"
    assert [one.html.count("长") for one in column_in(tmp_path, {"x.html": without}).articles] == [
        *(100, 0)
    ]


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
