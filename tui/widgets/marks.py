"""Marks on a row: what is found, what is under focus, and letters laid over it."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

FOCUS = Style(reverse=True, bold=True)
"""What is under focus; no other mark looks like it, with or without colours."""
MATCH = Style(reverse=True, bold=False, underline=False)
CURRENT = Style(reverse=True, bold=True, underline=True)
"""The match that `n` and `N` go on from."""


def put(strip: Strip, start: int, text: str) -> Strip:
    """Return the strip with a marked text laid over its cells from `start` on."""
    marked = Strip([Segment(text, FOCUS)])
    after = strip.crop(start + marked.cell_length)
    return Strip.join((strip.crop(0, start), marked, after))


def mark(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """Return the strip with the cells from `start` up to `end` set apart."""
    marked = Strip(Segment.apply_style(strip.crop(start, end), post_style=style))
    return Strip.join((strip.crop(0, start), marked, strip.crop(end)))
