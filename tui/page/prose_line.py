"""A line of prose: the rows it takes, and how they are written on a page."""

from __future__ import annotations

import msgspec
from rich.style import Style

from tui.page.builder import PageBuilder, StyledText
from tui.page.page import FormulaCells, Origin, Stretch


class ProseLine(msgspec.Struct):
    """One line of prose: a row, or several where a formula makes it taller."""

    rows: list[list[StyledText]]
    baseline: int
    """The index of the row that its words stand on."""
    offset: int
    """Characters of the prose before it."""
    after: str
    """The text between it and the line above: nothing, blanks, a line feed, or `WALL`."""
    formulas: tuple[FormulaCells, ...] = ()
    """The formulas on it."""
    origins: tuple[Origin, ...] = ()
    """The origins of its cells in the prose."""

    @property
    def pieces(self) -> list[StyledText]:
        """The row that its words stand on."""
        return self.rows[self.baseline]


def stretch_of(builder: PageBuilder, line: ProseLine) -> Stretch:
    """Return where the text of a line stands on the row of its words."""
    cells = sum(builder.cells(text) for text, _, _ in line.pieces)
    return Stretch(0, cells, line.after, line.formulas, line.origins)


def write_line(
    builder: PageBuilder,
    line: ProseLine,
    offset: int,
    *,
    hang: int = 0,
) -> None:
    """Write the rows of a line, all at one place, behind so many blank cells."""
    before: list[StyledText] = [(" " * hang, Style.null(), None)] if hang else []
    stretch = stretch_of(builder, line).moved(hang, offset - line.offset)
    for number, pieces in enumerate(line.rows):
        if number == line.baseline:
            builder.row([*before, *pieces], offset, stretches=(stretch,))
        else:
            above = number < line.baseline
            builder.row([*before, *pieces], offset, stretches=(), above=above)
