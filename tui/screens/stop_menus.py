"""The lists of the stops of a page, to go to one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.messages import Pick
from tui.screens.stop_words import more_of, stop_line, stop_lines
from tui.widgets.stop_focus import is_step

if TYPE_CHECKING:
    from tui.widgets.page_protocol import PageProtocol
    from tui.widgets.thread_view import ThreadView

_TITLE = "链接、代码、图片、公式"
_AT_ONCE = 50
"""Stops that are found before a list of them is shown: most threads have fewer."""


def stop_menu(view: PageProtocol) -> Pick | None:
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
    """Return the same of a thread; of many, those beyond the nearest are found as it is shown."""
    nearest = view.stops.nearest
    listed: list[int] = []

    def lines() -> Iterator[tuple[str, str]]:
        for index, stop in enumerate(view.stops.gathered()):
            if is_step(stop, None):
                listed.append(index)
                yield stop_line(stop), more_of(stop)

    found, first = lines(), list[tuple[str, str]]()
    more: Iterator[tuple[str, str]] | None = None
    for line in found:
        first.append(line)
        if listed[-1] >= nearest and len(first) >= _AT_ONCE:
            more = found
            break
    if not first:
        return None
    choices, details = zip(*first, strict=True)
    return Pick(
        _TITLE,
        choices,
        lambda chosen: view.stops.go_to(listed[chosen]),
        at=min(bisect_left(listed, nearest), len(first) - 1),
        details=details,
        more=more,
    )
