"""The comments of an article, out of the JSON they were saved as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from tui.archive.fields import ERRORS, decoding_problem, salvaged
from tui.archive.model import Author, Comment, Reply
from tui.text.clean import clean_line

_T = TypeVar("_T")


class _Reply(msgspec.Struct):
    author: str | None = msgspec.field(default=None, name="userName")
    author_url: str | None = msgspec.field(default=None, name="userLink")
    content: str | None = None
    likes: int | None = None
    reply_to: str | None = msgspec.field(default=None, name="replyToAuthor")


class _Comment(_Reply):
    replies: list[msgspec.Raw] | None = msgspec.field(default=None, name="childComments")


_Saved = TypeVar("_Saved", bound=_Reply)
_decode_list = msgspec.json.Decoder(list[msgspec.Raw] | None).decode
# Not strict: other crawlers write counts as strings.
_decode_comment = msgspec.json.Decoder(_Comment, strict=False).decode
_decode_reply = msgspec.json.Decoder(_Reply, strict=False).decode


def comments_from(raw: msgspec.Raw, place: str) -> tuple[Comment, ...]:
    """Return the comments, exact copies left out; never raises.

    What is wrong with a comment costs only that part of it, and is said above its words.

    Args:
        raw: the list as saved, JSON.
        place: where it stands in the file, for what a damaged comment says.
    """
    if bytes(raw) == b"[]":  # as most have them
        return ()
    try:
        saved = _decode_list(raw) or []
    except ERRORS as error:
        return (Comment(Author(""), 0, _damaged([f"{place}: {decoding_problem(error)}"])),)
    return _unique(_comment(item, f"{place}[{index}]") for index, item in enumerate(saved))


def _comment(raw: msgspec.Raw, place: str) -> Comment:
    saved, damage = _read(raw, _decode_comment, _Comment, place)
    replies = (
        _reply(item, f"{place}.childComments[{index}]")
        for index, item in enumerate(saved.replies or ())
    )
    html = damage + (saved.content or "")
    return Comment(_author(saved), saved.likes or 0, html, _unique(replies))


def _reply(raw: msgspec.Raw, place: str) -> Reply:
    saved, damage = _read(raw, _decode_reply, _Reply, place)
    html = damage + (saved.content or "")
    return Reply(_author(saved), saved.likes or 0, html, clean_line(saved.reply_to or ""))


def _read(
    raw: msgspec.Raw, decode: Callable[[msgspec.Raw], _Saved], kind: type[_Saved], place: str
) -> tuple[_Saved, str]:
    """Return a comment or a reply as saved, and HTML that says what is wrong with it."""
    try:
        return decode(raw), ""
    except ERRORS:
        damage: list[str] = []
        return salvaged(raw, kind, place, damage), _damaged(damage) if damage else ""


def _author(saved: _Reply) -> Author:
    return Author(clean_line(saved.author or ""), clean_line(saved.author_url or ""))


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    """Return the items without exact copies: crawlers have read the same page twice."""
    return tuple(dict.fromkeys(items))


def _damaged(damage: list[str]) -> str:
    """Return HTML that says where a comment is damaged, and how."""
    words = "; ".join(damage).replace("&", "&amp;").replace("<", "&lt;")
    return f"<p>（存档损坏：{words}）</p>"
