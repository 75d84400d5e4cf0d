"""Highlights on a row: what is found, what is under focus, and letters laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.page.cells import NARROW
from tui.page.page import Kind, Stop
from tui.page.restyled import restyled
from tui.widgets.page_matches import PageMatches

FOCUS = Style(reverse=True, bold=True)
"""The style of what is under focus; no other highlight looks like it, with or without colours."""
MATCH = Style(reverse=True, bold=False, underline=False)
CURRENT = Style(reverse=True, bold=True, underline=True)
"""The match that `n` and `N` go on from."""
SELECTED = Style(reverse=True, bold=False, underline=True)
"""The style of what is selected."""
CURSOR = FOCUS + Style(underline=False)
"""The end of what is selected that moves: like what is under focus."""
GUTTER = Style(bold=True)
"""The mark beside a comment under focus."""


def lay_over(strip: Strip, start: int, text: str) -> Strip:
    """Return the strip with a text in the style of focus over its cells from `start` on."""
    laid = Strip([Segment(text, FOCUS)])
    after = strip.crop(start + laid.cell_length)
    return Strip.join((strip.crop(0, start), laid, after))


def restyle(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """Return the strip with the cells from `start` up to `end` set apart."""
    return Strip(restyled([*strip], start, end, style), strip.cell_length)


def with_matches(strip: Strip, row: int, matches: PageMatches | None) -> Strip:
    """Return a row's strip with what is found on it highlighted."""
    for span, current in matches.on_row(row) if matches else ():
        strip = restyle(strip, span.start, span.end, CURRENT if current else MATCH)
    return strip


def with_stop(strip: Strip, row: int, stop: Stop | None) -> Strip:
    """Return a row's strip with the stop under focus highlighted where it stands on it."""
    if stop is None:
        return strip
    # Of a code block, the row that names it: all of it in reverse could not be read.
    for span in stop.spans[:1] if stop.kind is Kind.CODE else stop.spans:
        if span.row == row:
            strip = lay_over(strip, span.start, strip.crop(span.start, span.end).text)
    return strip


def with_hints(
    strip: Strip,
    row: int,
    stops: Sequence[Stop],
    letters: Mapping[int, str],
    top: int,
    *,
    style: Style,
    room: int,
) -> Strip:
    """Return a row's strip with the letters of hints before the first cells in view of their stops.

    They take the blanks there, or else move the rest of the row to the right; where there is no
    room for that, as many blanks after them are left out.

    Args:
        strip: the row.
        row: its number on the page.
        stops: the stops of the page.
        letters: the letters of each hint, by the index of its stop.
        top: the first row in view.
        style: the style of the letters.
        room: how many cells a row may take.
    """
    starts = {
        span.start: text
        for index, text in letters.items()
        if (span := next(one for one in stops[index].spans if one.row >= top)).row == row
    }
    for start in sorted(starts, reverse=True):
        strip = _with_hint(strip, start, Segment(starts[start], style))
    if starts and (over := strip.cell_length - room) > 0:
        after = [cell for cell in _blanks(strip) if cell > min(starts)]
        for cell in reversed(after[-over:]):
            strip = Strip.join((strip.crop(0, cell), strip.crop(cell + 1)))
    return strip


def _with_hint(strip: Strip, start: int, hint: Segment) -> Strip:
    """Return the strip with a hint before what begins at a cell, in place of blanks beside it."""
    blanks = set(_blanks(strip))
    begin = end = start
    while end - begin < hint.cell_length and begin - 1 in blanks:
        begin -= 1
    while end - begin < hint.cell_length and end in blanks:
        end += 1
    return Strip.join((strip.crop(0, begin), Strip([hint]), strip.crop(end)))


def _blanks(strip: Strip) -> list[int]:
    """Return the cells that hold a blank, from left to right."""
    text = strip.text
    starts = accumulate(NARROW.widths(text), initial=0)
    return [cell for cell, character in zip(starts, text, strict=False) if character == " "]


def with_gutter(strip: Strip, indent: int, mark: str) -> Strip:
    """Return the strip of a row that begins with blanks and guides, with a bold mark at its end.

    Args:
        strip: the row.
        indent: cells before its text; a segment of the row's own.
        mark: what to put into the last of them, a blank at its end included.
    """
    blank, *rest = strip
    segments = [Segment(blank.text[: indent - len(mark)], blank.style), Segment(mark, GUTTER)]
    return Strip([*segments, Segment(blank.text[indent:], blank.style), *rest], strip.cell_length)
