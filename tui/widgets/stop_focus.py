"""Focus on the stops of a page: which one is next, nearest, or led to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.page.page import Kind, Stop
from tui.page.viewport import Viewport


class StopName(NamedTuple):
    """The name of a stop, whatever else is marked on its page."""

    kind: Kind | None
    """Its kind; None where it has a key."""
    number: int
    key: str

    @classmethod
    def of(cls, stop: Stop) -> StopName:
        """Return the name of a stop."""
        # Marked words become another kind with a note, and others come before them.
        return cls(None, 0, stop.key) if stop.key else cls(stop.kind, stop.number, "")


def stops_in_view(stops: Sequence[Stop], viewport: Viewport) -> list[int]:
    """Return the indexes of the stops of which any row is in view, in reading order."""
    return [index for index, stop in enumerate(stops) if viewport.shows_stop(stop)]


def next_stop(
    stops: Sequence[Stop],
    focused: int | None,
    steps: int,
    viewport: Viewport,
    kind: Kind | None = None,
) -> int | None:
    """Return the index of the stop that a step leads to, or None where there is none.

    Steps pass over formulas in sentences: an article may have hundreds.

    Args:
        stops: the stops of the page, in reading order.
        focused: the index of the stop under focus; None steps into the view from its edge.
        steps: 1 for the next stop, -1 for the previous one.
        viewport: which rows are in view.
        kind: the kind of stop to step through; None for all.
    """
    indexes = range(len(stops)) if steps > 0 else range(len(stops) - 1, -1, -1)
    for index in indexes:
        if not is_step(stops[index], kind):
            continue
        if focused is None:
            row = stops[index].row
            past = row >= viewport.top if steps > 0 else row < viewport.bottom
        else:
            past = index > focused if steps > 0 else index < focused
        if past:
            return index
    return None


def is_step(stop: Stop, kind: Kind | None) -> bool:
    """Return whether a step through the stops of a kind, or through all, comes to a stop."""
    return stop.kind is kind or (kind is None and stop.kind is not Kind.INLINE_FORMULA)


def nearest_stop(stops: Sequence[Stop], focused: int | None, viewport: Viewport) -> int:
    """Return the index of the stop under focus, else of the first in view or below, or last."""
    if focused is not None:
        return focused
    below = (at for at, stop in enumerate(stops) if stop.spans[-1].row >= viewport.top)
    return next(below, len(stops) - 1)


def landing(stops: Sequence[Stop], footnote: Stop) -> int | None:
    """Return the index of the stop that a footnote leads to, or None where its row has none."""
    landings = [index for index, other in enumerate(stops) if other.row == footnote.target]
    same = [
        index
        for index in landings
        if stops[index].kind == footnote.kind and stops[index].text == footnote.text
    ]
    return next(iter(same or landings), None)
