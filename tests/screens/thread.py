"""Threads of comments on the screen, for tests of what is done there."""

from __future__ import annotations

import re
from typing import Any

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading
from tui.archive.model import Column
from tui.widgets.thread_view import ThreadView


def who(name: str) -> dict[str, str]:
    return {"userName": name, "userLink": f"https://www.zhihu.com/people/{name}"}


WRITER = {"userName": "林知秋", "userLink": "https://www.zhihu.com/people/lin"}
READER = who("甲")
GONE = {"userName": "知乎用户", "userLink": "https://www.zhihu.com/people/0"}


def said(who: dict[str, str], content: str, likes: int = 0, **more: Any) -> dict[str, Any]:
    return who | {"content": content, "likes": likes} | more


def root(name: str, *replies: tuple[str, str], likes: int = 0) -> dict[str, Any]:
    """Return a comment and its replies, each by a name and to a name."""
    return said(
        who(name),
        f"{name} 的话",
        likes,
        childComments=[
            said(WRITER if by == "林知秋" else who(by), f"{by} 答 {to}", replyToAuthor=to)
            for by, to in replies
        ],
    )


def column(*comments: dict[str, Any]) -> Column:
    thread = [
        said(
            READER,
            "写得好[捂脸]，见 a[0]",
            7,
            childComments=[
                said(WRITER, "谢谢", 0, replyToAuthor="甲"),
                said(GONE, "同问", 0, replyToAuthor="林知秋"),
            ],
        ),
        said(
            {"userName": "某社", "userLink": "https://www.zhihu.com/org/x"},
            '<p>看<a href="https://x.org/">这里</a></p><p>第二段</p>',
            0,
            childComments=[],
        ),
    ]
    return column_of(saved_article(1, comments=list(comments) or thread), saved_article(2))


THREADS = column(
    root("甲", ("乙", "甲"), ("丙", "乙"), ("乙", "丙"), ("丁", "甲"), likes=1),
    root("戊", likes=9),
    root("己", ("林知秋", "己"), likes=5),
)


def view(reader: Reading) -> ThreadView:
    return reader.screen.query_one(ThreadView)


def focus(reader: Reading) -> str:
    """Return what the comment under focus says, and see that it is marked on the screen."""
    marked = [row.strip(" ╎") for row in reader.rows if re.match(r"[ ╎]*[>|] ", row)]
    assert [row[0] for row in marked] == [">", *"|" * (len(marked) - 1)], reader.text
    return marked[1].removeprefix("| ")


LINKS = column(
    said(READER, '<p>看<a href="https://x.org/a">甲处</a></p>'),
    *(root(f"人{n}") for n in range(20)),
    said(
        READER,
        '<p>见<a href="https://x.org/b">乙处</a></p>'
        '<a class="comment_img" href="https://pic1.zhimg.com/v2-a.jpg">查看图片</a>',
    ),
)
