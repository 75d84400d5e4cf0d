"""What a reader sees of formulas, held against their TeX: nothing made up, nothing lost."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from tui.archive.model import Article, Column
from tui.article.formula_places import formula_places
from tui.page.cells import NARROW
from tui.page.formula import drawn, in_sentence, one_line, tree_of

MADE_UP = ("_(", "^(", "_{", "^{")
"""Signs of a row that stand for a second one."""
_TALL = {"(": "(⎛", ")": ")⎞", "[": "[⎡", "]": "]⎤"}
"""Brackets, and the first row of taller ones."""
_BRACKETED = re.compile(
    r"binom|choose|p?matrix|p(?:mod|od)|[Tt]ag|eqref|genfrac|[lr](?:brack|ceil|floor)|\("
)
_SPOKEN = re.compile(
    "hat|tilde|vec|underline|overline|check|arc|overset|underset|overbrace|underbrace|bar|C\\(|√"
)
"""Words and signs with which one row says what several draw."""
_DRAWN = "_|~¯⎛⎜⎝⎞⎟⎠⎧⎨⎩⎪⎫⎬⎭⎡⎢⎣⎤⎥⎦⌠⎮⌡─⎯→←↔√"
"""Signs that several rows draw with."""


def formulas_of(column: Column) -> Iterator[tuple[str, bool]]:
    """Yield the TeX of each formula of a column's articles and comments, and whether it stands on
    lines of its own."""
    for article in column.articles:
        for html in _html_of(article):
            for place in formula_places(html):
                yield place.tex, place.display


def _html_of(article: Article) -> Iterator[str]:
    yield article.html
    for comment in article.comments:
        yield comment.html
        yield from (reply.html for reply in comment.replies)


def draw(formulas: Iterable[str], count: int, seed: int) -> list[str]:
    """Return so many formulas drawn at random, or all where there are fewer."""
    found = list(formulas)
    return random.Random(seed).sample(found, min(count, len(found)))


def sentence_rows(tex: str, width: int) -> tuple[str, ...]:
    """Return the rows that a formula in a sentence is shown in."""
    boxes = in_sentence(tex, width)
    return tuple(row for box in boxes for row in box.rows) if boxes else (one_line(tex),)


def faults_in_sentence(tex: str, width: int) -> list[str]:
    """Return what a reader would miss or be misled by where a formula stands in a sentence.

    TeX that is no TeX is shown as it was written: there is nothing to hold it against.
    """
    if tree_of(tex) is None:
        return []
    rows = sentence_rows(tex, width)
    faults = _faults(tex, rows, width if len(rows) > 1 else 0)
    return [*faults, *_made_up(tex, rows)]


def faults_displayed(tex: str, width: int) -> list[str]:
    """Return the same of a formula on lines of its own; one too wide to be drawn has none."""
    rows = drawn(tex, width)
    return _faults(tex, rows, width) if rows else []


def _faults(tex: str, rows: tuple[str, ...], width: int) -> list[str]:
    faults = []
    if width and any(NARROW.cells(row) > width for row in rows):
        faults.append("too wide")
    if lost := _letters(one_line(tex)) - _letters("\n".join(rows)):
        faults.append(f"lost {dict(lost)}")
    return faults


def _made_up(tex: str, rows: tuple[str, ...]) -> Iterator[str]:
    text = "\n".join(rows)
    yield from (sign for sign in MADE_UP if sign in text)
    for bracket, shapes in _TALL.items():
        most = tex.count(bracket) + len(_BRACKETED.findall(tex))
        if sum(text.count(shape) for shape in shapes) > most:
            yield f"more {bracket} than in the TeX"


def _letters(text: str) -> Counter[str]:
    """Return the letters, numbers and operators of a reading, raised or not."""
    for root, sign in (("∛", "3"), ("∜", "4")):
        text = text.replace(root, sign)
    plain = unicodedata.normalize("NFKC", _SPOKEN.sub("", text))
    return Counter(
        each
        for each in plain
        if each not in _DRAWN
        and each not in "∑∫/⁄"
        and (each.isalnum() or unicodedata.category(each) == "Sm")
    )
