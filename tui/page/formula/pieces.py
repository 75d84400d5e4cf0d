"""A row of atoms as pieces a drawing is put together from, and may be broken between."""

from __future__ import annotations

import re
from typing import Protocol

import msgspec
from msgspec.structs import replace

from .box import Box
from .breaking import OPERATOR, PAUSE, RELATION, Piece
from .spacing import WIDE_PUNCTUATION, bar, gap, kinds, large, wide
from .tree import (
    Array,
    Class,
    Delimited,
    Fence,
    Fraction,
    LongMark,
    MathList,
    Node,
    Radical,
    Script,
    Space,
    Symbol,
    Words,
)

_TEXT, _PRODUCT, _NESTED = 40, 70, 100
"""The cost of a line break there; `_NESTED` more for each pair of brackets around it."""
_SHORT = 12
"""A relation after fewer cells than this is no good place to break at."""
# Compiled where words are broken: that takes 2 ms, and most formulas have none.
_WORDS = r"\s*[^\s⺀-鿿豈-﫿가-힣]+\s*|\s*.[、。，；：！？）》」]?"
_AFTER_PRODUCT = frozenset((Class.ORD, Class.CLOSE, Class.INNER))


class Draughtsman(Protocol):
    """Draws the single atoms of a formula."""

    def set(self, node: Node, tight: bool = False) -> Box:
        """Return a node as a box; `tight` within scripts."""

    def attach(self, base: Box, sub: MathList | None, sup: MathList | None) -> Box:
        """Return a box with scripts at its right."""

    def fence(self, text: str, above: int, below: int) -> Box:
        """Return a delimiter that reaches so many rows above and below the baseline."""

    def glyph(self, text: str) -> Box:
        """Return text as a box of one row."""


class _Part(msgspec.Struct, frozen=True):
    """Pieces of one atom, and what it is to its left and right."""

    item: Node
    pieces: list[Piece]
    kind: Class
    lead: Class
    trail: Class


def pieces(hand: Draughtsman, row: MathList, tight: bool = False, depth: int = 0) -> list[Piece]:
    """Return the pieces of a row; `depth` is how many pairs of brackets are around it."""
    found = kinds(row.items)
    parts = [
        _part(hand, item, kind, tight, depth) for item, kind in zip(row.items, found, strict=True)
    ]
    _grow(hand, parts)
    _grow_bars(hand, parts)
    out: list[Piece] = []
    used, nested = 0, depth
    before: _Part | None = None
    for part in parts:
        if not part.pieces:
            continue
        nested = max(depth, nested - (part.lead is Class.CLOSE))
        blanks = _gap(before, part, tight) if before else 0
        cost = _cost(before, part) if before and not tight else None
        if cost is not None:
            short = used < _SHORT and part.kind is Class.REL
            cost += nested * _NESTED + short * OPERATOR
        used += blanks + part.pieces[0].box.width
        out.append(Piece(part.pieces[0].box, blanks, cost, part.pieces[0].fence))
        out.extend(part.pieces[1:])
        nested += part.trail is Class.OPEN
        before = part
    return out


def _part(hand: Draughtsman, item: Node, kind: Class, tight: bool, depth: int) -> _Part:
    match item:
        case Delimited():
            return _delimited(hand, item, item, None, None, tight, depth)
        case Script(Delimited() as base, sub, sup, limits) if not limits:
            return _delimited(hand, item, base, sub, sup, tight, depth)
        case Fence(text):
            return _Part(item, [Piece(hand.glyph(text), fence=text)], kind, kind, kind)
        case Words(text) if not tight and len(text) > 3:
            words = [
                Piece(hand.glyph(word), 0, _TEXT + depth * _NESTED)
                for word in re.findall(_WORDS, text)
            ]
            return _Part(item, words, kind, kind, kind)
        case Array(left=left, right=right) if left or right:
            lead, trail = (Class.OPEN if left else kind), (Class.CLOSE if right else kind)
            return _Part(item, [Piece(hand.set(item, tight))], kind, lead, trail)
    return _Part(item, [Piece(hand.set(item, tight))], kind, kind, kind)


def _delimited(
    hand: Draughtsman,
    item: Node,
    base: Delimited,
    sub: MathList | None,
    sup: MathList | None,
    tight: bool,
    depth: int,
) -> _Part:
    """Return the pieces of what is in delimiters: it may be broken inside, at a price."""
    inner = pieces(hand, base.body, tight, depth + 1)
    above, below = _extent(inner)
    if not _tall(above, below) and not any(isinstance(each, Array) for each in base.body.items):
        above = below = 0
    inner = [
        Piece(hand.fence(piece.fence, above, below), piece.gap) if piece.fence else piece
        for piece in inner
    ]
    left, right = hand.fence(base.left, above, below), hand.fence(base.right, above, below)
    right = hand.attach(right, sub, sup) if sub or sup else right
    if inner:
        inner[0] = Piece(inner[0].box)
    whole = [Piece(left), *inner, Piece(right)]
    kept = [piece for piece in whole if piece.box.width or piece.box.height > 1]
    lead = Class.OPEN if base.left else Class.INNER
    trail = Class.CLOSE if base.right or sub or sup else Class.INNER
    return _Part(item, kept, Class.INNER, lead, trail)


def _grow(hand: Draughtsman, parts: list[_Part]) -> None:
    """Make brackets that were typed plainly as tall as what is between them."""
    opened: list[tuple[int, int, int]] = []
    for place, part in enumerate(parts):
        symbol = _bracket(part.item)
        if symbol is not None and symbol.kind is Class.OPEN:
            opened.append((place, 0, 0))
            continue
        above, below = _extent(part.pieces)
        if symbol is not None and opened:
            start, above, below = opened.pop()
            if _tall(above, below):
                _replace(hand, parts, start, above, below)
                _replace(hand, parts, place, above, below)
        if opened:
            start, most, least = opened[-1]
            opened[-1] = (start, max(above, most), max(below, least))


def _grow_bars(hand: Draughtsman, parts: list[_Part]) -> None:
    r"""Make bars as tall as what is between two, or as what stands before `\bigg|_0^1`."""
    if any(isinstance(part.item, Symbol) and part.item.text in ("⟨", "⟩") for part in parts):
        return  # In ⟨a|b⟩ + |c⟩ no two bars belong together.
    waiting: list[int | None] = [None]
    for place, part in enumerate(parts):
        bracket = _bracket(part.item)
        if bracket is not None and bracket.kind is Class.OPEN:
            waiting.append(None)
        elif part.kind is Class.REL:
            waiting[-1] = None
        elif bracket is not None and len(waiting) > 1:
            waiting.pop()
        elif part.kind is not Class.ORD or not bar(part.item):
            continue
        elif (start := waiting[-1]) is not None:
            waiting[-1] = None
            _match(hand, parts, (start, place), parts[start + 1 : place])
        else:
            waiting[-1] = place
            if place and not isinstance(part.item, Symbol):
                _match(hand, parts, (place,), parts[place - 1 : place])


def _match(
    hand: Draughtsman, parts: list[_Part], places: tuple[int, ...], beside: list[_Part]
) -> None:
    """Make what stands at some places as tall as the parts beside it, if these are tall."""
    above, below = _extent([piece for part in beside for piece in part.pieces])
    if _tall(above, below):
        for place in places:
            _replace(hand, parts, place, above, below)


def _replace(hand: Draughtsman, parts: list[_Part], place: int, above: int, below: int) -> None:
    part = parts[place]
    base = part.item.base if isinstance(part.item, Script) else part.item
    if not isinstance(base, Symbol | Fence):
        return
    box = hand.fence(base.text, above, below)
    if isinstance(part.item, Script):
        box = hand.attach(box, part.item.sub, part.item.sup)
    parts[place] = replace(part, pieces=[Piece(box)])


def _bracket(item: Node) -> Symbol | None:
    """Return the bracket an atom is, with or without scripts; angles do not grow by themselves."""
    if isinstance(item, Script) and item.base is not None:
        item = item.base
    if isinstance(item, Symbol) and item.kind in (Class.OPEN, Class.CLOSE):
        return None if item.text in ("⟨", "⟩") else item
    return None


def _extent(pieces: list[Piece]) -> tuple[int, int]:
    """Return how many rows pieces reach above and below the baseline."""
    above = below = 0
    for piece in pieces:
        if len(piece.box.rows) > 1:
            above, below = max(above, piece.box.baseline), max(below, piece.box.below)
    return above, below


def _tall(above: int, below: int) -> bool:
    """Return whether brackets grow: for a fraction, not for a script."""
    return above + below > 1


def _gap(before: _Part, part: _Part, tight: bool) -> int:
    if isinstance(before.item, Symbol) and before.item.text in WIDE_PUNCTUATION:
        return 0
    blanks = gap(before.trail, part.lead, tight, large(before.item))
    if blanks or Class.SPACE in (before.kind, part.kind):
        return blanks
    if _lined(before.item) and part.lead not in (Class.CLOSE, Class.PUNCT):
        return 1
    if isinstance(before.item, Radical) and len(before.item.body.items) > 1:
        return int(part.lead not in (Class.CLOSE, Class.PUNCT))
    if _lined(part.item) and before.trail is not Class.OPEN:
        return 1
    return int(isinstance(part.item, Script) and part.item.base in (None, MathList()))


def _lined(item: Node) -> bool:
    """Return whether an atom has a line that would seem to run on into its neighbour's."""
    if isinstance(item, Script) and item.base is not None:
        item = item.base
    match item:
        case Fraction() | Array(left="", right=""):
            return True
        case LongMark():
            return len(item.body.items) > 1
    return False


def _cost(before: _Part, part: _Part) -> int | None:
    """Return what a line break between two atoms costs, None if there must be none."""
    if wide(before.item):
        return RELATION
    if isinstance(part.item, Space) or before.trail is Class.OPEN or part.lead is Class.CLOSE:
        return None
    if part.kind is Class.REL:
        return None if before.kind is Class.REL else RELATION
    if part.kind is Class.BIN:
        return OPERATOR
    if part.kind is Class.PUNCT or before.kind in (Class.SIGN, Class.BIN, Class.REL, Class.OP):
        return None
    if before.kind is Class.PUNCT:
        return PAUSE
    if isinstance(part.item, Words) or isinstance(before.item, Words):
        return _TEXT
    tall = isinstance(part.item, Fraction | Delimited | Radical | Array) or part.kind is Class.OP
    if before.trail in _AFTER_PRODUCT and (
        tall or (part.lead is Class.OPEN and before.trail is Class.CLOSE)
    ):
        return _PRODUCT
    return None
