"""The rows above and below the list of a shelf: how much is on it, and the column selected."""

from __future__ import annotations

from collections.abc import Sequence

from tui.lists.shelf import ShelfRow
from tui.page.cells import NARROW, Measure
from tui.rows.part import Part, spread
from tui.rows.shelf_fields import said_authors


def shelf_masthead_rows(
    name: str, columns: Sequence[ShelfRow], progress: str, notice: str, width: int, measure: Measure
) -> Sequence[Sequence[Part]]:
    """Return name and size on one row, what is to be known besides, if anything, on the next.

    Args:
        name: what the shelf is called.
        columns: all that are on it, as far as they are known.
        progress: how far they are counted, or empty once all are.
        notice: what a reader should know of files that are left out, or empty.
        width: cells.
        measure: measures texts.
    """
    # What cannot be read may be no column; the notice says how many those are.
    facts = [f"{sum(not row.problem for row in columns)} 个专栏{progress}"]
    facts.append(f"{sum(row.articles or 0 for row in columns)} 篇")
    if any(row.unread is not None for row in columns):
        facts.append(f"{sum(row.unread or 0 for row in columns)} 未读")
    size = "  ".join(facts) + " "
    room = max(1, width - NARROW.cells(size) - 2)
    title = measure.fit_start(name, room)
    first = [
        (f" {title}", "bold accent"),
        (spread(f" {title}", size, width, measure), ""),
        (size, "dim"),
    ]
    if not notice:
        return [first]
    return [first, [(f" {measure.fit(notice, max(1, width - 2))}", "dim")]]


def shelf_detail_rows(
    column: ShelfRow | None, width: int, measure: Measure
) -> Sequence[Sequence[Part]]:
    """Return the title on the first row, author or what is wrong and the file on the last.

    Args:
        column: the one selected, if any is.
        width: cells.
        measure: measures texts.
    """
    if column is None:
        return []
    room = max(1, width - 2)
    reason = f"! {column.reason}" if column.reason else ""
    first = reason or said_authors(column)
    first = measure.fit_start(first, room * 3 // 4 if reason else room // 2)
    left = room - measure.cells(first) - 2 * bool(first)
    # The end of a path tells it from others.
    file = measure.fit_end(column.file, left)
    last = "  ".join(filter(None, (first, file)))
    return [[(f" {measure.fit(column.title, room)}", "")], [(f" {last}", "dim")]]
