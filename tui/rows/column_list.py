"""The screen of a column: what it begins with, and its rows in a terminal of any size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace
from rich.segment import Segment

from tui.archive.model import Article, Column
from tui.lists.arrangement import Arrangement
from tui.lists.articles import topics_by_size
from tui.lists.unread import Counts, count_unread
from tui.memory.session import Session
from tui.memory.values import ArticleMemory
from tui.rows.article_fields import Fields, Widest
from tui.rows.detail import detail_rows
from tui.rows.key_bar import key_row
from tui.rows.masthead import masthead_rows
from tui.rows.part import Part, first_top
from tui.rows.row_painter import RowPainter
from tui.rows.topic_bar import topic_labels, topic_row

_ROWS_FOR_ALL = 18
"""Below so many rows the screen shows one row of title, and no names of fields."""


class Shares(NamedTuple):
    """The rows of each part of the screen; the list has the rest."""

    masthead: int
    head: int
    detail: int

    @classmethod
    def of(cls, height: int, masthead: int) -> Shares:
        """Give the list what rows there are, and the rest what it can spare.

        Args:
            height: rows of the screen.
            masthead: rows that the masthead would like.
        """
        roomy = height >= _ROWS_FOR_ALL
        return cls(masthead if roomy else 1, int(roomy), 3 if roomy else 2)

    def list(self, height: int) -> int:
        """Return how many rows of so many are left for the list; topics and keys have one each."""
        return max(0, height - self.masthead - self.head - self.detail - 2)


class FirstList(NamedTuple):
    """The beginning of the screen of a column."""

    column: Column
    arrangement: Arrangement
    topics: Sequence[tuple[str, int]]
    """Their names and numbers of articles, the largest first."""
    articles: Sequence[Article]
    """Those listed, in order."""
    cursor: int
    """The index of the one selected."""
    unread: Counts | None
    """The number of unread articles of each topic; None as long as that is not known."""
    memory: ArticleMemory | None
    """The memory of the selected one; None as long as that is not known."""
    wanted: Article | None
    """The article to select once it is listed, if it is not yet."""

    @classmethod
    def of(cls, session: Session) -> FirstList:
        """Return how a session's list begins."""
        column, (arrangement, selected) = session.column, session.first_list
        topics = topics_by_size(column.articles)
        if arrangement.topic not in dict(topics):
            arrangement = replace(arrangement, topic="")

        def marks(article: Article) -> tuple[bool, bool]:
            memory = session.recall(article)
            return memory.bookmarked, memory.read

        articles = arrangement.articles(column.articles, marks if session.known else None)
        unread = None
        if session.known:
            unread = count_unread(column.articles, lambda one: session.recall(one).read)
        at = (index for index, article in enumerate(articles) if article is selected)
        cursor = next(at, 0)
        memory = session.recall_if_known(articles[cursor]) if articles else None
        return cls(column, arrangement, topics, articles, cursor, unread, memory, selected)

    @property
    def unread_of_all(self) -> int | None:
        """The number of unread articles; None as long as that is not known."""
        return self.unread[""] if self.unread else None

    @property
    def chosen(self) -> int:
        """The index of the topic shown: 0 is all of them, 1 the first."""
        names = ["", *(name for name, _ in self.topics)]
        return names.index(self.arrangement.topic)

    @property
    def selected(self) -> Article | None:
        """The selected article."""
        return self.articles[self.cursor] if self.articles else None

    @property
    def empty_says(self) -> str:
        """The reason why there is no article to show, in Chinese."""
        return said_when_empty(self.column, self.arrangement)

    @property
    def place(self) -> str:
        """The reader's place in the list, and how that is arranged."""
        return said_place(self.arrangement, self.cursor, len(self.articles))


def said_when_empty(column: Column, arrangement: Arrangement) -> str:
    """Return why a list shows no article, in Chinese."""
    return arrangement.said_when_empty if column.articles else "这个专栏没有文章"


def said_notices(notices: Sequence[str]) -> str:
    """Return notices of a column, of which there are some, in one line of Chinese."""
    from tui.text.catalogue import in_chinese  # most columns are read whole

    return "；".join(map(in_chinese, notices))


def said_place(arrangement: Arrangement, cursor: int, count: int) -> str:
    """Return how a list is arranged, and which of so many articles is selected: `赞同  3/54`."""
    return f"{arrangement.said}{cursor + 1 if count else 0}/{count}"


def list_screen(
    first: FirstList,
    session: Session,
    keys: Sequence[tuple[str, str]],
    height: int,
    painter: RowPainter,
) -> list[list[Segment]]:
    """Return the rows of the screen of a column, as it begins.

    Args:
        first: what it begins with.
        session: what is remembered.
        keys: the keys on its bar, and what they do.
        height: rows.
        painter: paints rows as wide as the screen.
    """
    width, measure = painter.width, painter.measure
    top = masthead_rows(first.column, first.unread_of_all, width, measure)
    shares = Shares.of(height, len(top))
    labels = topic_labels(first.topics, len(first.column.articles), first.unread, first.chosen)
    shown = first.arrangement
    widest = Widest.of(first.column.articles)
    fields = Fields.at(width, widest, measure, shown.order, shown.reverse)
    detail: Sequence[Sequence[Part]] = ()
    if article := first.selected:
        detail = detail_rows(article, first.memory, width, shares.detail, measure)
    return [
        *painter.rows(top, shares.masthead),
        painter.row(topic_row(labels, first.chosen, width, measure)),
        *painter.rows([[(fields.head(), "dim")]], shares.head),
        *_items(first, session, fields, shares.list(height), painter),
        *painter.rows(detail, shares.detail),
        painter.row(key_row(keys, first.place, width, measure), "bar"),
    ]


def _items(
    first: FirstList, session: Session, fields: Fields, height: int, painter: RowPainter
) -> list[list[Segment]]:
    found = []
    if not first.articles:
        found.append(painter.row([(f"  {first.empty_says}", "dim")]))
    top = first_top(first.cursor, height)
    for index, article in enumerate(first.articles[top : top + height], top):
        selected, memory = index == first.cursor, session.recall_if_known(article)
        parts, dimmed = fields.row(article, selected, memory), bool(memory and memory.read)
        found.append(painter.item(parts, selected=selected, dimmed=dimmed))
    return [*found[:height], *([painter.row(())] * (height - len(found)))]
