"""A picture as sixels: six rows of pixels to a line of characters (DEC, STD 070, 9.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

_BAND = 6
"""Rows of pixels to a line."""


def sixels(palette: bytes, numbers: bytes, width: int) -> str:
    """Return the sequence that draws a picture, control characters included.

    Args:
        palette: red, green and blue of each colour; at most 256.
        numbers: the number of each pixel's colour, row by row.
        width: pixels to a row.
    """
    height = len(numbers) // width
    colours = "".join(_colours(palette))
    lines = (
        "$".join(_line(numbers[top * width : (top + _BAND) * width], width))
        for top in range(0, height, _BAND)
    )
    # P2 = 1: pixels that nothing is said of stay; the raster says how large the whole is.
    return f'\033P0;1;0q"1;1;{width};{height}{colours}{"-".join(lines)}\033\\'


def _colours(palette: bytes) -> Iterator[str]:
    for number, start in enumerate(range(0, len(palette), 3)):
        red, green, blue = (round(part * 100 / 255) for part in palette[start : start + 3])
        yield f"#{number};2;{red};{green};{blue}"


def _line(numbers: bytes, width: int) -> Iterator[str]:
    """Yield what each colour has of a line: a character for each column of six pixels."""
    rows = [numbers[start : start + width] for start in range(0, len(numbers), width)]
    columns: dict[int, bytearray] = {}
    for bit, row in enumerate(rows):
        for column, number in enumerate(row):
            if number not in columns:
                columns[number] = bytearray(width)
            columns[number][column] |= 1 << bit
    for number, masks in columns.items():
        runs = ((chr(63 + mask), len(list(group))) for mask, group in groupby(masks))
        yield f"#{number}" + "".join(
            f"!{count}{mark}" if count > 3 else mark * count for mark, count in runs
        )
