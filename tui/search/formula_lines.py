"""The lines of HTML with formulas: a term may be in part in one, and in part beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tui.search.beside import ANY, letters_beside
from tui.search.formula_letters import letters_drawn
from tui.search.formula_terms import (
    FIRST_SIGN,
    SIGNS,
    bare_term,
    beside_formulas,
    is_odd,
    letters_of,
)
from tui.search.html_parts import html_parts, may_be_cut
from tui.search.needle import bare_of
from tui.search.words import WALL, words_between_tags
from tui.text.clean import clean

_LINE_ENDS = re.compile(r"\s*\n\s*")


class FormulaLines:
    """The lines of HTML with formulas; none is made before a term may go into one."""

    def __init__(
        self,
        html: str,
        signed: Callable[[str, int, int], str],
        spans: Sequence[tuple[int, int]],
        texs: Sequence[str],
        *,
        defines: bool,
    ) -> None:
        """Take the HTML.

        Args:
            html: the HTML, without signs of ours.
            signed: returns a part of it, from and up to, with the signs of its formulas.
            spans: where they are in the HTML, from and up to.
            texs: their TeX.
            defines: whether any may be drawn with what is in the TeX of another.
        """
        self._html = html
        self._signed = signed
        self._spans = spans
        self._texs = texs
        self._defines = defines
        self._beside = letters_beside(html, spans)
        """The bare characters next to each formula."""

    def touched(self, term: str) -> Sequence[int]:
        """Return the formulas in lines where a term may be in part in one, in part beside it."""
        bare = bare_term(term)
        near = range(len(self._beside)) if is_odd(bare) else self._next_to(bare)
        pattern = beside_formulas(term)
        # TeX that cannot be drawn is shown as it is, with the names of its environments.
        letters = frozenset() if "\\" in bare or "}" in bare else letters_of(bare)
        touched: list[int] = []
        # A phrase goes on over line breaks, each of which is one of its blanks.
        for line in self._lines(near, bare.count(" ")):
            formulas = [number for number in numbers_in(line) if number < len(self._texs)]
            bare_line = bare_of(line)
            if pattern.search(bare_line) and letters <= self._letters_on(bare_line, formulas):
                touched += formulas
        return touched

    def _next_to(self, bare: str) -> Sequence[int]:
        """Return the formulas next to which any character of a bare term may be."""
        return [
            number
            for number, letters in enumerate(self._beside)
            if ANY in letters or not letters.isdisjoint(bare)
        ]

    def _lines(self, near: Sequence[int], around: int) -> Iterator[str]:
        """Yield the lines with some formulas, and others that are in the same blocks.

        Each has as many lines before and after it as are wanted.
        """
        if not near:
            return
        parts: Sequence[tuple[int, int]] = [(0, len(self._html))]
        if may_be_cut(self._html):
            parts = html_parts(self._html, [self._spans[number] for number in near])
        signed = WALL.join(self._signed(self._html, *part) for part in parts)
        text = clean(words_between_tags(signed, "\n").replace(WALL, "\n"))
        if around:
            text = _LINE_ENDS.sub("\n", text)
        for start, end in lines_with_formulas(text):
            for _ in range(around):
                start = text.rfind("\n", 0, max(0, start - 1)) + 1
                end = after if (after := text.find("\n", end + 1)) >= 0 else len(text)
            yield text[start:end]

    def _letters_on(self, bare_line: str, formulas: Sequence[int]) -> frozenset[str]:
        """Return the characters of a bare line, and all that may be drawn of its formulas."""
        texs = self._texs if self._defines else [self._texs[number] for number in formulas]
        return frozenset(bare_line).union(*map(letters_drawn, texs))


def lines_with_formulas(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text in which formulas are signs, from and up to."""
    at = 0
    while sign := SIGNS.search(text, at):
        start = text.rfind("\n", at, sign.start()) + 1 or at
        end = text.find("\n", sign.end())
        at = end if end >= 0 else len(text)
        yield start, at


def numbers_in(line: str) -> list[int]:
    """Return the numbers of the formulas that are signs in a line."""
    return [ord(sign) - FIRST_SIGN for sign in SIGNS.findall(line)]
