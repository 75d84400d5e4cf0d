"""The context of a hit: what stands around it beyond its line, by which a page finds it again."""

from __future__ import annotations

from itertools import islice

from tui.archive.model import Article
from tui.search.hit import Hit, Sought
from tui.search.hit_lines import SearchedArticle
from tui.search.query import Query


def in_context(sought: Sought, article: Article) -> Sought:
    """Return what is sought in an article with the words around it, beyond its line.

    Where the article is another one by now, and has no such hit, it is returned as it is.
    """
    hits = SearchedArticle(article, beyond=True).hits(Query(sought.terms))
    hit = next(islice(hits, sought.number, None), None)
    if hit is None or _words(hit) != _words(sought.hit):
        return sought
    return sought._replace(hit=hit)


def _words(hit: Hit) -> list[str]:
    return "".join(hit.line).split()
