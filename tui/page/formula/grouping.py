"""The grouping of parts of a formula on one line: which of them need parentheses."""

from __future__ import annotations

from .spacing import kinds, large
from .tree import (
    Accent,
    Class,
    Delimited,
    Fraction,
    MathList,
    Node,
    Radical,
    Script,
    Space,
    Symbol,
    Words,
)

_LOOSE = frozenset((Class.OP, Class.BIN, Class.REL, Class.PUNCT, Class.SIGN))


def product(row: MathList) -> bool:
    """Return whether a row is a product of plain factors, as may stand before /: `2xy`, `f(x)`."""
    if _barred(row):
        return True
    depth = 0
    found = kinds(row.items)
    for place, (item, kind) in enumerate(zip(row.items, found, strict=True)):
        function = kind is Class.OP and not large(item) and _bracket_at(row, found, place + 1)
        if kind is Class.OPEN:
            depth += 1
        elif kind is Class.CLOSE:
            depth -= 1
        elif depth == 0 and not function and (kind in _LOOSE or not _plain(item)):
            return False
    return bool(row.items) and depth == 0


def single(row: MathList) -> bool:
    """Return whether a row is one factor: `x`, `24`, `(a+b)`, `∂x`; what may stand after /."""
    items = row.items
    if not items or (not product(row) and not _rooted(row)):
        return False
    if len(items) == 1:
        return True
    if len(items) == 2 and _text(items[0]) in ("d", "∂", "Δ", "δ", "D"):
        return isinstance(items[1], Symbol | Script | Accent | Words)
    if len(items) == 2 and _text(items[1]) == "!":
        return True
    return _enclosed(row)


def radicand(row: MathList) -> bool:
    """Return whether a row needs no parentheses after √."""
    if len(row.items) == 1:
        match row.items[0]:
            case Symbol(_, Class.ORD) | Words():
                return True
            case Script(Symbol(_, Class.ORD), _, None):
                return True
            case Delimited(left, _, right):
                return bool(left and right)
        return False
    return _enclosed(row)


def _bracket_at(row: MathList, found: list[Class], place: int) -> bool:
    """Return whether a bracket opens at a place: what is before it is a function."""
    if place == len(found):
        return False
    return found[place] is Class.OPEN or isinstance(row.items[place], Delimited)


def _enclosed(row: MathList) -> bool:
    """Return whether one pair of brackets is around the whole of a row."""
    depth = 0
    found = kinds(row.items)
    for place, kind in enumerate(found):
        depth += (kind is Class.OPEN) - (kind is Class.CLOSE)
        if depth == 0 and place < len(found) - 1:
            return _barred(row)
    return bool(found) and found[0] is Class.OPEN and depth == 0


def _barred(row: MathList) -> bool:
    """Return whether a row is the absolute value of something."""
    bars = [place for place, item in enumerate(row.items) if _text(item) in ("|", "‖")]
    return bars == [0, len(row.items) - 1]


def _rooted(row: MathList) -> bool:
    return len(row.items) == 1 and isinstance(row.items[0], Radical)


def _plain(item: Node) -> bool:
    match item:
        case Symbol():
            return item.text not in ("/", "|", "‖", "∖", "…", "⋯")
        case Words():
            return not any(each.isspace() or each in "，。；" for each in item.text.strip())
        case Fraction() | Space() | Radical():
            return False
        case Script(base):
            return base is not None and _plain(base)
        case Delimited(left, _, right):
            return bool(left and right)
    return True


def _text(item: Node) -> str:
    return item.text if isinstance(item, Symbol) else ""
