"""An article as markup: its header, its text and, where wanted, the comments on it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tui.archive.model import Article, Column, Comment, Reply
from tui.export.markup import Markup
from tui.page.document import document


class Links:
    """Where the links in an article lead that lead to others of its column."""

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


def article_markup(article: Article, markup: Markup, *, with_comments: bool) -> str:
    """Return an article as elements: what its screen shows, and below it the comments."""
    shown = markup.blocks(document(article))
    return shown + comments_markup(article, markup) if with_comments else shown


def comments_markup(article: Article, markup: Markup) -> str:
    """Return the comments on an article as nested divisions, or nothing where there are none."""
    comments = article.comments
    if not comments:
        return ""
    return f"\n<h2>评论</h2>\n{''.join(_comment(comment, markup) for comment in comments)}"


def _comment(comment: Comment, markup: Markup) -> str:
    replies = "".join(_said(reply, markup, "") for reply in comment.replies)
    return _said(comment, markup, replies)


def _said(said: Comment | Reply, markup: Markup, below: str) -> str:
    from tui.article import to_markdown
    from tui.page.parse import parse

    facts = escape(said.author.name or "匿名")
    if isinstance(said, Reply) and said.reply_to:
        facts += f" 回复 {escape(said.reply_to)}"
    if said.likes:
        facts += f"  {said.likes} 赞"
    words = markup.blocks(parse(to_markdown(said.html)))
    return f'<div class="comment"><p><small>{facts}</small></p>{words}{below}</div>\n'
