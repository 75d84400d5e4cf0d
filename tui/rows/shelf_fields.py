"""Fields: how a column becomes one row of the shelf, and how wide each part of it is."""

from __future__ import annotations

import time
from datetime import datetime

import msgspec

from tui.lists.marks import ASCENDING, DAMAGED, DESCENDING, SELECTED
from tui.lists.shelf import IN_ORDER, ShelfArrangement, ShelfRow, ShelfSort
from tui.page.cells import MARK, NARROW, Measure
from tui.rows.part import Part

MARKS = {
    SELECTED: "选中的专栏",
    DAMAGED: "读不出来或读不全，选中时最下面是原因",
    f"{DESCENDING} {ASCENDING}": "按这一栏排序：从大到小，从小到大",
    MARK: "后面的放不下",
}
"""The meanings of the marks on the shelf."""
_MARKS = 3
"""Cells for the selection, for damage, and a blank."""
_NUMBER, _LAST_READ, _AUTHOR = 5, 7, 12
_TITLE_END = 90
"""The cell at which titles end at the latest: farther right the eye does not find the numbers."""
_NARROW, _ROOMY = 56, 72
"""Cells below which a row has title and numbers only, and from which on it has its author, too."""
_DAYS = 99
"""Days that are counted; what was longer ago is named by its month."""


class ShelfFields(msgspec.Struct, frozen=True):
    """The widths of a row's fields, in cells; one of 0 is left out."""

    title: int
    bookmarks: int
    author: int
    last_read: int
    arrangement: ShelfArrangement = IN_ORDER
    measure: Measure = NARROW
    """The cells that the terminal gives to text."""

    @classmethod
    def at(
        cls, width: int, arrangement: ShelfArrangement = IN_ORDER, measure: Measure = NARROW
    ) -> ShelfFields:
        """Share a row of `width` cells among the fields; the title gets what is left."""
        author = _AUTHOR if width >= _ROOMY else 0
        bookmarks, last_read = (_NUMBER, _LAST_READ) if width >= _NARROW else (0, 0)
        taken = (_NUMBER, _NUMBER, bookmarks, author, last_read)
        title = width - _MARKS - sum(part + 2 for part in taken if part)
        title = max(1, min(title, _TITLE_END - _MARKS))
        return cls(title, bookmarks, author, last_read, arrangement, measure)

    def head(self) -> str:
        """Return the row that names the fields, with a mark before the one it is sorted by."""
        arrangement, measure = self.arrangement, self.measure
        falling = arrangement.order not in (ShelfSort.FILES, ShelfSort.TITLE)
        mark = DESCENDING if falling != arrangement.reverse else ASCENDING
        unsorted = arrangement.order is ShelfSort.FILES and not arrangement.reverse

        def marked(sort: ShelfSort | None, name: str = "") -> str:
            return (mark if sort is arrangement.order and not unsorted else " ") + name

        def right(text: str, width: int) -> str:
            return " " * (width + 2 - measure.cells(text)) + text if width else ""

        return "".join(
            (
                marked(ShelfSort.FILES),
                " " * (_MARKS - 2),
                marked(ShelfSort.TITLE),
                measure.fit("专栏", self.title),
                right(marked(ShelfSort.ARTICLES, "篇数"), _NUMBER),
                right(marked(ShelfSort.UNREAD, "未读"), _NUMBER),
                right("书签", self.bookmarks),
                f"  {measure.fit('作者', self.author)}" if self.author else "",
                f" {measure.fit(marked(ShelfSort.LAST_READ, '最近读'), self.last_read + 1)}"
                if self.last_read
                else "",
            )
        )

    def row(self, row: ShelfRow, selected: bool, now: float | None = None) -> list[Part]:
        """Return a column's row; what there is none of is set apart as `dim`.

        Args:
            row: what is known of it.
            selected: whether it is selected.
            now: seconds since 1970; the time it is unless given.
        """
        measure = self.measure
        mark = (SELECTED if selected else " ") + (DAMAGED if row.problem or row.notice else " ")
        parts = [(f"{mark} {measure.fit(row.title, self.title)}", "")]
        if row.problem:
            room = sum(
                part + 2
                for part in (_NUMBER, _NUMBER, self.bookmarks, self.author, self.last_read)
                if part
            )
            return [*parts, (f"  {measure.fit(row.reason, room - 2)}", "dim")]
        parts += [_count(row.articles), _count(row.unread)]
        if self.bookmarks:
            parts.append(_count(row.bookmarked if row.unread is not None else None))
        if self.author:
            parts.append((f"  {measure.fit(said_authors(row), self.author)}", ""))
        if self.last_read:
            said = last_read(row.last_read, time.time() if now is None else now)
            parts.append((f"  {measure.fit(said, self.last_read)}", ""))
        return parts


def said_authors(row: ShelfRow) -> str:
    """Return who wrote a column: the one, or how many."""
    return row.author or (f"{row.authors} 位作者" if row.authors else "")


def last_read(moment: float, now: float) -> str:
    """Return when something was read, as one says it: `今天`, `昨天`, `12 天前`, `2026-03`.

    Args:
        moment: seconds since 1970; 0 where it never was.
        now: seconds since 1970.
    """
    if not moment:
        return ""
    try:
        then, today = datetime.fromtimestamp(moment).date(), datetime.fromtimestamp(now).date()
    except (OverflowError, ValueError, OSError):
        return ""
    days = (today - then).days
    if days <= 1:
        return "昨天" if days == 1 else "今天"
    return f"{days} 天前" if days <= _DAYS else f"{then:%Y-%m}"


def _count(number: int | None) -> Part:
    text = "" if number is None else str(number)
    return f"  {NARROW.fit(text, _NUMBER, right=True)}", "" if number else "dim"
