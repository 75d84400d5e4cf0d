"""The room that pictures take in the text: known before any of them is decoded."""

from __future__ import annotations

import re

from tui.page.blocks import Picture, Prose
from tui.page.builder import PageBuilder

_SIZE = re.compile(r"([0-9]{1,6})×([0-9]{1,6})")
_USUAL_SIZE = (800, 600)
"""Pixels of a picture of which the article does not say how large it is."""
_LEAST_PIXELS = 2.0
"""Picture pixels to a cell's width at least: a small picture is not blown up."""


def leave_room(builder: PageBuilder, prose: Prose) -> None:
    """Leave room for the pictures at hand that prose names, where the style has them in the text.

    The room has the shape that the article gives, so nothing is decoded to know the rows.
    """
    style = builder.picture_style
    if style is None or not style.inline:
        return
    for run in prose:
        thing = run.thing
        if isinstance(thing, Picture) and style.source.at_hand(thing.url):
            columns, rows = _room(thing.size, builder.room, style.most_rows)
            builder.picture(thing.url, columns, rows)


def _room(size: str, columns: int, rows: int) -> tuple[int, int]:
    """Return the cells across and down that a picture takes of those there are."""
    found = _SIZE.search(size)
    width, height = (int(found[1]), int(found[2])) if found else _USUAL_SIZE
    width, height = max(1, width), max(1, height)
    # A cell is twice as high as it is wide.
    scale = max(width / columns, height / (2 * rows), _LEAST_PIXELS)
    return max(1, round(width / scale)), max(1, round(height / scale / 2))
