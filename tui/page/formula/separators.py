"""Additions that atoms on one line need beside each other: parentheses, a blank, a brace."""

from __future__ import annotations

from . import alphabets
from .spacing import additive, wide
from .tree import Array, Class, Delimited, MathList, Node, Radical, Script, Symbol, Tag

_FREE_LEFT = frozenset((Class.REL, Class.OPEN, Class.PUNCT, Class.SIGN))
_FREE_RIGHT = frozenset((Class.REL, Class.CLOSE, Class.PUNCT))


def free(items: tuple[Node, ...], found: list[Class], place: int) -> bool:
    """Return whether neither neighbour of an atom binds as tightly as a fraction does.

    What stands before a root binds no part of it.
    """
    before = place - 1
    while before >= 0 and found[before] is Class.SPACE and not _apart(items[before]):
        before -= 1
    after = place + 1
    while after < len(items) and found[after] is Class.SPACE and not _apart(items[after]):
        after += 1
    left = before < 0 or _apart(items[before]) or found[before] in _FREE_LEFT
    left = left or isinstance(items[place], Radical)
    right = after >= len(items) or _apart(items[after]) or found[after] in _FREE_RIGHT
    return (left or additive(items[before])) and (right or additive(items[after]))


def unclosed(item: Node) -> bool:
    """Return whether an atom is rows with a brace on their left only."""
    match item:
        case Array(kind="cases", right="") | Delimited("{", MathList((Array(),)), ""):
            return True
    return False


def ends(items: tuple[Node, ...], found: list[Class], place: int) -> bool:
    """Return whether nothing comes after an atom but a number and punctuation."""
    return all(
        isinstance(item, Tag) or kind in (Class.SPACE, Class.PUNCT)
        for item, kind in zip(items[place + 1 :], found[place + 1 :], strict=True)
    )


def _apart(item: Node) -> bool:
    return wide(item) or isinstance(item, Tag)


def edges(item: Node, text: str, kind: Class) -> tuple[Class, Class]:
    """Return what an atom is to its left and to its right, once it is text."""
    if kind is not Class.INNER:
        return kind, kind
    lead = Class.OPEN if text[0] in "([{|‖⌊⌈⟨" else Class.ORD
    trail = Class.CLOSE if text[-1] in ")]}|‖⌋⌉⟩" else Class.ORD
    return lead, trail


def runs_on(item: Node | None, before: str, text: str) -> bool:
    """Return whether a text would seem to belong to the script or number that ends before it."""
    if before[-1].isdigit() and text[0].isdigit():
        return True
    if isinstance(item, Symbol):
        return False
    mark = max(before.rfind("_"), before.rfind("^"))
    after_script = (
        mark >= 0 and alphabets.cluster_count(before[mark + 1 :]) == 1 and before[mark + 1] != "("
    )
    return after_script and text[0].isalnum()


def stray(item: Node) -> bool:
    """Return whether an atom begins with a script that belongs to what follows it."""
    match item:
        case Script(None | MathList(())) | Radical(_, MathList()):
            return True
    return False
