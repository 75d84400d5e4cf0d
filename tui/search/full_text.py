"""Searching a whole column: titles, bodies, code and comments, straight from the HTML.

Nothing is laid out and nothing kept: the words are taken out of an article's HTML by a regular
expression, which is a hundred times faster than the way to its page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from itertools import chain, groupby
from typing import NamedTuple

from tui.archive.model import Article
from tui.article.formula_places import formula_places, may_have_formulas, without_formulas
from tui.search.drawn import may_be_drawn, with_formulas
from tui.search.needle import hides_letters
from tui.search.query import Query
from tui.text.clean import clean, clean_line
from tui.text.folding import fold

CONTEXT = 80
"""Characters that are kept of what stands before a match, and after it."""
MOST = 20
"""Lines with hits that are listed of one article."""
_LEAST = 512
"""Characters of HTML that are looked through at once where a term may be; then four times that."""
_WALL = "\0"
"""Between texts that no match may join."""
_IDEOGRAPHS = "\u2e80"
"""From here on characters are in no formula, unless they are in its TeX."""
_END = "</p>"
"""Up to here HTML may be cut off, and from here on it may be read."""

# What no page shows goes with the tags: the twin of a picture, the ends of an address cut short,
# and the copies of a formula that a browser left.
_TAG = re.compile(
    r"<(?:/[^>]*>|(noscript|script|style|math)\b.*?(?:</\1>|\Z)"
    r"|span class=\"(?:invisible|tex2jax_ignore math-holder)\">[^<]*</span>"
    r"|[!A-Za-z][^>]*>)",
    re.DOTALL,
)
_BLOCK = re.compile(
    r"<(?:/?(?:p|li|h[1-6r]|div|figure|figcaption|pre|[uo]l|blockquote|t[dhr])\b)[^>]*>"
)
_BLANKS = re.compile(r"\s+")
# What a page shows of the attributes of a tag: a note's text and address, a caption, a formula's
# TeX, the title of a card or a video.
_SAID_BY_TAGS = re.compile(
    r"<(?:sup|img|a|span)\b(?=[^>]*(?:data-text|data-url|data-caption|alt|data-tex|data-name)=)[^>]*>"
)
_SAYS = re.compile(r'\b(?:data-text|data-url|data-caption|alt|data-tex|data-name)="([^"]*)"')
_SAYING = ("data-", "alt=")
_BREAK = re.compile(r"<br\b[^<>]*>")
_ENTITIES = (("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_OTHER_ENTITY = re.compile(r"&(?!(?:#34|#39|lt|gt|amp);)[#A-Za-z]")


class Hit(NamedTuple):
    """A line with matches: the first of them, and what it stands between."""

    comment: int | None
    """The number of the comment it is in, replies counted; None for the article itself."""
    in_title: bool
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


@dataclass(frozen=True)
class Found:
    """An article that holds what is looked for."""

    article: Article
    query: Query

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Its first lines with matches as they are read, comments last; `MOST` and one at most.

        It may have none after all, where a match would go from one block into the next.
        """
        return self._lines[: MOST + 1]

    @property
    def matches(self) -> int:
        """How many matches it has."""
        return sum(hit.matches for hit in self._lines)

    @cached_property
    def _lines(self) -> tuple[Hit, ...]:
        return tuple(_hits(self.article, self.query))


def search(article: Article, query: Query) -> Found | None:
    """Return an article that holds all the terms, or None. Its HTML is read anew, and not kept."""
    if not query.terms:
        return None
    html = _WALL.join((escape(article.title, quote=False), *_htmls(article)))
    if hides_letters(html):
        text = _text(html)
        missing = [term for term in query.terms if not query.is_in(term, text)]
    else:
        missing = [
            term
            for term, found in query.needles.items()
            if not (found.search(html) and _holds(html, term, query))
        ]
    if missing and (markdown := article.markdown) is not None:
        missing = _not_in_markdown(markdown, missing, query)
    if missing and not _draws(html, missing, query):
        return None
    return Found(article, query)


def _not_in_markdown(markdown: str, terms: Sequence[str], query: Query) -> list[str]:
    """Return the terms that are not in Markdown as it is shown: it is read if they may be."""
    letters = set(fold(markdown))
    if any(one.isalpha() and one >= _IDEOGRAPHS for one in set("".join(terms)) - letters):
        return list(terms)
    text = text_of_markdown(markdown)
    return [term for term in terms if not query.is_in(term, text)]


def _draws(html: str, terms: Sequence[str], query: Query) -> bool:
    """Return whether terms are in HTML once its formulas are drawn."""
    if not all(may_be_drawn(term, html) for term in terms):
        return False
    text = text_of(html)
    return all(query.is_in(term, text) for term in terms)


def _holds(html: str, term: str, query: Query) -> bool:
    """Return whether HTML holds a term: the tags are taken out only around where it may be."""
    end, least = 0, _LEAST
    while found := query.needles[term].search(html, end):
        if found.lastindex:
            return query.is_in(term, _text(html))
        start = max(end, html.rfind(_END, end, found.start()))
        closed = html.find(_END, found.end() + least)
        end = closed + len(_END) if closed >= 0 else len(html)
        if query.is_in(term, _text(html[start:end])):
            return True
        least *= 4
    return False


def text_of(html: str) -> str:
    """Return the words of Zhihu's HTML, blocks on lines of their own, formulas drawn."""
    drawn, rows = with_formulas(_BLOCK.sub("\n\\g<0>", html))
    text = _text(drawn)
    if drawn != html and may_have_formulas(html):
        rows = (*rows, *(place.tex for place in formula_places(html)))
    return _WALL.join((text, *rows))


def text_of_markdown(markdown: str) -> str:
    """Return the words of an article that was saved as Markdown, formulas drawn and as TeX."""
    from tui.page.parse import formulas, parse
    from tui.page.plain import plain_text

    return _WALL.join((plain_text(parse(markdown)), *formulas(markdown)))


def _text(html: str) -> str:
    said = _said_by_tags(html) if any(sign in html for sign in _SAYING) else ()
    html = without_formulas(html, _WALL)
    text = _without_tags(_BREAK.sub("\n", html) if "<br" in html else html)
    if said:
        text = _WALL.join((text, *said))
    if "&" not in text:
        return text
    if _OTHER_ENTITY.search(text):
        return unescape(text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _said_by_tags(html: str) -> list[str]:
    """Return what a page shows of the attributes of tags."""
    return [text for tag in _SAID_BY_TAGS.findall(html) for text in _SAYS.findall(tag) if text]


def _without_tags(html: str) -> str:
    end = html.rfind(">") + 1
    if html.find("<", end) < 0:
        return _TAG.sub("", html)
    # Nothing ends what begins here, and each would be followed to the end in vain.
    text = _TAG.sub("", html[:end] + _WALL)
    return text[:-1] + html[end:] if text.endswith(_WALL) else text


def _htmls(article: Article) -> Iterator[str]:
    """Yield the HTML of the body, and of each comment and reply as they were saved."""
    markdown = article.markdown
    yield article.html if markdown is None else escape(markdown)
    for comment in article.comments:
        yield comment.html
        for reply in comment.replies:
            yield reply.html


def _texts(article: Article) -> Iterator[str]:
    """Yield the words of the body, and of each comment and reply."""
    markdown = article.markdown
    htmls = map(text_of, _htmls(article))
    if markdown is not None:
        next(htmls)
        yield text_of_markdown(markdown)
    yield from htmls


def _hits(article: Article, query: Query) -> Iterator[Hit]:
    """Yield the lines of an article in which any of the terms stands."""
    texts = (clean(text.replace(_WALL, "\n")) for text in _texts(article))
    for number, text in enumerate(chain((article.title,), texts), -2):
        places = query.places(text)
        ends = [at for at, character in enumerate(text) if character == "\n"] if places else []
        for _, group in groupby(places, key=lambda place: bisect_left(ends, place[0])):
            (start, end), *others = group
            yield _hit(number, text, start, end, 1 + len(others))


def _hit(number: int, text: str, start: int, end: int, count: int) -> Hit:
    """Return the hit in the title (number -2), in the body (-1) or in a comment."""
    return Hit(
        number if number >= 0 else None,
        number == -2,
        _shown(text[max(0, start - CONTEXT) : start]).lstrip(),
        clean_line(text[start:end]),
        _shown(text[end : end + CONTEXT]).rstrip(),
        count,
    )


def _shown(text: str) -> str:
    """Return a text as a page shows it: each run of blanks as one, its lines kept apart."""
    return "\n".join(_BLANKS.sub(" ", line) for line in text.split("\n"))
