"""A formula as it is meant: the tree that both drawings are made from. Names are TeX's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Class(Enum):
    """The classes of atoms; the blanks between atoms follow (TeXbook, ch. 18)."""

    ORD = auto()
    SIGN = auto()
    """An operator with nothing to its left: the minus of −x."""
    OP = auto()
    BIN = auto()
    REL = auto()
    OPEN = auto()
    CLOSE = auto()
    PUNCT = auto()
    INNER = auto()
    SPACE = auto()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter, a number, an operator, a name."""

    text: str
    kind: Class = Class.ORD
    limits: bool = False
    """Whether its scripts stand above and below it when there is room."""


@dataclass(frozen=True, slots=True)
class Words:
    r"""Text in a formula, its blanks kept: `\text{if }`, Chinese."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """A blank asked for."""

    cells: int


@dataclass(frozen=True, slots=True)
class MathList:
    """Atoms side by side: TeX's math list."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Fraction:
    """One thing over another."""

    top: MathList
    bottom: MathList
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """A nucleus with sub- and superscript."""

    base: Node | None
    sub: MathList | None = None
    sup: MathList | None = None
    limits: bool | None = None
    """Above and below, or at the side; None as the nucleus has it."""


@dataclass(frozen=True, slots=True)
class Radical:
    """A root."""

    body: MathList
    degree: MathList | None = None


@dataclass(frozen=True, slots=True)
class Delimited:
    r"""The formula between `\left` and `\right`; an empty delimiter is not drawn."""

    left: str
    body: MathList
    right: str


@dataclass(frozen=True, slots=True)
class Fence:
    r"""`\middle|`: a delimiter as tall as what it stands in."""

    text: str


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over a letter."""

    mark: str
    """The name of the command: `hat`, `bar`, `vec`…"""
    body: MathList


@dataclass(frozen=True, slots=True)
class LongMark:
    """A line, brace or arrow along the whole of something."""

    kind: str
    """`overline`, `underline`, `overbrace`, `underbrace`, `overrightarrow`…"""
    body: MathList


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow as long as what is written on it."""

    text: str
    over: MathList
    under: MathList


class ArrayRule(NamedTuple):
    """A rule across an array, or across some of its columns."""

    row: int
    """Above which row it stands, from 0."""
    first: int = 0
    """The first column under it, from 0."""
    end: int = 99
    """The column behind the last."""


@dataclass(frozen=True, slots=True)
class Array:
    """Rows of cells."""

    rows: tuple[tuple[MathList, ...], ...]
    kind: str
    """`matrix`, `cases`, `rcases`, `aligned`, `gathered`, `substack` or `array`."""
    left: str = ""
    right: str = ""
    columns: str = ""
    """How the columns stand, a letter each: `l`, `c` or `r`; the last one repeats."""
    bars: tuple[int, ...] = ()
    """Before which columns a rule stands, from 0."""
    rules: tuple[ArrayRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxed:
    """Something with a frame around it."""

    body: MathList


@dataclass(frozen=True, slots=True)
class Phantom:
    """The room something would take."""

    body: MathList


@dataclass(frozen=True, slots=True)
class Atom:
    r"""Something told to behave as of a class: `\mathrel{…}`, `\mathop{…}`."""

    body: MathList
    kind: Class
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """The number of a formula."""

    body: MathList


Node = (
    Symbol
    | Words
    | Space
    | MathList
    | Fraction
    | Script
    | Radical
    | Delimited
    | Fence
    | Accent
    | LongMark
    | Arrow
    | Array
    | Boxed
    | Phantom
    | Atom
    | Tag
)
