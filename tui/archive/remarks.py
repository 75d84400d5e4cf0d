"""Comments as Zhihu's API and the programs that ask it have them, inside an article or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import msgspec

from tui.archive.authors import author_of
from tui.archive.contents import Remark
from tui.archive.model import Author, Comment, Reply
from tui.archive.saved_object import SavedObject, objects, undecoded
from tui.text.clean import clean_line

_REPLIES = ("child_comments", "children", "replies", "comment", "comments")
_LIKES = ("like_count", "vote_count", "likes", "like", "userLikes")
_DATES = ("created_time", "created", "created_at", "publish_time", "time")
_DEEPEST = 50
"""Levels of replies that are followed; Zhihu has two."""


def comments_in(raw: msgspec.Raw) -> tuple[Comment, ...]:
    """Return the comments of a list or of an API page, exact copies left out. Never raises."""
    page = SavedObject.of(raw)
    saved = page.items("data", "comments") if page else undecoded(raw)
    return tuple(dict.fromkeys(map(_comment, objects(saved))))


def is_comment(saved: SavedObject) -> bool:
    """Return whether an object is a comment and not an article or answer."""
    if "title" in saved or "question" in saved or "voteup_count" in saved:
        return False
    return (
        any(
            name in saved
            for name in ("child_comments", "reply_to_author", "comment_id", "reply_comment_id")
        )
        or saved.text("type", "resource_type") == "comment"
    )


def remark(saved: SavedObject) -> Remark:
    """Return a comment that was saved apart, with what it says of where it belongs."""
    parent = saved.text("parent_comment_id", "reply_root_comment_id", "reply_comment_id")
    own = saved.text("comment_id", "id")
    return Remark(
        on=saved.text("content_id", "article_id", "answer_id"),
        id=own,
        parent="" if parent in ("0", own) else parent,
        comment=_comment(saved),
        reply_to=_answered(saved),
    )


def threads(remarks: Iterable[Remark]) -> tuple[Comment, ...]:
    """Return the threads that remarks on one article make; a reply without its comment is one."""
    known = {one.id: one for one in remarks if one.id}
    known |= {f"#{number}": one for number, one in enumerate(remarks) if not one.id}
    replies: dict[str, list[Reply]] = {}
    roots: list[tuple[str, Remark]] = []
    for key, one in known.items():
        root = _root(one, known)
        if root is None:
            roots.append((key, one))
            continue
        comment = one.comment
        above = known[one.parent].comment.author.name if one.parent != root else ""
        replies.setdefault(root, []).append(
            Reply(
                comment.author,
                comment.likes,
                comment.html,
                one.reply_to or above,
                comment.written,
            )
        )
        replies[root] += comment.replies
    return tuple(
        msgspec.structs.replace(
            one.comment, replies=tuple(dict.fromkeys((*one.comment.replies, *replies.get(key, ()))))
        )
        for key, one in roots
    )


def _root(one: Remark, known: dict[str, Remark]) -> str | None:
    """Return the id of the comment that begins the thread; None where this one does."""
    root: str | None = None
    for _ in range(_DEEPEST):
        if not one.parent or one.parent == root or one.parent not in known:
            return root
        root = one.parent
        one = known[root]
    return None


def _comment(saved: SavedObject) -> Comment:
    replies: list[Reply] = []
    _collect(saved, replies, 0)
    return Comment(
        author_of(saved),
        saved.count(*_LIKES),
        _html(saved),
        tuple(dict.fromkeys(replies)),
        saved.moment(*_DATES),
    )


def _collect(saved: SavedObject, replies: list[Reply], depth: int) -> None:
    """Collect the replies below a comment; those below them name whom they answer."""
    if depth >= _DEEPEST:
        return
    for reply in objects(_below(saved)):
        answered = _answered(reply) or (author_of(saved).name if depth else "")
        replies.append(
            Reply(
                author_of(reply),
                reply.count(*_LIKES),
                _html(reply),
                answered,
                reply.moment(*_DATES),
            )
        )
        _collect(reply, replies, depth + 1)


def _below(saved: SavedObject) -> Sequence[msgspec.Raw]:
    for name in _REPLIES:
        if found := saved.items(name):
            return found
    return ()


def _answered(saved: SavedObject) -> str:
    """Return the name of whom a comment answers, or empty."""
    whom = saved.object("reply_to_author", "reply_to")
    return _named(whom).name if whom else saved.line("reply_to_author", "reply_to")


def _named(saved: SavedObject) -> Author:
    member = saved.object("member") or saved
    return Author(member.line("name", "nickname"))


def _html(saved: SavedObject) -> str:
    html = saved.text("content", "content_html", "contentHtml", "text")
    if "comment_id" in saved and "<" not in html:
        html = escape(html).replace("\n", "<br>")  # MediaCrawler saves its words alone
    picture = clean_line(saved.text("image_url"))
    return f'{html}<img src="{escape(picture)}">' if picture else html
