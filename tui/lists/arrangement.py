"""The arrangement of the list of articles: which of them it shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from tui.archive.model import Article
from tui.lists.articles import Sort, select


class Arrangement(msgspec.Struct, frozen=True):
    """A choice of articles and an order. Each field is remembered with the column."""

    topic: str = ""
    """The topic shown, or empty for all."""
    sort: str = ""
    """The name of a `Sort`; any other is the column's own order."""
    reverse: bool = False
    words: str = ""
    """The words that the list is filtered by."""
    bookmarks: bool = False
    """Whether the list shows only bookmarks."""
    unread: bool = False
    """Whether the list shows only what is unread."""

    def turned(self, field: str) -> Arrangement:
        """Return the same with a field that is on or off, such as `unread`, the other way."""
        return replace(self, **{field: not getattr(self, field)})

    @property
    def order(self) -> Sort:
        """By what the list is sorted."""
        return Sort.__members__.get(self.sort, Sort.COLUMN)

    def sorted_by_next(self, dated: bool) -> Arrangement:
        """Return the same, sorted by the next thing there is to sort by.

        Args:
            dated: whether any of the articles has a date.
        """
        following = self.order.next()
        if following is Sort.DATE and not dated:
            following = following.next()
        return replace(self, sort="" if following is Sort.COLUMN else following.name)

    @property
    def peeled(self) -> Arrangement:
        """The same with one restriction less: the words, then bookmarks, unread, the topic."""
        if self.words:
            return replace(self, words="")
        if self.bookmarks:
            return replace(self, bookmarks=False)
        return replace(self, unread=False) if self.unread else replace(self, topic="")

    def articles(
        self, column: Sequence[Article], marks: Callable[[Article], tuple[bool, bool]] | None
    ) -> list[Article]:
        """Return the articles that are shown, in order.

        Args:
            column: all articles, in the column's order.
            marks: whether an article is bookmarked, and whether it is read; None as long as that
                is not known, and then none is left out for it.
        """
        found = select(column, self.topic, self.words, self.order, self.reverse)
        if marks is None or not (self.bookmarks or self.unread):
            return found
        kept: list[Article] = []
        for article in found:
            bookmarked, read = marks(article)
            if (bookmarked or not self.bookmarks) and not (read and self.unread):
                kept.append(article)
        return kept

    @property
    def said(self) -> str:
        """The changes from the column's order, in Chinese: `书签  /词  赞同倒序  `, or empty."""
        parts = [word for word, on in (("书签", self.bookmarks), ("未读", self.unread)) if on]
        if self.words:
            parts.append(f"/{self.words}")
        if self.order is not Sort.COLUMN or self.reverse:
            parts.append(f"{self.order.value}{'倒序' if self.reverse else ''}")
        return "".join(f"{part}  " for part in parts)

    @property
    def said_when_empty(self) -> str:
        """The reason why no article is shown, in Chinese, and what Esc does then: see `peeled`."""
        if self.words:
            return "没有符合的文章（Esc 清除筛选）"
        if self.bookmarks:
            return "没有书签（Esc 不只看书签）"
        return "没有未读的（Esc 也看读过的）" if self.unread else "没有文章"
