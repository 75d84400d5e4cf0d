"""Formulas in HTML, found where they stand without reading it as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_HINTS = ("equation?", "eeimg", "data-tex", "math/tex")
_FORMULA = re.compile(
    r"<img\b[^>]*(?:eeimg=|/equation\?)[^>]*>|<[a-z]+ [^>]*data-tex=[^>]*>"
    r'|<script type="math/tex[^>]*>.*?(?:</script>|\Z)',
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\b(alt|src|class|data-tex|data-formula|eeimg|data-eeimg)=\"([^\"]*)\"")


class FormulaPlace(NamedTuple):
    """A formula in HTML."""

    start: int
    end: int
    """Where its tag begins, and ends; what a browser drew inside it comes after that."""
    tex: str
    display: bool
    """Whether it stands on lines of its own."""


def may_have_formulas(html: str) -> bool:
    """Return whether there may be formulas in HTML."""
    return any(hint in html for hint in _HINTS)


def without_formulas(html: str, instead: str) -> str:
    """Return HTML with something in place of the tags of its formulas."""
    return _FORMULA.sub(instead, html) if may_have_formulas(html) else html


def formula_places(html: str) -> Iterator[FormulaPlace]:
    """Yield the formulas of HTML in reading order. Takes time in proportion to the HTML."""
    from bs4 import Tag  # few articles have formulas

    from tui.article.formulas import formula

    for found in _FORMULA.finditer(html):
        source = found[0]
        name = source[1:].split(" ", 1)[0].rstrip(">")
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(source)}
        tag = Tag(name=name, attrs=attributes)
        if name == "script":
            kind, _, text = source.partition(">")
            tag["type"] = "math/tex; mode=display" if "display" in kind else "math/tex"
            tag.string = text.removesuffix("</script>")
        said = formula(tag)
        if said and said[0]:
            yield FormulaPlace(found.start(), found.end(), *said)
