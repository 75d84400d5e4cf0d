"""The lines of an article in which any of some terms stands, as they are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import escape

import msgspec

from tui.archive.model import Article
from tui.search.added import head, with_added
from tui.search.drawn import FormulaText, formula_text, signed_text
from tui.search.hit import Hit, Where
from tui.search.markdown_text import text_of_markdown
from tui.search.needle import hides_letters
from tui.search.query import Query
from tui.search.words import CODE_BEGINS, CODE_ENDS, WALL
from tui.text.clean import clean, clean_line

CONTEXT = 80
"""Characters that are kept of what stands before a match, and after it."""


_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Blanks within a line that are not a single one."""


def said_in(article: Article) -> Iterator[tuple[str, str]]:
    """Yield who says each comment and reply, and the HTML of what is said."""
    for comment in article.comments:
        yield comment.author.name, comment.html
        for reply in comment.replies:
            yield reply.author.name, reply.html


class HitLine(msgspec.Struct, frozen=True):
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


def hit_lines(article: Article, query: Query) -> Iterator[HitLine]:
    """Yield the lines of an article in which any of the terms stands."""
    yield from _lines_with(article.title, None, query, Where.TITLE, None)
    above = head(article)
    yield from _lines_with(above.text, None, query, Where.HEAD, None, above.shown)
    markdown = article.markdown
    for html in asked_in(article):
        yield from _lines_of(html, query, Where.TEXT, None)
    if markdown is None:
        yield from _lines_of(article.html, query, Where.TEXT, None)
    else:
        yield from _lines_with(*text_of_markdown(markdown), query, Where.TEXT, None)
    comments = list(said_in(article))
    named = bool(query.places(clean(WALL.join(name for name, _ in comments))))
    for number, (name, html) in enumerate(comments):
        if named:
            yield from _lines_with(clean_line(name), None, query, Where.COMMENT, number)
        yield from _lines_of(html, query, Where.COMMENT, number)


def asked_in(article: Article) -> Iterator[str]:
    """Yield the HTML of what an answer answers."""
    if question := article.question:
        if question.title != article.title:
            yield escape(f"问题：{question.title}", quote=False)
        yield question.html


def _lines_of(html: str, query: Query, where: Where, comment: int | None) -> Iterator[HitLine]:
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
) -> Iterator[HitLine]:
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
        yield HitLine(where, comment, shown or text, start, end, count, has_code, formulas)
        at += count
    for said in formulas.others(query) if formulas else ():
        within = query.places(said)
        if within:
            what = Where.FORMULA if where is Where.TEXT else where
            yield HitLine(what, comment, said, *within[0], len(within), False, None)
