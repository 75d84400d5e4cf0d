"""The spacing of atoms beside each other: their classes, and the blanks between them."""

from __future__ import annotations

from collections.abc import Sequence

from .symbols import LARGE
from .tree import (
    Accent,
    Array,
    Arrow,
    Atom,
    Class,
    Delimited,
    Fence,
    Fraction,
    MathList,
    Node,
    Phantom,
    Script,
    Space,
    Symbol,
    Tag,
)

WIDE_PUNCTUATION = frozenset("，；：、。")
"""Punctuation that brings its own blank."""
_BEFORE_SIGN = frozenset((Class.BIN, Class.OP, Class.REL, Class.OPEN, Class.PUNCT, Class.SIGN))
_AFTER_ORDINARY = frozenset((Class.REL, Class.CLOSE, Class.PUNCT))
_ORDINARY = frozenset((Class.ORD, Class.SIGN, Class.OP, Class.INNER))


def kind(node: Node) -> Class:
    """Return what an atom is among its neighbours, as far as it knows by itself."""
    match node:
        case Symbol() | Atom():
            return node.kind
        case Space() | Tag() | Phantom():
            return Class.SPACE
        case Fraction() | Delimited() | Array():
            return Class.INNER
        case Script(base) if base is not None:
            return kind(base)
        case Accent(_, MathList((only,))):
            return kind(only)
        case Arrow():
            return Class.REL
    return Class.ORD


def kinds(items: Sequence[Node]) -> list[Class]:
    """Return the classes of atoms in a row: an operator with no left side is a sign."""
    out: list[Class] = []
    before: int | None = None
    for place, item in enumerate(items):
        found = kind(item)
        last = out[before] if before is not None else None
        if found is Class.BIN and 0 < place < len(items) - 1:
            # The dot of ‖·‖ stands for what the norm is taken of.
            alone = (
                bar(items[place - 1]) and bar(items[place + 1]) and _opens(items, out, place - 1)
            )
            found = Class.ORD if alone else found
        if found is Class.BIN and (
            before is None
            or last in _BEFORE_SIGN
            or (bar(items[before]) and _opens(items, out, before))
        ):
            found = Class.SIGN if _text(item) in "+−±∓" else Class.ORD
        elif found in _AFTER_ORDINARY and last is Class.BIN and before is not None:
            out[before] = Class.ORD
        out.append(found)
        if found is not Class.SPACE or place == 0:
            before = place if found is not Class.SPACE else None
    if before is not None and out[before] is Class.BIN:
        out[before] = Class.ORD
    return out


def _opens(items: Sequence[Node], classes: Sequence[Class], place: int) -> bool:
    """Return whether a bar has nothing to its left that it could close: that of |−x|."""
    while place and bar(items[place - 1]):
        place -= 1
    return place == 0 or classes[place - 1] in _BEFORE_SIGN


def gap(before: Class, after: Class, tight: bool, large: bool = False) -> int:
    """Return how many cells stay free between two atoms.

    `tight` is set in scripts and fractions of one line, `large` after an operator like a sum.
    """
    if Class.SPACE in (before, after):
        return 0
    if before is Class.SIGN:
        return 0
    if Class.REL in (before, after):
        if before is after or tight or before is Class.OPEN or after is Class.CLOSE:
            return 0
        return 0 if after is Class.PUNCT else 1
    if Class.BIN in (before, after):
        return 0 if tight else 1
    if before is Class.PUNCT:
        return 0 if tight or after in (Class.CLOSE, Class.PUNCT) else 1
    if before is Class.OP:
        return 1 if after in _ORDINARY or (large and after is Class.OPEN) else 0
    if after is Class.OP:
        return 1 if before in (Class.ORD, Class.CLOSE, Class.INNER) else 0
    return 0


def large(node: Node) -> bool:
    """Return whether an atom is a large operator, or one with limits: a blank comes after it."""
    if isinstance(node, Script):
        return isinstance(node.base, Symbol) and (node.base.limits or node.base.text in LARGE)
    return isinstance(node, Symbol) and node.text in LARGE


def additive(node: Node) -> bool:
    """Return whether an operator binds less than a fraction does."""
    return _text(node) in ("+", "−", "±", "∓")


def wide(node: Node) -> bool:
    """Return whether a blank sets its neighbours apart."""
    return isinstance(node, Space) and node.cells > 1


def bar(node: Node) -> bool:
    """Return whether an atom is a vertical bar, with or without scripts."""
    if isinstance(node, Script) and node.base is not None:
        node = node.base
    return _text(node) in ("|", "‖")


def _text(node: Node) -> str:
    return node.text if isinstance(node, Symbol | Fence) else ""
