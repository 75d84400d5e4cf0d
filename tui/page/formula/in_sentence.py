"""A formula in a sentence: on one row what one row says exactly, the rest in two dimensions."""

from __future__ import annotations

from tui.page.cells import NARROW, Measure

from .box import Box
from .drawing import Drawing
from .line import OneLine
from .tree import MathList, Node, Symbol


class InSentence(Drawing):
    """Draws a formula no taller than it has to be: a line of prose grows with it."""

    def __init__(self, measure: Measure = NARROW) -> None:
        """Draw for a terminal that gives text the cells of a measure."""
        super().__init__(measure)
        self._flat: dict[tuple[int, bool], tuple[MathList, Box | None]] = {}

    def beside(self, node: MathList, tight: bool) -> Box:
        """Return the atoms of a row: on one row where that makes up no bracket."""
        return self.flat(node, tight) or super().beside(node, tight)

    def part(self, row: MathList) -> Box:
        """Return a numerator or a cell."""
        return self.row(row, True)

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
