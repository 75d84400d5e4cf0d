"""Formulas: TeX becomes a line of Unicode, or a drawing in two dimensions."""

from __future__ import annotations

from functools import lru_cache

from tui.page.cells import NARROW, Measure
from tui.text.clean import clean, clean_line

from . import breaking
from .box import Box, stack, stripped
from .definitions import Definitions
from .fitting import fitted
from .in_sentence import InSentence
from .interpreter import math_list
from .linear import OneLine
from .tex_parser import LONGEST, NotTeX, read
from .tree import Boxed, MathList

__all__ = ["Definitions", "NotTeX", "drawn", "in_sentence", "is_too_long", "one_line", "tree_of"]


def is_too_long(tex: str) -> bool:
    """Return whether a formula is shown as its TeX because reading it would take too long."""
    return len(tex) > LONGEST


def one_line(tex: str) -> str:
    """Return a formula on one line; its TeX, on one line, where it does not parse."""
    try:
        return _said(tex)[0]
    except (NotTeX, RecursionError):
        return clean_line(tex)


@lru_cache(maxsize=2048)
def in_sentence(tex: str, width: int, measure: Measure = NARROW) -> tuple[Box, ...] | None:
    """Return a formula as boxes to stand in a sentence, each at most `width` cells wide.

    There are more than one where it has to be broken. None where one row says it all, where it
    does not parse, and where it stays too wide however it is broken: then `one_line` says it.
    """
    try:
        if _said(tex)[1]:
            return None
        found = _boxes(_unboxed(_formula(clean(tex))), width, measure)
    except (NotTeX, RecursionError):
        return None
    boxes = tuple(map(stripped, found))
    right = all(measure.cells(row) == box.width for box in boxes for row in box.rows)
    return boxes if boxes and right else None


def _boxes(row: MathList, width: int, measure: Measure) -> list[Box]:
    """Return a formula in boxes: whole, or broken between its atoms, or within them."""
    parts = InSentence(measure).pieces(row)
    if breaking.joined(parts).width <= width:
        return breaking.between(parts)
    if broken := breaking.lines(parts, width, 0):
        return broken
    rows = fitted(row, width, measure, InSentence)
    if rows is None:
        return []
    boxes = [Box((row,), measure.cells(row)) for row in rows]
    return [stack(boxes, len(boxes) // 2, "l")]


@lru_cache(maxsize=256)
def drawn(tex: str, width: int, measure: Measure = NARROW) -> tuple[str, ...] | None:
    """Return the rows of a formula's drawing, each at most `width` cells; None if it has none.

    It has none where its TeX does not parse, or where it stays too wide however it is broken.
    `measure` says how many cells the terminal gives to text.
    """
    try:
        rows = fitted(_formula(clean(tex)), width, measure)
    except (NotTeX, RecursionError):
        return None
    if rows is None:
        return None
    rows = [row.rstrip() for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    if any(measure.cells(row) > width for row in rows):
        return None
    return tuple(rows) or ("",)


def tree_of(tex: str) -> MathList | None:
    """Return a formula as a tree, for what draws it elsewhere; None where it does not parse."""
    try:
        return _formula(clean(tex))
    except (NotTeX, RecursionError):
        return None


@lru_cache(maxsize=2048)
def _formula(tex: str) -> MathList:
    return math_list(read(Definitions().expanded(tex)))


@lru_cache(maxsize=2048)
def _said(tex: str) -> tuple[str, bool]:
    """Return a formula on one line, and whether no bracket, sign or name in it is made up."""
    one = OneLine()
    text = one.say(_unboxed(_formula(clean(tex)))).strip()
    return text, one.exact


def _unboxed(row: MathList) -> MathList:
    """Return what is in the frame around the whole of a formula, if there is one."""
    match row.items:
        case (Boxed(alone),):
            return alone
    return row
