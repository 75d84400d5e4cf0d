"""A formula as it is meant: the tree that both drawings are made from. Names are TeX's."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

import msgspec


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


class Symbol(msgspec.Struct, frozen=True):
    """A letter, a number, an operator, a name."""

    text: str
    kind: Class = Class.ORD
    limits: bool = False
    """Whether its scripts stand above and below it when there is room."""


class Words(msgspec.Struct, frozen=True):
    r"""Text in a formula, its blanks kept: `\text{if }`, Chinese."""

    text: str


class Space(msgspec.Struct, frozen=True):
    """A blank asked for."""

    cells: int


class MathList(msgspec.Struct, frozen=True):
    """Atoms side by side: TeX's math list."""

    items: tuple[Node, ...] = ()


class Fraction(msgspec.Struct, frozen=True):
    """One thing over another."""

    top: MathList
    bottom: MathList
    bar: bool = True


class Script(msgspec.Struct, frozen=True):
    """A nucleus with sub- and superscript."""

    base: Node | None
    sub: MathList | None = None
    sup: MathList | None = None
    limits: bool | None = None
    """Above and below, or at the side; None as the nucleus has it."""


class Radical(msgspec.Struct, frozen=True):
    """A root."""

    body: MathList
    degree: MathList | None = None


class Delimited(msgspec.Struct, frozen=True):
    r"""The formula between `\left` and `\right`; an empty delimiter is not drawn."""

    left: str
    body: MathList
    right: str


class Fence(msgspec.Struct, frozen=True):
    r"""`\middle|`: a delimiter as tall as what it stands in."""

    text: str


class Accent(msgspec.Struct, frozen=True):
    """A mark over a letter."""

    mark: str
    """The name of the command: `hat`, `bar`, `vec`…"""
    body: MathList


class LongMark(msgspec.Struct, frozen=True):
    """A line, brace or arrow along the whole of something."""

    kind: str
    """`overline`, `underline`, `overbrace`, `underbrace`, `overrightarrow`…"""
    body: MathList


class Arrow(msgspec.Struct, frozen=True):
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


class Array(msgspec.Struct, frozen=True):
    """Rows of cells."""

    rows: tuple[tuple[MathList, ...], ...]
    kind: str
    """`matrix`, `cases`, `rcases`, `aligned`, `gathered`, `substack` or `array`."""
    left: str = ""
    right: str = ""
    columns: str = ""
    """The alignment of the columns, a letter each: `l`, `c` or `r`; the last one repeats."""
    bars: tuple[int, ...] = ()
    """Before which columns a rule stands, from 0."""
    rules: tuple[ArrayRule, ...] = ()


class Boxed(msgspec.Struct, frozen=True):
    """Something with a frame around it."""

    body: MathList


class Phantom(msgspec.Struct, frozen=True):
    """The room something would take."""

    body: MathList


class Atom(msgspec.Struct, frozen=True):
    r"""Something told to behave as of a class: `\mathrel{…}`, `\mathop{…}`."""

    body: MathList
    kind: Class
    limits: bool = False


class Tag(msgspec.Struct, frozen=True):
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
