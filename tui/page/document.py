"""A whole article as blocks: what stands above it, and its body."""

from __future__ import annotations

from tui.archive.model import Article
from tui.article import to_markdown
from tui.page.blocks import Block
from tui.page.header import header
from tui.page.parse import parse


def body(article: Article) -> tuple[Block, ...]:
    """Return an article's text as blocks: HTML, Markdown, blocks."""
    return parse(to_markdown(article.html))


def document(article: Article) -> tuple[Block, ...]:
    """Return an article as its screen shows it: title, author, votes, topics, address, text."""
    return header(article) + body(article)
