"""Formulas in searched HTML: as a page draws them, drawn only where a term may be in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from tui.article.formula_places import FormulaPlace, formula_places, may_have_formulas
from tui.search.added import all_added
from tui.search.formula_terms import (
    FIRST_SIGN,
    LAST_SIGN,
    SIGN,
    bare_term,
    beside_formulas,
    inside_formulas,
    is_odd,
    letters_of,
)
from tui.search.needle import bare_of
from tui.search.query import Query
from tui.search.words import WALL, in_lines, with_code_signs, words_of
from tui.text.clean import clean, clean_line

_WIDE = 300
"""Cells for a display formula: enough not to break it."""
_SIGNS = re.compile(SIGN)
_AROUND = r"(?:\s|<(?!br\b|/?(?:p|li|h\d|td|th|div|blockquote)\b)[^<>]*>)*+"
_ALONE = re.compile(rf"<(p|blockquote|div)\b[^<>]*>{_AROUND}({SIGN}){_AROUND}</\1>")
"""A formula that is all of its paragraph stands alone, too."""
_DEFINES = re.compile(r"\\(?:[gex]?def|let)(?![A-Za-z])|command|\\DeclareMathOperator")
"""What defines commands: other formulas may draw what is in its TeX."""
_MADE_UP = {"binom": "c", "stackrel": "overset", "wideparen": "arc"}
"""Letters that are drawn of some commands and are not in their names: `C(n, k)`."""
_TERMS = 8
"""Terms of which it is kept which formulas may hold them."""
_KEPT = 20_000
"""Formulas that are kept at once, with the lines that they are in."""


class FormulaText:
    """The formulas of some HTML, and the lines they stand in, each formula as a sign."""

    def __init__(self, places: Sequence[FormulaPlace], text: str) -> None:
        """Take formulas, and the text that has their signs."""
        self._texs = [place.tex for place in places]
        self._display = [place.display for place in places]
        self._bare = "".join(f"\n{_skeleton(tex)}" for tex in self._texs)
        self._starts = [at for at, one in enumerate(self._bare) if one == "\n"]
        self._lines = [line for line in text.split("\n") if _SIGNS.search(line)]
        self._bare_of_lines = list(map(bare_of, self._lines))
        self._bare_lines = "\n".join(self._bare_of_lines)
        self._letters = frozenset(self._bare)
        self._defines = any(_DEFINES.search(tex) for tex in self._texs)
        self._drawn: dict[int, str] = {}
        self._asked: dict[str, Sequence[int]] = {}
        """Which formulas may hold a term, of the terms asked for last."""
        self._touched: dict[str, bool] = {}
        """Whether a term may be in part in one, of the same terms."""

    @property
    def size(self) -> int:
        """How many formulas there are."""
        return len(self._texs)

    def holds(self, term: str, query: Query) -> bool:
        """Return whether a term is in a formula's TeX, in a line with any, or in a row of one."""
        inside = self._may_hold(term)
        beside = self._may_touch(term)
        if not (inside or beside):
            return False
        wanted = {chr(FIRST_SIGN + number) for number in inside}
        touched = beside_formulas(term) if beside else None
        for line, bare in zip(self._lines, self._bare_of_lines, strict=True):
            may = not wanted.isdisjoint(line) or (touched and touched.search(bare))
            if may and query.is_in(term, self.drawn(line)):
                return True
        return any(
            query.is_in(term, said)
            for number in inside
            for said in (self._texs[number], *self._rows(number))
        )

    def drawn_for(self, line: str, query: Query) -> str:
        """Return a line with its formulas drawn if a term may be in them or beside them."""
        if not _SIGNS.search(line):
            return line
        numbers = {ord(sign) - FIRST_SIGN for sign in _SIGNS.findall(line)}
        for term in query.terms:
            if not numbers.isdisjoint(self._may_hold(term)) or (
                self._may_touch(term) and beside_formulas(term).search(bare_of(line))
            ):
                return self.drawn(line)
        return line

    def drawn_where(self, text: str, query: Query) -> str:
        """Return a text with `drawn_for` done to each of its lines that has formulas."""
        said: list[str] = []
        at = 0
        while sign := _SIGNS.search(text, at):
            start = text.rfind("\n", at, sign.start()) + 1 or at
            end = text.find("\n", sign.end())
            end = end if end >= 0 else len(text)
            said += (text[at:start], self.drawn_for(text[start:end], query))
            at = end
        return "".join((*said, text[at:]))

    def drawn(self, line: str) -> str:
        """Return a line with all of its formulas drawn."""
        return _SIGNS.sub(lambda sign: self._line(ord(sign[0]) - FIRST_SIGN), line)

    def others(self, query: Query) -> Iterator[str]:
        """Yield what else is said of formulas where it holds a term that their lines do not.

        Of one that stands alone that is its rows, and of any its TeX.
        """
        for number in sorted({one for term in query.terms for one in self._may_hold(term)}):
            said = [row for row in self._rows(number) if query.places(row)]
            said = said or [clean(self._texs[number]).replace("\n", " ")]
            if query.places(said[0]) and not query.places(self._line(number)):
                yield from said

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

    def _may_touch(self, term: str) -> bool:
        """Return whether a term may be in part in a formula, and in part beside it."""
        if (known := self._touched.get(term)) is not None:
            return known
        if len(self._touched) >= _TERMS:
            self._touched.clear()
        bare = bare_term(term)
        drawn = any(not letters_of(one) or one in self._letters for one in bare)
        touched = drawn or is_odd(bare)
        self._touched[term] = touched = touched and bool(
            beside_formulas(term).search(self._bare_lines)
        )
        return touched

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
        from tui.page.runs import FormulaReader

        reader = FormulaReader()
        return [reader.expanded(tex) for tex in self._texs]


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
        places, text = _signed(html)
        kept = FormulaText(places, clean(text.replace(WALL, "\n")))
        _KEPT_TEXTS.add(key, kept)
    return kept if kept.size else None


def signed_text(html: str) -> str:
    """Return the words of HTML, blocks on lines of their own.

    Each formula is a sign that `FormulaText` draws, and code stands between signs, too.
    """
    return clean(_signed(with_code_signs(html))[1].replace(WALL, "\n"))


def text_of(html: str) -> str:
    """Return the words of Zhihu's HTML, blocks on lines of their own, formulas drawn.

    What a page adds to them is there, too.
    """
    html = all_added(html)
    formulas = formula_text(html)
    if formulas is None:
        return words_of(in_lines(html))
    return WALL.join((formulas.drawn(_signed(html)[1]), *formulas.all()))


def _signed(html: str) -> tuple[list[FormulaPlace], str]:
    """Return the formulas of HTML, and its words with a sign for each formula."""
    if not may_have_formulas(html):
        return [], words_of(in_lines(html))
    html = _SIGNS.sub("", html)
    places = list(formula_places(html))[: LAST_SIGN - FIRST_SIGN + 1]
    said: list[str] = []
    at = 0
    for number, place in enumerate(places):
        said += (html[at : place.start], chr(FIRST_SIGN + number))
        at = place.end
    html = "".join((*said, html[at:]))
    for _, sign in _ALONE.findall(html):
        number = ord(sign) - FIRST_SIGN
        places[number] = places[number]._replace(display=True)
    return places, words_of(in_lines(html))


def _skeleton(tex: str) -> str:
    """Return TeX bare, with all the letters that may be drawn of it."""
    made = (made for command, made in _MADE_UP.items() if command in tex)
    return " ".join((*bare_of(tex).split(), *made))


@lru_cache(maxsize=4096)
def _one_line(tex: str) -> str:
    """Return a formula on one line, as a page has it."""
    from tui.page.formula import one_line  # few articles have formulas

    return clean_line(one_line(tex)) or clean_line(tex)
