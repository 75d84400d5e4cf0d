"""The points of a view at which selecting may begin, or to which it may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.selected_view import SelectedView

if TYPE_CHECKING:
    from tui.page.matter import Point


def first_points(view: SelectedView) -> tuple[Point, Point] | None:
    """Return the first point and the last of the stop under focus, or of the first word in view.

    Of comments that is the first word of what the one under focus says. None where there is none.
    """
    points = _of_stop(view) if view.stop else None
    if points is None and (word := _first_word(view)):
        points = word, word
    return points


def _of_stop(view: SelectedView) -> tuple[Point, Point] | None:
    from tui.page.motions import points_between

    stop = view.stop
    assert stop
    found = [
        point
        for span in stop.spans
        if (where := view.text_at(span.row))
        for point in points_between(view.matter, *where, span.start, span.end)
    ]
    # Some rows of it may be above the screen or below it.
    if not found:
        return None
    order = view.matter.order
    return min(found, key=order), max(found, key=order)


def _first_word(view: SelectedView) -> Point | None:
    from tui.page.motions import first_word

    rows = len(view.page.rows) if view.page else 0
    for row in range(view.first_row, min(view.viewport.bottom, rows)):
        where = view.text_at(row)
        if where and (point := first_word(view.matter, *where)):
            return point
    return None


def point_at(view: SelectedView, row: int, cell: int) -> Point | None:
    """Return the point at a cell of a row of the page, or what is nearest on it."""
    from tui.page.motions import point_at

    where = view.text_at(row)
    return point_at(view.matter, *where, cell) if where else None
