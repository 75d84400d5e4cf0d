"""A whole article, what stands above it included: as blocks, and as Markdown."""

from __future__ import annotations

from html import escape

from tui.archive.model import Article
from tui.article import to_markdown
from tui.page.blocks import Block
from tui.page.header import header
from tui.page.named_pictures import named_pictures


def markdown_of(article: Article) -> str:
    """Return an article as Markdown, under its title; a line feed ends it."""
    # A heading of an article begins at level 2; its title stands one above.
    title = to_markdown(f"<h2>{escape(article.title)}</h2>").strip().removeprefix("#")
    asked = _asked(article)
    return f"{title}\n\n{asked}{saved_markdown(article).strip()}\n"


def body_markdown(article: Article) -> str:
    """Return what an article's text is made of: its Markdown, below what it answers."""
    return _asked(article) + saved_markdown(article)


def body(article: Article, markdown: str | None = None) -> tuple[Block, ...]:
    """Return an article's text as blocks: HTML, Markdown, blocks.

    Args:
        article: the article.
        markdown: what `body_markdown` returns of it, where that is known.
    """
    from tui.page.parse import parse  # markdown-it is not wanted for Markdown alone

    return parse(body_markdown(article) if markdown is None else markdown)


def document(article: Article, markdown: str | None = None) -> tuple[Block, ...]:
    """Return an article as its screen shows it: title, author, votes, topics, address, text.

    Args are those of `body`.
    """
    text = body(article, markdown)
    return header(article, sum(1 for _ in named_pictures(text))) + text


def tex_of(article: Article) -> list[str]:
    """Return the TeX of an article's formulas, in reading order."""
    from tui.page.parse import formulas

    return formulas(body_markdown(article))


def saved_markdown(article: Article) -> str:
    """Return the text as Markdown: as it was saved, or made of its HTML."""
    markdown = article.markdown
    return to_markdown(article.html) if markdown is None else markdown


def _asked(article: Article) -> str:
    """Return what an answer answers as Markdown, as a quote above it; empty for an article."""
    question = article.question
    if question is None:
        return ""
    html = question.html
    if question.title and question.title != article.title:
        title = escape(question.title)
        url = escape(question.url)
        html = f'<p>问题：<a href="{url}">{title}</a></p>{html}'
    markdown = to_markdown(f"<blockquote>{html}</blockquote>").strip() if html else ""
    return f"{markdown}\n\n" if markdown else ""
