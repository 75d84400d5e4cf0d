"""A whole article, what stands above it included: as blocks, and as Markdown."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from tui.archive.model import Article
from tui.article import to_markdown
from tui.page.blocks import Block
from tui.page.header import header

if TYPE_CHECKING:
    from tui.page.page import Page
    from tui.page.theme import Theme


def markdown_of(article: Article) -> str:
    """Return an article as Markdown, under its title; a line feed ends it."""
    # A heading of an article begins at level 2; its title stands one above.
    title = to_markdown(f"<h2>{escape(article.title)}</h2>").strip().removeprefix("#")
    return f"{title}\n\n{to_markdown(article.html).strip()}\n"


def body(article: Article) -> tuple[Block, ...]:
    """Return an article's text as blocks: HTML, Markdown, blocks."""
    from tui.page.parse import parse  # markdown-it is not wanted for Markdown alone

    return parse(to_markdown(article.html))


@lru_cache(maxsize=8)
def document(article: Article) -> tuple[Block, ...]:
    """Return an article as its screen shows it: title, author, votes, topics, address, text."""
    return header(article) + body(article)


def tex_of(article: Article) -> list[str]:
    """Return the TeX of an article's formulas, in reading order."""
    from tui.page.parse import formulas

    return formulas(to_markdown(article.html))


@lru_cache(maxsize=8)
def page_of(article: Article, width: int, theme: Theme, ambiguous: int = 1) -> Page:
    """Return an article laid out; those looked at last are kept, as are those laid out ahead.

    Args:
        article: an article.
        width: cells to a row.
        theme: how the page looks.
        ambiguous: how many cells a character of ambiguous width takes.
    """
    from tui.page.layout import lay_out  # nor is this

    return lay_out(document(article), width, theme, ambiguous)
