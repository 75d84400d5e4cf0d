"""The places where a page broke a line and the author did not."""

from __future__ import annotations

from rich.cells import cell_len

from tests.fidelity.align import Alignment
from tests.fidelity.lines_rule import SoftBreak
from tests.fidelity.text import Block, Stream


def soft_breaks(
    blocks: list[Block],
    rows: list[Block],
    left: Stream,
    right: Stream,
    sides: Alignment,
    width: int,
) -> list[SoftBreak]:
    """Return the places where a page broke a line and the author did not."""
    found = []
    for index in range(len(left.text) - 1):
        (number, last), (after, first) = left.places[index], left.places[index + 1]
        here, there = sides.matches[index], sides.matches[index + 1]
        block = blocks[number]
        if number != after or here < 0 or there < 0 or block.kind == "code":
            continue
        row, (following, indent) = right.places[here][0], right.places[there]
        if row == following or "\n" in block.text[last:first]:
            continue
        found.append(
            SoftBreak(
                block=block,
                last=last,
                first=first,
                row=rows[row].text,
                following=rows[following].text,
                room=width - cell_len(rows[row].text.rstrip()),
                capacity=width - cell_len(rows[following].text[:indent]),
            )
        )
    return found
