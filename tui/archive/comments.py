"""The comments of an article, out of the JSON they were saved as."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tui.archive.clean import clean_line
from tui.archive.model import Author, Comment, Reply

_T = TypeVar("_T")


class _Reply(msgspec.Struct):
    author: str | None = msgspec.field(default=None, name="userName")
    author_url: str | None = msgspec.field(default=None, name="userLink")
    content: str | None = None
    likes: int | None = None
    reply_to: str | None = msgspec.field(default=None, name="replyToAuthor")


class _Comment(_Reply):
    replies: list[msgspec.Raw] | None = msgspec.field(default=None, name="childComments")


_decode_list = msgspec.json.Decoder(list[msgspec.Raw] | None).decode
# Not strict: other crawlers write counts as strings.
_decode_comment = msgspec.json.Decoder(_Comment, strict=False).decode
_decode_reply = msgspec.json.Decoder(_Reply, strict=False).decode


def comments_from(raw: msgspec.Raw, place: str) -> tuple[Comment, ...]:
    """Return the comments, exact copies left out; never raises.

    A comment that is damaged says so where its words would stand.

    Args:
        raw: the list as saved, JSON.
        place: where it stands in the file, for what a damaged comment says.
    """
    try:
        saved = _decode_list(raw) or []
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return (Comment(Author(""), 0, _damaged(place, error)),)
    return _unique(_comment(item, f"{place}[{index}]") for index, item in enumerate(saved))


def _comment(raw: msgspec.Raw, place: str) -> Comment:
    try:
        saved = _decode_comment(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Comment(Author(""), 0, _damaged(place, error))
    replies = (
        _reply(item, f"{place}.childComments[{index}]")
        for index, item in enumerate(saved.replies or ())
    )
    return Comment(_author(saved), saved.likes or 0, saved.content or "", _unique(replies))


def _reply(raw: msgspec.Raw, place: str) -> Reply:
    try:
        saved = _decode_reply(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Reply(Author(""), 0, _damaged(place, error), "")
    return Reply(
        _author(saved), saved.likes or 0, saved.content or "", clean_line(saved.reply_to or "")
    )


def _author(saved: _Reply) -> Author:
    return Author(clean_line(saved.author or ""), clean_line(saved.author_url or ""))


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    """Return the items without exact copies: crawlers have read the same page twice."""
    return tuple(dict.fromkeys(items))


def _damaged(place: str, error: Exception) -> str:
    """Return HTML that says where a comment is damaged, and how."""
    said = clean_line(str(error)).replace("&", "&amp;").replace("<", "&lt;")
    return f"（存档损坏：{place}: {said}）"
