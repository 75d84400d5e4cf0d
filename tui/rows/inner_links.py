"""Links that lead within a column: to the article that is read, or to another one of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.archive.model import Article
from tui.page.page import Stop

_DRAFT = re.compile(r"https?://zhuanlan\.zhihu\.com/write/?#", re.IGNORECASE)
"""The address of an article that its author was writing: links in it lead to itself."""


class InnerLinks:
    """Tells the links that lead out of an article from those that do not."""

    def __init__(self, article: Article, article_at: Callable[[str], Article | None]) -> None:
        """Make it.

        Args:
            article: the article that the links are in.
            article_at: returns the article of the column that an address leads to, if any.
        """
        self._article = article
        self._article_at = article_at

    def stays_in_column(self, stop: Stop) -> bool:
        """Return whether a stop leads to an article of the column."""
        return self.stays_in_article(stop) or (
            stop.url != self._article.url and self._article_at(stop.url) is not None
        )

    def stays_in_article(self, stop: Stop) -> bool:
        """Return whether a stop is a link to this article; its plain address leads out of it."""
        url = stop.url
        if stop.target is not None or url == self._article.url:
            return False
        return self._article_at(url) is self._article or bool(_DRAFT.match(url))
