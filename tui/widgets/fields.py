"""Fields: how an article becomes one row of the list, and how wide each part of it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tui.archive.model import Article
from tui.memory.values import ArticleMemory
from tui.page.cells import MARK, cell_len, fit
from tui.text.dates import day

SELECTED, DAMAGED, BOOKMARK, UNREAD = ">", "!", "*", "◦"
"""The marks before a row; none of them is of ambiguous width (UAX #11)."""
MARKS = {
    SELECTED: "选中的文章",
    UNREAD: "未读",
    BOOKMARK: "有书签",
    DAMAGED: "存档有损",
    "3/12": "话题后的数：3 篇未读，共 12 篇",
    MARK: "后面的放不下",
}
"""The meanings of the marks in the list and above it."""
_MARKS = 3
"""Cells for the selection, for a bookmark or damage, and for what is unread."""
_AUTHOR_WIDEST = 14
_TOPICS_WIDEST = 22
_DATE = 10
_LOOKED_AT = 1000
"""Articles of a column that are looked at for how wide its fields are."""


class Widest(msgspec.Struct, frozen=True):
    """The room that the articles of a column would like, in cells."""

    number: int
    author: int
    votes: int
    comments: int
    topics: int
    date: int = 0
    """0 where none of the articles has one."""

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Widest:
        """Return the most that each field of these articles takes."""
        # The first of a large column have what is usual in all of it.
        names = {article.author.name for article in articles[:_LOOKED_AT]}
        topics = {article.topics for article in articles[:_LOOKED_AT]}
        return cls(
            number=len(str(len(articles))),
            author=min(_AUTHOR_WIDEST, _longest(names)),
            votes=max(4, len(str(max((article.votes for article in articles), default=0)))),
            comments=4,
            topics=min(
                _TOPICS_WIDEST, _longest(" ".join(topic.name for topic in few) for few in topics)
            ),
            date=_DATE if any(article.written for article in articles[:_LOOKED_AT]) else 0,
        )


class Fields(msgspec.Struct, frozen=True):
    """The widths of a row's fields, in cells; one of 0 is left out."""

    number: int
    title: int
    author: int
    votes: int
    comments: int
    topics: int
    date: int = 0
    ambiguous: int = 1
    """How many cells a character of ambiguous width takes."""

    @classmethod
    def at(cls, width: int, widest: Widest, ambiguous: int = 1) -> Fields:
        """Share a row of `width` cells among the fields; the title gets what is left.

        Topics go first where it is narrow, then the date, the author, the number of comments.
        """
        room = width - _MARKS - widest.number - 1 - widest.votes - 2
        author, comments, topics = widest.author, widest.comments, widest.topics
        date = widest.date
        wanted = 2 * width // 5
        while room - sum(part + 2 for part in (author, comments, date, topics) if part) < wanted:
            if topics:
                topics = topics - 1 if topics > 10 and width >= 60 else 0
            elif date:
                date = 0
            elif author > 6:
                author -= 1
            elif author and width < 40:
                author = 0
            elif comments and not author:
                comments = 0
            else:
                break
        title = room - sum(part + 2 for part in (author, comments, date, topics) if part)
        return cls(
            widest.number, max(1, title), author, widest.votes, comments, topics, date, ambiguous
        )

    @property
    def title_end(self) -> int:
        """The cell behind the title, and what stands before it."""
        return _MARKS + self.number + 1 + self.title

    def head(self) -> str:
        """Return the row that names the fields."""
        names = ("标题", "作者", "赞同", "评论", "日期", "话题")
        return self._row(" " * self.number, *names, " " * _MARKS)

    def row(self, article: Article, selected: bool, memory: ArticleMemory | None = None) -> str:
        """Return an article's row; where nothing is known of it yet, it is not called unread."""
        mark = SELECTED if selected else " "
        mark += BOOKMARK if memory and memory.bookmarked else DAMAGED if article.damage else " "
        mark += UNREAD if memory and not memory.read else " "
        return self._row(
            str(article.number).rjust(self.number),
            article.title,
            article.author.name,
            str(article.votes),
            # Not worth decoding where it is not shown.
            str(article.comment_count) if self.comments else "",
            day(article.written) if self.date else "",
            " ".join(topic.name for topic in article.topics),
            mark,
        )

    def _row(
        self,
        number: str,
        title: str,
        author: str,
        votes: str,
        comments: str,
        date: str,
        topics: str,
        mark: str,
    ) -> str:
        wide = self.ambiguous
        parts = [f"{mark}{number} {fit(title, self.title, wide)}"]
        if self.author:
            parts.append(fit(author, self.author, wide))
        parts.append(fit(votes, self.votes, right=True))
        if self.comments:
            parts.append(fit(comments, self.comments, right=True))
        if self.date:
            parts.append(fit(date, self.date))
        if self.topics:
            parts.append(fit(topics, self.topics, wide))
        return "  ".join(parts)


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)
