"""What is made ready while the reader looks at the list: the first article opens like the next."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from importlib import import_module

from tui.archive.model import Article

_MODULES_OF_AN_ARTICLE = (
    "tui.screens.article",
    "tui.screens.comments",
    "bs4",
    "lxml.etree",
    "tui.article.converter",
    "tui.page.parse",
    "tui.page.formula",
    "pygments.lexers",
)


def collect_garbage() -> None:
    """Look for garbage from now on, but not among what was made to start."""
    gc.freeze()
    gc.enable()


def import_article_modules() -> None:
    """Import what shows an article, so that the first one opens as fast as the next."""
    for module in _MODULES_OF_AN_ARTICLE:
        import_module(module)


def index(articles: Sequence[Article]) -> Iterator[None]:
    """Compute what the list filters and sorts by, an article a step: nobody waits for all then."""
    for article in articles:
        _ = article.words, article.comment_count, article.title_key
        yield
