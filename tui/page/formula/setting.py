"""The base of both ways of setting a formula: dispatch on the tree, atoms side by side."""

from __future__ import annotations

from abc import ABC, abstractmethod

from tui.page.cells import NARROW, Measure

from .box import Box
from .tree import (
    Accent,
    Array,
    Arrow,
    Atom,
    Boxed,
    Delimited,
    Fence,
    Fraction,
    LongMark,
    MathList,
    Node,
    Phantom,
    Radical,
    Script,
    Space,
    Symbol,
    Tag,
    Words,
)


class Setting(ABC):
    """A way to make boxes of a formula; one rule a construct."""

    def __init__(self, measure: Measure = NARROW) -> None:
        """Set formulas for a terminal that gives text the cells of a measure."""
        self.measure = measure
        self._rows: dict[tuple[int, bool], tuple[MathList, Box]] = {}
        self._glyphs: dict[str, Box] = {}

    def glyph(self, text: str) -> Box:
        """Return text as a box of one row."""
        known = self._glyphs.get(text)
        if known is None:
            known = self._glyphs[text] = Box((text,), self.cells(text))
        return known

    def cells(self, text: str) -> int:
        """Return how many cells a text takes."""
        return self.measure.cells(text)

    def set(self, node: Node, tight: bool = False) -> Box:
        """Return a node as a box; `tight` within scripts and fractions."""
        match node:
            case Symbol():
                return self.glyph(node.text)
            case Words():
                return self.glyph(node.text)
            case Space():
                return self.glyph(" " * node.cells)
            case MathList():
                return self.row(node, tight)
            case Fraction():
                return self.fraction(node)
            case Script():
                return self.script(node, tight)
            case Radical():
                return self.radical(node)
            case Delimited():
                return self.delimited(node, tight)
            case Fence():
                return self.glyph(node.text)
            case Accent():
                return self.accent(node)
            case LongMark():
                return self.line(node)
            case Arrow():
                return self.arrow(node)
            case Array():
                return self.array(node)
            case Boxed():
                return self.boxed(node)
            case Phantom():
                return self.phantom(node)
            case Atom():
                return self.row(node.body, tight)
            case Tag():
                return self.tag(node)

    def row(self, node: MathList, tight: bool = False) -> Box:
        """Return atoms side by side. Each row is set once, however often a rule asks for it."""
        # The row is kept beside its box: its id must not be given to another.
        known = self._rows.get((id(node), tight))
        if known is None:
            known = self._rows[id(node), tight] = (node, self.beside(node, tight))
        return known[1]

    @abstractmethod
    def beside(self, node: MathList, tight: bool) -> Box:
        """Return the atoms of a row beside each other, with the blanks between them."""

    @abstractmethod
    def fraction(self, node: Fraction) -> Box:
        """Return one thing over another."""

    @abstractmethod
    def script(self, node: Script, tight: bool) -> Box:
        """Return a nucleus with its scripts."""

    @abstractmethod
    def radical(self, node: Radical) -> Box:
        """Return a root."""

    @abstractmethod
    def delimited(self, node: Delimited, tight: bool) -> Box:
        """Return what stands between two delimiters, with them."""

    @abstractmethod
    def accent(self, node: Accent) -> Box:
        """Return a letter with a mark over it."""

    @abstractmethod
    def line(self, node: LongMark) -> Box:
        """Return something with a line, brace or arrow along it."""

    @abstractmethod
    def arrow(self, node: Arrow) -> Box:
        """Return an arrow with what is written on it."""

    @abstractmethod
    def array(self, node: Array) -> Box:
        """Return rows of cells."""

    @abstractmethod
    def boxed(self, node: Boxed) -> Box:
        """Return something in a frame."""

    @abstractmethod
    def phantom(self, node: Phantom) -> Box:
        """Return the room something would take."""

    @abstractmethod
    def tag(self, node: Tag) -> Box:
        """Return the number of a formula."""
