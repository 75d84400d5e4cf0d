"""The first screen: its rows, and the escape sequences that draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from tui.page.terse import terse

_NO_STYLE = Style()


class FirstScreen(NamedTuple):
    """A whole screen, as it was drawn first."""

    width: int
    """Cells."""
    rows: Sequence[Sequence[Segment] | None]
    """Each as wide as the screen; None where something else has been written since then."""


def escape_sequences(rows: Sequence[Iterable[Segment]], color_system: ColorSystem | None) -> str:
    """Return what draws rows on a screen, from its first row on.

    Args:
        rows: the rows, each as wide as the screen.
        color_system: the colours there are, to the nearest of which others become; None draws
            text only.
    """
    written = []
    for y, row in enumerate(rows, 1):
        written.append(f"\x1b[{y};1H")  # CUP of ECMA-48
        for text, style, _ in Segment.simplify(row):
            written.append((style or _NO_STYLE).render(text, color_system=color_system))
    return terse("".join(written))
