"""Cells as pixels, as a terminal would draw them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageStat

from tui.pictures.block_characters import BlockCharacters
from tui.pictures.cell_style import Colours
from tui.pictures.cells import CellRun, draw
from tui.pictures.colours import Nearest
from tui.pictures.colours import drawn_colour as look
from tui.pictures.halves import halves

CELL_WIDTH, CELL_HEIGHT = 8, 24
"""Pixels of a cell: what 2, 3 and 4 parts divide."""


def rasterised(
    rows: Sequence[Sequence[CellRun]], blocks: BlockCharacters, colours: Colours
) -> Image.Image:
    """Return what rows of cells look like on the screen."""
    masks = {character: mask for mask, character in blocks.characters.items()}
    columns = sum(len(run.text) for run in rows[0])
    across, down = blocks.across, blocks.down
    image = Image.new("RGB", (columns * across, len(rows) * down))
    for row, runs in enumerate(rows):
        column = 0
        for text, ink, paper in runs:
            for character in text:
                for part in range(blocks.parts):
                    filled = masks[character] >> part & 1
                    colour = ink if filled else paper
                    if colour is None:
                        colour, shown = 0, 0xFFFFFF if filled else 0
                    else:
                        shown = look(colour, colours)
                    place = (column * across + part % across, row * down + part // across)
                    image.putpixel(place, (shown >> 16, shown >> 8 & 255, shown & 255))
                column += 1
    return image.resize((columns * CELL_WIDTH, len(rows) * CELL_HEIGHT), Image.Resampling.NEAREST)


def drawn(
    image: Image.Image,
    blocks: BlockCharacters,
    colours: Colours = Colours.TRUE,
    *,
    sharp: bool = False,
) -> list[list[CellRun]]:
    """Return a picture as rows of cells, `across` times `down` of its pixels to a cell."""
    made = halves(image, blocks.across, blocks.down, blocks.masks, sharp)
    columns, rows = image.width // blocks.across, image.height // blocks.down
    return draw(made, columns, rows, blocks, Nearest(colours))


def in_cells(
    image: Image.Image,
    columns: int,
    rows: int,
    blocks: BlockCharacters,
    colours: Colours = Colours.TRUE,
    *,
    sharp: bool = False,
) -> Image.Image:
    """Return a picture as it looks in cells."""
    size = (columns * blocks.across, rows * blocks.down)
    scaled = image.resize(size, Image.Resampling.BOX)
    return rasterised(drawn(scaled, blocks, colours, sharp=sharp), blocks, colours)


def decibels(image: Image.Image, other: Image.Image) -> float:
    """Return the peak signal-to-noise ratio of one picture against another of its size."""
    squares = ImageStat.Stat(ImageChops.difference(image, other)).sum2
    mean = sum(squares) / (3 * image.width * image.height)
    return math.inf if not mean else 10 * math.log10(255 * 255 / mean)
