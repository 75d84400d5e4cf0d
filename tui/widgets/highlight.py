"""Highlights on a row: what is found, what is under focus, and letters laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.page.page import Kind, Stop
from tui.widgets.page_matches import PageMatches

FOCUS = Style(reverse=True, bold=True)
"""The style of what is under focus; no other highlight looks like it, with or without colours."""
MATCH = Style(reverse=True, bold=False, underline=False)
CURRENT = Style(reverse=True, bold=True, underline=True)
"""The match that `n` and `N` go on from."""

GUTTER = Style(bold=True)
"""The mark beside a comment under focus."""


def lay_over(strip: Strip, start: int, text: str) -> Strip:
    """Return the strip with a text in the style of focus over its cells from `start` on."""
    laid = Strip([Segment(text, FOCUS)])
    after = strip.crop(start + laid.cell_length)
    return Strip.join((strip.crop(0, start), laid, after))


def restyle(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """Return the strip with the cells from `start` up to `end` set apart."""
    styled = Strip(Segment.apply_style(strip.crop(start, end), post_style=style))
    return Strip.join((strip.crop(0, start), styled, strip.crop(end)))


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
    strip: Strip, row: int, stops: Sequence[Stop], letters: Mapping[int, str], top: int
) -> Strip:
    """Return a row's strip with the letters of hints over the first cells in view of their stops.

    Args:
        strip: the row.
        row: its number on the page.
        stops: the stops of the page.
        letters: the letters of each hint, by the index of its stop.
        top: the first row in view.
    """
    for index, text in letters.items():
        span = next(span for span in stops[index].spans if span.row >= top)
        if span.row == row:
            strip = lay_over(strip, span.start, text)
    return strip


def with_gutter(strip: Strip, indent: int, mark: str) -> Strip:
    """Return the strip of a row that begins with blanks, with a bold mark at their end.

    Args:
        strip: the row.
        indent: cells before its text; a segment of the row's own.
        mark: what to put into the last of them, a blank at its end included.
    """
    blank, *rest = strip
    segments = [Segment(" " * (indent - len(mark))), Segment(mark, GUTTER)]
    return Strip([*segments, Segment(blank.text[indent:], blank.style), *rest], strip.cell_length)
