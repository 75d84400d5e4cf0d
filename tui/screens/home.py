"""The home of an article: the column it is of, as far as a screen needs to know of it."""

from __future__ import annotations

from typing import Protocol

from tui.archive.model import Article
from tui.memory.values import ArticleMemory
from tui.page.cache import PageCache


class Home(Protocol):
    """A column that is open."""

    @property
    def key(self) -> str:
        """The key it is remembered by; empty where it came from no file. See `column_key`."""

    @property
    def pages(self) -> PageCache:
        """Lays out its articles."""

    def recall(self, article: Article) -> ArticleMemory:
        """Return what is remembered of an article."""

    def article_at(self, url: str) -> Article | None:
        """Return the article of the column that an address leads to, if any."""

    def elsewhere(self, url: str) -> str:
        """Return the title of another column of the shelf that an address leads to, or empty."""


class Nowhere:
    """Home of an article whose column has been left."""

    def __init__(self) -> None:
        """Make it, with no page laid out."""
        self.pages = PageCache()
        self.key = ""

    def recall(self, article: Article) -> ArticleMemory:
        """Return the memory of an article that was never read."""
        return ArticleMemory()

    def article_at(self, url: str) -> Article | None:
        """Return None: there is no other article."""
        return None

    def elsewhere(self, url: str) -> str:
        """Return the empty title of no column."""
        return ""
