"""Links that lead within a column: to the article that is read, or to another one of it."""

from __future__ import annotations

import re
from typing import Protocol

from tui.archive.model import Article
from tui.page.page import Stop

_DRAFT = re.compile(r"https?://zhuanlan\.zhihu\.com/write/?#", re.IGNORECASE)
"""The address of an article that its author was writing: links in it lead to itself."""


class Addresses(Protocol):
    """The addresses that are known in the app."""

    def article_at(self, url: str) -> Article | None:
        """Return the article of the column that an address leads to, if any."""

    def elsewhere(self, url: str) -> str:
        """Return the title of another column of the shelf that an address leads to, or empty."""


class InnerLinks:
    """Tells the links that lead out of an article from those that do not."""

    def __init__(self, article: Article, home: Addresses) -> None:
        """Make it.

        Args:
            article: the article that the links are in.
            home: the column it is of.
        """
        self._article = article
        self._home = home

    def stays_here(self, stop: Stop) -> bool:
        """Return whether a stop leads to an article of the column, or of another on the shelf."""
        if self.stays_in_article(stop):
            return True
        url = stop.url
        return url != self._article.url and bool(
            self._home.article_at(url) or self._home.elsewhere(url)
        )

    def stays_in_article(self, stop: Stop) -> bool:
        """Return whether a stop is a link to this article; its plain address leads out of it."""
        url = stop.url
        if stop.target is not None or url == self._article.url:
            return False
        return self._home.article_at(url) is self._article or bool(_DRAFT.match(url))
