"""An article as saved becomes an `Article`: what the list shows is decoded, the rest stays JSON."""

from __future__ import annotations

import sys
from functools import lru_cache, partial

import msgspec

from tui.archive.comments import comments_from
from tui.archive.encoding import repaired, utf8_of
from tui.archive.fields import ERRORS, NOTHING, decoding_problem, salvaged
from tui.archive.model import Article, Author, Comment, Topic
from tui.text.clean import clean_line

UNTITLED = "无标题"


class SavedTopic(msgspec.Struct):
    """A topic as saved."""

    tag: str | None = None
    link: str | None = msgspec.field(default=None, name="tagLink")


class SavedArticle(msgspec.Struct):
    """An article as saved; every field may be missing or null."""

    url: str | None = None
    title: str | None = None
    author: str | None = msgspec.field(default=None, name="userName")
    author_url: str | None = msgspec.field(default=None, name="userLink")
    votes: int | None = msgspec.field(default=None, name="upvote")
    topics: list[SavedTopic | None] | None = msgspec.field(default=None, name="topic")
    content: msgspec.Raw = NOTHING
    comments: msgspec.Raw = NOTHING


# Not strict: other crawlers write counts as strings.
_decode_article = msgspec.json.Decoder(SavedArticle, strict=False).decode
_decode_text = msgspec.json.Decoder(str | None).decode


def article_from(raw: msgspec.Raw, number: int) -> Article:
    """Return an article; what is wrong with it costs only that part of it. Never raises.

    Args:
        raw: the article as saved, JSON; it is kept as long as the article is.
        number: its place in the file, from 1.
    """
    damage: list[str] = []
    try:
        saved = _decode_article(raw)
    except ERRORS as error:
        saved = salvaged(raw, SavedArticle, _place(number), damage)
        if not damage:
            damage.append(f"{_place(number)}: {decoding_problem(error)}")
    content = saved.content
    kind = bytes(memoryview(content)[:1])
    if kind != b'"':
        found = "nothing" if kind in (b"", b"n") else f"`{_KINDS.get(kind, 'number')}`"
        damage.append(f"{_place(number)}.content: expected `str`, got {found}")
    return Article(
        number=number,
        url=clean_line(saved.url or ""),
        title=clean_line(saved.title or "") or UNTITLED,
        author=_author(saved.author, saved.author_url),
        votes=saved.votes or 0,
        topics=_topics(saved.topics) if saved.topics else (),
        length=len(content) if kind == b'"' else 0,
        read_html=partial(_html, content),
        read_comments=partial(_comments, saved.comments, number),
        damage="; ".join(damage),
        saved=raw,
    )


_KINDS = {b"{": "object", b"[": "array", b"t": "bool", b"f": "bool"}


def _place(number: int) -> str:
    return f"$.article[{number - 1}]"


# A column has few authors and topics, over and over.
@lru_cache(maxsize=4096)
def _author(name: str | None, url: str | None) -> Author:
    return Author(clean_line(name or ""), clean_line(url or ""))


def _topics(saved: list[SavedTopic | None]) -> tuple[Topic, ...]:
    topics = (_topic(topic.tag, topic.link) for topic in saved if topic)
    return tuple({topic.name: topic for topic in topics if topic.name}.values())


@lru_cache(maxsize=4096)
def _topic(name: str | None, url: str | None) -> Topic:
    """Return a topic with its address for people; the crawler saved the one for programs."""
    link = clean_line(url or "").replace(
        "https://api.zhihu.com/topics/", "https://www.zhihu.com/topic/"
    )
    return Topic(sys.intern(clean_line(name or "")), link)


def _html(content: msgspec.Raw) -> str:
    try:
        return _decode_text(content) or ""
    except ERRORS:
        try:
            return _decode_text(repaired(utf8_of(bytes(content)))) or ""
        except (*ERRORS, ValueError):
            return ""


def _comments(raw: msgspec.Raw, number: int) -> tuple[Comment, ...]:
    return comments_from(raw, f"{_place(number)}.comments")
