"""The pages of the articles looked at last, and of those that may be looked at next."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.archive.model import Article
from tui.page.style import PageStyle

if TYPE_CHECKING:
    from tui.page.blocks import Block
    from tui.page.page import Page


class PageCache:
    """Lays articles out, and keeps the last of them; may be asked from any thread."""

    def __init__(
        self, size: int = 8, markdown_of: Callable[[Article], str | None] | None = None
    ) -> None:
        """Keep the last of the articles read and of the pages laid out.

        Args:
            size: the number of articles that are kept, and of pages.
            markdown_of: returns the Markdown of an article that was kept from an earlier start;
                None of any other, which is made of its HTML.
        """
        self._markdown_of = markdown_of
        self._blocks = lru_cache(size)(self._read)
        self._pages = lru_cache(size)(self._laid_out)

    def page(self, article: Article, style: PageStyle) -> Page:
        """Return an article laid out, with what stands above its text."""
        return self._pages(article, style)

    def _laid_out(self, article: Article, style: PageStyle) -> Page:
        from tui.page.layout import lay_out

        return lay_out(self._blocks(article), style)

    def _read(self, article: Article) -> tuple[Block, ...]:
        # The list is on the screen before what reads HTML and Markdown is loaded.
        from tui.page.document import document

        return document(article, self._markdown_of(article) if self._markdown_of else None)
