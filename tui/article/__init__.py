"""Zhihu's HTML becomes Markdown. Pure: a string in, a string out.

On the way, `tree_builder` puts the HTML in order (`block_tree` and `line` are what it writes into),
and `converter`, which tells the dialect, writes that as Markdown (`inline` has the last word on
escapes and emphasis).
"""

from __future__ import annotations


def to_markdown(html: str, *, emoticons: bool = False) -> str:
    """Return Zhihu's HTML as Markdown, in `converter`'s dialect, without a line feed at its end.

    Args:
        html: an article, a comment or any other text; nothing in it makes this raise.
        emoticons: whether codes such as `[捂脸]` become emoji, as comments want it.
    """
    # Before whatever else imports bs4; that and markdownify take 0.05 s to import.
    from tui.article import bs4_without_selectors as bs4_without_selectors
    from tui.article.converter import convert

    return convert(html, emoticons=emoticons)
