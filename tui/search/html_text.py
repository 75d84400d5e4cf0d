"""The text of HTML as it is looked through: only those parts are made that may hold a term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from tui.article.formula_places import without_formulas
from tui.search.added import with_ellipses, with_hosts
from tui.search.drawn import FormulaText, formula_text, without_signs
from tui.search.html_parts import cut_after, cut_before, html_parts, may_be_cut
from tui.search.needle import hides_letters
from tui.search.query import Query
from tui.search.words import (
    WALL,
    in_lines,
    may_be_said,
    outside_tags,
    said_by_tags,
    with_characters,
    with_code_signs,
    words_between_tags,
)
from tui.text.clean import clean

_TRIED = 64
"""Places of a term in HTML that are tried before all that it shows is looked at."""
_MANY = 200
"""Places of terms in HTML more than which take longer to look at than all of it."""


class HtmlText:
    """The text of HTML: blocks on lines of their own, code between signs, formulas drawn.

    What tags say comes last. Formulas that no term may be in stay signs.
    """

    def __init__(self, html: str, query: Query) -> None:
        """Take HTML, and what is looked for in it and in what a page adds to it."""
        html = with_ellipses(without_signs(html), query)
        named = query.may_be_in(html)
        self._html = with_hosts(html, query, named=named)
        self._named = named or (html is not self._html and query.may_be_in(self._html))
        """Whether any of the terms may stand in it as it is written."""
        self._query = query

    @cached_property
    def formulas(self) -> FormulaText | None:
        """Its formulas, if it has any."""
        return formula_text(self._html)

    @property
    def may_hold(self) -> bool:
        """Whether any of the terms may be in it."""
        return self._named or self._hides or bool(self._near)

    @property
    def surely_holds(self) -> bool:
        """Whether any of the terms is in one of the first blocks where it is written.

        That is known long before formulas are, and holds for most.
        """
        if not (self._named and self._may_be_cut):
            return False
        for needle in self._query.needles.values():
            found = islice(needle.finditer(self._html), _TRIED)
            for place in outside_tags(self._html, (one.span() for one in found)):
                start, end = cut_before(self._html, place[0]), cut_after(self._html, place[1])
                text = words_between_tags(in_lines(self._html[start:end]))
                if self._query.places(clean(text.replace(WALL, "\n"))):
                    return True
        return False

    def parts(self) -> Iterator[str]:
        """Yield the parts of it that may hold terms, whole lines each, in order."""
        places = self._places()
        if places is None or (places and not self._may_be_cut):
            yield from self.whole
            return
        for start, end in html_parts(self._html, places):
            text = self._text(start, end)
            if not self._has_phrase:
                yield text
            elif self._query.places(text):
                yield from self.whole  # the words of a phrase may stand in several blocks
                return
        if may_be_said(self._html, places):
            yield self._said

    @property
    def whole(self) -> Sequence[str]:
        """All of it: what stands between tags, and what they say."""
        return self._text(0, len(self._html)), self._said

    def _places(self) -> list[tuple[int, int]] | None:
        """Return where in the HTML terms may be, from and up to; None where that is anywhere."""
        if self._hides:
            return None
        places = self.formulas.places(self._near) if self.formulas else []
        for needle in self._query.needles.values():
            for found in needle.finditer(self._html):
                if found.lastindex:
                    return None
                places.append(found.span())
        return sorted(places) if len(places) <= _MANY else None

    @cached_property
    def _near(self) -> frozenset[int]:
        """The formulas that any of the terms may be in, or in part."""
        return self.formulas.near(self._query, self._html) if self.formulas else frozenset()

    @cached_property
    def _hides(self) -> bool:
        return hides_letters(self._html)

    @cached_property
    def _may_be_cut(self) -> bool:
        return may_be_cut(self._html)

    @cached_property
    def _has_code(self) -> bool:
        return "<pre" in self._html

    @property
    def _has_phrase(self) -> bool:
        return any(" " in term for term in self._query.terms)

    @cached_property
    def _said(self) -> str:
        """The words that tags say, each tag on a line of its own."""
        html = self._signed(0, len(self._html))
        said = said_by_tags(in_lines(without_formulas(html, WALL)))
        return self._cleaned(with_characters("".join(f"{WALL}{one}" for one in said)))

    def _text(self, start: int, end: int) -> str:
        return self._cleaned(words_between_tags(in_lines(self._signed(start, end))))

    def _signed(self, start: int, end: int) -> str:
        """Return a part of the HTML with signs for formulas, and around code."""
        formulas = self.formulas
        html = formulas.signed(self._html, start, end) if formulas else self._html[start:end]
        return with_code_signs(html) if self._has_code else html

    def _cleaned(self, text: str) -> str:
        text = clean(text.replace(WALL, "\n"))
        return self.formulas.drawn_where(text, self._near) if self.formulas else text
