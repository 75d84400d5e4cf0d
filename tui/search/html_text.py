"""The text of HTML as it is looked through: only those parts are made that may hold a term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from tui.search.added import SHORTENED, has_cards, with_ellipses, with_hosts
from tui.search.drawn import FormulaText, formula_text, without_signs
from tui.search.html_parts import cut_after, cut_before, html_parts, may_be_cut
from tui.search.needle import TermPlace, hides_letters, wide_characters
from tui.search.query import HtmlPlaces, Query
from tui.search.words import (
    BLOCK_ENDS,
    WALL,
    may_be_said,
    outside_tags,
    said_by_tags,
    said_or_drawn,
    with_characters,
    with_code_signs,
    words_between_tags,
)
from tui.text.clean import clean

_TRIED_SOON = 4
"""Places of a term in HTML that are tried before it is said that none is in its beginning."""
_TRIED = 64
"""Places of a term in HTML that are tried before all that it shows is looked at."""


class HtmlText:
    """The text of HTML: blocks on lines of their own, code between signs, formulas drawn.

    What tags say comes last. Formulas that no term may be in stay signs.
    """

    def __init__(self, html: str, query: Query) -> None:
        """Take HTML, and what is looked for in it and in what a page adds to it."""
        self._wide = wide_characters(html)
        """The characters in it beyond U+FFFF."""
        self._written = with_ellipses(without_signs(html, self._wide), query)
        """The HTML without the hosts of its cards."""
        self._is_absent = False
        """Whether it is known that no term stands in that as it is written."""
        self._query = query
        # The words of a phrase stand in one block: with a sign where one ends, if any is wanted.
        has_phrase = any(" " in term for term in query.terms)
        self._line_end = f"\n{BLOCK_ENDS}" if has_phrase else "\n"

    @property
    def may_hold(self) -> bool:
        """Whether any of the terms may be in it."""
        return self._between is None or bool(self._between or self._may_be_said or self._near)

    @property
    def surely_holds(self) -> bool:
        """Whether any of the terms is in one of the first blocks where it is written.

        That is known long before formulas are, and holds for most.
        """
        html = self._written
        self._is_absent = True
        for needle in self._query.needles:
            found = islice(needle.found_in_order(html), _TRIED)
            for place in outside_tags(html, self._heard_of(found)):
                block = html[cut_before(html, place[0]) : cut_after(html, place[1])]
                # Of such a card a page shows the title only.
                if SHORTENED not in block and self._query.places(self._words(block)):
                    return may_be_cut(html)
        return False

    def _heard_of(self, found: Iterable[TermPlace]) -> Iterator[tuple[int, int]]:
        for one in found:
            self._is_absent = False
            yield one.start, one.end

    @property
    def beginning(self) -> HtmlText | None:
        """Its first blocks, up to one with a term as it is written.

        None where these are not much shorter than all of it, or might read otherwise alone.
        """
        html, ends = self._written, []
        if not any(term in html for term in self._query.terms):
            return None
        for needle in self._query.needles:
            found = self._heard_of(islice(needle.found_in_order(html), _TRIED_SOON))
            ends += [end for _, end in islice(outside_tags(html, found), 1)]
        first = html[: cut_after(html, min(ends))] if ends else html
        if 2 * len(first) > len(html) or has_cards(first):
            return None
        if self._hides or not may_be_cut(html):
            return None
        if with_ellipses(first, self._query) != first:  # they would stand there twice
            return None
        return HtmlText(first, self._query)

    def parts(self) -> Iterator[str]:
        """Yield the parts of it that may hold terms, whole lines each, in order."""
        yield from self.blocks()
        if self._is_whole or self._may_be_said:
            yield self._said

    def blocks(self) -> Iterator[str]:
        """Yield those of them that stand between tags."""
        if self._is_whole:
            yield self._text(0, len(self._html))
            return
        between = self._between or ()
        for start, end in html_parts(self._html, sorted((*between, *self._near_places))):
            # A line ends there, as it does in the whole.
            yield self._text(start, end) + ("\n" if end < len(self._html) else "")

    @property
    def _is_whole(self) -> bool:
        """Whether it is not known which parts of it may hold terms, or these cannot be cut out."""
        between = self._between
        if between is None:
            return True
        return bool(between or self._near_places) and not self._may_be_cut

    @cached_property
    def _near_places(self) -> Sequence[tuple[int, int]]:
        """The places in the HTML of formulas that terms may be in, or in part."""
        return self.formulas.places(self._near) if self.formulas and self._near else ()

    @property
    def whole(self) -> Sequence[str]:
        """All of it: what stands between tags, and what they say."""
        return self._text(0, len(self._html)), self._said

    @cached_property
    def _between(self) -> Sequence[tuple[int, int]] | None:
        """The places in the HTML where terms may be but for those within tags, from and up to.

        None where that is anywhere. Those in formulas are left out.
        """
        found = self._found
        if self._hides or not found:
            return None
        return list(outside_tags(self._html, found.spans)) if found.in_tags else found.spans

    @cached_property
    def _may_be_said(self) -> bool:
        """Whether terms may be in what tags say."""
        found = self._found
        if found and found.in_tags:
            return may_be_said(self._html, found.spans)
        if not self._query.may_be_in(said_or_drawn(self._html)):
            return False
        return bool(self._query.places(self._said))

    @cached_property
    def formulas(self) -> FormulaText | None:
        """Its formulas, if it has any."""
        return formula_text(self._html)

    @cached_property
    def _html(self) -> str:
        """The HTML with all that a page adds to it."""
        return with_hosts(self._written, self._query, self._found_in_written)

    @cached_property
    def _found(self) -> HtmlPlaces | None:
        """The places where terms may be as they are written; None where that is anywhere."""
        if self._found_in_written is None or self._html is self._written:
            return self._found_in_written
        return self._query.places_in_html(self._html)

    @cached_property
    def _found_in_written(self) -> HtmlPlaces | None:
        if self._is_absent:
            return HtmlPlaces([], in_tags=True)
        return self._query.places_in_html(self._written)

    @cached_property
    def _near(self) -> frozenset[int]:
        """The formulas that any of the terms may be in, or in part."""
        return self.formulas.near(self._query, self._html) if self.formulas else frozenset()

    @cached_property
    def _hides(self) -> bool:
        return hides_letters(self._written, self._wide, self._query.letters)

    @cached_property
    def _may_be_cut(self) -> bool:
        return may_be_cut(self._html)

    @cached_property
    def _said(self) -> str:
        """The words that tags say, each tag on a line of its own."""
        said = "".join(f"{WALL}{one}" for one in said_by_tags(self._html))
        return clean(with_characters(said).replace(WALL, self._line_end))

    def _text(self, start: int, end: int) -> str:
        """Return the text of a part of the HTML."""
        formulas = self.formulas
        html = formulas.signed(self._html, start, end) if formulas else self._html[start:end]
        text = self._words(with_code_signs(html))
        return formulas.drawn_where(text, self._near) if formulas else text

    def _words(self, html: str) -> str:
        text = words_between_tags(html, self._line_end)
        return clean(text.replace(WALL, self._line_end))
