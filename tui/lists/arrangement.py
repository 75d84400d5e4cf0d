"""How the list of articles is arranged: which of them it shows, and in which order."""

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
    def unfiltered(self) -> Arrangement:
        """The same without words, and not of bookmarks alone."""
        return replace(self, words="", bookmarks=False)

    def articles(
        self, column: Sequence[Article], bookmarked: Callable[[Article], bool] | None
    ) -> list[Article]:
        """Return the articles that are shown, in order.

        Args:
            column: all articles, in the column's order.
            bookmarked: whether an article is bookmarked; None as long as that is not known, and
                then none is left out for it.
        """
        found = select(column, self.topic, self.words, self.order, self.reverse)
        return list(filter(bookmarked, found)) if self.bookmarks and bookmarked else found

    @property
    def said(self) -> str:
        """The changes from the column's order, in Chinese: `书签  /词  赞同倒序  `, or empty."""
        parts = ["书签"] if self.bookmarks else []
        if self.words:
            parts.append(f"/{self.words}")
        if self.order is not Sort.COLUMN or self.reverse:
            parts.append(f"{self.order.value}{'倒序' if self.reverse else ''}")
        return "".join(f"{part}  " for part in parts)

    @property
    def said_when_empty(self) -> str:
        """Why there is no article to show, in Chinese, where the column has some."""
        return "没有书签（Esc 看全部）" if self.bookmarks else "没有符合的文章（Esc 清除筛选）"
