"""Code that is wider than the screen: where it stands on its rows, and what of it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.page.page import Kind, Page, Row

_MORE = "›"
"""In the last cell of a row that goes on beyond the screen."""
_BEFORE = "‹"
"""In the gutter of a row that begins out of sight."""
_AIR = 2
"""Cells of the gutter that this sign and a blank behind it take."""


class WideCode(NamedTuple):
    """The blocks of a page that are wider than a screen."""

    lines: Mapping[int, range]
    """The cells of the code on each of their rows; not of those that name or end one."""
    widest: int
    """Cells of the widest; 0 where there is none."""

    @classmethod
    def of(cls, page: Page, width: int) -> WideCode:
        """Find them on a page, for a screen of `width` cells."""
        lines: dict[int, range] = {}
        all_cells = 0
        for stop in page.stops:
            if stop.kind not in (Kind.CODE, Kind.FORMULA):
                continue
            widest = max(page.rows[span.row].cells for span in stop.spans)
            if widest <= width:
                continue
            all_cells = max(all_cells, widest)
            for span in stop.spans:
                for stretch in page.rows[span.row].stretches:
                    # The rows that name it and end it have no gutter.
                    if stretch.start > span.start:
                        lines[span.row] = range(stretch.start, stretch.end)
        return cls(lines, all_cells)


def code_room(width: int) -> int:
    """Return how many cells of a screen of `width` cells such rows have: the last is a sign's."""
    return width - 1


def seen(
    row: Row, drawn: Iterable[Segment], line: range, column: int, width: int, sign: Style
) -> list[Segment]:
    """Return what is seen of a row of such code, a sign at each end beyond which it goes on.

    Args:
        row: the row.
        drawn: its cells with all that is lit on them.
        line: the cells of the code on it.
        column: cells that are out of sight on the left.
        width: cells of the screen.
        sign: the style of the signs.
    """
    room = code_room(width)
    ends = [line.start, line.start + column, room + column]
    gutter, _, code = (*Segment.divide(drawn, ends), [], [], [])[:3]
    if column and line and line.start >= _AIR:
        before = next(iter(Segment.divide(gutter, [line.start - _AIR])))
        gutter = [*before, Segment(_BEFORE + " " * (_AIR - 1), sign)]
    ground = row.segments[-1].style
    shown = Segment.adjust_line_length([*gutter, *code], room, ground)
    goes_on = line.stop > room + column
    return [*shown, Segment(_MORE, sign) if goes_on else Segment(" ", ground)]
