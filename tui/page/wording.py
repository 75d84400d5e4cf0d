"""The words of a whole text as one string, and which place each of its characters is from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.page.leaves import Leaf
from tui.page.page import Place
from tui.page.selection import Selection


class _LeafPart(NamedTuple):
    """Words of the text that come from one part of a leaf."""

    at: int
    """Characters of the text before it."""
    length: int
    block: int
    start: int
    """Characters of the block before it, and up to its end."""
    end: int
    whole: bool
    """Whether it is one, such as a formula, and not so many characters of the block."""


class Wording:
    """The words of a text: those that are copied when all of it is selected."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        """Gather the words of a text."""
        self._pieces: list[_LeafPart] = []
        said: list[str] = []
        length = 0
        for number, leaf in enumerate(leaves):
            if not leaf.speaks:
                continue
            if said:
                said.append("\n")
                length += 1
            for start, end, written, _ in leaf.parts:
                words = leaf.text[start:end] if written is None else written
                whole = written is not None
                self._pieces.append(_LeafPart(length, len(words), number, start, end, whole))
                said.append(words)
                length += len(words)
        self.text = "".join(said)
        # To look through these is many times faster than through the pieces.
        self._places = [(piece.block, piece.start) for piece in self._pieces]
        self._offsets = [piece.at for piece in self._pieces]

    def range_of(self, selection: Selection) -> tuple[int, int]:
        """Return from which character of the text a selection is, and up to which.

        What is one, such as a formula, is taken whole where any of it is.
        """
        start, end = selection
        first = self._after(start.block, start.offset)
        last = self._after(end.block, end.offset - 1)
        if first is None or last is None:
            return (0, 0) if last is None else (0, self._end(last, end.offset))
        begins = (
            first.at if first.whole else first.at + min(start.offset - first.start, first.length)
        )
        return begins, max(begins, self._end(last, end.offset))

    def _end(self, piece: _LeafPart, offset: int) -> int:
        if piece.whole:
            return piece.at + piece.length
        return piece.at + min(offset - piece.start, piece.length)

    def _after(self, block: int, offset: int) -> _LeafPart | None:
        """Return the last piece that begins at a place or before it."""
        at = bisect_right(self._places, (block, offset)) - 1
        return self._pieces[at] if at >= 0 else None

    def selection_of(self, start: int, end: int) -> Selection:
        """Return the selection of the characters from `start` up to `end` of the text."""
        first, last = self._of(start), self._of(max(start, end - 1))
        begins = first.start if first.whole else first.start + min(start - first.at, first.length)
        ends = last.end if last.whole else last.start + min(end - last.at, last.length)
        return Selection(Place(first.block, begins), Place(last.block, ends))

    def _of(self, offset: int) -> _LeafPart:
        """Return the piece that a character of the text is in, or the one before it."""
        at = bisect_right(self._offsets, offset) - 1
        return self._pieces[at] if at >= 0 else _LeafPart(0, 0, 0, 0, 0, whole=True)
