"""Threads for tests: made of few words, and read back as rows."""

from __future__ import annotations

from tui.archive.model import Article, Author, Comment, Reply
from tui.lists.conversation import CommentSelection, Conversation
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.page.thread import Thread

WRITER = Author("林知秋", "https://www.zhihu.com/people/lin")


def person(name: str) -> Author:
    return Author(name, f"https://www.zhihu.com/people/{name}")


def conversation(*comments: Comment) -> Conversation:
    return Conversation(Article(1, "", "", WRITER, 0, (), 0, lambda: "", lambda: comments))


def thread(
    *comments: Comment, width: int = 60, selection: CommentSelection | None = None
) -> Thread:
    return Thread(conversation(*comments), selection or CommentSelection(), PageStyle(width, PLAIN))


def rows(made: Thread) -> list[str]:
    """Return all rows of a thread as text."""
    found = []
    for index in range(len(made.entries)):
        page = made.page(index)
        found += [row.text.rstrip() for row in page.rows]
        found += [""] * (made.height(index) - len(page.rows))
    return found


def chain(length: int) -> Comment:
    """Return a comment whose every reply answers the reply before it."""
    replies = (Reply(person(f"n{n}"), 0, f"{n}", f"n{n - 1}") for n in range(1, length))
    return Comment(person("n0"), 0, "0", tuple(replies))
