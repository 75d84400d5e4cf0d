"""The rows at the top of the list: what the column is called, how large it is, what about."""

from __future__ import annotations

from collections.abc import Sequence

from tui.archive.model import Column
from tui.page.cells import Measure
from tui.rows.part import Part, spread


def masthead_rows(
    column: Column, unread: int | None, width: int, measure: Measure
) -> Sequence[Sequence[Part]]:
    """Return title and size on one row, and the description, if there is any, on the next one.

    Args:
        column: the column, as far as it has been read.
        unread: how many of its articles are unread; None until that is known.
        width: cells.
        measure: how many cells the terminal gives to text.
    """
    facts = [f"{len(column.articles)} 篇"]
    if column.percent < 100:
        facts[0] += f"（已读入 {column.percent}%）"
    if unread is not None:
        facts.append(f"{unread} 未读")
    size = "  ".join((*facts, f"{len(column.followers)} 关注 "))
    if measure.cells(column.title) > width - measure.cells(size) - 2:
        size = "  ".join(facts) + " "  # what it is called says more than how many follow it
    room = max(1, width - measure.cells(size) - 2)
    title = measure.fit_start(column.title, room)
    first = [
        (f" {title}", "bold accent"),
        (spread(f" {title}", size, width, measure), ""),
        (size, "dim"),
    ]
    text = " ".join(column.description.split())
    if not text:
        return [first]
    return [first, [(f" {measure.fit(text, max(1, width - 2))}", "dim")]]
