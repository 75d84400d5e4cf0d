"""A saved column becomes a `Column`: bytes in, model out.

Only what the list needs is decoded. An article's HTML and comments stay JSON until asked for.
"""

from __future__ import annotations

import codecs
import json
import sys
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.archive.clean import clean, clean_line
from tui.archive.comments import comments_from
from tui.archive.model import Article, Author, Column, Topic

_T = TypeVar("_T")
_NOTHING = msgspec.Raw(b"null")
_UNTITLED = "无标题"


class UnreadableError(Exception):
    """A file that is no column; its text is one line that says what, where and what to do."""


class _Topic(msgspec.Struct):
    tag: str | None = None
    link: str | None = msgspec.field(default=None, name="tagLink")


class _Article(msgspec.Struct):
    """An article as saved; every field may be missing or null."""

    url: str | None = None
    title: str | None = None
    author: str | None = msgspec.field(default=None, name="userName")
    author_url: str | None = msgspec.field(default=None, name="userLink")
    votes: int | None = msgspec.field(default=None, name="upvote")
    topics: list[_Topic | None] | None = msgspec.field(default=None, name="topic")
    content: msgspec.Raw = _NOTHING
    comments: msgspec.Raw = _NOTHING


class _Column(msgspec.Struct):
    """A column as saved; only `article` must be there."""

    article: list[msgspec.Raw] | None
    title: msgspec.Raw = _NOTHING
    description: msgspec.Raw = _NOTHING
    url: msgspec.Raw = _NOTHING
    followers: msgspec.Raw = _NOTHING


# Not strict: other crawlers write counts as strings.
_decode_column = msgspec.json.Decoder(_Column).decode
_decode_article = msgspec.json.Decoder(_Article, strict=False).decode
_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_decode_text = msgspec.json.Decoder(str | None).decode


def load(path: Path) -> Column:
    """Read the column saved in a file.

    Raises:
        UnreadableError: it cannot be read, or holds something else than a column.
    """
    name = clean_line(str(path))
    try:
        saved = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"{name}: no such file; expected a column saved as JSON") from None
    except IsADirectoryError:
        raise UnreadableError(f"{name}: is a folder; expected a column saved as JSON") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{name}: cannot be read ({clean_line(reason)})") from None
    return load_bytes(saved, name, stand_in=clean_line(path.stem))


def load_bytes(saved: bytes, name: str, stand_in: str = _UNTITLED) -> Column:
    """Read the column that the bytes of a file hold.

    Args:
        saved: JSON in UTF-8, UTF-16 or GB18030.
        name: what to call the file in an error.
        stand_in: the title of a column that has none.

    Raises:
        UnreadableError: they hold something else than a column.
    """
    if not saved.strip():
        raise UnreadableError(f"{name}: is empty; expected a column saved as JSON")
    notices: list[str] = []
    utf8 = _as_utf8(saved, notices)
    try:
        column = _decode_column(utf8)
    except msgspec.ValidationError as error:
        raise UnreadableError(f"{name}: not a column: {_said(error)}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Python's own reader takes what msgspec won't (lone surrogates, raw control characters)
        # and says at which line and column the rest is wrong.
        try:
            column = _decode_column(_repaired(utf8, name))
        except msgspec.ValidationError as error:
            raise UnreadableError(f"{name}: not a column: {_said(error)}") from None
        except (msgspec.DecodeError, RecursionError) as error:
            raise UnreadableError(f"{name}: not JSON that can be read ({error})") from None
    articles = tuple(_article(raw, number) for number, raw in enumerate(column.article or (), 1))
    damaged = sum(1 for article in articles if article.damage)
    if damaged:
        notices.append(f"{damaged} 篇文章存档有损坏，列表中以 ! 标出")
    return Column(
        title=clean_line(_value(column.title, str, "$.title", notices) or "") or stand_in,
        description=clean(_value(column.description, str, "$.description", notices) or "").strip(),
        url=clean_line(_value(column.url, str, "$.url", notices) or ""),
        followers=_followers(column.followers, notices),
        articles=articles,
        notices=tuple(notices),
    )


def _as_utf8(saved: bytes, notices: list[str]) -> bytes:
    """Return the file's text as UTF-8 without a byte order mark."""
    encoding = json.detect_encoding(saved)
    if encoding == "utf-8-sig":
        saved = saved[len(codecs.BOM_UTF8) :]
    elif encoding != "utf-8":
        return saved.decode(encoding, "replace").encode("utf-8", "replace")
    try:
        # In pieces: the text of a large file is not worth holding twice to find out that it is one.
        decoder = codecs.getincrementaldecoder("utf-8")()
        for start in range(0, len(saved), 1 << 20):
            decoder.decode(saved[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
        return saved
    except UnicodeDecodeError:
        pass
    lenient = saved.decode("utf-8", "replace")
    beyond_ascii = sum(1 for byte in saved if byte > 127)
    if lenient.count("\ufffd") * 10 > beyond_ascii:
        text = saved.decode("gb18030", "replace")
        notices.append("文件不是 UTF-8，已按 GB18030 打开")
        return text.encode("utf-8", "replace")
    notices.append("文件中有不合 UTF-8 的字节，已用 \ufffd 代替")
    return lenient.encode("utf-8", "replace")


def _repaired(utf8: bytes, name: str) -> bytes:
    """Return JSON that msgspec reads, from JSON that Python's own reader takes."""
    try:
        value = json.loads(utf8, strict=False, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        what = "is cut off" if error.pos >= len(error.doc.rstrip()) else "is not JSON"
        raise UnreadableError(
            f"{name}: {what} at line {error.lineno}, column {error.colno}: {error.msg}; "
            "expected a column saved as JSON"
        ) from None
    except RecursionError:
        raise UnreadableError(f"{name}: nested too deeply; expected a column") from None
    except ValueError as error:
        raise UnreadableError(f"{name}: not JSON that can be read ({error})") from None
    text = json.dumps(value, ensure_ascii=False)
    # Through UTF-16, where a split pair becomes one character and a lone half U+FFFD.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _article(raw: msgspec.Raw, number: int) -> Article:
    """Return one article; what is wrong with it costs only that part of it."""
    place = f"$.article[{number - 1}]"
    damage: list[str] = []
    try:
        saved = _decode_article(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        saved = _salvaged(raw, place, damage) or _Article()
        if not damage:
            damage.append(f"{place}: {_said(error)}")
    kind = bytes(saved.content)[:1]
    if kind != b'"':
        found = "nothing" if kind in (b"", b"n") else f"`{_kind(saved.content)}`"
        damage.append(f"{place}.content: expected `str`, got {found}")
    return Article(
        number=number,
        url=clean_line(saved.url or ""),
        title=clean_line(saved.title or "") or _UNTITLED,
        author=Author(clean_line(saved.author or ""), clean_line(saved.author_url or "")),
        votes=saved.votes or 0,
        topics=tuple(
            Topic(sys.intern(name), _topic_url(clean_line(topic.link or "")))
            for topic in saved.topics or ()
            if topic and (name := clean_line(topic.tag or ""))
        ),
        length=len(saved.content) if kind == b'"' else 0,
        read_html=partial(_html, saved.content),
        read_comments=partial(comments_from, saved.comments, f"{place}.comments"),
        damage="; ".join(damage),
    )


def _topic_url(url: str) -> str:
    """Return a topic's address for people; the crawler saved the one for programs."""
    return url.replace("https://api.zhihu.com/topics/", "https://www.zhihu.com/topic/")


def _html(content: msgspec.Raw) -> str:
    try:
        return _decode_text(content) or ""
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""


def _salvaged(raw: msgspec.Raw, place: str, damage: list[str]) -> _Article | None:
    """Return the fields of a damaged article that are as they should be."""
    try:
        fields = _decode_fields(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    article = _Article(
        content=fields.get("content", _NOTHING), comments=fields.get("comments", _NOTHING)
    )

    def field(name: str, kind: type[_T]) -> _T | None:
        return _value(fields.get(name, _NOTHING), kind, f"{place}.{name}", damage)

    article.url = field("url", str)
    article.title = field("title", str)
    article.author = field("userName", str)
    article.author_url = field("userLink", str)
    article.votes = field("upvote", int)
    topics: list[_Topic | None] | None = field("topic", list[_Topic | None])
    article.topics = topics
    return article


def _followers(raw: msgspec.Raw, notices: list[str]) -> tuple[str, ...]:
    values = _value(raw, list[object], "$.followers", notices) or []
    lines = (clean_line(value) for value in values if isinstance(value, str))
    return tuple(line for line in lines if line)


def _value(raw: msgspec.Raw, kind: type[_T], place: str, notices: list[str]) -> _T | None:
    """Return a field's value, or None and a notice where it is of another kind."""
    try:
        return msgspec.json.decode(raw, type=kind | None, strict=False)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        notices.append(f"{place}: {_said(error)}")
        return None


def _said(error: Exception) -> str:
    """Return a decoding error as one line: what was expected, and where."""
    said = clean_line(str(error)).replace(" - at `", ", at `")
    return said[:1].lower() + said[1:]


def _kind(raw: msgspec.Raw) -> str:
    return {"{": "object", "[": "array", "t": "bool", "f": "bool"}.get(
        bytes(raw)[:1].decode("ascii", "replace"), "number"
    )
