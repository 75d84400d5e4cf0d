"""The row of a shelf for a column that was counted."""

from __future__ import annotations

from collections.abc import Callable

from tui.lists.shelf import ShelfRow
from tui.memory.shelf import CountedColumn
from tui.memory.values import ArticleMemory


def shelf_row(
    key: str,
    file: str,
    counted: CountedColumn,
    recall: Callable[[str], ArticleMemory] | None,
    last_read: float,
) -> ShelfRow:
    """Return the row of a column.

    Args:
        key: what the column is remembered by.
        file: the name of its file.
        counted: what was counted of it.
        recall: returns what is remembered of an article, by key; None where that is not known yet.
        last_read: when it was read last, in seconds since 1970; 0 where it was not.
    """
    if counted.problem:
        return ShelfRow(key, file, counted.title, problem=counted.problem)
    return ShelfRow(
        key,
        file,
        counted.title,
        len(counted.articles),
        counted.unread(recall) if recall else None,
        counted.bookmarked(recall) if recall else 0,
        counted.author,
        counted.authors,
        last_read,
        notice=counted.notice,
    )
