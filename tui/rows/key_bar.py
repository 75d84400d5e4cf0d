"""The bottom row: the few keys that matter most, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from tui.page.cells import cell_len, cut, fit
from tui.rows.part import Part, spread


def key_row(
    keys: Sequence[tuple[str, str]],
    place: str,
    width: int,
    ambiguous: int,
    *,
    target: str = "",
    section: str = "",
) -> list[Part]:
    """Return keys on the left, as many as fit, and a place on the right; the last key always.

    Args:
        keys: keys and what they do.
        place: where the reader is: `12/54  43%`.
        width: cells.
        ambiguous: cells to a character of ambiguous width.
        target: where the stop under focus leads: shown in place of all keys but the last.
        section: the heading of what is read, shown before the place.
    """
    place = cut(f"{place} ", width)
    *first, last = keys
    parts: list[Part] = []
    room = width - cell_len(place) - 1
    if target:
        first, section = [], ""
        target = fit(f" > {target}", room - _cells(last), ambiguous).rstrip()
        parts.append((target, "bold"))
        room -= cell_len(target, ambiguous)
    elif section:
        section = fit(section, min(room // 2, room - _cells(last)), ambiguous)
        section = f"{section.rstrip()}  " if section.strip() else ""
        room -= cell_len(section, ambiguous)
    left_for_first = room - _cells(last)
    for one in first:
        left_for_first -= _cells(one)
        if left_for_first < 0:
            break
        parts += _said(one)
    if room >= _cells(last):
        parts += _said(last)
    left = "".join(text for text, _ in parts)
    right = section + place
    return [*parts, (spread(left, right, width), ""), (section, "dim"), (place, "bold")]


def _said(key: tuple[str, str]) -> list[Part]:
    """Return a key and what it does."""
    return [(f" {key[0]}", "bold accent"), (f" {key[1]} ", "dim")]


def _cells(key: tuple[str, str]) -> int:
    return sum(cell_len(text) for text, _ in _said(key))
