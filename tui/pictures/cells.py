"""Cells: a picture's pixels as block characters in the terminal's colours."""

from __future__ import annotations

from typing import NamedTuple

from tui.pictures.blocks import Blocks
from tui.pictures.cell_style import Colours
from tui.pictures.colours import Colour, Nearest


class Run(NamedTuple):
    """Cells of one row that have the same colours."""

    text: str
    """Block characters and blanks, one to a cell."""
    ink: Colour | None
    """Of the filled parts; None is the terminal's own."""
    paper: Colour | None
    """Of the rest."""


def draw(
    pixels: bytes,
    columns: int,
    rows: int,
    blocks: Blocks,
    nearest: Nearest,
    *,
    sharp: bool = False,
    dark: bool = True,
) -> list[list[Run]]:
    """Return a picture as rows of runs of cells.

    Args:
        pixels: Red, green and blue of each pixel, row by row: `blocks.across` of them to a column,
            and `blocks.down` to a row.
        columns: Cells across.
        rows: Cells down.
        blocks: The characters to draw with.
        nearest: The terminal's colours.
        sharp: Whether a cell takes the colours furthest apart in it, and not their means: text
            is read more easily so, and smooth areas look worse.
        dark: Whether the terminal's own background is darker than its text; for no colours.
    """
    if nearest.colours is Colours.NONE:
        return _dots(pixels, columns, rows, blocks, dark)
    across, down = blocks.across, blocks.down
    width = 3 * across * columns
    known: dict[bytes, tuple[str, str, Colour, Colour]] = {}
    drawn = []
    for row in range(rows):
        lines = [
            pixels[(row * down + line) * width : (row * down + line + 1) * width]
            for line in range(down)
        ]
        runs: list[Run] = []
        text, ink, paper = "", -1, -1
        for column in range(columns):
            start = 3 * across * column
            cell = b"".join([line[start : start + 3 * across] for line in lines])
            found = known.get(cell)
            if found is None:
                found = known[cell] = _cell(cell, blocks, nearest, sharp)
            mark, turned, its_ink, its_paper = found
            if its_ink == its_paper:  # a blank: fonts may leave gaps between full blocks
                if its_paper == paper:
                    text += " "
                    continue
                if text:
                    runs.append(Run(text, ink, paper))
                text, ink, paper = " ", its_ink, its_paper
                continue
            if text and text.isspace() and paper in (its_ink, its_paper):
                ink = its_paper if paper == its_ink else its_ink
            if its_ink == ink and its_paper == paper:
                text += mark
            elif its_ink == paper and its_paper == ink and turned:
                text += turned
            else:
                if text:
                    runs.append(Run(text, ink, paper))
                text, ink, paper = mark, its_ink, its_paper
        runs.append(Run(text, ink, paper))
        drawn.append(runs)
    return drawn


def _cell(
    cell: bytes, blocks: Blocks, nearest: Nearest, sharp: bool
) -> tuple[str, str, Colour, Colour]:
    """Return the character of a cell, the one for its colours exchanged, its ink and its paper."""
    reds, greens, blues = cell[::3], cell[1::3], cell[2::3]
    parts = blocks.parts
    spans = [max(channel) - min(channel) for channel in (reds, greens, blues)]
    widest = max(spans)
    if widest < 8:
        flat = nearest(sum(reds) // parts, sum(greens) // parts, sum(blues) // parts)
        return " ", " ", flat, flat
    channel = (reds, greens, blues)[spans.index(widest)]
    middle = (max(channel) + min(channel)) / 2
    mask = sum(1 << part for part, value in enumerate(channel) if value > middle)
    if mask not in blocks.characters:
        mask = min(blocks.characters, key=lambda other: (mask ^ other).bit_count())
    full = (1 << parts) - 1
    if mask in (0, full):
        flat = nearest(sum(reds) // parts, sum(greens) // parts, sum(blues) // parts)
        return " ", " ", flat, flat
    inside = [part for part in range(parts) if mask >> part & 1]
    outside = [part for part in range(parts) if not mask >> part & 1]
    if sharp:
        light = max(inside, key=channel.__getitem__)
        shade = min(outside, key=channel.__getitem__)
        ink = nearest(reds[light], greens[light], blues[light])
        paper = nearest(reds[shade], greens[shade], blues[shade])
    else:
        ink = _mean(inside, reds, greens, blues, nearest)
        paper = _mean(outside, reds, greens, blues, nearest)
    if ink == paper:
        return " ", " ", ink, paper
    return blocks.characters[mask], blocks.characters.get(full ^ mask, ""), ink, paper


def _mean(parts: list[int], reds: bytes, greens: bytes, blues: bytes, nearest: Nearest) -> Colour:
    count, half = len(parts), len(parts) // 2
    return nearest(
        (sum([reds[part] for part in parts]) + half) // count,
        (sum([greens[part] for part in parts]) + half) // count,
        (sum([blues[part] for part in parts]) + half) // count,
    )


_BAYER = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)


def _dots(pixels: bytes, columns: int, rows: int, blocks: Blocks, dark: bool) -> list[list[Run]]:
    """Return a picture in no colour: the lighter a place, the more of it is filled, or the less.

    Bayer's matrix says in which order places are filled; it stays where it is as the picture moves.
    """
    across, down = blocks.across, blocks.down
    width = across * columns
    drawn = []
    for row in range(rows):
        text = ""
        for column in range(columns):
            mask = 0
            for part in range(blocks.parts):
                x, y = column * across + part % across, row * down + part // across
                red, green, blue = pixels[3 * (y * width + x) : 3 * (y * width + x) + 3]
                grey = (299 * red + 587 * green + 114 * blue) / 255_000
                threshold = (_BAYER[y % 4 * 4 + x % 4] + 0.5) / 16
                mask |= ((grey if dark else 1 - grey) > threshold) << part
            if mask not in blocks.characters:
                mask = min(blocks.characters, key=lambda other: (mask ^ other).bit_count())
            text += blocks.characters[mask]
        drawn.append([Run(text, None, None)])
    return drawn
