"""The lines of an article in which any of some terms stands, as they are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from itertools import islice

from tui.archive.model import Article, Comment, Reply
from tui.search.added import head, head_for
from tui.search.drawn import FormulaText
from tui.search.hit import CONTEXT, Hit, Where
from tui.search.html_text import HtmlText
from tui.search.ideographs import lacks_ideograph
from tui.search.markdown_text import may_hold, text_of_markdown
from tui.search.query import Query
from tui.search.words import BLOCK_ENDS, CODE_BEGINS, CODE_ENDS, WALL
from tui.text.clean import clean_line

_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Blanks within a line that are not a single one."""


class SearchedArticle:
    """An article while it is searched: what is read out of the archive is kept that long."""

    def __init__(self, article: Article, *, beyond: bool = False) -> None:
        """Take the article, and whether what stands around a match goes on beyond its line."""
        self.article = article
        self._beyond = beyond
        self._bodies: dict[Query, HtmlText] = {}
        """Its body by what was looked for in it."""

    def hits(self, query: Query) -> Iterator[Hit]:
        """Yield its lines with any of the terms as they are read, if it holds all of them."""
        if self._may_have(query):
            yield from self._hits(query)

    def first_hit(self, query: Query) -> Iterator[Hit]:
        """Yield the first of these, which is told sooner than all of them are."""
        if self._may_have(query):
            yield from islice(self._hits(query, soon=True), 1)

    def _may_have(self, query: Query) -> bool:
        # Whether it holds a single term is what its lines tell anyway.
        return not self._lacks(query) if len(query.terms) == 1 else self.holds(query)

    def holds(self, query: Query) -> bool:
        """Return whether it holds all of the terms: which is told sooner than where."""
        if not query.terms or self._lacks(query):
            return False
        return all(map(self._holds, query.alone))

    def _lacks(self, query: Query) -> bool:
        saved = bytes(self.article.saved)
        return bool(saved) and lacks_ideograph(saved, query)

    def _holds(self, query: Query) -> bool:
        if self._markdown is None and self._body(query).surely_holds:
            return True
        return next(self._hits(query), None) is not None

    def _hits(self, query: Query, *, soon: bool = False) -> Iterator[Hit]:
        """Yield them; those from its beginning twice, where the first one is wanted soon."""
        article, beyond = self.article, self._beyond
        yield from hits_in(article.title, query, Where.TITLE, beyond=beyond)
        if query.places(head_for(article, query)):
            above = head(article)
            yield from hits_in(above.text, query, Where.HEAD, shown=above.shown, beyond=beyond)
        for html in self._asked:
            yield from self._in_html(HtmlText(html, query), query, Where.TEXT)
        if self._markdown is None:
            if soon and (first := self._body(query).beginning):
                for block in first.blocks():
                    yield from hits_in(f"{block}\n", query, Where.TEXT, None, first.formulas)
            yield from self._in_html(self._body(query), query, Where.TEXT)
        elif may_hold(self._markdown, query):
            text, formulas = text_of_markdown(self._markdown)
            yield from hits_in(text, query, Where.TEXT, None, formulas, beyond=beyond)
            yield from _in_formulas(formulas, query, Where.FORMULA)
        if self._said:
            yield from self._in_comments(query)

    def _in_comments(self, query: Query) -> Iterator[Hit]:
        said = HtmlText(WALL.join(html for _, html in self._said), query).may_hold
        named = bool(query.places(WALL.join(name for name, _ in self._said)))
        for number, (name, html) in enumerate(self._said if said or named else ()):
            if named:
                yield from hits_in(name, query, Where.COMMENT, number)
            if said:
                yield from self._in_html(HtmlText(html, query), query, Where.COMMENT, number)

    def _in_html(
        self, text: HtmlText, query: Query, where: Where, comment: int | None = None
    ) -> Iterator[Hit]:
        if not text.may_hold:
            return
        beyond = self._beyond
        for part in text.whole if beyond else text.parts():
            yield from hits_in(part, query, where, comment, text.formulas, beyond=beyond)
        what = Where.FORMULA if where is Where.TEXT else where
        yield from _in_formulas(text.formulas, query, what, comment)

    def _body(self, query: Query) -> HtmlText:
        if query not in self._bodies:
            self._bodies[query] = HtmlText(self._html, query)
        return self._bodies[query]

    @cached_property
    def _markdown(self) -> str | None:
        return self.article.markdown

    @cached_property
    def _html(self) -> str:
        return self.article.html

    @cached_property
    def _asked(self) -> Sequence[str]:
        """The HTML of what an answer answers."""
        question = self.article.question
        if not question:
            return ()
        title = f"问题：{question.title}" if question.title != self.article.title else ""
        return escape(title, quote=False), question.html

    @cached_property
    def _said(self) -> Sequence[tuple[str, str]]:
        """The name of who says each comment and reply, and its HTML."""
        return [
            (one.author.name, one.html)
            for comment in self.article.comments
            for one in _said_with(comment)
        ]


def _said_with(comment: Comment) -> Iterator[Comment | Reply]:
    yield comment
    yield from comment.replies


def _in_formulas(
    formulas: FormulaText | None, query: Query, where: Where, comment: int | None = None
) -> Iterator[Hit]:
    """Yield what else than in its lines is found in formulas."""
    for said in formulas.others(query) if formulas else ():
        first = next(hits_in(said, query, where, comment), None)
        if first:
            yield first


def hits_in(
    text: str,
    query: Query,
    where: Where,
    comment: int | None = None,
    formulas: FormulaText | None = None,
    *,
    shown: str = "",
    beyond: bool = False,
) -> Iterator[Hit]:
    """Yield the lines of a text with matches.

    Args:
        text: the text.
        query: what is looked for.
        where: the part of the article that it is.
        comment: the number of the comment that it is of.
        formulas: those that are signs in it.
        shown: the text as it is shown, where some of it is not looked for.
        beyond: whether what stands around a match goes on beyond its line.
    """
    places = query.places(text)
    at = 0
    while at < len(places):
        start, end = places[at]
        line_end = text.find("\n", start)
        after = bisect_left(places, (line_end, 0), at) if line_end >= 0 else len(places)
        count = max(1, after - at)
        is_code = where is Where.TEXT and _is_in_code(text, start)
        yield Hit(
            Where.CODE if is_code else where,
            comment,
            _before(shown or text, start, formulas, beyond),
            clean_line(text[start:end]),
            _after(shown or text, end, formulas, beyond),
            count,
        )
        at += count


def _is_in_code(text: str, at: int) -> bool:
    return text.rfind(CODE_BEGINS, 0, at) > text.rfind(CODE_ENDS, 0, at)


def _before(text: str, at: int, formulas: FormulaText | None, beyond: bool) -> str:
    """Return what stands before a place, as far as it is kept."""
    begin = max(0, at - CONTEXT)
    line = 0 if beyond else text.rfind("\n", begin, at) + 1
    shown = _shown(text[max(begin, line) : at], formulas)
    return shown if line and len(shown) <= CONTEXT else shown[-CONTEXT:].lstrip()


def _after(text: str, at: int, formulas: FormulaText | None, beyond: bool) -> str:
    """Return what stands from a place on, as far as it is kept."""
    line = -1 if beyond else text.find("\n", at, at + CONTEXT)
    shown = _shown(text[at : line if line >= 0 else at + CONTEXT], formulas)
    return shown if line >= 0 and len(shown) <= CONTEXT else shown[:CONTEXT].rstrip()


def _shown(text: str, formulas: FormulaText | None) -> str:
    """Return a text as a page shows it: each run of blanks as one, its lines kept apart."""
    for sign in (CODE_BEGINS, CODE_ENDS, BLOCK_ENDS):
        text = text.replace(sign, "")
    return _BLANKS.sub(" ", formulas.drawn(text) if formulas else text)
