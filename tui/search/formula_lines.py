"""The lines of HTML with formulas: a term may be in part in one, and in part beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from tui.search.beside import ANY, letters_beside
from tui.search.formula_letters import letters_drawn
from tui.search.formula_terms import (
    FIRST_SIGN,
    SIGN,
    bare_term,
    beside_formulas,
    is_odd,
    letters_of,
)
from tui.search.needle import bare_of
from tui.search.words import WALL, words_of
from tui.text.clean import clean

_SIGNS = re.compile(SIGN)


class FormulaLines:
    """The lines of HTML with formulas; nothing of them is made before a term may go into one."""

    def __init__(
        self,
        html: str,
        signed: str,
        spans: Sequence[tuple[int, int]],
        texs: Sequence[str],
        *,
        defines: bool,
    ) -> None:
        """Take the HTML.

        Args:
            html: the HTML, without signs of ours.
            signed: the same with the signs of its formulas.
            spans: where they are in the HTML, from and up to.
            texs: their TeX.
            defines: whether any may be drawn with what is in the TeX of another.
        """
        self._signed = signed
        self._texs = texs
        self._defines = defines
        self._beside = letters_beside(html, spans)
        """The bare characters next to each formula."""
        self._known: dict[int, tuple[str, frozenset[str]]] = {}
        """Lines by their numbers: bare, and with all characters that may be drawn on them."""

    def touched(self, term: str) -> Sequence[int]:
        """Return the formulas in lines where a term may be in part in one, in part beside it."""
        bare = bare_term(term)
        near = range(len(self._beside)) if is_odd(bare) else self._next_to(bare)
        if not near:
            return ()
        pattern = beside_formulas(term)
        # TeX that cannot be drawn is shown as it is, with the names of its environments.
        letters = frozenset() if "\\" in bare or "}" in bare else letters_of(bare)
        return [
            formula
            for number, (_, formulas) in enumerate(self._lines)
            if not formulas.isdisjoint(near) and self._may_hold(number, letters, pattern)
            for formula in sorted(formulas)
        ]

    def _next_to(self, bare: str) -> Sequence[int]:
        """Return the formulas next to which any character of a bare term may be."""
        return [
            number
            for number, letters in enumerate(self._beside)
            if ANY in letters or not letters.isdisjoint(bare)
        ]

    def _may_hold(self, number: int, letters: frozenset[str], pattern: re.Pattern[str]) -> bool:
        line, there = self._line(number)
        return letters <= there and bool(pattern.search(line))

    def _line(self, number: int) -> tuple[str, frozenset[str]]:
        """Return a line, bare, and all characters that may be drawn on it."""
        if number not in self._known:
            line, formulas = self._lines[number]
            line = bare_of(line)
            texs = self._texs if self._defines else [self._texs[one] for one in formulas]
            self._known[number] = line, frozenset(line).union(*map(letters_drawn, texs))
        return self._known[number]

    @cached_property
    def _lines(self) -> Sequence[tuple[str, frozenset[int]]]:
        """The lines with formulas, and which those are."""
        text = clean(words_of(self._signed, "\n").replace(WALL, "\n"))
        known = range(len(self._texs))
        return [
            (text[start:end], frozenset(numbers_in(text[start:end])).intersection(known))
            for start, end in lines_with_formulas(text)
        ]


def lines_with_formulas(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text in which formulas are signs, from and up to."""
    at = 0
    while sign := _SIGNS.search(text, at):
        start = text.rfind("\n", at, sign.start()) + 1 or at
        end = text.find("\n", sign.end())
        at = end if end >= 0 else len(text)
        yield start, at


def numbers_in(line: str) -> list[int]:
    """Return the numbers of the formulas that are signs in a line."""
    return [ord(sign) - FIRST_SIGN for sign in _SIGNS.findall(line)]
