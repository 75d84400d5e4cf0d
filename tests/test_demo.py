"""The sample column: it has the shape of an archive, and every construct of Zhihu's HTML."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TypedDict
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

import tui
from tests.constructs import ARTICLE_ELEMENTS, ARTICLE_TEXT, COMMENT_ELEMENTS, COMMENT_TEXT
from tui.archive import load
from tui.archive.model import Column
from tui.commands.command import Command
from tui.commands.registry import IN_ARTICLE, ON_LIST
from tui.page.document import document
from tui.page.layout import lay_out
from tui.page.page import Kind
from tui.page.style import PageStyle
from tui.page.theme import PLAIN

DEMO = Path(tui.__file__).parent / "demo.json"
EMOTICONS = {"赞", "捂脸", "机智", "思考", "抱抱", "大笑", "赞同"}


class _Topic(TypedDict):
    tag: str
    tagLink: str


class _Reply(TypedDict):
    userName: str
    userLink: str
    content: str
    likes: int
    replyToAuthor: str


class _Comment(TypedDict):
    userName: str
    userLink: str
    content: str
    likes: int
    childComments: list[_Reply]


class _Article(TypedDict):
    url: str
    userName: str
    userLink: str
    upvote: int
    title: str
    content: str
    topic: list[_Topic]
    comments: list[_Comment]


class _Column(TypedDict):
    title: str
    description: str
    followers: list[str]
    article: list[_Article]
    url: str


@cache
def _saved() -> _Column:
    column: _Column = json.loads(DEMO.read_text("utf-8"))
    return column


def _articles() -> str:
    """All articles' HTML, a form feed between two."""
    return "\f".join(article["content"] for article in _saved()["article"])


def _comments() -> str:
    """All comments' and replies' HTML, a form feed between two."""
    bodies = []
    for article in _saved()["article"]:
        for comment in article["comments"]:
            bodies += [
                comment["content"],
                *(reply["content"] for reply in comment["childComments"]),
            ]
    return "\f".join(bodies)


def _rows(table: str) -> list[object]:
    rows = [line.split("|", 1) for line in table.strip().splitlines()]
    return [pytest.param(what.strip(), css.strip(), id=what.strip()) for what, css in rows]


@cache
def _tree(html: str) -> BeautifulSoup:
    # Python's own parser leaves odd nesting as it is; lxml would repair it.
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(("what", "css"), _rows(ARTICLE_ELEMENTS))
def test_an_article_has_the_element(what: str, css: str) -> None:
    assert _tree(_articles()).select(css), f"the sample lost {what}"


@pytest.mark.parametrize(("what", "css"), _rows(COMMENT_ELEMENTS))
def test_a_comment_has_the_element(what: str, css: str) -> None:
    assert _tree(_comments()).select(css), f"the sample lost {what}"


@pytest.mark.parametrize("what", ARTICLE_TEXT)
def test_an_article_has_the_text(what: str) -> None:
    assert re.search(ARTICLE_TEXT[what], _articles()), f"the sample lost {what}"


@pytest.mark.parametrize("what", COMMENT_TEXT)
def test_a_comment_has_the_text(what: str) -> None:
    assert re.search(COMMENT_TEXT[what], _comments()), f"the sample lost {what}"


def test_code_comes_in_several_languages() -> None:
    languages = set(re.findall(r'class="language-(\w+)"', _articles()))
    assert {"python", "c", "bash", "java", "go", "sql", "text"} <= languages


def test_every_tag_is_closed() -> None:
    for html in (_articles() + "\f" + _comments().replace("<br>", "<br/>")).split("\f"):
        closed = re.sub(r"(<img [^>]*[^/])>", r"\1/>", html)
        ElementTree.fromstring(f"<article>{closed}</article>")


def test_only_zhihus_entities_occur() -> None:
    entities = set(re.findall(r"&[#\w]+;", _articles().replace("&amp;", "") + _comments()))
    assert entities <= {"&#34;", "&#39;", "&lt;", "&gt;", "&amp;"}


def test_the_shape_is_that_of_an_archive() -> None:
    column = _saved()
    assert list(column) == list(_Column.__annotations__)
    for article in column["article"]:
        assert list(article) == list(_Article.__annotations__)
        assert type(article["upvote"]) is int
        assert all(list(topic) == list(_Topic.__annotations__) for topic in article["topic"])
        for comment in article["comments"]:
            assert list(comment) == list(_Comment.__annotations__)
            for reply in comment["childComments"]:
                assert list(reply) == list(_Reply.__annotations__)


def test_the_file_is_written_as_it_will_be_written_again() -> None:
    written = json.dumps(_saved(), ensure_ascii=False, indent=1) + "\n"
    assert DEMO.read_bytes() == written.encode()


def test_internal_links_lead_to_articles_of_the_column() -> None:
    addresses = {article["url"] for article in _saved()["article"]}
    named = re.findall(r"https://zhuanlan\.zhihu\.com/p/\d+", _articles() + _comments())
    assert named and set(named) <= addresses
    assert len(addresses) == len(_saved()["article"])


@pytest.fixture(scope="module")
def column() -> Column:
    return load.load(DEMO)


@pytest.mark.parametrize(
    ("heading", "commands"),
    [("列表里", ON_LIST), ("文章里", IN_ARTICLE)],
)
def test_the_keys_it_teaches_are_the_keys_there_are(
    heading: str, commands: tuple[Command, ...]
) -> None:
    words = {"空格": "Space", "↓": "Down", "↑": "Up", "←": "Left", "→": "Right"}
    keys = {key for command in commands for key in command.shown_keys.split()}
    title = _tree(_saved()["article"][1]["content"]).find("b", string=heading)
    assert title
    table = title.find_next("table")
    assert isinstance(table, Tag)
    taught = [cell.get_text() for cell in table.select("td:last-child")]
    assert taught
    for key in re.split("[ ，或]+", " ".join(taught)):
        assert words.get(key, key) in keys


def test_titles_hold_the_hazards(column: Column) -> None:
    titles = [article["title"] for article in _saved()["article"]]
    assert any({"<", ">", "&"} <= set(title) for title in titles)
    assert any("\u200b" in title for title in titles)
    assert any("🔗" in title for title in titles)
    assert any(len(title) > 60 for title in titles)
    assert "\u200b" not in "".join(article.title for article in column.articles)


def test_the_list_has_something_to_sort_and_filter(column: Column) -> None:
    votes = [article.votes for article in column.articles]
    assert 0 in votes and max(votes) > 9999
    topics = [topic.name for article in column.articles for topic in article.topics]
    assert 5 <= len(set(topics)) <= 6
    assert sum(topics.count(topic) > 1 for topic in set(topics)) >= 4
    assert any(not article.topics for article in column.articles)
    authors = {article.author.name: article.author for article in column.articles}
    assert len(authors) >= 3
    assert any(author.organisation for author in authors.values())
    assert len(column.followers) == 6
    assert "\n" in _saved()["description"]
    assert not column.notices


def test_the_comments_hold_every_kind_of_person(column: Column) -> None:
    article = next(a for a in column.articles if len(a.comments) > 4)
    people = [comment.author for comment in article.comments]
    people += [reply.author for comment in article.comments for reply in comment.replies]
    assert any(person.deleted and person.name == "知乎用户" for person in people)
    assert any(person.name == "「已注销」" for person in people)
    assert any(person.organisation for person in people)
    assert article.author in people
    likes = [comment.likes for comment in article.comments]
    assert 0 in likes and max(likes) > 1000


def test_a_reply_answers_a_reply(column: Column) -> None:
    assert any(
        reply.reply_to != comment.author.name
        for article in column.articles
        for comment in article.comments
        for reply in comment.replies
    )


def test_an_exact_copy_of_a_comment_is_shown_once(column: Column) -> None:
    saved = max((article["comments"] for article in _saved()["article"]), key=len)
    copies = [comment for comment in saved if saved.count(comment) > 1]
    assert len(copies) == 2
    assert max(len(article.comments) for article in column.articles) == len(saved) - 1


def test_emoticons_are_written_as_codes() -> None:
    assert set(re.findall(r"\[(\w+)\](?!</a>)", _comments())) >= EMOTICONS


@pytest.mark.parametrize("width", [40, 80])
def test_every_article_becomes_a_page_and_every_kind_of_stop_is_there(
    column: Column, width: int
) -> None:
    kinds: set[Kind] = set()
    for article in column.articles:
        page = lay_out(document(article), PageStyle(width, PLAIN))
        assert [row.text for row in page.rows if row.cells > width] == []
        assert page.headings[0].text == article.title
        kinds |= {stop.kind for stop in page.stops}
    assert kinds == set(Kind) - {Kind.PASSAGE, Kind.NOTE}, "those are what a reader has marked"
