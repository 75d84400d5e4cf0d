"""Leaves: the blocks that hold words and no other blocks, with their words by their offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from tui.page.blocks import (
    Block,
    Card,
    Code,
    Formula,
    Headline,
    Listing,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Reference,
    Run,
    Table,
    Video,
    plain,
)
from tui.page.prose_parts import LABEL
from tui.page.runs import VIDEO_TITLE
from tui.page.table_offsets import table_offsets

_NOT_SEEN = "\ufffc"
"""Stands for what has no characters of its own: a label, the room that a table leaves."""


class LeafPart(NamedTuple):
    """Characters of a leaf that are one, or of one kind."""

    start: int
    end: int
    words: str | None = None
    """The author's own words for them as a whole; None where they are these characters."""
    between: bool = False
    """Whether it is what stands between two parts, and no place of its own."""


class Leaf(msgspec.Struct, frozen=True, dict=True):
    """A block that holds words, or that takes a number among them: what `Place.block` counts."""

    block: Block | None
    """The block; None for an item of a list without anything in it."""
    text: str
    """Its characters: what `Place.offset` counts."""
    parts: tuple[LeafPart, ...]
    """From the first to the last, without a gap."""
    parents: tuple[Block, ...] = ()
    """The blocks that it is in, from the outermost on."""

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.parts]

    def part_at(self, offset: int) -> int:
        """Return the index of the part that a character is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words(self, start: int = 0, end: int | None = None) -> str:
        """Return what its author wrote from a character up to another.

        What is one, such as a formula, is taken whole where any of it is.
        """
        end = len(self.text) if end is None else end
        said: list[str] = []
        for part in self.parts[self.part_at(start) :]:
            if part.start >= end:
                break
            if part.words is None:
                said.append(self.text[max(start, part.start) : min(end, part.end)])
            elif start < part.end:
                said.append(part.words)
        return "".join(said)

    @cached_property
    def size(self) -> int:
        """The number of characters that its author wrote in it, line ends not counted."""
        return size_of(self.words())

    @cached_property
    def speaks(self) -> bool:
        """Whether it has any words."""
        return any(not part.between for part in self.parts)


def size_of(words: str) -> int:
    """Return how many characters some words are, line ends and tabs not counted."""
    return len(words) - words.count("\n") - words.count("\t")


def leaves(blocks: Iterable[Block]) -> tuple[Leaf, ...]:
    """Return the leaves of blocks, each at the index that is its number on a page of them."""
    return tuple(_leaves(blocks, ()))


def _leaves(blocks: Iterable[Block], above: tuple[Block, ...]) -> Iterator[Leaf]:
    for block in blocks:
        inside = (*above, block)
        match block:
            case Quote():
                yield from _leaves(block.blocks, inside)
            case Listing():
                for item in block.items:
                    yield from _leaves(item, inside) if item else (_bare(inside),)
            case Notes():
                yield _bare(inside)  # The rule above them.
                for note in block.notes:
                    yield from _leaves(note.blocks, inside) if note.blocks else (_bare(inside),)
            case _:
                yield _leaf(block, above)


def _bare(above: tuple[Block, ...]) -> Leaf:
    return Leaf(None, "", (), above)


def _leaf(block: Block, above: tuple[Block, ...]) -> Leaf:
    text = _Text()
    match block:
        case Paragraph(prose) | Headline(_, prose):
            text.prose(prose)
        case Code():
            text.between("", 1)
            text.add(block.text)
        case Formula():
            text.add(block.tex, block.tex)
        case Picture() | Card() | Video():
            text.prose((Run("", thing=block),))
        case Table():
            text.table(block)
    return Leaf(block, "".join(text.said), tuple(text.parts), above)


class _Text:
    """The text of a leaf as it is gathered."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.parts: list[LeafPart] = []
        self.length = 0

    def add(self, text: str, words: str | None = None, between: bool = False) -> None:
        """Add characters, and what was written for them."""
        if not text:
            return
        start, self.length = self.length, self.length + len(text)
        self.said.append(text)
        if words is None and self.parts and self.parts[-1].words is None:
            self.parts[-1] = LeafPart(self.parts[-1].start, self.length)
        else:
            self.parts.append(LeafPart(start, self.length, words, between))

    def between(self, words: str, length: int) -> None:
        """Add what stands between two parts and is so many characters."""
        self.add(words if len(words) == length else _NOT_SEEN * length, words, between=True)

    def prose(self, prose: Prose) -> None:
        """Add some prose."""
        for run in prose:
            if isinstance(run.thing, Picture | Card | Video):
                self._figure(run.thing)
            elif run.formula:
                self.add(run.text, run.formula.written)
            else:
                whole = isinstance(run.thing, Reference)
                self.add(run.text, run.text if whole else None)

    def _figure(self, thing: Picture | Card | Video) -> None:
        """Add a label, and its caption or title; the label says what has no words."""
        if isinstance(thing, Picture):
            caption, label, blank = thing.caption, "[图]", " "
        else:
            moving = isinstance(thing, Video) and thing.title == VIDEO_TITLE
            caption = () if moving or not thing.title.strip() else (Run(thing.title),)
            label, blank = "" if caption else thing.title.strip() or thing.url, ""
        self.add(_NOT_SEEN * LABEL, label, between=not label)
        if plain(caption):
            self.between(blank, 1)
            self.prose(caption)

    def table(self, table: Table) -> None:
        """Add a table: a tab between two cells, a line feed between two rows."""
        rows = (table.head, *table.rows) if table.headed else table.rows
        cells = [[_text_of(cell) for cell in row] for row in rows]
        lengths = [[cell.length for cell in row] for row in cells]
        offsets = table_offsets(lengths, headed=table.headed)
        for number, (row, starts) in enumerate(zip(cells, offsets.cells, strict=True)):
            for column, (cell, start) in enumerate(zip(row, starts, strict=True)):
                self.between("\t" if column else "\n" if number else "", start - self.length)
                self.take(cell)

    def take(self, other: _Text) -> None:
        """Add what was gathered elsewhere."""
        self.said += other.said
        self.parts += (
            LeafPart(part.start + self.length, part.end + self.length, part.words, part.between)
            for part in other.parts
        )
        self.length += other.length


def _text_of(prose: Prose) -> _Text:
    text = _Text()
    text.prose(prose)
    return text


def prose_length(prose: Prose) -> int:
    """Return how many characters some prose counts for."""
    return _text_of(prose).length
