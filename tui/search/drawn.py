"""Formulas in searched HTML, as a page draws them: nothing else is said otherwise there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from tui.article.formula_places import formula_places, may_have_formulas
from tui.search.needle import bare_of, form_of
from tui.text.folding import LEANING
from tui.text.unsafe import INVISIBLE

_WIDE = 300
"""Cells for a display formula: enough not to break it."""
_IDEOGRAPHS = "\u2e80"
"""From here on characters are no formula's, but for those that are in its TeX."""
_WORD = 4
"""Letters in a row that are a word."""
_TAIL = 3
"""Characters that are looked for after a formula: few texts hold so many and not the others."""
_LONGEST = 24
"""Characters of a term that are looked for before one."""
_BETWEEN = f"(?:<(?!img)[^<>]*>|[{LEANING}{INVISIBLE}])*+"
_IMAGE = r"<img\b[^>]*(?:eeimg=|/equation\?)[^>]*>"
_UNKNOWN = ("math/tex", "[公式]", 'alt="" eeimg')
"""Signs of formulas whose TeX is not in an attribute as it is: the articles are few."""
_DEFINES = ("\\def", "\\let", "command{", "\\DeclareMathOperator", "data-tex=")
"""Signs of formulas that may draw what is in the TeX of others, or in a browser's copy of it."""


def may_be_drawn(term: str, html: str) -> bool:
    """Return whether a folded term may be in what a page draws of formulas, or beside them.

    To see that costs far less than to draw them: the letters of a formula are in its TeX, and a
    term that goes beyond it has its other characters right there.
    """
    if not may_have_formulas(html):
        return False
    inside, beside, letters = _patterns(term)
    if any(sign in html for sign in _UNKNOWN):
        if not all(one.search(html) for one in letters):
            return False
        said = '" alt="'.join(place.tex.replace('"', " ") for place in formula_places(html))
        return bool(inside.search(f'alt="{said}"') or beside.search(html))
    if any(sign in html for sign in _DEFINES):
        return all(letter.search(html) for letter in letters)
    return bool(inside.search(html) or beside.search(html))


@lru_cache(maxsize=64)
def _patterns(
    term: str,
) -> tuple[re.Pattern[str], re.Pattern[str], list[re.Pattern[str]]]:
    """Return what is found in HTML wherever a term may be in a formula, and beside one.

    And for each of its letters what is found wherever that is in a formula or right beside one.
    """
    wanted = bare_of(term)
    letters = {one for one in wanted if (one.isascii() and one.isalnum()) or one >= _IDEOGRAPHS}
    ahead = "".join(f'(?=[^"]*[{one}{one.upper()}])' for one in sorted(letters))
    if len(wanted) >= _WORD and wanted.isascii() and wanted.isalpha():
        # A word is drawn in the order it is written; only an index and an exponent change places.
        ahead = "".join(f'[^"{one}{one.upper()}]*+[{one}{one.upper()}]' for one in wanted)
    before = ""
    for one in reversed(wanted[: min(len(wanted) - 1, _LONGEST)]):
        goes_on = f"|{before}" if before else ""
        before = f"{form_of(one)}{_BETWEEN}(?:{_IMAGE}{goes_on})"
    tails = {wanted[at : at + _TAIL] for at in range(1, len(wanted))}
    after = "|".join(_BETWEEN.join(map(form_of, tail)) for tail in sorted(tails))
    beside = f"{before}|{_IMAGE}{_BETWEEN}(?:{after})" if before else "(?!)"
    if before:
        # From one formula into another that follows it at once, or after others that do.
        first, last = (
            f"[{one}{one.upper()}]" if one in letters else "" for one in (wanted[0], wanted[-1])
        )
        alt = r'<img\b[^>]*alt="[^"]*'
        beside += f"|{alt}{first}[^>]*>(?:{_BETWEEN}{_IMAGE})*{_BETWEEN}{alt}{last}"
    each = [
        re.compile(
            rf'(?:alt|data-tex)="[^"]*[{one}{one.upper()}]|[{one}{one.upper()}][^<>]{{0,24}}<'
            rf"|>[^<>]{{0,24}}[{one}{one.upper()}]"
        )
        for one in sorted(letters)
    ]
    return re.compile(f'alt="{ahead}'), re.compile(beside), each


def with_formulas(html: str) -> tuple[str, Sequence[str]]:
    """Return HTML with its formulas drawn on one line, and the rows of those that stand alone."""
    if not may_have_formulas(html):
        return html, ()
    from tui.page.formula import drawn
    from tui.page.words import FormulaReader  # few articles have formulas

    reader = FormulaReader()
    said: list[str] = []
    rows: list[str] = []
    at = 0
    for place in formula_places(html):
        said += (html[at : place.start], escape(reader.one_line(place.tex)))
        at = place.end
        if place.display:
            rows += drawn(reader.expanded(place.tex), _WIDE) or place.tex.split("\n")
    return "".join((*said, html[at:])), rows
