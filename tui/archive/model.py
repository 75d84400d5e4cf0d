"""The model of an archive: a column, its articles, their comments."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property

import msgspec

from tui.archive.featured import each_once
from tui.text.folding import fold

# An article's address, as the site, its programs and its older pages write it; with `/edit` where
# a link was copied while the author wrote.
_ARTICLE_URL = re.compile(
    r"https?://(?:(?:zhuanlan|www|m)\.zhihu\.com/(?:\w+/)?p/(\d+)"
    r"|zhuanlan\.zhihu\.com/[\w-]+/(\d+)"
    r"|(?:www|m)\.zhihu\.com/(?:question/\d+/)?(answer/\d+))(?:/edit)?/?(?:[?#].*)?",
    re.IGNORECASE,
)

_TAG = re.compile("<[^>]*>")


_NOBODY = ("/people/0", "/people/", "/people", "/org/0", "/org/", "/org")
"""Ends of addresses made up for an account that is gone, or without a name in them."""


class Author(msgspec.Struct, frozen=True):
    """The author of an article or a comment."""

    name: str
    url: str = ""

    @property
    def deleted(self) -> bool:
        """Whether the account is gone: Zhihu writes all of those as one person, `people/0`."""
        return self.url.endswith("/people/0")

    @property
    def page(self) -> str:
        """The address of their page; empty where the one that was saved is nobody's."""
        return "" if self.url.endswith(_NOBODY) else self.url

    @property
    def organisation(self) -> bool:
        """Whether an organisation writes here and not a person."""
        return "/org/" in self.url


class Topic(msgspec.Struct, frozen=True):
    """A topic of an article."""

    name: str
    url: str = ""


class Reply(msgspec.Struct, frozen=True):
    """An answer to a comment; Zhihu keeps these flat and names whom each answers."""

    author: Author
    likes: int
    html: str
    reply_to: str
    """The name of the author it answers, or empty."""
    written: datetime | None = None
    """When; None where the archive does not say. Without a zone where that is not known."""


class Comment(msgspec.Struct, frozen=True):
    """A comment on an article, with the replies below it in the order they were saved."""

    author: Author
    likes: int
    html: str
    replies: tuple[Reply, ...] = ()
    written: datetime | None = None
    """When; None where the archive does not say. Without a zone where that is not known."""


class Question(msgspec.Struct, frozen=True):
    """The question of an answer."""

    title: str
    url: str = ""
    html: str = ""
    """The question's own text, as Zhihu's HTML; often empty."""


class Article(msgspec.Struct, frozen=True, dict=True, eq=False):
    """One article. Its HTML and comments are read out of the archive when asked for, not kept."""

    number: int
    """Its place in the file, from 1, whatever the sort or filter."""
    url: str
    title: str
    author: Author
    votes: int
    topics: tuple[Topic, ...]
    """None of them twice."""
    length: int
    """The bytes of its HTML as saved: enough to sort by without decoding it."""
    read_html: Callable[[], str]
    read_comments: Callable[[], tuple[Comment, ...]]
    damage: str = ""
    """The damage to it in the file, or empty."""
    written: datetime | None = None
    """When; None where the archive does not say. Without a zone where that is not known."""
    edited: datetime | None = None
    """The time of its last change, where that was later."""
    question: Question | None = None
    """The question that it answers, where it is an answer."""
    read_markdown: Callable[[], str] | None = None
    """Reads the body where it was saved as Markdown; its HTML is empty then."""
    saved: msgspec.Raw = msgspec.Raw()
    """The JSON that all of it was saved as, where it is of a column in one file; else empty."""

    @property
    def html(self) -> str:
        """The body as Zhihu's HTML: decoded, not yet cleaned (entities may hide characters)."""
        return self.read_html()

    @property
    def markdown(self) -> str | None:
        """The body as Markdown, where it was saved so: not yet cleaned."""
        return self.read_markdown() if self.read_markdown else None

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments, copies left out: exact ones, and those of featured comments."""
        return each_once(self.read_comments())

    @property
    def known_as(self) -> str:
        """The name it has in whichever file: its id at Zhihu, else its address, else its
        author and title."""
        found = article_id(self.url)
        return f"zhihu:{found}" if found else self.url or f"{self.author.name}\n{self.title}"

    @cached_property
    def words(self) -> str:
        """The folded text that a filter looks at; line feeds keep words in one field."""
        topics = (topic.name for topic in self.topics)
        return fold("\n".join((self.title, self.author.name, *topics)))

    @cached_property
    def characters(self) -> int:
        """The characters of its text, tags left out: the measure of how long one reads."""
        return len(self.markdown or _TAG.sub("", self.html))

    @cached_property
    def title_key(self) -> bytes:
        """The key that titles are sorted by: Chinese ones in the order of their sounds."""
        # GB 2312 put its common characters in the order of pinyin, and GB 18030 kept them there.
        return fold(self.title).encode("gb18030", "replace")

    @cached_property
    def written_key(self) -> float:
        """The key that dates are sorted by: seconds since 1970, less than any where it has none."""
        if self.written is None:
            return -math.inf
        written = self.written
        return (written if written.tzinfo else written.replace(tzinfo=UTC)).timestamp()

    @cached_property
    def comment_count(self) -> int:
        """The number of comments, replies included."""
        return sum(1 + len(comment.replies) for comment in self.comments)


class Column(msgspec.Struct, frozen=True, dict=True, eq=False):
    """An archived column."""

    title: str
    description: str
    url: str
    followers: tuple[str, ...]
    articles: tuple[Article, ...]
    notices: tuple[str, ...] = ()
    """Notices for the reader about how it was opened, one sentence each."""
    percent: int = 100
    """The part of the file that has been read, in per cent."""
    file: str = ""
    """The name of the file or folder that it is from."""

    @cached_property
    def dated(self) -> bool:
        """Whether it is known of any of its articles when it was written."""
        return any(article.written for article in self.articles)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of articles and answers by the id in their address."""
        ids = ((article_id(article.url), article.number) for article in self.articles)
        return {found: number for found, number in ids if found}

    def article_at(self, url: str) -> Article | None:
        """Return the article of this column that a URL leads to, or None."""
        found = article_id(url)
        number = self._numbers.get(found) if found else None
        return self.articles[number - 1] if number else None


def article_id(url: str) -> str | None:
    """Return the id in the address of an article or an answer, or None where it is none."""
    match = _ARTICLE_URL.fullmatch(url)
    return next(str(group) for group in match.groups() if group) if match else None


class Shelf(msgspec.Struct, frozen=True, eq=False):
    """Columns that were opened together, in the order of their files."""

    columns: tuple[Column, ...]
    notices: tuple[str, ...] = ()
    """Sentences that a reader should know about what was left out."""
