"""Code that is wider than the screen: where it begins on its rows, and how they begin there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment

from tui.page.page import Kind, Page


class WideCode(NamedTuple):
    """The blocks of a page that are wider than a screen."""

    gutters: Mapping[int, int]
    """The cell at which the code begins on each of their rows; not those that name or end one."""
    widest: int
    """Cells of the widest; 0 where there is none."""

    @classmethod
    def of(cls, page: Page, width: int) -> WideCode:
        """Find them on a page, for a screen of `width` cells."""
        gutters: dict[int, int] = {}
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
                        gutters[span.row] = stretch.start
        return cls(gutters, all_cells)


def begun(row: Sequence[Segment], width: int) -> list[Segment]:
    """Return as much of a row of such code as there is on a screen of `width` cells."""
    return Segment.adjust_line_length(list(row), width, row[-1].style)
