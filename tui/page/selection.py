"""A selection of a text: from a place up to another one; its cells and its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tui.page.leaves import Leaf, size_of
from tui.page.page import Page, Place, Span
from tui.page.row_cells import RowCells

_BEYOND = 1 << 62
"""More characters than any block has."""


class Selection(NamedTuple):
    """Words of one text, of an article or of a comment, from a place up to another one.

    Among comments each has a text of its own, its heading the first block of it: what is selected
    there is a selection in each of several comments, and these are named by their numbers, which
    stay the same whichever are listed (`Entry.number`).
    """

    start: Place
    end: Place
    """The place after its last character, in the block of that character."""

    def offsets(self, block: int) -> tuple[int, int] | None:
        """Return from which character of a block up to which; None of a block outside."""
        if not self.start.block <= block <= self.end.block:
            return None
        start = self.start.offset if block == self.start.block else 0
        end = self.end.offset if block == self.end.block else _BEYOND
        return (start, end) if start < end else None


WHOLE = Selection(Place(0, 0), Place(_BEYOND, _BEYOND))
"""All of a text, for which nobody needs to look at it."""


def everything(leaves: Sequence[Leaf]) -> Selection | None:
    """Return the selection of all words of a text, or None where it has none."""
    speaking = [number for number, leaf in enumerate(leaves) if leaf.speaks]
    if not speaking:
        return None
    first, last = speaking[0], speaking[-1]
    begins = next(part.start for part in leaves[first].parts if not part.between)
    ends = next(part.end for part in reversed(leaves[last].parts) if not part.between)
    return Selection(Place(first, begins), Place(last, ends))


def selected_words(leaves: Sequence[Leaf], selection: Selection) -> str:
    """Return what is selected as its author wrote it.

    A line feed stands between paragraphs, items and rows of a table, a tab between its cells. A
    formula is its TeX, code is as it was written, a link is its words.
    """
    last = min(selection.end.block, len(leaves) - 1)
    return "\n".join(
        leaves[number].words(*offsets)
        for number in range(max(0, selection.start.block), last + 1)
        if (offsets := selection.offsets(number)) and leaves[number].speaks
    )


def blocks_of(page: Page) -> list[int]:
    """Return the number of the block that each row of a page is of."""
    return [row.place.block for row in page.rows]


def spans_of(
    page: Page, selection: Selection, blocks: Sequence[int] | None = None
) -> tuple[Span, ...]:
    """Return the cells of a selection in reading order, row by row: of words, and none of ours.

    Args:
        page: the page, of the text that the selection is of.
        selection: what is selected.
        blocks: those of the rows, where they are at hand.
    """
    blocks = blocks_of(page) if blocks is None else blocks
    first = bisect_left(blocks, selection.start.block)
    last = bisect_right(blocks, selection.end.block)
    return tuple(
        Span(number, start, end)
        for number in range(first, last)
        for start, end in cells_on(page, number, selection)
    )


def cells_on(page: Page, number: int, selection: Selection) -> list[tuple[int, int]]:
    """Return the cells of a row that are selected: from, and up to, from left to right."""
    row = page.rows[number]
    offsets = selection.offsets(row.place.block)
    if offsets is None:
        return []
    if not row.stretches:
        return _cells_beside(page, number, offsets)
    cells = RowCells(row)
    found: list[tuple[int, int]] = []
    for origin in cells.origins:
        selected = cells.cells(origin, *offsets)
        if selected is None or selected[0] == selected[1]:
            continue
        if found and found[-1][1] == selected[0]:
            selected = found.pop()[0], selected[1]
        found.append(selected)
    return found


def takes_picture(page: Page, number: int, selection: Selection) -> bool:
    """Return whether a row is of a picture drawn below its label, of which any is selected."""
    areas = page.pictures
    area = next((one for one in areas if one.row <= number < one.row + one.rows), None)
    if area is None:
        return False
    labels = (one for one in reversed(page.stops) if one.payload == area.url and one.row < area.row)
    label = next(labels, None)
    return label is not None and any(
        start < span.end and span.start < end
        for span in label.spans
        for start, end in cells_on(page, span.row, selection)
    )


def size_of_words(leaves: Sequence[Leaf], selection: Selection) -> int:
    """Return how many characters are selected as their author wrote them, line ends not counted."""
    size = 0
    last = min(selection.end.block, len(leaves) - 1)
    for number in range(max(0, selection.start.block), last + 1):
        leaf, offsets = leaves[number], selection.offsets(number)
        if offsets is None:
            continue
        inside = selection.start.block < number < selection.end.block
        size += leaf.size if inside else size_of(leaf.words(*offsets))
    return size


def _cells_beside(page: Page, number: int, offsets: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the selected cells of a row above or below the one that the words of its line are on.

    Those of a formula that takes several rows, without the blanks around what is drawn of it here.
    """
    row = page.rows[number]
    down, up = range(number, len(page.rows)), range(number, -1, -1)
    # Not by `row_of`: the rows of several comments are in no order of places.
    line = next(
        (
            page.rows[one]
            for rows in (down, up)
            for one in takewhile(lambda at: page.rows[at].place == row.place, rows)
            if page.rows[one].stretches
        ),
        None,
    )
    if line is None:
        return []
    cells, here = RowCells(line), RowCells(row)
    return [
        drawn
        for origin in cells.origins
        if origin.length and (found := cells.cells(origin, *offsets))
        if (drawn := here.drawn(*found))
    ]
