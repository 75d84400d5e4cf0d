"""The rows above and below the list of a shelf: how much is on it, and the column selected."""

from __future__ import annotations

from collections.abc import Sequence

from tui.lists.shelf import ShelfRow
from tui.page.cells import cell_len, fit, fit_end
from tui.rows.part import Part, spread
from tui.rows.shelf_fields import said_authors


def shelf_masthead_rows(
    name: str, columns: Sequence[ShelfRow], progress: str, notice: str, width: int, ambiguous: int
) -> Sequence[Sequence[Part]]:
    """Return name and size on one row, what is to be known besides, if anything, on the next.

    Args:
        name: what the shelf is called.
        columns: all that are on it, as far as they are known.
        progress: how far they are counted, or empty once all are.
        notice: what a reader should know of files that are left out, or empty.
        width: cells.
        ambiguous: cells to a character of ambiguous width.
    """
    facts = [f"{len(columns)} 个专栏{progress}"]
    facts.append(f"{sum(row.articles or 0 for row in columns)} 篇")
    if any(row.unread is not None for row in columns):
        facts.append(f"{sum(row.unread or 0 for row in columns)} 未读")
    size = "  ".join(facts) + " "
    room = max(1, width - cell_len(size) - 2)
    title = fit(name, min(room, cell_len(name, ambiguous)), ambiguous)
    first = [
        (f" {title}", "bold accent"),
        (spread(f" {title}", size, width), ""),
        (size, "dim"),
    ]
    if not notice:
        return [first]
    return [first, [(f" {fit(notice, max(1, width - 2), ambiguous)}", "dim")]]


def shelf_detail_rows(
    column: ShelfRow | None, width: int, ambiguous: int
) -> Sequence[Sequence[Part]]:
    """Return the title on the first row, author and file or what is wrong on the last.

    Args:
        column: the one selected, if any is.
        width: cells.
        ambiguous: cells to a character of ambiguous width.
    """
    if column is None:
        return []
    room = max(1, width - 2)
    if column.problem:
        last = fit(f"! {column.problem}", room, ambiguous)
    else:
        author = said_authors(column)
        author = fit(author, min(room // 2, cell_len(author, ambiguous)), ambiguous)
        left = room - cell_len(author, ambiguous) - 2 * bool(author)
        # The end of a path tells it from others.
        file = fit_end(column.file, left, ambiguous)
        last = "  ".join(filter(None, (author, file)))
    return [[(f" {fit(column.title, room, ambiguous)}", "")], [(f" {last}", "dim")]]
