"""Fields: how an article becomes one row of the list, and how wide each part of it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from tui.archive.model import Article
from tui.lists.articles import Sort
from tui.lists.beginnings import Beginnings
from tui.lists.marks import ASCENDING, BEGUN, BOOKMARK, DAMAGED, DESCENDING, SELECTED, UNREAD
from tui.lists.reading_time import minutes
from tui.memory.values import ArticleMemory
from tui.page.cells import MARK, NARROW, Measure
from tui.rows.part import Part
from tui.rows.title import fit_title
from tui.text.dates import day

MARKS = {
    SELECTED: "选中的文章",
    UNREAD: "未读",
    BEGUN: "读了一部分",
    BOOKMARK: "有书签",
    DAMAGED: "存档有损",
    f"{DESCENDING} {ASCENDING}": "按这一栏排序：从大到小，从小到大",
    "3/12": "话题后的数：3 篇未读，共 12 篇",
    MARK: "后面的放不下",
}
"""The meanings of the marks in the list and above it."""
_MARKS = 4
"""Cells for the selection, for a bookmark or damage, for what is unread, and a blank."""
_AUTHOR_WIDEST = 14
_TOPICS_WIDEST = 60
_TOPICS_LEAST = 22
_LENGTH, _DATE = 8, 10
_TITLE_END = 90
"""The cell at which titles end at the latest: farther right the eye does not find the votes."""
_NARROW, _ROOMY = 60, 100
"""Cells below which a row has its title only, and from which on it has dates and topics, too."""
_USUAL = 0.9
"""The share of articles by one author from which on only other authors are named."""
_LOOKED_AT = 1000
"""Articles of a column that are looked at for how wide its fields are."""
_TITLES_LOOKED_AT = 10_000
"""Titles of a column that are looked at for how they begin."""


class Widest(msgspec.Struct, frozen=True, dict=True):
    """The room that the articles of a column would like, in cells, and what they share."""

    number: int
    author: int
    """0 where nearly all are by one author."""
    votes: int
    comments: int
    topics: int
    date: int = 0
    """0 where none of the articles has one."""
    usual_author: str = ""
    """The author of nearly all articles, or empty."""
    articles: Sequence[Article] = ()

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Widest:
        """Return the most that each field of these articles takes."""
        # The first of a large column have what is usual in all of it.
        names = Counter(article.author.name for article in articles[:_LOOKED_AT])
        topics = {article.topics for article in articles[:_LOOKED_AT]}
        usual, count = names.most_common(1)[0] if names else ("", 0)
        one_author = count >= _USUAL * names.total()
        return cls(
            number=len(str(len(articles))),
            author=0 if one_author else min(_AUTHOR_WIDEST, max(4, _longest(names))),
            votes=max(4, len(str(max((article.votes for article in articles), default=0)))),
            comments=4,
            topics=min(
                _TOPICS_WIDEST, _longest(" ".join(topic.name for topic in few) for few in topics)
            ),
            date=_DATE if any(article.written for article in articles[:_LOOKED_AT]) else 0,
            usual_author=usual if one_author else "",
            articles=articles,
        )

    @cached_property
    def beginnings(self) -> Beginnings:
        """The beginnings of the titles; not looked at before one has to be cut."""
        return Beginnings(article.title for article in self.articles[:_TITLES_LOOKED_AT])


class Fields(msgspec.Struct, frozen=True):
    """The widths of a row's fields, in cells; one of 0 is left out."""

    number: int
    title: int
    author: int
    votes: int
    comments: int
    length: int
    """The cells of the length, where the list is sorted by it."""
    date: int
    topics: int
    widest: Widest
    sort: Sort = Sort.COLUMN
    reverse: bool = False
    measure: Measure = NARROW
    """The cells that the terminal gives to text."""

    @classmethod
    def at(
        cls,
        width: int,
        widest: Widest,
        measure: Measure = NARROW,
        sort: Sort = Sort.COLUMN,
        reverse: bool = False,
    ) -> Fields:
        """Share a row of `width` cells among the fields; the title gets what is left."""
        before = _MARKS + widest.number + 1
        author, votes, comments, topics = widest.author, widest.votes, widest.comments, 0
        length = _LENGTH if sort is Sort.LENGTH else 0
        date = widest.date if width >= _ROOMY or sort is Sort.DATE else 0
        if width < _NARROW:
            author = votes = comments = length = date = 0
        taken = (author, votes, comments, length, date)
        room = width - before - sum(part + 2 for part in taken if part)
        title = room
        if width >= _ROOMY and widest.topics:
            title = room - 2 - min(widest.topics, _TOPICS_LEAST)
        title = max(1, min(title, _TITLE_END - before))
        if width >= _ROOMY:
            topics = min(widest.topics, room - title - 2)
        return cls(
            widest.number,
            title,
            author,
            votes,
            comments,
            length,
            date,
            topics,
            widest,
            sort,
            reverse,
            measure,
        )

    def head(self) -> str:
        """Return the row that names the fields, with a mark before the one it is sorted by."""
        mark = DESCENDING if self.sort.falling != self.reverse else ASCENDING
        sorted_by = self.sort if self.sort is not Sort.COLUMN or self.reverse else None

        def marked(sort: Sort) -> str:
            return mark if sort is sorted_by else " "

        def right(name: str, sort: Sort, width: int) -> str:
            """Return a name at the end of its field and of the two blanks before that."""
            text = marked(sort) + name
            return " " * (width + 2 - self.measure.cells(text)) + text if width else ""

        measure = self.measure
        return "".join(
            (
                " " * (_MARKS - 1),
                marked(Sort.COLUMN),
                " " * self.number,
                marked(Sort.TITLE),
                measure.fit("标题", self.title),
                f"  {measure.fit('作者', self.author)}" if self.author else "",
                right("赞同", Sort.VOTES, self.votes),
                right("评论", Sort.COMMENTS, self.comments),
                right("长度", Sort.LENGTH, self.length),
                right("日期", Sort.DATE, self.date),
                f"  {measure.fit('话题', self.topics)}" if self.topics else "",
            )
        )

    def row(
        self, article: Article, selected: bool, memory: ArticleMemory | None = None
    ) -> list[Part]:
        """Return an article's row; where nothing is known of it yet, it is not called unread.

        What there is none of is set apart as `dim`.
        """
        measure = self.measure
        mark = SELECTED if selected else " "
        mark += BOOKMARK if memory and memory.bookmarked else DAMAGED if article.damage else " "
        mark += _reading_mark(memory)
        parts = [(f"{mark} {str(article.number).rjust(self.number)} {self._title(article)}", "")]
        if self.author:
            parts.append((f"  {measure.fit(article.author.name, self.author)}", ""))
        if self.votes:
            parts.append(_count(article.votes, self.votes))
        if self.comments:
            # Not worth decoding where it is not shown.
            parts.append(_count(article.comment_count, self.comments))
        if self.length:
            parts.append(
                (f"  {NARROW.fit(f'{minutes(article)} 分钟', self.length, right=True)}", "")
            )
        if self.date:
            parts.append((f"  {NARROW.fit(day(article.written), self.date)}", ""))
        if self.topics:
            topics = " ".join(topic.name for topic in article.topics)
            parts.append((f"  {measure.fit(topics, self.topics)}", ""))
        return parts

    def _title(self, article: Article) -> str:
        """Return the title's field, with the author at its end unless that is the usual one."""
        title, width, measure = article.title, self.title, self.measure
        name = article.author.name
        author = ""
        if self.votes and self.widest.usual_author not in ("", name) and name:
            author = "  " + measure.fit_start(name, _AUTHOR_WIDEST)
            width -= measure.cells(author)
        shared = 0
        if not measure.fits(title, width):
            shared = self.widest.beginnings.shared(title)
        return fit_title(title, width, shared, measure) + author


def _reading_mark(memory: ArticleMemory | None) -> str:
    if memory is None or memory.read:
        return " "
    return BEGUN if memory.begun else UNREAD


def _count(number: int, width: int) -> Part:
    return f"  {NARROW.fit(str(number), width, right=True)}", "" if number else "dim"


def _longest(texts: Iterable[str]) -> int:
    return max(map(NARROW.cells, texts), default=0)
