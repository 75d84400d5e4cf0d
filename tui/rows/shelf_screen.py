"""The screen of a shelf: what it begins with, and its rows in a terminal of any size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import asdict
from rich.segment import Segment

from tui.library.library import Library
from tui.lists.shelf import ShelfArrangement, ShelfRow
from tui.memory.values import ShelfState
from tui.rows.key_bar import key_row
from tui.rows.part import first_top
from tui.rows.row_painter import RowPainter
from tui.rows.shelf_fields import ShelfFields
from tui.rows.shelf_parts import shelf_detail_rows, shelf_masthead_rows

DETAIL = 2
"""Rows of what is known of the column selected."""
_ROWS_FOR_ALL = 18
"""Below so many rows the screen shows one row of title, and no names of fields."""


class FirstShelf(NamedTuple):
    """The beginning of the screen of a shelf."""

    name: str
    columns: Sequence[ShelfRow]
    """All that are on it, in the order of their files, as far as they are known."""
    arrangement: ShelfArrangement
    listed: Sequence[ShelfRow]
    """Those in the list, in its order."""
    cursor: int
    """The index of the one selected."""
    progress: str
    """The part of them that is counted, or empty once all are."""
    notice: str
    """A sentence about files that are left out, or empty."""

    @classmethod
    def of(cls, library: Library, left: ShelfState) -> FirstShelf:
        """Return how the list of a library begins that was left in some way."""
        fields = asdict(left)
        arrangement = ShelfArrangement(
            **{name: fields[name] for name in ShelfArrangement.__struct_fields__}
        )
        columns = library.rows
        listed = arrangement.rows(columns)
        at = (index for index, row in enumerate(listed) if row.key == left.selected)
        return cls(
            library.name,
            columns,
            arrangement,
            listed,
            next(at, 0),
            said_progress(library),
            said_notice(library, columns),
        )

    @property
    def selected(self) -> ShelfRow | None:
        """The selected column."""
        return self.listed[self.cursor] if self.listed else None

    @property
    def empty_says(self) -> str:
        """The reason why there is no column to show, in Chinese."""
        return said_when_empty(self.arrangement)

    @property
    def place(self) -> str:
        """The reader's place in the list, and how that is arranged."""
        return said_place(self.arrangement, self.cursor, len(self.listed))


def masthead_share(height: int, needed: int) -> int:
    """Return how many of a screen's rows the masthead has, which would like so many."""
    return needed if height >= _ROWS_FOR_ALL else 1


def head_share(height: int) -> int:
    """Return how many of a screen's rows the names of the fields have."""
    return int(height >= _ROWS_FOR_ALL)


def said_progress(library: Library) -> str:
    """Return how far a library is counted, in Chinese; empty once all of it is."""
    return "" if library.complete else f"（已数 {library.counted}/{library.files}）"


def said_notice(library: Library, columns: Sequence[ShelfRow]) -> str:
    """Return what a reader should know about files that are left out, or cannot be read."""
    damaged = sum(bool(row.problem) for row in columns)
    partial = sum(bool(row.notice) for row in columns)
    parts = [*library.notices]
    if damaged:
        parts.append(f"{damaged} 个读不出来，以 ! 标出")
    if partial:
        parts.append(f"{partial} 个读不全，以 ! 标出")
    return "；".join((*parts, *_said_skipped(library)))


def said_left_out(library: Library) -> str:
    """Return the part of it that is about files of which the list shows nothing."""
    return "；".join((*_said_skipped(library), *library.notices))


def _said_skipped(library: Library) -> Sequence[str]:
    return [f"{library.skipped} 个文件不是专栏，已略过"] if library.skipped else ()


def said_when_empty(arrangement: ShelfArrangement) -> str:
    """Return why a list shows no column, in Chinese."""
    return "没有符合的专栏（Esc 清除筛选）" if arrangement.words else "没有专栏"


def said_place(arrangement: ShelfArrangement, cursor: int, count: int) -> str:
    """Return how a list is arranged, and which of so many columns is selected: `标题  3/54`."""
    return f"{arrangement.said}{cursor + 1 if count else 0}/{count}"


def shelf_screen(
    first: FirstShelf,
    keys: Sequence[tuple[str, str]],
    height: int,
    painter: RowPainter,
) -> list[list[Segment]]:
    """Return the rows of the screen of a shelf, as it begins.

    Args:
        first: what it begins with.
        keys: the keys on its bar, and what they do.
        height: rows.
        painter: paints rows as wide as the screen.
    """
    width, measure = painter.width, painter.measure
    top = shelf_masthead_rows(
        first.name, first.columns, first.progress, first.notice, width, measure
    )
    masthead, head = masthead_share(height, len(top)), head_share(height)
    fields = ShelfFields.at(width, first.arrangement, measure)
    return [
        *painter.rows(top, masthead),
        *painter.rows([[(fields.head(), "dim")]], head),
        *_items(first, fields, max(0, height - masthead - head - DETAIL - 1), painter),
        *painter.rows(shelf_detail_rows(first.selected, width, measure), DETAIL),
        painter.row(key_row(keys, first.place, width, measure), "bar"),
    ]


def _items(
    first: FirstShelf, fields: ShelfFields, height: int, painter: RowPainter
) -> list[list[Segment]]:
    found = []
    if not first.listed:
        found.append(painter.row([(f"  {first.empty_says}", "dim")]))
    top = first_top(first.cursor, height)
    for index, row in enumerate(first.listed[top : top + height], top):
        selected = index == first.cursor
        parts, dimmed = fields.row(row, selected), row.read_through
        found.append(painter.item(parts, selected=selected, dimmed=dimmed))
    return [*found[:height], *([painter.row(())] * (height - len(found)))]
