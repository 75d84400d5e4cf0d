"""Formulas: TeX becomes a line of Unicode, or a drawing in two dimensions."""

from __future__ import annotations

from functools import lru_cache

from tui.page.cells import cell_len
from tui.text.clean import clean, clean_line

from .definitions import Definitions
from .fitting import fitted
from .line import OneLine
from .reader import formula
from .source import LONGEST, NotTeX, read
from .tree import Boxed, MathList

__all__ = ["Definitions", "NotTeX", "drawn", "is_too_long", "one_line", "tree_of"]


def is_too_long(tex: str) -> bool:
    """Return whether a formula is shown as its TeX because reading it would take too long."""
    return len(tex) > LONGEST


@lru_cache(maxsize=2048)
def one_line(tex: str) -> str:
    """Return a formula on one line; its TeX, on one line, where it does not parse."""
    try:
        row = _formula(clean(tex))
        match row.items:
            case (Boxed(alone),):
                row = alone
        return OneLine().say(row).strip()
    except (NotTeX, RecursionError):
        return clean_line(tex)


@lru_cache(maxsize=256)
def drawn(tex: str, width: int, ambiguous: int = 1) -> tuple[str, ...] | None:
    """Return the rows of a formula's drawing, each at most `width` cells; None if it has none.

    It has none where its TeX does not parse, or where it stays too wide however it is broken.
    `ambiguous` is how many cells the terminal gives to characters that UAX #11 calls ambiguous.
    """
    try:
        rows = fitted(_formula(clean(tex)), width, ambiguous)
    except (NotTeX, RecursionError):
        return None
    if rows is None:
        return None
    rows = [row.rstrip() for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    if any(cell_len(row, ambiguous) > width for row in rows):
        return None
    return tuple(rows) or ("",)


def tree_of(tex: str) -> MathList | None:
    """Return a formula as a tree, for what draws it elsewhere; None where it does not parse."""
    try:
        return _formula(clean(tex))
    except (NotTeX, RecursionError):
        return None


@lru_cache(maxsize=256)
def _formula(tex: str) -> MathList:
    return formula(read(Definitions().expanded(tex)))
