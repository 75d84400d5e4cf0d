"""Code that is not wrapped, scrolled sideways on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.strip import Strip

from tui.rows.wide_code import WideCode, code_room, seen

if TYPE_CHECKING:
    from rich.style import Style

    from tui.page.page import Page, Span


class SidewaysCode:
    """The cells by which the code of a page is scrolled right: all of its long blocks alike."""

    def __init__(self) -> None:
        """Begin at the left."""
        self._column = 0
        """Cells that are out of sight on the left."""
        self._known: tuple[Page, int] | None = None
        self._lines: Mapping[int, range] = {}
        """The cells of the code on each row of a block that is wider than the screen."""
        self._widest = 0

    def scroll(self, page: Page, steps: int, width: int) -> bool:
        """Scroll by quarters of a screen of `width` cells; return whether anything moves."""
        self._look_at(page, width)
        before = self._column
        self._set_column(before + steps * max(4, width // 4), width)
        return self._column != before

    def bring_into_view(self, page: Page, span: Span, width: int) -> None:
        """Scroll as far as it takes to have some cells of a row on a screen of `width` cells."""
        self._look_at(page, width)
        line, room = self._lines.get(span.row), code_room(width)
        if line is None:
            return
        if span.start - line.start < self._column:
            self._set_column(span.start - line.start - width // 4, width)
        elif span.end - self._column > room:
            self._set_column(span.end - room + width // 4, width)

    def show_cell(self, page: Page, row: int, cell: int, width: int) -> None:
        """Do the same for one cell of a row."""
        from tui.page.page import Span

        self.bring_into_view(page, Span(row, cell, cell + 1), width)

    def scrolled(self, page: Page, number: int, strip: Strip, width: int, sign: Style) -> Strip:
        """Return the strip of a row as it is seen on a screen of `width` cells.

        Args:
            page: the page.
            number: the row.
            strip: its cells with all that is lit on them.
            width: cells of the screen.
            sign: the style of the signs at the ends beyond which it goes on.
        """
        self._look_at(page, width)
        line = self._lines.get(number)
        if line is None:
            return strip
        return Strip(seen(page.rows[number], strip, line, self._column, width, sign), width)

    def cell_at(self, page: Page, number: int, x: int, width: int) -> int:
        """Return the cell of a row that is seen at a cell of a screen of `width` cells."""
        self._look_at(page, width)
        line = self._lines.get(number)
        return x if line is None or x < line.start else x + self._column

    def _set_column(self, column: int, width: int) -> None:
        self._column = max(0, min(column, self._widest - code_room(width)))

    def _look_at(self, page: Page, width: int) -> None:
        """Find the blocks of a page that are wider than the screen."""
        if self._known and self._known[0] is page and self._known[1] == width:
            return
        self._known = (page, width)
        self._lines, self._widest = WideCode.of(page, width)
        self._set_column(self._column, width)
