"""Markdown, databases, packed files and folders: what holds several articles."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from tests.archive.opened import as_bytes, column_in, item, lines, shelf_of
from tests.archive.shaped import MARKDOWN, WRITTEN, facts, zhihuhelp, zipped
from tests.columns import saved_article, saved_column
from tui.archive.model import Author
from tui.archive.opening import open_parts


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


def test_the_articles_of_a_column_saved_one_by_one_are_what_they_are_in_it(tmp_path: Path) -> None:
    comments = [
        {
            "userName": "乙",
            "userLink": "https://www.zhihu.com/people/yi",
            "likes": 2,
            "content": "好",
            "childComments": [
                {"userName": "丙", "likes": 1, "content": "是", "replyToAuthor": "乙"}
            ],
        }
    ]
    saved = saved_article(1, comments=comments)
    (whole,) = column_in(tmp_path / "whole", {"a.json": saved_column(saved)}).articles
    (single,) = column_in(tmp_path / "single", {"a.json": saved}).articles
    for one in whole, single:
        assert one.topics and one.comments
    for name in ("url", "title", "author", "votes", "topics", "html", "comments"):
        assert getattr(single, name) == getattr(whole, name), name
