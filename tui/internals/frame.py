"""The frame: what the terminal shows, and the few bytes that make it show something else.

Over a slow line every byte counts. Rows that are there already are not sent again, of others only
the cells that change; and where rows have gone up or down together, the terminal is told to move
them: by DECSTBM, IL and DL of the VT102, which terminals and multiplexers know.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from tui.page.cells import NARROW
from tui.page.first_screen import FirstScreen
from tui.page.terse import terse

# What takes the same cells on every terminal: ASCII, our own ornaments, and what is wide by UAX #11
# and no emoji. What is behind anything else on a row is not written without it, or it might hit
# other cells than it was meant for.
_SURE = re.compile("[ -~»◦‣╌╎\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]*")
_UNKNOWN = Style(meta={"unknown": True})
"""The style of cells of which nothing is known; none that is drawn has it."""
_WORTH_MOVING = 3
"""Rows that moving others must save."""


class Frame:
    """The rows that a terminal shows, as far as they are known."""

    def __init__(self) -> None:
        """Make the frame of a terminal of which nothing is known."""
        self._size = Size(0, 0)
        self._rows: list[Strip] = []

    def take_for_shown(self, screen: FirstScreen) -> None:
        """Take the screen that was painted first for what the terminal shows."""
        self._size = Size(screen.width, len(screen.rows))
        self._rows = [Strip(row, screen.width) if row else self._unknown for row in screen.rows]

    def forget(self) -> None:
        """Take nothing for known any more: something else has written to the terminal."""
        self._rows = [self._unknown] * self._size.height

    def sequences(self, update: CompositorUpdate, size: Size, console: Console) -> str:
        """Return what to write so that a terminal of some size shows an update of Textual's.

        It must be written: the frame is taken for drawn. An update of a kind that is not known
        here is drawn as Textual draws it.
        """
        if size != self._size:
            self._size = size
            self.forget()
        wanted = _rows_after(update, self._rows)
        if wanted is None:
            self.forget()
            return update.render_segments(console)
        return terse("".join(self._changes(wanted, console)))

    @property
    def _unknown(self) -> Strip:
        """A row of which nothing is known."""
        return Strip([Segment(" " * self._size.width, _UNKNOWN)], self._size.width)

    def _changes(self, wanted: list[Strip], console: Console) -> Iterator[str]:
        """Yield the sequences that lead from the frame to other rows, and make it those."""
        if move := _move(self._rows, wanted):
            yield move.sequence
            move.apply(self._rows, self._unknown)
        for y, (shown, row) in enumerate(zip(self._rows, wanted, strict=True)):
            if changed := _changed(shown, row):
                x, strip = changed
                yield f"\x1b[{y + 1};{x + 1}H{strip.simplify().render(console)}"
        self._rows = wanted


class ShortUpdate(CompositorUpdate):
    """An update of Textual's, written so far as it changes a frame."""

    def __init__(self, update: CompositorUpdate, frame: Frame, size: Size) -> None:
        """Make an update of the frame of a terminal of some size."""
        self._update = update
        self._frame = frame
        self._size = size

    def render_segments(self, console: Console) -> str:
        """Return what to write; Textual asks for it when it is about to write."""
        return self._frame.sequences(self._update, self._size, console)


class _Move(NamedTuple):
    """The rows from `top` to `bottom`, that included, go up `by` rows; down where it is below 0."""

    top: int
    bottom: int
    by: int

    @property
    def sequence(self) -> str:
        """Its sequences: a scroll region, lines deleted or inserted at its top, no region."""
        do = "M" if self.by > 0 else "L"
        region = f"\x1b[{self.top + 1};{self.bottom + 1}r"
        return f"{region}\x1b[{self.top + 1};1H\x1b[{abs(self.by)}{do}\x1b[r"

    def apply(self, rows: list[Strip], new: Strip) -> None:
        """Move rows; `new` is what stands where they have left."""
        moved = rows[self.top : self.bottom + 1]
        fresh = [new] * abs(self.by)
        moved = [*moved[self.by :], *fresh] if self.by > 0 else [*fresh, *moved[: self.by]]
        rows[self.top : self.bottom + 1] = moved


def _rows_after(update: CompositorUpdate, shown: Sequence[Strip]) -> list[Strip] | None:
    """Return all rows as an update wants them, or None where it is no update of them."""
    rows = list(shown)
    match update:
        case LayoutUpdate(strips=strips):
            rows = [Strip.join(parts) for parts in strips]
        case ChopsUpdate(chops=chops, spans=spans, chop_ends=chop_ends):
            for y, start, end in spans:
                if y >= len(rows):
                    return None
                for stop, (x, strip) in zip(chop_ends[y], chops[y].items(), strict=False):
                    if strip is not None and x < end and stop > start:
                        rows[y] = _replaced(rows[y], x, strip.crop(0, min(stop, end) - x))
        case _:
            return None
    fits = [row.cell_length for row in rows] == [row.cell_length for row in shown]
    return rows if fits else None


def _replaced(row: Strip, x: int, part: Strip) -> Strip:
    """Return a row with a part of it, which begins at cell `x`, replaced."""
    if part.cell_length == row.cell_length:
        return part
    return Strip.join((row.crop(0, x), part, row.crop(x + part.cell_length)))


def _move(shown: Sequence[Strip], wanted: Sequence[Strip]) -> _Move | None:
    """Return which rows to move before others are written, if that saves enough of them."""
    before, after = ([hash(tuple(row)) for row in rows] for rows in (shown, wanted))
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if len(changed) <= _WORTH_MOVING:
        return None
    places = defaultdict(list)
    for y, old in enumerate(before):
        places[old].append(y)
    votes = Counter(place - y for y in changed for place in places[after[y]])
    best, most = None, _WORTH_MOVING
    for by, _ in votes.most_common(2):
        for first, last in _runs(before, after, by):
            saved = sum(before[y] != after[y] for y in range(first, last + 1))
            left = range(last + 1, last + by + 1) if by > 0 else range(first + by, first)
            saved -= sum(before[y] == after[y] for y in left)
            if saved > most:
                best, most = (first, last, by), saved
    if best is None:
        return None
    first, last, by = best

    def nearer(y: int) -> bool:
        """Return whether a row is more like the one to be moved there than what is there."""
        there = 0 <= y < len(shown) and 0 <= y + by < len(shown)
        return there and _cost(shown[y + by], wanted[y]) < _cost(shown[y], wanted[y])

    while nearer(first - 1):
        first -= 1
    while nearer(last + 1):
        last += 1
    return _Move(min(first, first + by), max(last, last + by), by)


def _cost(shown: Strip, row: Strip) -> int:
    """Return how many characters must be written to make one row another."""
    changed = _changed(shown, row)
    return len(changed[1].text) if changed else 0


def _runs(before: Sequence[int], after: Sequence[int], by: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last of rows one below the other that were all `by` rows further down."""
    first = None
    for y in range(max(0, -by), min(len(after), len(after) - by) + 1):
        same = y < len(after) and 0 <= y + by < len(before) and after[y] == before[y + by]
        if same and first is None:
            first = y
        elif not same and first is not None:
            yield first, y - 1
            first = None


def _changed(shown: Strip, row: Strip) -> tuple[int, Strip] | None:
    """Return the part of a row that is not shown yet and the cell it begins at, or None."""
    if shown == row:
        return None
    old, new = _characters(shown), _characters(row)
    same = _common(old, new)
    if same == len(old) == len(new):
        return None
    text, before = row.text, shown.text
    start = min(same, _sure(text, 0))
    if _sure(text, start) < len(text) or _sure(before, start) < len(before):
        # One more, in case it is an accent that changes.
        first = NARROW.cells(text[: max(0, start - 1)])
        return first, row.crop(first)
    end = len(text) - _common(old[start:][::-1], new[start:][::-1])
    first = NARROW.cells(text[:start])
    return first, row.crop(first, first + NARROW.cells(text[start:end]))


def _sure(text: str, start: int) -> int:
    """Return how far a text takes, from some character on, the same cells on every terminal."""
    found = _SURE.match(text, start)
    return found.end() if found else start


def _characters(strip: Strip) -> list[tuple[str, Style | None]]:
    return [(character, style) for text, style, _ in strip for character in text]


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many elements two sequences have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
