"""An excerpt: the blocks of a text that are selected, cut where the selection begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tui.page.blocks import (
    Block,
    Card,
    Code,
    Headline,
    Listing,
    Mark,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Reference,
    Rule,
    Run,
    Table,
    Video,
)
from tui.page.leaves import Leaf, prose_length
from tui.page.selection import Selection
from tui.page.table_offsets import table_offsets


def excerpt(
    blocks: Iterable[Block], leaves: Sequence[Leaf], selection: Selection
) -> tuple[Block, ...]:
    """Return the blocks selected of a text, in the quotes and lists that they are in.

    Of one block it is that alone; a part of a heading, a cell or a line of code is words.

    Args:
        blocks: the text.
        leaves: its leaves.
        selection: what is selected of it.
    """
    numbers = [
        number
        for number in range(
            max(0, selection.start.block), min(selection.end.block + 1, len(leaves))
        )
        if leaves[number].speaks and selection.offsets(number)
    ]
    if len(numbers) != 1:
        return _Excerpt(selection).of(blocks)
    leaf, offsets = leaves[numbers[0]], selection.offsets(numbers[0])
    assert leaf.block and offsets
    if leaf.words(*offsets) == leaf.words():
        return (leaf.block,)
    return _words(_cut(leaf.block, *offsets))


class _Excerpt:
    """Cuts blocks, whose leaves it counts."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._number = -1

    def of(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return what is selected of some blocks."""
        return tuple(found for block in blocks for found in self._of(block))

    def _of(self, block: Block) -> tuple[Block, ...]:
        match block:
            case Quote():
                inside = self.of(block.blocks)
                return (Quote(inside),) if inside else ()
            case Listing():
                return self._listing(block)
            case Notes():
                self._number += 1
                notes = []
                for note in block.notes:
                    inside, taken = self._inside(note.blocks)
                    if taken:
                        notes.append(replace(note, blocks=inside))
                return (Notes(tuple(notes)),) if notes else ()
            case _:
                self._number += 1
                offsets = self._selection.offsets(self._number)
                return (_cut(block, *offsets),) if offsets else ()

    def _listing(self, listing: Listing) -> tuple[Block, ...]:
        items = []
        first: int | None = None
        for number, item in enumerate(listing.items):
            inside, taken = self._inside(item)
            if taken:
                first = number if first is None else first
                items.append(inside)
        if first is None:
            return ()
        start = None if listing.start is None else listing.start + first
        return (replace(listing, items=tuple(items), start=start),)

    def _inside(self, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], bool]:
        """Return what is selected of an item or a note, and whether any of that is."""
        if not blocks:
            self._number += 1
            return (), self._selection.offsets(self._number) is not None
        inside = self.of(blocks)
        return inside, bool(inside)


def _cut(block: Block, start: int, end: int) -> Block:
    """Return a leaf from a character up to another; what is one is taken whole."""
    match block:
        case Paragraph(prose):
            return Paragraph(_cut_prose(prose, start, end))
        case Headline(level, prose):
            return Headline(level, _cut_prose(prose, start, end))
        case Code():
            return replace(block, text=block.text[max(0, start - 1) : max(0, end - 1)])
        case Table():
            return _cut_table(block, start, end)
        case _:
            return block


def _cut_prose(prose: Prose, start: int, end: int) -> Prose:
    found: list[Run] = []
    at = 0
    for run in prose:
        length = prose_length((run,))
        begin, stop = max(0, start - at), min(length, end - at)
        at += length
        if begin >= stop:
            continue
        if run.formula or isinstance(run.thing, Picture | Card | Video | Reference):
            found.append(run)
        else:
            found.append(replace(run, text=run.text[begin:stop]))
    return tuple(found)


def _cut_table(table: Table, start: int, end: int) -> Table:
    rows = (table.head, *table.rows) if table.headed else table.rows
    lengths = [[prose_length(cell) for cell in row] for row in rows]
    offsets = table_offsets(lengths, headed=table.headed)
    kept: list[tuple[Prose, ...]] = []
    for number, (row, starts) in enumerate(zip(rows, offsets.cells, strict=True)):
        if offsets.begin(number) < end and start < offsets.ends[number]:
            cells = zip(row, starts, strict=True)
            kept.append(tuple(_cut_prose(cell, start - at, end - at) for cell, at in cells))
        elif number == 0 and table.headed:
            kept.append(tuple(() for _ in row))
    head = kept.pop(0) if table.headed else table.head
    return Table(head, tuple(kept))


def _words(block: Block) -> tuple[Block, ...]:
    """Return a part of a block as words where that is all it is."""
    match block:
        case Headline(_, prose):
            return (Paragraph(prose),)
        case Code(text) if "\n" not in text and text.strip():
            return (Paragraph((Run(text, Mark.CODE),)),)
        case Table():
            cells = [cell for row in (block.head, *block.rows) for cell in row if cell]
            return (Paragraph(cells[0]),) if len(cells) == 1 else (block,)
        case Rule():
            return ()
        case _:
            return (block,)
