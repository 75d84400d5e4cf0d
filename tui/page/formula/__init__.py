"""Formulas: TeX becomes a line of Unicode, or a drawing in two dimensions."""

from __future__ import annotations

from functools import lru_cache

from .line import OneLine
from .reader import formula
from .source import NotTeX, read
from .tree import Row


@lru_cache(maxsize=2048)
def one_line(tex: str, ambiguous: int = 1) -> str:
    """Return a formula on one line; its TeX, on one line, where it does not parse."""
    try:
        text = OneLine(ambiguous).say(_formula(tex))
    except (NotTeX, RecursionError):
        return " ".join(tex.split())
    return " ".join(text.split(" ")).strip()


@lru_cache(maxsize=256)
def drawn(tex: str, width: int, ambiguous: int = 1) -> tuple[str, ...] | None:
    """Return the rows of a formula's drawing, each at most `width` cells; None if it has none."""
    text = one_line(tex, ambiguous)
    return (text,) if text and OneLine(ambiguous).cells(text) <= width else None


@lru_cache(maxsize=256)
def _formula(tex: str) -> Row:
    return formula(read(tex))
