"""Formulas in HTML, found where they stand without reading it as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from tui.article.formulas import formula_of

_IMAGE = r"<img\b[^>]*(?:eeimg=|/equation\?)[^>]*>"
_IMAGES = re.compile(_IMAGE)
_FORMULAS = re.compile(
    rf"{_IMAGE}|<[a-z]+ [^>]*data-tex=[^>]*>"
    r'|<script type="math/tex[^>]*>.*?(?:</script>|\Z)',
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\b(alt|src|class|data-tex|data-formula|eeimg|data-eeimg)=\"([^\"]*)\"")


class FormulaPlace(NamedTuple):
    """A formula in HTML."""

    start: int
    end: int
    """The end of its tag; what a browser drew inside it comes after that."""
    tex: str
    display: bool
    """Whether it stands on lines of its own."""


def may_have_formulas(html: str) -> bool:
    """Return whether there may be formulas in HTML."""
    return "eeimg" in html or "equation?" in html or _may_have_others(html)


def _may_have_others(html: str) -> bool:
    """Return whether there may be formulas in HTML that are no pictures."""
    return "data-tex" in html or "math/tex" in html


def _pattern(html: str) -> re.Pattern[str]:
    return _FORMULAS if _may_have_others(html) else _IMAGES


def without_formulas(html: str, instead: str) -> str:
    """Return HTML with something in place of the tags of its formulas."""
    return _pattern(html).sub(instead, html) if may_have_formulas(html) else html


def is_formula(html: str, at: int) -> bool:
    """Return whether a tag of HTML that begins at a place is that of a formula."""
    return bool(_FORMULAS.match(html, at))


def formula_places(html: str) -> Iterator[FormulaPlace]:
    """Yield the formulas of HTML in reading order. Takes time in proportion to the HTML."""
    for found in _pattern(html).finditer(html):
        said = _formula(found[0])
        if said and said[0]:
            yield FormulaPlace(found.start(), found.end(), *said)


class _Element:
    """The tag of a formula; an `Element`."""

    def __init__(self, name: str, attributes: dict[str, str], text: str) -> None:
        self.name = name
        self._attributes = attributes
        self._text = text

    def get(self, key: str, default: str, /) -> str:
        return self._attributes.get(key, default)

    def has_attr(self, key: str) -> bool:
        return key in self._attributes

    def get_attribute_list(self, key: str, /) -> list[str]:
        return self._attributes.get(key, "").split()

    def get_text(self) -> str:
        return self._text


@lru_cache(maxsize=8192)
def _formula(source: str) -> tuple[str, bool] | None:
    """Return the TeX of a tag, and whether it stands on lines of its own; None of no formula."""
    name = source[1:].split(" ", 1)[0].rstrip(">")
    attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(source)}
    text = ""
    if name == "script":
        kind, _, text = source.partition(">")
        attributes["type"] = "math/tex; mode=display" if "display" in kind else "math/tex"
        text = text.removesuffix("</script>")
    return formula_of(_Element(name, attributes, text))
