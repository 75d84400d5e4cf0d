"""A term as it may look in HTML: found there before any tag is taken out, or not in it at all.

To take the tags out of a whole column is most of the work of a search; to look for a needle is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, cached_property, lru_cache
from itertools import chain
from sys import getsizeof
from typing import NamedTuple
from unicodedata import combining, normalize

from tui.text.clean import SEQUENCES
from tui.text.folding import FOLDING, LEANING, fold
from tui.text.unsafe import CONTROLS, INVISIBLE

_LONGEST = 24
"""Characters of a term that are looked for: few texts hold so many of them and not the others."""
# What goes with the tags, as when they are taken out; a line break is a blank.
# It is never gone back into (`*+`).
_TAG = (
    r'<span class="(?:invisible|tex2jax_ignore math-holder)">[^<]*</span>'
    r"|<(?!noscript|script|style|math|br\b)[/!A-Za-z][^<>]*>"
)
_SKIPPED = f"\u200d{LEANING}{INVISIBLE}{CONTROLS}"
"""Characters that go when a text is cleaned and folded without accents, as ranges."""
ONE_BETWEEN = f"(?:{_TAG}|{SEQUENCES}|[{_SKIPPED}])"
BETWEEN = f"{ONE_BETWEEN}*+"
# A tag that takes with it what is after it, or that has another one in it.
_ODD_TAG = r"(<(?:noscript|script|style|math)|<[/!A-Za-z][^<>]*<)"
_BLANK = r"(?:\s|&nbsp;|<br\b[^<>]*>)"
_NAMES = {"&": "amp", "<": "lt", ">": "gt", '"': "quot|#34", "'": "apos|#39"}
# An entity beside those that Zhihu writes: any letter may hide in it.
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|nbsp|#34|#39);)[#\w]")
_ANYWHERE = "()"
_FEW = 4
"""Characters that are looked for one by one, which is eight times as fast, at most."""
_FEW_FORMS = 40
"""Characters more than which take longer to ask for in HTML than to look for all at once."""
_LEANS = re.compile(f"[{LEANING}]")
_LEADS = [bytes((lead,)) for lead in range(0xF0, 0xF5)]
"""First bytes of the characters beyond U+FFFF in UTF-8 (RFC 3629, 3); each takes four."""
# Letters and ideographs beyond U+FFFF that fold to others, and what is between them.
_BEYOND = re.compile(
    "[\U00010400-\U0010ffff](?<=[\U00010400-\U0001efff\U0001f100-\U0001f190"
    "\U0001f200-\U0001f2ff\U0001fbf0-\U0001fbf9\U0002f800-\U0002fa1f])"
)
_SQUARES, _COMPATIBLE = range(0x1F200, 0x1F300), range(0x2F800, 0x2FA20)
"""Those of them with ideographs: Enclosed Ideographic Supplement, CJK Compatibility Ideographs."""


def hides_letters(html: str, wide: str, wanted: Set[str]) -> bool:
    """Return whether HTML may hold letters no needle is for: as entities, or beyond U+FFFF.

    Args:
        html: the HTML.
        wide: the characters in it beyond U+FFFF.
        wanted: the characters of bare terms; others do no harm.
    """
    if _ENTITY.search(html):
        return True
    return not wanted.isdisjoint(bare_of("".join(_BEYOND.findall(wide))))


@lru_cache(maxsize=1)  # each of several terms asks the same of an article
def wide_characters(text: str) -> str:
    """Return the characters of a text beyond U+FFFF, in no order."""
    if getsizeof(text) <= 4 * len(text):  # with any it has four bytes a character (PEP 393)
        return ""
    utf8 = text.encode("utf-8", "surrogatepass")
    found = (lead + rest[:3] for lead in _LEADS for rest in utf8.split(lead)[1:])
    return b"".join(found).decode()


class TermPlace(NamedTuple):
    """A place where a term may be in HTML."""

    start: int
    end: int
    anywhere: bool
    """Whether it may be anywhere else in the HTML instead."""


class Needle:
    """A term as it is found in HTML, wherever it is in the words of that.

    It may be found elsewhere too. On any HTML it takes linear time.
    """

    def __init__(self, term: str) -> None:
        """Make what finds a term. No pattern is compiled before it is needed: all take 10 ms."""
        bare = bare_of(term)
        self._firsts = ""
        """The characters that it may begin with, where it is looked for by these."""
        self._begin = ""
        """The pattern of its first character."""
        self._begins = ""
        """The characters that it may begin with, in a set; empty where it is anywhere."""
        self._second = ""
        """The pattern that what is behind its first character begins with, mostly."""
        self._behind = _ANYWHERE
        """The pattern of all that is behind that, mostly."""
        self._holding = ""
        """The first characters that hold the term by themselves."""
        self._hiding = ""
        """The first characters after which the term may be anywhere."""
        self._by_firsts: dict[str, re.Pattern[str]] = {}
        """The pattern of each of the first characters, once it has been looked for."""
        if not bare or any(combining(one) or "\u1100" <= one <= "\u11ff" for one in bare):
            return
        several = _SeveralLetters.over(bare)
        behind, last = _ANYWHERE, ""
        if len(bare) <= _LONGEST:
            behind, last = "", several.last
        for at in reversed(range(1, min(len(bare), _LONGEST))):
            behind = f"{BETWEEN}(?:{_ODD_TAG}|{form_of(bare[at], last)}{behind})"
            last = ""
        if len(bare) > 1:
            self._second = f"(?=[{_second(bare, several.last)}])"
        others = several.first + several.holding + several.hiding
        firsts = "".join((bare[0], *_forms().get(bare[0], ()), others))
        self._behind, self._holding, self._hiding = behind, several.holding, several.hiding
        self._begin = form_of(bare[0], others)
        self._begins = "&" * (bare[0] in _NAMES) + re.escape(firsts)
        if bare[0] not in _NAMES and len(firsts) <= _FEW_FORMS:
            self._firsts = firsts

    def found_in(self, html: str) -> Iterator[TermPlace]:
        """Yield where it is found, in no order."""
        ways = self._ways(html, _FEW)
        return chain.from_iterable(self._found(beginning, html) for beginning in ways)

    def found_in_order(self, html: str) -> Iterator[TermPlace]:
        """Yield where it is found, in order."""
        ways = self._ways(html, 1)
        return self._found(ways[0], html) if ways else iter(())

    def found_outside_tags(self, html: str) -> Iterator[TermPlace]:
        """Yield where it is found and no tag surely is, in order."""
        if not self._begins:
            yield from self.found_in_order(html)
            return
        at = 0
        while passed := self._passed.match(html, at):
            if not (begin := self._beginning.match(html, passed.end())):
                return
            found = self._whole(begin, html)
            if found:
                yield found
            at = found.end if found else begin.end()

    def _ways(self, html: str, most: int) -> Sequence[re.Pattern[str]]:
        """Return patterns for where it begins in HTML, not more than so many: all find all."""
        firsts = [one for one in self._firsts if one in html]
        if not self._firsts or len(firsts) > most:
            return (self._beginning,)
        return [self._by_first(one) for one in firsts]

    def _found(self, beginning: re.Pattern[str], html: str) -> Iterator[TermPlace]:
        for begin in beginning.finditer(html):
            if found := self._whole(begin, html):
                yield found

    def _whole(self, begin: re.Match[str], html: str) -> TermPlace | None:
        """Return where it is, if all of it is behind its first character."""
        start, end = begin.span()
        if end and (first := html[end - 1]) in self._others:
            return TermPlace(start, end, first in self._hiding)
        behind = self._rest.match(html, end)
        return TermPlace(start, behind.end(), behind.lastindex is not None) if behind else None

    @cached_property
    def _others(self) -> str:
        return self._holding + self._hiding

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        others = f"(?<=[{self._others}])|" if self._others else ""
        return re.compile(f"{self._begin}(?:{others}{self._second})")

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        return re.compile(self._behind)

    @cached_property
    def _passed(self) -> re.Pattern[str]:
        """The pattern of tags, and of all else where it does not begin."""
        begins, source = self._begins, self._beginning.pattern
        return re.compile(f"(?:[^<{begins}]++|<[/!A-Za-z][^<>]*+>|(?!{source})[<{begins}])*+")

    def _by_first(self, first: str) -> re.Pattern[str]:
        if first not in self._by_firsts:
            second = "" if first in self._others else self._second
            self._by_firsts[first] = re.compile(re.escape(first) + second)
        return self._by_firsts[first]


def form_of(character: str, others: str = "") -> str:
    """Return the pattern of one character of a bare term, or of others in its place."""
    if character == " ":
        return f"{_BLANK}(?:{_BLANK}|{_TAG}|[{_SKIPPED}])*+"
    pattern = f"[{re.escape(''.join((character, *_forms().get(character, ()), others)))}]"
    name = _NAMES.get(character)
    return f"(?:{pattern}|&(?:{name});)" if name else pattern


def _second(bare: str, last: str) -> str:
    """Return what may come after the first character of a term, as characters of a set.

    Args:
        bare: the term.
        last: the characters of several letters that it may end with.
    """
    blank = r"\s&" if bare[1] == " " else ""
    name = "&" if bare[1] in _NAMES else ""
    forms = re.escape("".join((bare[1], *_forms().get(bare[1], ()), last)))
    return f"<{blank}{name}{forms}{_SKIPPED}"


def forms_of(ideograph: str) -> Sequence[str]:
    """Return the characters that are an ideograph when bare, or several with it among them."""
    return _forms_of_ideographs().get(ideograph, ())


@cache
def _forms_of_ideographs() -> dict[str, list[str]]:
    """Return those of each ideograph that has any. Takes 2 ms, once."""
    found: dict[str, list[str]] = {}
    beyond = ((bare_of(one), [one]) for one in map(chr, (*_SQUARES, *_COMPATIBLE)))
    for bare, forms in (*_forms().items(), *beyond):
        for one in {*bare}:
            if "\u3400" <= one <= "\u9fff":
                found.setdefault(one, []).extend(forms)
    return found


def bare_of(text: str) -> str:
    """Return a text folded, without accents."""
    return _LEANS.sub("", normalize("NFD", fold(text)))


class _SeveralLetters(NamedTuple):
    """The characters of several letters (`№`, `℃`) that may be in a term, or in part."""

    holding: str
    """Those that hold all of it."""
    first: str
    """Those that end with its first letter only."""
    last: str
    """Those that begin with its last letter only; some are among the ones before, too."""
    hiding: str
    """All others."""

    @classmethod
    def over(cls, term: str) -> _SeveralLetters:
        """Return those for a bare term."""
        holding, first, last, hiding = "", "", "", ""
        for one, letters in _several():
            ends = [end for end in range(1, len(letters)) if term.startswith(letters[-end:])]
            begins = [end for end in range(1, len(letters)) if term.endswith(letters[:end])]
            if " " in letters:  # a blank in a term is any number of them
                hiding += "" if {*letters}.isdisjoint(term) else one
            elif term in letters:
                holding += one
            elif letters in term or {*ends, *begins} - {1}:
                hiding += one
            else:
                first += one if ends else ""
                last += one if begins else ""
        return cls(holding, first, last, hiding)


@cache
def _forms() -> dict[str, list[str]]:
    """Return what characters there are that are others when bare, by these. Takes 50 ms, once."""
    forms: dict[str, list[str]] = {}
    for one in (chr(code) for codes in (range(0x80), *FOLDING) for code in codes):
        if (bare := bare_of(one)) != one:
            forms.setdefault(bare, []).append(one)
    return forms


@cache
def _several() -> list[tuple[str, str]]:
    """Return the characters that are several others when bare, with these."""
    return [(one, bare) for bare, forms in _forms().items() if len(bare) > 1 for one in forms]
