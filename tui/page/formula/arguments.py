"""The arguments of a command, read as what the command takes them for: rows, words, delimiters."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from . import tex_commands
from .environments import ReadMathList
from .symbols import named
from .tex_parser import Chars, ControlSequence, Group, TexNode
from .tree import Class, MathList, Node, Symbol, Words

Nodes = tuple[Node, ...]


class Call(msgspec.Struct, frozen=True):
    """A command where it stands: its arguments, the font that is on, who reads rows."""

    name: str
    arguments: tuple[TexNode | None, ...]
    font: str
    read_row: ReadMathList

    def source(self, place: int) -> TexNode | None:
        """Return an argument as it was written, None if it was left out."""
        count = len(self.arguments)
        return self.arguments[place] if -count <= place < count else None

    def row(self, place: int, font: str | None = None) -> MathList:
        """Return an argument as a row."""
        source, font = self.source(place), self.font if font is None else font
        if source is None:
            return MathList()
        return self.read_row(source.items if isinstance(source, Group) else (source,), font)

    def words(self, place: int) -> Nodes:
        """Return an argument as text."""
        return text_argument(self.source(place), self.read_row)


def text_argument(source: TexNode | None, read_row: ReadMathList) -> Nodes:
    r"""Return the inside of a `\text{…}`: blanks kept, formulas in it read as such."""
    match source:
        case None:
            return ()
        case Chars():
            return (Words(re.sub(r"\s+", " ", source.text)),)
        case Group():
            if source.tex.startswith(("$", "\\(")):
                return read_row(source.items, "").items
            return tuple(node for item in source.items for node in text_argument(item, read_row))
        case ControlSequence("^" | "_"):
            return (Words(source.name), *text_argument(source.arguments[0], read_row))
        case ControlSequence("~" | " " | "\\"):
            return (Words(" "),)
        case ControlSequence() if source.name in tex_commands.TEXT:
            return tuple(
                node for each in source.arguments for node in text_argument(each, read_row)
            )
    return read_row((source,), "").items


def grouped(inner: MathList) -> Node:
    """Return a group as an atom: braces make an operator an ordinary symbol."""
    if len(inner.items) == 1:
        item = inner.items[0]
        if isinstance(item, Symbol) and item.kind in (Class.BIN, Class.REL, Class.PUNCT):
            return Symbol(item.text)
        return item
    return inner


def spliced(items: Iterable[Node]) -> Nodes:
    """Return the items with the rows among them put in place of themselves."""
    return tuple(
        inner for item in items for inner in (item.items if isinstance(item, MathList) else (item,))
    )


def delimiter(source: TexNode | None) -> str:
    r"""Return the character a delimiter after `\left` or `\big` is, empty for none."""
    match source:
        case Chars(text):
            return {".": "", "<": "⟨", ">": "⟩"}.get(text.strip(), text.strip())
        case ControlSequence("|"):
            return "‖"
        case ControlSequence(name):
            symbol = named(name)
            return symbol.text if symbol else name
        case Group(items):
            return delimiter(items[0]) if items else ""
    return ""
