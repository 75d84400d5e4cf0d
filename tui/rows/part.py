"""Parts of a row: text and how it is set apart."""

from __future__ import annotations

from tui.page.cells import Measure

Part = tuple[str, str]
"""Text, and how it is set apart: a blank-separated list of `bold`, `dim`, `reverse`, `accent`."""


def spread(left: str, right: str, width: int, measure: Measure) -> str:
    """Return the blanks that push `right` to the end of a row of `width` cells."""
    return " " * max(1, width - measure.cells(left) - measure.cells(right))


def first_top(cursor: int, height: int) -> int:
    """Return the first row in view of a list of which one is selected, before it was scrolled."""
    return max(0, cursor - height + 1) if height else 0
