"""The bottom row: the few keys that matter most, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from tui.page.cells import Measure
from tui.rows.part import Part, spread

_LEAST_TARGET = 12
"""Cells below which a target says nothing."""

_LEAST_SECTION = 8
"""Cells below which the beginning of a heading says nothing."""


def key_row(
    keys: Sequence[tuple[str, str]],
    place: str,
    width: int,
    measure: Measure,
    *,
    target: str = "",
    section: str = "",
    covered: int = 0,
) -> list[Part]:
    """Return keys on the left, as many as fit, and a place on the right; the last key always.

    Args:
        keys: keys and what they do.
        place: where the reader is: `12/54  43%`.
        width: cells.
        measure: how many cells the terminal gives to text.
        target: where the stop under focus leads: shown in place of all keys but the last.
        section: the heading of what is read, shown before the place.
        covered: cells at the end that are covered for now: keys stand before them, and no place.
    """
    if covered:
        room = max(1, width - covered)
        target = target if room - _cells(keys[-1], measure) > _LEAST_TARGET else ""
        shown = key_row(keys, "", room, measure, target=target)
        return [*shown, (" " * (width - room), "")]
    place = measure.cut(f"{place} ", width)
    *first, last = keys
    parts: list[Part] = []
    room = width - measure.cells(place) - 1
    if target:
        first, section = [], ""
        most = room - _cells(last, measure)
        if measure.cells(target) + 3 > most:
            target = target.replace("https://", "", 1)
        target = measure.fit(f" > {target}", most).rstrip()
        parts.append((target, "bold"))
        room -= measure.cells(target)
    elif section:
        most = min(room // 2, room - _cells(last, measure) - 2)
        section = measure.fit(section, most).rstrip() if most >= _LEAST_SECTION else ""
        section = f"{section}  " if section else ""
        room -= measure.cells(section)
    left_for_first = room - _cells(last, measure)
    for one in first:
        left_for_first -= _cells(one, measure)
        if left_for_first < 0:
            break
        parts += _said(one)
    if room >= _cells(last, measure):
        parts += _said(last)
    left = "".join(text for text, _ in parts)
    right = section + place
    return [*parts, (spread(left, right, width, measure), ""), (section, "dim"), (place, "bold")]


def _said(key: tuple[str, str]) -> list[Part]:
    """Return a key and what it does."""
    return [(f" {key[0]}", "bold accent"), (f" {key[1]} " if key[1] else " ", "dim")]


def _cells(key: tuple[str, str], measure: Measure) -> int:
    return sum(measure.cells(text) for text, _ in _said(key))
