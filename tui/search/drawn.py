"""Formulas in searched HTML, as a page draws them: nothing else is said otherwise there."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from tui.article.formula_places import formula_places, may_have_formulas
from tui.text.folding import fold

_WIDE = 300
"""Cells for a display formula: enough not to break it."""
_CONTEXT = 12
"""Characters of HTML beside a formula that a term may begin or end in, for each of its own."""
_IDEOGRAPHS = "\u2e80"
"""From here on characters are no formula's, but for those that are in its TeX."""
_DEFINES = ("\\def", "\\newcommand", "\\let", "command", "\\DeclareMathOperator")


def may_be_drawn(term: str, html: str) -> bool:
    """Return whether a folded term may be in what a page draws of formulas, or beside them.

    Its letters must be those of the TeX: to see that costs far less than drawing it.
    """
    if not may_have_formulas(html):
        return False
    places = list(formula_places(html))
    wanted = {one for one in term if (one.isascii() and one.isalnum()) or one >= _IDEOGRAPHS}
    if any(word in place.tex for place in places for word in _DEFINES):
        return bool(places)
    reach = _CONTEXT * len(term) + 200
    ends = [*((place.start, place.end) for place in places), (len(html), len(html))]
    texs = [fold(place.tex) for place in places]
    for at, ((start, end), (following, _)) in enumerate(pairwise(ends)):
        near = "".join(texs[max(0, at - 1) : at + 2])
        before = html[max(0, start - reach) : start]
        after = html[end : end + reach]
        if following - end < reach:
            near += "".join(texs[at + 1 : at + 1 + len(term)])
        if wanted <= set(near + fold(before) + fold(after)):
            return True
    return False


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
