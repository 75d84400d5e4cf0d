"""Tables of a page: columns side by side, or one record a row where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from rich.style import Style

from tui.page.blocks import Table
from tui.page.builder import PageBuilder, StyledText
from tui.page.page import WALL, Stretch
from tui.page.prose import WrappedProse
from tui.page.prose_line import ProseLine, stretch_of, write_line
from tui.page.prose_parts import Whole
from tui.page.table_offsets import TableOffsets, table_offsets

_RULE = "╌"
_BETWEEN = 2
"""Blank cells between two columns."""
_HANG = 2
_NARROWEST_COLUMN = 6
"""Cells a column that wants more must have; a table whose columns get less is drawn as records."""


def draw_table(builder: PageBuilder, table: Table) -> None:
    """Draw a table: a head in bold over a rule, cells broken into lines, no lines upright."""
    bold = builder.theme["bold"]
    headed = table.headed
    head = [WrappedProse(builder, cell, bold) for cell in table.head] if headed else []
    rows = [[WrappedProse(builder, cell) for cell in row] for row in table.rows]
    texts = [head, *rows] if headed else rows
    offsets = table_offsets([[text.length for text in row] for row in texts], headed=headed)
    builder.begin(offsets.ends[-1] if texts else 0)
    widths = _widths(builder, texts)
    if not widths:
        return
    if min(widths) < 1:
        _draw_records(builder, head, rows, offsets)
        return
    ornament = builder.theme["ornament"]
    drawn = [
        [_lines(text, width) for text, width in zip(row, widths, strict=True)] for row in texts
    ]
    tall = [any(sum(len(line.rows) for line in lines) > 1 for lines in row) for row in drawn]
    for number, (cells, starts) in enumerate(zip(drawn, offsets.cells, strict=True)):
        for level in range(max(map(len, cells), default=0)):
            lines = [cell[level] if level < len(cell) else None for cell in cells]
            rows_here, baseline = _side_by_side(builder, lines, widths)
            begins = (
                start + line.offset for start, line in zip(starts, lines, strict=True) if line
            )
            # A record begins with the name of its first column.
            offset = min(begins) if level else offsets.begin(number)
            for row, pieces in enumerate(rows_here):
                builder.row(
                    pieces,
                    offset,
                    stretches=_stretches(builder, lines, widths, starts) if row == baseline else (),
                    above=row < baseline,
                )
        end = offsets.ends[number] - 1
        if number == 0 and headed:
            pieces = []
            for width in widths:
                pieces += [(" " * _BETWEEN, Style.null(), None)] if pieces else []
                pieces.append((_RULE * width, ornament, None))
            builder.row(pieces, end, ours=True)
        elif any(tall[number : number + 2]) and number < len(texts) - 1:
            builder.row([], end, ours=True)


def _lines(text: WrappedProse, *widths: int) -> list[ProseLine]:
    """Return the lines of a cell."""
    lines = text.lines(*widths)
    return [replace(lines[0], after=WALL), *lines[1:]] if lines else []


def _side_by_side(
    builder: PageBuilder, lines: list[ProseLine | None], widths: list[int]
) -> tuple[list[list[StyledText]], int]:
    """Return the rows of one line of each cell, and which of them their words stand on."""
    above = max((line.baseline for line in lines if line), default=0)
    below = max((len(line.rows) - line.baseline for line in lines if line), default=1)
    rows: list[list[StyledText]] = []
    for level in range(-above, below):
        pieces: list[StyledText] = []
        blanks = 0
        for line, width in zip(lines, widths, strict=True):
            at = line.baseline + level if line else -1
            row = line.rows[at] if line and 0 <= at < len(line.rows) else []
            if row and blanks:
                pieces.append((" " * blanks, Style.null(), None))
                blanks = 0
            pieces += row
            blanks += width - sum(builder.cells(text) for text, _, _ in row) + _BETWEEN
        rows.append(pieces)
    return rows, above


def _stretches(
    builder: PageBuilder, lines: list[ProseLine | None], widths: list[int], offsets: Sequence[int]
) -> Iterator[Stretch]:
    """Yield where the text of each column stands on the row of its words."""
    start = 0
    for line, width, offset in zip(lines, widths, offsets, strict=True):
        yield stretch_of(builder, line).moved(start, offset) if line else Stretch(start, start)
        start += width + _BETWEEN


def _widths(builder: PageBuilder, rows: list[list[WrappedProse]]) -> list[int]:
    """Return the columns' widths in cells, or zeros where they would be too narrow to read.

    Columns that want less than an equal share get what they want, and leave the rest to others.
    """
    if not rows or not rows[0]:
        return []
    wanted = [max(1, *(text.longest() for text in column)) for column in zip(*rows, strict=True)]
    left = builder.room - _BETWEEN * (len(wanted) - 1)
    widths = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    for done, column in enumerate(order):
        share = left // (len(order) - done)
        widths[column] = min(wanted[column], share)
        if widths[column] < min(wanted[column], _NARROWEST_COLUMN):
            return [0] * len(wanted)
        left -= widths[column]
    return widths


def _draw_records(
    builder: PageBuilder,
    head: list[WrappedProse],
    rows: list[list[WrappedProse]],
    offsets: TableOffsets,
) -> None:
    """Draw each row as lines `head: value`, with a rule between two rows."""
    titles = [text.title(builder.theme["bold"]) for text in head]
    titled = bool(head and rows)
    for number, row in enumerate(rows or [head], int(titled)):
        if number > titled:
            rule = _RULE * builder.room
            end = offsets.ends[number - 1] - 1
            builder.row([(rule, builder.theme["ornament"], None)], end, ours=True)
        for column, text in enumerate(row):
            at = offsets.cells[number][column]
            if titled:
                title = titles[column]
                at -= sum(len(words) for words, _, _ in title)
                # The name of a column is read where it stands first.
                first = Whole(offsets.cells[0][column] - at, head[column].length)
                text.begin_with(title, first if number == 1 else Whole(0, 0))
                # A link in the head is one stop, however often its words stand here.
                titles[column] = [(words, style, None) for words, style, _ in title]
            for level, line in enumerate(_lines(text, builder.room - _HANG, builder.room)):
                hang = _HANG if level else 0
                write_line(builder, line, at + line.offset, hang=hang)
