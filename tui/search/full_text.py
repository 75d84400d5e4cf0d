"""Searching a whole column: titles, bodies, code and comments, straight from the HTML.

Nothing is laid out and little is kept: the words are taken out of an article's HTML by a regular
expression, which is a hundred times faster than the way to its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape

import msgspec

from tui.archive.model import Article
from tui.search.added import head_for, with_added
from tui.search.drawn import FormulaText, formula_text
from tui.search.formula_terms import IDEOGRAPHS
from tui.search.hit import Hit
from tui.search.hit_lines import asked_in, hit_lines, said_in
from tui.search.markdown_text import text_of_markdown
from tui.search.needle import hides_letters
from tui.search.query import Query
from tui.search.words import WALL, words_of
from tui.text.folding import fold

MOST = 20
"""Lines with hits that are listed of one article."""
_LEAST = 512
"""Characters of HTML that are looked through at once where a term may be; then four times that."""
_END = "</p>"
"""Up to here HTML may be cut off, and from here on it may be read."""


class ArticleHits(msgspec.Struct, frozen=True, dict=True):
    """An article that holds what is looked for."""

    article: Article
    query: Query
    column = column_title = ""
    """Its column's key and title: it is the only one."""

    @property
    def number(self) -> int:
        """Its number in its column, from 1."""
        return self.article.number

    @property
    def title(self) -> str:
        """Its title."""
        return self.article.title

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Its first lines with matches as they are read, comments last; `MOST` and one at most.

        It may have none after all, where a match would go from one block into the next.
        """
        return self._counted[0]

    def all_hits(self) -> Iterator[Hit]:
        """Yield all its lines with matches as they are read, comments last."""
        return (line.hit() for line in hit_lines(self.article, self.query))

    @property
    def matches(self) -> int:
        """The number of its matches."""
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[tuple[Hit, ...], int]:
        hits: list[Hit] = []
        matches = 0
        for line in hit_lines(self.article, self.query):
            matches += line.matches
            if len(hits) <= MOST:
                hits.append(line.hit())
        return tuple(hits), matches


def search(article: Article, query: Query) -> ArticleHits | None:
    """Return an article that holds all the terms, or None. Its HTML is read anew, and not kept."""
    if not query.terms:
        return None
    names: list[str] = []
    htmls = [with_added(html, query) for html in _htmls(article)]
    for name, html in said_in(article):
        names.append(name)
        htmls.append(with_added(html, query))
    plain = WALL.join((article.title, head_for(article, query), *names))
    html = WALL.join((escape(plain, quote=False), *htmls))
    hidden = words_of(html) if hides_letters(html) else None
    shown = _Shown(article, htmls, query)
    likely: list[str] = []
    for term, needle in query.needles.items():
        if hidden is not None or needle.search(html):
            likely.append(term)
        elif not shown.holds(term):
            return None
    for term in likely:
        said = _holds(html, term, query) if hidden is None else query.is_in(term, hidden)
        if not (said or shown.holds(term)):
            return None
    return ArticleHits(article, query)


class _Shown:
    """The words an article shows besides those in its HTML: of formulas, and of its Markdown."""

    def __init__(self, article: Article, htmls: Sequence[str], query: Query) -> None:
        """Take the article and its HTML."""
        self._article = article
        self._htmls = htmls
        self._query = query

    def holds(self, term: str) -> bool:
        """Return whether a term is in it."""
        return any(text.holds(term, self._query) for text in self._formulas) or (
            self._article.markdown is not None and self._markdown_holds(term)
        )

    @cached_property
    def _formulas(self) -> list[FormulaText]:
        return [text for text in map(formula_text, self._htmls) if text]

    def _markdown_holds(self, term: str) -> bool:
        letters = self._letters
        if any(one.isalpha() and one >= IDEOGRAPHS and one not in letters for one in term):
            return False
        text, formulas = self._markdown
        return self._query.is_in(term, text) or bool(formulas and formulas.holds(term, self._query))

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(fold(self._article.markdown or ""))

    @cached_property
    def _markdown(self) -> tuple[str, FormulaText | None]:
        return text_of_markdown(self._article.markdown or "")


def _holds(html: str, term: str, query: Query) -> bool:
    """Return whether HTML holds a term: the tags are taken out only around where it may be."""
    end, least = 0, _LEAST
    while found := query.needles[term].search(html, end):
        if found.lastindex:
            return query.is_in(term, words_of(html))
        start = max(end, html.rfind(_END, end, found.start()))
        closed = html.find(_END, found.end() + least)
        end = closed + len(_END) if closed >= 0 else len(html)
        if query.is_in(term, words_of(html[start:end])):
            return True
        least *= 4
    return False


def _htmls(article: Article) -> Iterator[str]:
    """Yield the HTML of the body and of what is asked."""
    markdown = article.markdown
    yield article.html if markdown is None else escape(markdown)
    yield from asked_in(article)
