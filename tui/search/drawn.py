"""Formulas in searched HTML: as a page draws them, drawn only where a term may be in them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from tui.article.formula_places import FormulaPlace, formula_places, may_have_formulas
from tui.search.added import all_added
from tui.search.formula_letters import skeletons
from tui.search.formula_lines import FormulaLines, lines_with_formulas, numbers_in
from tui.search.formula_terms import (
    FIRST_SIGN,
    LAST_SIGN,
    SIGN,
    SIGNS,
    bare_term,
    inside_formulas,
    is_odd,
    letters_of,
)
from tui.search.needle import wide_characters
from tui.search.query import Query
from tui.search.words import BLOCK_ENDS, CODE_BEGINS, CODE_ENDS, WALL, words_of
from tui.text.clean import clean, clean_line

_WIDE = 300
"""Cells for a display formula: enough not to break it."""
_OURS = re.compile(f"{SIGN}|[{CODE_BEGINS}{CODE_ENDS}{BLOCK_ENDS}]")
_AROUND = r"(?:\s|<(?!br\b|/?(?:p|li|h\d|td|th|div|blockquote)\b)[^<>]*>)*+"
_ALONE = re.compile(rf"<(p|blockquote|div)\b[^<>]*>{_AROUND}({SIGN}){_AROUND}</\1>")
"""A formula that is all of its paragraph stands alone, too."""
_DEFINES = re.compile(r"\\(?:[gex]?def|let)(?![A-Za-z])|command|\\DeclareMathOperator")
"""The definitions of commands: other formulas may draw what is in their TeX."""
_LINE_ENDS = re.compile("\n")
_TERMS = 8
"""Terms of which it is kept which formulas may hold them."""
_KEPT = 20_000
"""Formulas that are kept at once, with the lines that they are in."""


class FormulaText:
    """The formulas of some HTML or Markdown, each known by its number."""

    def __init__(self, places: Sequence[FormulaPlace]) -> None:
        """Take the formulas in their order, and where each is."""
        self._spans = [(place.start, place.end) for place in places]
        self._texs = [place.tex for place in places]
        self._display = [place.display for place in places]
        self._bare = skeletons(self._texs)
        self._starts = [found.start() for found in _LINE_ENDS.finditer(self._bare)]
        self._letters = frozenset(self._bare)
        self._defines = bool(_DEFINES.search("\n".join(self._texs)))
        self._drawn: dict[int, str] = {}
        self._lines: FormulaLines | None = None
        """The lines that they are in, once anybody has asked for them."""
        self._asked: dict[str, Sequence[int]] = {}
        """The formulas that may hold a term, of the terms asked for last."""
        self._touched: dict[str, Sequence[int]] = {}
        """In the lines of which formulas a term may be in part in one, of the same terms."""

    @property
    def size(self) -> int:
        """The number of formulas."""
        return len(self._texs)

    def signed(self, html: str, start: int = 0, end: int = sys.maxsize) -> str:
        """Return a part of the HTML that they are of with a sign in place of each.

        Args:
            html: all of the HTML, without signs.
            start: where the part begins.
            end: where it ends.
        """
        said: list[str] = []
        for number in range(bisect_left(self._spans, (start, 0)), len(self._spans)):
            begin, stop = self._spans[number]
            if begin >= end:
                break
            said += (html[start:begin], chr(FIRST_SIGN + number))
            start = stop
        return "".join((*said, html[start:end]))

    def places(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Return where in the HTML some of them are, from and up to."""
        return [self._spans[number] for number in numbers]

    def near(self, query: Query, html: str) -> frozenset[int]:
        """Return which formulas stand where a term may be in one, or in part in one.

        Args:
            query: the terms.
            html: the HTML that they are of.
        """
        return frozenset(
            number
            for term in query.terms
            for number in (*self._may_hold(term), *self._may_touch(term, html))
        )

    def drawn_where(self, text: str, near: frozenset[int]) -> str:
        """Return a text with those of its lines drawn that have any of some formulas."""
        if not near:
            return text
        said: list[str] = []
        at = 0
        for start, end in lines_with_formulas(text):
            line = text[start:end]
            is_near = not near.isdisjoint(numbers_in(line))
            said += (text[at:start], self.drawn(line) if is_near else line)
            at = end
        return "".join((*said, text[at:]))

    def drawn(self, line: str) -> str:
        """Return a line with all of its formulas drawn."""
        return SIGNS.sub(lambda sign: self._line(ord(sign[0]) - FIRST_SIGN), line)

    def others(self, query: Query) -> Iterator[str]:
        """Yield what else is said of formulas where it holds a term that their lines do not.

        Of one that stands alone that is its rows, and of any its TeX.
        """
        for number in sorted({one for term in query.terms for one in self._may_hold(term)}):
            said = [row for row in self._rows(number) if query.places(row)]
            said = said or [clean(self._texs[number]).replace("\n", " ")]
            if query.places(said[0]) and not query.places(self._line(number)):
                yield from said

    def stands_alone(self, number: int) -> None:
        """Take it that a formula stands on lines of its own."""
        self._display[number] = True

    def all(self) -> Iterator[str]:
        """Yield the rows of formulas that stand alone, and the TeX of all."""
        for number in range(self.size):
            yield from self._rows(number)
        yield from self._texs

    def _may_hold(self, term: str) -> Sequence[int]:
        """Return the formulas that may hold a term as they are drawn."""
        if (known := self._asked.get(term)) is not None:
            return known
        if len(self._asked) >= _TERMS:
            self._asked.clear()
        numbers: Sequence[int] = ()
        if letters_of(bare_term(term)) <= self._letters:
            numbers = range(self.size)
            if not self._defines:
                found = inside_formulas(term).finditer(self._bare)
                numbers = [bisect_left(self._starts, one.start()) for one in found]
        self._asked[term] = numbers
        return numbers

    def _may_touch(self, term: str, html: str) -> Sequence[int]:
        """Return the formulas in lines where a term may be in part in one, in part beside it."""
        if (known := self._touched.get(term)) is not None:
            return known
        if len(self._touched) >= _TERMS:
            self._touched.clear()
        bare = bare_term(term)
        numbers: Sequence[int] = ()
        beside = letters_of(bare) - self._letters
        if is_odd(bare) or not beside.issuperset(bare):
            if self._lines is None:
                self._lines = FormulaLines(
                    html, self.signed, self._spans, self._texs, defines=self._defines
                )
            numbers = self._lines.touched(term)
        self._touched[term] = numbers
        return numbers

    def _line(self, number: int) -> str:
        """Return a formula on one line."""
        if number >= self.size:
            return ""
        if number not in self._drawn:
            for each in range(self.size) if self._defines else (number,):
                self._drawn[each] = _one_line(self._expanded[each])
        return self._drawn[number]

    def _rows(self, number: int) -> Sequence[str]:
        """Return the rows of a formula that stands alone."""
        if not self._display[number]:
            return ()
        from tui.page.formula import drawn  # few articles have formulas

        return drawn(self._expanded[number], _WIDE) or self._texs[number].split("\n")

    @cached_property
    def _expanded(self) -> Sequence[str]:
        """The TeX of all with the commands written out that others define."""
        if not self._defines:
            return self._texs
        from tui.page.runs import ArticleFormulas

        formulas = ArticleFormulas()
        return [formulas.expanded(tex) for tex in self._texs]


class _Kept(dict[tuple[int, int], FormulaText]):
    """The formulas of articles searched before, by the hash of their HTML and its length."""

    size = 0

    def add(self, key: tuple[int, int], text: FormulaText) -> None:
        """Keep those of one more; when they are many, the others go."""
        if self.size > _KEPT:
            self.clear()
            self.size = 0
        self[key] = text
        self.size += text.size


_KEPT_TEXTS = _Kept()


def formula_text(html: str) -> FormulaText | None:
    """Return the formulas of HTML, or None if it has none."""
    if not may_have_formulas(html):
        return None
    key = hash(html), len(html)
    if (kept := _KEPT_TEXTS.get(key)) is None:
        html = without_signs(html)
        kept = FormulaText(list(formula_places(html))[: LAST_SIGN - FIRST_SIGN + 1])
        for _, sign in _ALONE.findall(kept.signed(html)) if kept.size else ():
            kept.stands_alone(ord(sign) - FIRST_SIGN)
        _KEPT_TEXTS.add(key, kept)
    return kept if kept.size else None


def text_of(html: str) -> str:
    """Return the words of Zhihu's HTML, blocks on lines of their own, formulas drawn.

    What a page adds to them is there, too.
    """
    html = all_added(html)
    formulas = formula_text(html)
    if formulas is None:
        return words_of(html, "\n")
    said = formulas.drawn(words_of(formulas.signed(without_signs(html)), "\n"))
    return WALL.join((said, *formulas.all()))


def without_signs(html: str, wide: str | None = None) -> str:
    """Return HTML without what is a sign of ours in it already: of formulas, and of code.

    Args:
        html: the HTML.
        wide: the characters in it beyond U+FFFF, where they are known.
    """
    wide = wide_characters(html) if wide is None else wide
    return _OURS.sub("", html) if _OURS.search(wide) else html


@lru_cache(maxsize=4096)
def _one_line(tex: str) -> str:
    """Return a formula on one line, as a page has it."""
    from tui.page.formula import one_line  # few articles have formulas

    return clean_line(one_line(tex)) or clean_line(tex)
