"""The marks of passages on a page: their words set apart, and signs left of their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from tui.page.page import Kind, Page, Span

_BOLD = Style(bold=True)
_BAR = "|"
"""Left of a row with marked words."""
_MANY = "*"
"""In place of a number that has more digits than there are cells."""


class PassageMarks:
    """Knows the passages on the rows of the page that was drawn last."""

    def __init__(self) -> None:
        """Begin without a page."""
        self._page: Page | None = None
        self._spans: Mapping[int, Sequence[Span]] = {}
        self._numbers: Mapping[int, int] = {}
        """The number of the first note on each row that one begins on."""

    def on_row(self, page: Page | None, number: int) -> Sequence[Span]:
        """Return the cells of one row of a page that belong to passages."""
        self._look_at(page)
        return self._spans.get(number, ())

    def sign(self, page: Page | None, number: int, cells: int) -> str:
        """Return what stands left of a row in so many cells: a note's number, a bar, or blanks.

        A blank stays between a number and the row where there are cells for it.
        """
        self._look_at(page)
        if number not in self._spans or cells < 1:
            return " " * cells
        note = self._numbers.get(number)
        if note is None:
            return f"{_BAR} ".rjust(cells)[-cells:]
        said = str(note) if len(str(note)) <= cells else _MANY
        return f"{said} ".rjust(cells) if len(said) < cells else said

    def margin(self, page: Page | None, number: int, cells: int, style: Style) -> Segment:
        """Return the same, bold in a style where it is not blank."""
        sign = self.sign(page, number, cells)
        return Segment(sign, style + _BOLD if sign.strip() else None)

    def _look_at(self, page: Page | None) -> None:
        """Find the passages of a page, if it is another one."""
        if page is self._page:
            return
        spans: dict[int, list[Span]] = {}
        numbers: dict[int, int] = {}
        for stop in page.stops if page else ():
            if stop.kind in (Kind.PASSAGE, Kind.NOTE):
                for span in stop.spans:
                    spans.setdefault(span.row, []).append(span)
                if stop.kind is Kind.NOTE:
                    numbers.setdefault(stop.row, stop.number)
        self._page, self._spans, self._numbers = page, spans, numbers
