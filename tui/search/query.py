"""Queries: the words to look for in a column, and how they are recognised in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, cached_property
from itertools import chain, islice
from typing import NamedTuple
from unicodedata import normalize

import msgspec

from tui.search.needle import Needle, TermPlace, bare_of, forms_of
from tui.text.clean import clean
from tui.text.folding import FOLDING, LEANING, Folded, fold

_TERM = re.compile(r'["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+)')
# Letters and ideographs beyond U+FFFF that fold to others: as ranges, which are quick to look for.
_LETTERS = (
    "\U00010780-\U000107ba\U0001d15e-\U0001d1c0\U0001d400-\U0001d7ff\U0001ee00-\U0001eebb"
    "\U0001f100-\U0001f190\U0001f200-\U0001f251\U0001fbf0-\U0001fbf9"
)
_IDEOGRAPHS = "\U0002f800-\U0002fa1f"
_MANY = 32
"""Places of terms in HTML more than which are mostly within tags: those are passed over."""
_MANY_OUTSIDE = 200
"""Places outside of tags more than which take longer to look at than all of the HTML."""


class HtmlPlaces(NamedTuple):
    """The places in HTML where terms may be."""

    spans: list[tuple[int, int]]
    """They begin here, and go up to there; in order."""
    in_tags: bool
    """Whether those within tags are among them."""


class Query(msgspec.Struct, frozen=True, dict=True):
    """Words and phrases, folded; an article that holds them all is found."""

    terms: tuple[str, ...]

    @classmethod
    def parse(cls, typed: str) -> Query:
        """Return what was typed as a query: words, and phrases in quotes, the last one open."""
        found = (phrase or word for phrase, word in _TERM.findall(typed))
        terms = (" ".join(fold(clean(term)).split()) for term in found)
        return cls(tuple(dict.fromkeys(term for term in terms if term)))

    def narrows(self, other: Query) -> bool:
        """Return whether what this finds is among what the other finds."""
        return bool(other.terms) and all(
            any(term in mine for mine in self.terms) for term in other.terms
        )

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where a clean text holds any of the terms, from and up to; none over another."""
        folded: Folded | None = None
        if self._other_forms is not None and not any(one in text for one in self._other_forms):
            return _apart(self._found_in(text))
        low = text.casefold()
        odd = self._leaning.search(text)
        if odd or len(low) != len(text):
            if odd and "\n" in text and not any(" " in term for term in self.terms):
                return list(self._places_by_lines(text))
            folded = Folded.of(text)
            low = folded.text
        places = self._found_in(low)
        return _apart([folded.origin(*place) for place in places] if folded else places)

    def _found_in(self, folded: str) -> list[tuple[int, int]]:
        terms = self._in_text.values()
        return [found.span() for term in terms for found in term.finditer(folded)]

    def _places_by_lines(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of terms without blanks: none goes over the end of a line.

        To fold a line with care takes ten times as long as one that needs none, and few do.
        """
        at = 0
        while odd := self._leaning.search(text, at):
            start = text.rfind("\n", at, odd.start()) + 1 or at
            end = text.find("\n", odd.end())
            end = end if end >= 0 else len(text)
            for begin, up_to in ((at, start), (start, end)):
                for place in self.places(text[begin:up_to]):
                    yield begin + place[0], begin + place[1]
            at = end
        for place in self.places(text[at:]):
            yield at + place[0], at + place[1]

    @cached_property
    def _in_text(self) -> dict[str, re.Pattern[str]]:
        """The terms as they stand in a folded text."""
        return {term: re.compile(r"\s+".join(map(re.escape, term.split()))) for term in self.terms}

    def places_in_html(self, html: str) -> HtmlPlaces | None:
        """Return where in HTML terms may be; None where that is often, or anywhere.

        It may hide letters from this.
        """
        if not any(term.isascii() and html.count(term) > _MANY for term in self.terms):
            spans = _spans((needle.found_in(html) for needle in self.needles), _MANY)
            if spans is not None:
                return HtmlPlaces(spans, in_tags=True)
        found = (needle.found_outside_tags(html) for needle in self.needles)
        spans = _spans(found, _MANY_OUTSIDE)
        return None if spans is None else HtmlPlaces(spans, in_tags=False)

    def may_be_in(self, html: str) -> bool:
        """Return whether any of the terms may be in a piece of HTML."""
        return any(next(needle.found_in(html), None) for needle in self.needles)

    @cached_property
    def needles(self) -> list[Needle]:
        """The patterns that each of the terms may have in HTML."""
        return list(map(Needle, self.terms))

    @cached_property
    def letters(self) -> Set[str]:
        """The characters of the terms without accents."""
        return frozenset().union(*map(bare_of, self.terms))

    @cached_property
    def _other_forms(self) -> Sequence[str] | None:
        """The other forms of the ideographs wanted; None where anything else is wanted, too.

        A text without these holds ideographs as they are: it need not be folded.
        """
        wanted = {character for term in self.terms for character in term}
        if not all("\u3400" <= one <= "\u9fff" for one in wanted):
            return None
        return [form for one in sorted(wanted) for form in forms_of(one)]

    @cached_property
    def alone(self) -> list[Query]:
        """A query for each of the terms alone."""
        return [Query((term,)) for term in self.terms]

    @cached_property
    def _leaning(self) -> re.Pattern[str]:
        """The unusual characters, and those that become one with the character before them."""
        return re.compile(f"[{LEANING}{self._unusual.pattern[1:]}")

    @cached_property
    def _unusual(self) -> re.Pattern[str]:
        """The characters because of which case folding is not enough: forms of those wanted."""
        wanted = {character for term in self.terms for character in term}
        forms = (form for form, folded in _unusual_forms() if not wanted.isdisjoint(folded))
        # An accent is one only with a letter that can have it.
        accents = LEANING if any(normalize("NFKD", one) != one for one in wanted) else ""
        return re.compile(f"[{accents}{_LETTERS}{_IDEOGRAPHS}{''.join(map(re.escape, forms))}]")


def warm_up() -> None:
    """Make the tables of letters that the first query would wait for: 14 to 70 ms, once."""
    Needle("a")
    forms_of("一")
    _unusual_forms()


def _spans(found: Iterable[Iterator[TermPlace]], most: int) -> list[tuple[int, int]] | None:
    """Return where terms are found, in order.

    None if they are found more often, or one may be anywhere.
    """
    first = list(islice(chain.from_iterable(found), most + 1))
    if len(first) > most or any([one.anywhere for one in first]):
        return None
    return sorted([(one.start, one.end) for one in first])


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, without those that overlap one before them; the longer goes first."""
    if len(places) < 2:
        return places
    found: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


@cache
def _unusual_forms() -> list[tuple[str, str]]:
    """Return the characters that case folding alone does not fold, with what they fold to.

    Takes 20 ms, once.
    """
    return [
        (character, folded)
        for codes in FOLDING
        for character in map(chr, codes)
        if (folded := fold(character)) != character and character.casefold() != folded
    ]
