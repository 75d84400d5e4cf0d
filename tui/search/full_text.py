"""Searching a whole column: titles, bodies, code and comments, straight from the HTML.

Nothing is laid out and little is kept: the words are taken out of an article's HTML by a regular
expression, which is a hundred times faster than the way to its page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from html import escape
from typing import NamedTuple

import msgspec

from tui.archive.model import Article
from tui.search.added import head, head_for, with_added
from tui.search.drawn import FormulaText, formula_text, signed_text
from tui.search.formula_terms import IDEOGRAPHS
from tui.search.markdown_text import text_of_markdown
from tui.search.needle import hides_letters
from tui.search.query import Query
from tui.search.words import CODE_BEGINS, CODE_ENDS, WALL, words_of
from tui.text.clean import clean, clean_line
from tui.text.folding import fold

CONTEXT = 80
"""Characters that are kept of what stands before a match, and after it."""
MOST = 20
"""Lines with hits that are listed of one article."""
_LEAST = 512
"""Characters of HTML that are looked through at once where a term may be; then four times that."""
_END = "</p>"
"""Up to here HTML may be cut off, and from here on it may be read."""
_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Blanks within a line that are not a single one."""


class Where(StrEnum):
    """Where in an article a line with matches stands."""

    TITLE = "title"
    TEXT = "text"
    HEAD = "head"
    """Below the title: author, votes, dates, topics, address."""
    CODE = "code"
    FORMULA = "formula"
    COMMENT = "comment"


class Hit(NamedTuple):
    """A line with matches: the first of them, and what it stands between."""

    where: Where
    comment: int | None
    """The number of the comment it is in, replies counted; None for the article itself."""
    before: str
    text: str
    after: str
    matches: int = 1
    """How many matches there are on the line."""

    @property
    def line(self) -> tuple[str, str, str]:
        """The text before it on its line, the match, and the text after it."""
        return self.before.rpartition("\n")[2], self.text, self.after.partition("\n")[0]


class Sought(NamedTuple):
    """A hit that is to be shown where it is."""

    terms: tuple[str, ...]
    """All that was looked for, folded."""
    hit: Hit
    typed: str
    """The same as a reader typed it."""


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
        return (line.hit() for line in _lines(self.article, self.query))

    @property
    def matches(self) -> int:
        """How many matches it has."""
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[tuple[Hit, ...], int]:
        hits: list[Hit] = []
        matches = 0
        for line in _lines(self.article, self.query):
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
    for name, html in _comments(article):
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
    """What an article shows besides the words in its HTML: formulas, and what its Markdown says."""

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
    yield from _asked(article)


def _comments(article: Article) -> Iterator[tuple[str, str]]:
    """Yield who says each comment and reply, and the HTML of what is said."""
    for comment in article.comments:
        yield comment.author.name, comment.html
        for reply in comment.replies:
            yield reply.author.name, reply.html


class _Line(msgspec.Struct, frozen=True):
    """A line with matches in a text, and the first of them: from and up to."""

    where: Where
    comment: int | None
    text: str
    start: int
    end: int
    matches: int
    has_code: bool
    formulas: FormulaText | None

    def hit(self) -> Hit:
        """Return the line as it is shown."""
        text, start, end = self.text, self.start, self.end
        where = self.where
        if self.has_code and text.rfind(CODE_BEGINS, 0, start) > text.rfind(CODE_ENDS, 0, start):
            where = Where.CODE
        return Hit(
            where,
            self.comment,
            self._shown(text[max(0, start - CONTEXT) : start])[-CONTEXT:].lstrip(),
            clean_line(text[start:end]),
            self._shown(text[end : end + CONTEXT])[:CONTEXT].rstrip(),
            self.matches,
        )

    def _shown(self, text: str) -> str:
        """Return a text as a page shows it: each run of blanks as one, its lines kept apart."""
        if self.has_code:
            text = text.replace(CODE_BEGINS, "").replace(CODE_ENDS, "")
        return _BLANKS.sub(" ", self.formulas.drawn(text) if self.formulas else text)


def _lines(article: Article, query: Query) -> Iterator[_Line]:
    """Yield the lines of an article in which any of the terms stands."""
    yield from _lines_with(article.title, None, query, Where.TITLE, None)
    above = head(article)
    yield from _lines_with(above.text, None, query, Where.HEAD, None, above.shown)
    markdown = article.markdown
    for html in _asked(article):
        yield from _lines_of(html, query, Where.TEXT, None)
    if markdown is None:
        yield from _lines_of(article.html, query, Where.TEXT, None)
    else:
        yield from _lines_with(*text_of_markdown(markdown), query, Where.TEXT, None)
    comments = list(_comments(article))
    named = bool(query.places(clean(WALL.join(name for name, _ in comments))))
    for number, (name, html) in enumerate(comments):
        if named:
            yield from _lines_with(clean_line(name), None, query, Where.COMMENT, number)
        yield from _lines_of(html, query, Where.COMMENT, number)


def _asked(article: Article) -> Iterator[str]:
    """Yield the HTML of what an answer answers."""
    if question := article.question:
        if question.title != article.title:
            yield escape(f"问题：{question.title}", quote=False)
        yield question.html


def _lines_of(html: str, query: Query, where: Where, comment: int | None) -> Iterator[_Line]:
    html = with_added(html, query)
    formulas = formula_text(html)
    if formulas or hides_letters(html) or any(one.search(html) for one in query.needles.values()):
        text = signed_text(html)
        if formulas:
            text = formulas.drawn_where(text, query)
        yield from _lines_with(text, formulas, query, where, comment)


def _lines_with(
    text: str,
    formulas: FormulaText | None,
    query: Query,
    where: Where,
    comment: int | None,
    shown: str = "",
) -> Iterator[_Line]:
    """Yield the lines of a text with matches, then what else of its formulas has any.

    `shown` is the text as it is shown, where it is not searched in all of its characters.
    """
    places = query.places(text)
    has_code = where is Where.TEXT and CODE_BEGINS in text
    at = 0
    while at < len(places):
        start, end = places[at]
        line_end = text.find("\n", start)
        after = bisect_left(places, (line_end, 0), at) if line_end >= 0 else len(places)
        count = max(1, after - at)
        yield _Line(where, comment, shown or text, start, end, count, has_code, formulas)
        at += count
    for said in formulas.others(query) if formulas else ():
        within = query.places(said)
        if within:
            what = Where.FORMULA if where is Where.TEXT else where
            yield _Line(what, comment, said, *within[0], len(within), False, None)
