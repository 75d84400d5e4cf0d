"""The lists of the stops of a page, to go to one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui.messages import Pick
from tui.screens.stop_words import more_of, stop_line, stop_lines
from tui.widgets.stop_focus import is_step

if TYPE_CHECKING:
    from tui.widgets.page_view import PageView
    from tui.widgets.thread_view import ThreadView

_TITLE = "链接、代码、图片、公式"
_AT_ONCE = 50
"""Stops before and behind the nearest that are found before a list is shown: most have fewer."""


def stop_menu(view: PageView) -> Pick | None:
    """Return the choice of a stop of a page, which then goes there; None where there is none."""
    every, nearest = view.stops.all, view.stops.nearest
    listed = [index for index, stop in enumerate(every) if is_step(stop, None)]
    if not listed:
        return None
    sections = [view.section_of(every[index]) for index in listed]
    return Pick(
        _TITLE,
        stop_lines([every[index] for index in listed], sections),
        lambda chosen: view.stops.go_to(listed[chosen]),
        at=min(bisect_left(listed, nearest), len(listed) - 1),
        details=[
            more_of(every[index], section) for index, section in zip(listed, sections, strict=True)
        ],
    )


def comment_stop_menu(view: ThreadView) -> Pick | None:
    """Return the same of a thread; of many, those far from here are found as it is shown."""
    above: list[tuple[int, int]] = []
    below: list[tuple[int, int]] = []

    def lines(found: list[tuple[int, int]], steps: int) -> Iterator[tuple[str, str]]:
        for place, stop in view.stops.from_here(steps):
            if is_step(stop, None):
                found.append(place)
                yield stop_line(stop), more_of(stop)

    up, down = lines(above, -1), lines(below, 1)
    first = [*reversed(list(islice(up, _AT_ONCE))), *islice(down, _AT_ONCE)]
    if not first:
        return None
    begin, after = len(above), len(below)

    def go(chosen: int) -> None:
        view.stops.go_to(below[chosen - begin] if chosen >= begin else above[begin - 1 - chosen])

    choices, details = zip(*first, strict=True)
    return Pick(
        _TITLE,
        choices,
        go,
        at=min(begin, len(first) - 1),
        details=details,
        more=down if after == _AT_ONCE else None,
        earlier=up if begin == _AT_ONCE else None,
    )
