"""Blocks with the reader's marks in them: words set apart, and references to notes behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from tui.page.blocks import (
    Block,
    Card,
    Headline,
    Listing,
    Mark,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Reference,
    Run,
    Table,
    Video,
)
from tui.page.leaves import prose_length
from tui.page.selection import Selection
from tui.page.table_offsets import table_offsets


class Annotation(NamedTuple):
    """Words that are marked, and perhaps a note to them."""

    selection: Selection
    label: str = ""
    """The name of the note where it stands; empty for none."""


class _Inside(NamedTuple):
    """The part of one leaf that is to be seen: characters from its beginning on."""

    lit: Sequence[tuple[int, int]]
    labels: Sequence[tuple[int, str]]
    """The labels of notes, each after how many characters."""

    def moved(self, characters: int, length: int) -> _Inside:
        """Return the same as seen from so many characters on, of a part that is so long."""
        lit = [(start - characters, end - characters) for start, end in self.lit]
        labels = [
            (at - characters, label)
            for at, label in self.labels
            if characters < at <= characters + length
        ]
        return _Inside(lit, labels)


def annotated(
    blocks: Iterable[Block], annotations: Sequence[Annotation], *, highlights: bool = True
) -> tuple[Block, ...]:
    """Return blocks with the words of annotations as highlights, and a reference behind each note.

    What is no sentence, such as code and formulas, stays as it is; its references stand below it.

    Args:
        blocks: a text.
        annotations: what is marked in it.
        highlights: whether the form that the text is for has highlights.
    """
    return _Annotated(annotations, highlights).of(blocks) if annotations else tuple(blocks)


class _Annotated:
    """Goes through blocks, whose leaves it counts."""

    def __init__(self, annotations: Sequence[Annotation], highlights: bool) -> None:
        self._annotations = annotations
        self._highlights = highlights
        self._number = -1

    def of(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(found for block in blocks for found in self._of(block))

    def _of(self, block: Block) -> Iterator[Block]:
        match block:
            case Quote():
                yield Quote(self.of(block.blocks))
            case Listing():
                yield replace(block, items=tuple(map(self._inside, block.items)))
            case Notes():
                self._number += 1
                notes = (replace(note, blocks=self._inside(note.blocks)) for note in block.notes)
                yield Notes(tuple(notes))
            case _:
                self._number += 1
                yield from _leaf(block, self._here())

    def _inside(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if not blocks:
            self._number += 1
        return self.of(blocks)

    def _here(self) -> _Inside:
        """Return what is to be seen in the leaf that is counted now."""
        found = [
            (offsets, one)
            for one in self._annotations
            if (offsets := one.selection.offsets(self._number))
        ]
        labels = [
            (one.selection.end.offset, one.label)
            for _, one in found
            if one.label and one.selection.end.block == self._number
        ]
        return _Inside([one for one, _ in found] if self._highlights else (), sorted(labels))


def _leaf(block: Block, inside: _Inside) -> Iterator[Block]:
    if not inside.lit and not inside.labels:
        yield block
        return
    match block:
        case Paragraph(prose):
            yield Paragraph(_prose(prose, inside))
        case Headline(level, prose):
            yield Headline(level, _prose(prose, inside))
        case Table():
            yield _table(block, inside)
        case _:
            yield block
            if inside.labels:
                yield Paragraph(tuple(_reference(label) for _, label in inside.labels))


def _prose(prose: Prose, inside: _Inside) -> Prose:
    """Return words with highlights and references; what is one, such as a formula, as a whole."""
    found: list[Run] = []
    labels = list(inside.labels)
    at = 0
    for run in prose:
        length = prose_length((run,))
        for start, end in _pieces(run, at, length, inside):
            lit = any(begin < end and start < stop for begin, stop in inside.lit)
            text = run.text if end - start == length else run.text[start - at : end - at]
            mark = run.mark | Mark.HIGHLIGHT if lit else run.mark
            found.append(replace(run, text=text, mark=mark))
            while labels and labels[0][0] <= end:
                found.append(_reference(labels.pop(0)[1]))
        at += length
    return (*found, *(_reference(label) for _, label in labels))


def _pieces(run: Run, at: int, length: int, inside: _Inside) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that are alike, as characters before them and up to their end."""
    cuts: set[int] = set()
    if not (run.formula or isinstance(run.thing, Picture | Card | Video | Reference)):
        cuts.update(edge for lit in inside.lit for edge in lit)
        # Two pieces of code with a reference between them would not be the code that it was.
        cuts.update(end for end, _ in inside.labels if Mark.CODE not in run.mark)
    edges = [at, *sorted(cut for cut in cuts if at < cut < at + length), at + length]
    return pairwise(edges)


def _table(table: Table, inside: _Inside) -> Table:
    rows = (table.head, *table.rows) if table.headed else table.rows
    lengths = [[prose_length(cell) for cell in row] for row in rows]
    offsets = table_offsets(lengths, headed=table.headed)
    made = [
        tuple(
            _prose(cell, inside.moved(start, length)) if cell else cell
            for cell, start, length in zip(row, starts, sizes, strict=True)
        )
        for row, starts, sizes in zip(rows, offsets.cells, lengths, strict=True)
    ]
    head = made.pop(0) if table.headed else table.head
    return Table(head, tuple(made))


def _reference(label: str) -> Run:
    return Run(f"[{label}]", thing=Reference(label))
