"""Cells: a picture's pixels as block characters in the terminal's colours."""

from __future__ import annotations

from typing import NamedTuple

from tui.pictures.block_characters import BlockCharacters
from tui.pictures.colours import Colour, Nearest


class CellRun(NamedTuple):
    """Cells of one row that have the same colours."""

    text: str
    """Block characters and blanks, one to a cell."""
    ink: Colour | None
    """Of the filled parts; None is the terminal's own."""
    paper: Colour | None
    """Of the rest."""


def draw(
    halves: bytes, columns: int, rows: int, blocks: BlockCharacters, nearest: Nearest
) -> list[list[CellRun]]:
    """Return a picture as rows of runs of cells.

    Args:
        halves: the two halves of each cell; see `halves`. Every mask is one of `blocks`.
        columns: cells across.
        rows: cells down.
        blocks: the characters to draw with.
        nearest: the terminal's colours.
    """
    count = columns * rows
    masks = halves[:count]
    colours = [nearest(halves[start : start + 3]) for start in range(count, 7 * count, 3)]
    characters = blocks.characters
    full = (1 << blocks.parts) - 1
    drawn = []
    for first in range(0, count, columns):
        runs: list[CellRun] = []
        text, ink, paper = "", -1, -1
        for cell in range(first, first + columns):
            mask, its_ink, its_paper = masks[cell], colours[cell], colours[count + cell]
            if (
                not mask or its_ink == its_paper
            ):  # a blank: fonts may leave gaps between full blocks
                if its_paper == paper:
                    text += " "
                    continue
                if text:
                    runs.append(CellRun(text, ink, paper))
                text, ink, paper = " ", its_paper, its_paper
                continue
            if text and text.isspace() and paper in (its_ink, its_paper):
                ink = its_paper if paper == its_ink else its_ink
            if its_ink == ink and its_paper == paper:
                text += characters[mask]
            elif its_ink == paper and its_paper == ink and (full ^ mask) in characters:
                text += characters[full ^ mask]
            else:
                if text:
                    runs.append(CellRun(text, ink, paper))
                text, ink, paper = characters[mask], its_ink, its_paper
        runs.append(CellRun(text, ink, paper))
        drawn.append(runs)
    return drawn


_BAYER = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)


def dots(
    pixels: bytes, columns: int, rows: int, blocks: BlockCharacters, *, dark: bool = True
) -> list[list[CellRun]]:
    """Return a picture in no colour: the lighter a place, the more of it is filled, or the less.

    Bayer's matrix says in which order places are filled; it stays where it is as the picture moves.

    Args:
        pixels: red, green and blue of each pixel, row by row: `blocks.across` of them to a column,
            and `blocks.down` to a row.
        columns: cells across.
        rows: cells down.
        blocks: the characters to draw with.
        dark: whether the terminal's own background is darker than its text.
    """
    across, down = blocks.across, blocks.down
    width = across * columns
    masks = blocks.masks
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
            mask = masks[mask]
            text += blocks.characters[mask]
        drawn.append([CellRun(text, None, None)])
    return drawn
