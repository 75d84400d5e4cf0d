"""A formula in a sentence: on one row what one row says exactly, the rest in two dimensions."""

from __future__ import annotations

from tui.page.cells import NARROW, Measure

from . import separators
from .box import Box
from .breaking import Piece, joined
from .drawing import Drawing
from .linear import OneLine
from .pieces import pieces
from .spacing import kinds
from .tree import Fraction, MathList, Node, Radical, Symbol


class InSentence(Drawing):
    """Draws a formula no taller than it has to be: a line of prose grows with it."""

    def __init__(self, measure: Measure = NARROW, room: int = 0) -> None:
        """Draw for a terminal that gives text the cells of a measure."""
        super().__init__(measure, room)
        self._flat: dict[tuple[int, bool], tuple[MathList, Box | None]] = {}

    def pieces(self, row: MathList) -> list[Piece]:
        """Return the pieces of a whole formula: its fractions on a row where that saves one."""
        row = self._with_flat(row, Radical, tight=False)
        parts = pieces(self, row)
        flatter = self._with_flat(row, Fraction, tight=False)
        if flatter is row:
            return parts
        fewer = pieces(self, flatter)
        return fewer if joined(fewer).height < joined(parts).height else parts

    def beside(self, node: MathList, tight: bool) -> Box:
        """Return the atoms of a row: on one row where that makes up no bracket."""
        flat = self.flat(node, tight)
        return flat or super().beside(self._with_flat(node, Radical, tight), tight)

    def _with_flat(self, row: MathList, kind: type[Fraction | Radical], tight: bool) -> MathList:
        """Return a row with the atoms of a kind as text that one row says exactly."""
        if not any(isinstance(item, kind) for item in row.items):
            return row
        items, found = list(row.items), kinds(row.items)
        for place, item in enumerate(row.items):
            if isinstance(item, kind) and separators.free(row.items, found, place):
                one = OneLine(self.measure)
                text = one.set(item, tight).text
                if one.exact:
                    items[place] = Symbol(text)
        return MathList(tuple(items))

    def half(self, row: MathList) -> Box:
        """Return a numerator, a denominator, or what is under a root."""
        return self.part(row, True)

    def part(self, row: MathList, tight: bool = False) -> Box:
        """Return a numerator or a cell: on one row where that makes up no bracket and fits."""
        flat = self.flat(row, tight)
        if flat and (not self.room or flat.width <= self.room):
            self.widest = max(self.widest, flat.width)
            return flat
        return super().part(row, tight)

    def flat(self, row: MathList, tight: bool) -> Box | None:
        """Return a row on one row of cells, None where that would not be exact."""
        # The row is kept beside its box: its id must not be given to another.
        known = self._flat.get((id(row), tight))
        if known is None:
            one = OneLine(self.measure)
            text = one.say(row, tight).strip()
            box = self.glyph(text) if one.exact else None
            known = self._flat[id(row), tight] = (row, box)
        return known[1]

    def nucleus(self, base: Node | None, tight: bool, scripts: bool) -> Box:
        """Return what scripts are put to; an integral sign stays as tall as a letter."""
        return super().nucleus(base, tight or isinstance(base, Symbol), scripts)
