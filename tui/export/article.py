"""An article as markup: its header, its text and, where wanted, the comments on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import count

from tui.archive.model import Article, Column, Comment, Reply
from tui.export.footnotes import PassageFootnotes
from tui.export.markup import Markup
from tui.page.document import document


class Links:
    """The targets of the links in an article that lead to others of its column."""

    def __init__(self, column: Column, article: Article, pages: Mapping[int, str]) -> None:
        """Take an article of a column, and where each article stands, by its number."""
        self._column = column
        self._article = article
        self._pages = pages

    def to(self, url: str) -> str | None:
        """Return where the article of an address stands; None for others, and for itself."""
        article = self._column.article_at(url)
        # Its own address leads out, to where it is from.
        return self._pages.get(article.number) if article and article is not self._article else None


def article_markup(
    article: Article, markup: Markup, notes: PassageFootnotes, *, with_comments: bool
) -> str:
    """Return an article as elements: what its screen shows, and below it the comments.

    Args:
        article: the article.
        markup: writes its blocks.
        notes: what the reader has marked in it.
        with_comments: whether the comments are wanted.
    """
    shown = markup.blocks(notes.text(document(article)))
    return shown + _comments_markup(article, markup, notes) if with_comments else shown


def _comments_markup(article: Article, markup: Markup, notes: PassageFootnotes) -> str:
    """Return the comments on an article as nested divisions, or nothing where there are none."""
    numbers = count()
    comments = "".join(_said(one, markup, notes, numbers) for one in article.comments)
    return f"\n<h2>评论</h2>\n{comments}" if comments else ""


def _said(
    said: Comment | Reply, markup: Markup, notes: PassageFootnotes, numbers: Iterator[int]
) -> str:
    """Return a comment with its replies; the next of the numbers is its own."""
    from tui.article import to_markdown
    from tui.page.parse import parse

    facts = escape(said.author.name or "匿名")
    if isinstance(said, Reply) and said.reply_to:
        facts += f" 回复 {escape(said.reply_to)}"
    if said.likes:
        facts += f"  {said.likes} 赞"
    words = markup.blocks(notes.comment(next(numbers), parse(to_markdown(said.html))))
    replies = said.replies if isinstance(said, Comment) else ()
    below = "".join(_said(reply, markup, notes, numbers) for reply in replies)
    return f'<div class="comment"><p><small>{facts}</small></p>{words}{below}</div>\n'
