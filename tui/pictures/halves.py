"""Halves: each cell of a picture in two, the filled parts and the rest, with a colour for each.

The child runs this, since Pillow does it for all cells at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from PIL import Image, ImageChops
from PIL.ImageMath import lambda_eval

_FLAT = 8
"""Levels of the widest channel below which a cell has one colour."""


def halves(image: Image.Image, across: int, down: int, masks: Sequence[int], sharp: bool) -> bytes:
    """Return the halves of all cells.

    Args:
        image: the picture in RGB, `across` times `down` pixels of it to a cell.
        across: parts of a cell, from left to right.
        down: parts of a cell, from top to bottom.
        masks: for each set of filled parts, a bit a part, the set that there is a character for.
        sharp: whether a half takes the colour furthest from the other's, and not its mean: text
            is read more easily so, and smooth areas look worse.

    Returns:
        For each cell, row by row, its mask; then red, green and blue of the filled parts of each;
        then those of the rest. A cell of one colour has the mask 0. Levels are rounded to
        multiples of 16: hardly anybody sees it, and more cells are alike, so fewer bytes are sent.
    """
    parts = _parts(image, across, down)
    levels = _widest_channel(parts)
    lightest, darkest = reduce(ImageChops.lighter, levels), reduce(ImageChops.darker, levels)
    full = (1 << len(parts)) - 1
    mask = Image.new("L", lightest.size)
    for number, level in enumerate(levels):
        to_darkest = ImageChops.subtract(level, darkest)
        to_lightest = ImageChops.subtract(lightest, level)
        mask = ImageChops.add(mask, _over(to_darkest, to_lightest, 1 << number))
    mask = _point(mask, lambda value: masks[value] % full if value < full else 0)
    differs = _point(ImageChops.subtract(lightest, darkest), lambda span: 255 * (span >= _FLAT))
    mask = ImageChops.darker(mask, differs)
    filled = [_bit(mask, number) for number in range(len(parts))]
    rest = [ImageChops.invert(part) for part in filled]
    paper = _mean(parts, rest)
    if sharp:
        ink = _lightest(parts, levels, filled)
        dark = _lightest(parts, [ImageChops.invert(level) for level in levels], rest)
        paper = Image.composite(dark, paper, _point(mask, lambda value: 255 * (value > 0)))
    else:
        ink = _mean(parts, filled)
    return b"".join(picture.tobytes() for picture in (mask, _rounded(ink), _rounded(paper)))


def _rounded(image: Image.Image) -> Image.Image:
    return image.point([min(255, level + 8 >> 4 << 4) for level in range(256)] * 3)


def _point(image: Image.Image, change: Callable[[int], int]) -> Image.Image:
    """Return a picture with each level changed."""
    return image.point([change(level) for level in range(256)])


def _over(one: Image.Image, other: Image.Image, value: int = 255) -> Image.Image:
    """Return the value where the first is lighter, and 0 elsewhere."""
    return _point(ImageChops.subtract(one, other), lambda more: value if more else 0)


def _bit(mask: Image.Image, number: int) -> Image.Image:
    return _point(mask, lambda value: 255 * (value >> number & 1))


def _parts(image: Image.Image, across: int, down: int) -> list[Image.Image]:
    """Return a picture of each part of the cells, a pixel to a cell."""
    size = image.width // across, image.height // down
    return [
        # Pixels are taken at their middles.
        image.transform(
            size,
            Image.Transform.AFFINE,
            (across, 0, x + 0.5 - across / 2, 0, down, y + 0.5 - down / 2),
            Image.Resampling.NEAREST,
        )
        for y in range(down)
        for x in range(across)
    ]


def _widest_channel(parts: Sequence[Image.Image]) -> list[Image.Image]:
    """Return each part's level in the channel that differs most within its cell."""
    channels = list(zip(*(part.split() for part in parts), strict=True))
    spans = [
        ImageChops.subtract(reduce(ImageChops.lighter, of), reduce(ImageChops.darker, of))
        for of in channels
    ]
    not_green = _over(spans[2], spans[1])
    not_red = _over(ImageChops.lighter(spans[1], spans[2]), spans[0])
    return [
        Image.composite(Image.composite(blue, green, not_green), red, not_red)
        for red, green, blue in zip(*channels, strict=True)
    ]


def _mean(parts: Sequence[Image.Image], chosen: Sequence[Image.Image]) -> Image.Image:
    """Return the mean colour of the chosen parts; of none, black."""
    count = reduce(ImageChops.add, (_point(part, lambda value: value // 255) for part in chosen))
    half = _point(count, lambda value: value // 2)

    def mean(levels: Sequence[Image.Image]) -> Image.Image:
        pairs = zip(levels, chosen, strict=True)
        kept = {f"part {n}": ImageChops.darker(*pair) for n, pair in enumerate(pairs)}
        averaged: Image.Image = lambda_eval(
            lambda of: of["convert"](sum((of[n] for n in kept), of["half"]) / of["count"], "L"),
            half=half,
            count=count,
            **kept,
        )
        return averaged

    channels = zip(*(part.split() for part in parts), strict=True)
    return Image.merge("RGB", [mean(levels) for levels in channels])


def _lightest(
    parts: Sequence[Image.Image], levels: Sequence[Image.Image], chosen: Sequence[Image.Image]
) -> Image.Image:
    """Return the colour of the chosen part whose level is highest, the first of equal ones."""
    best, highest = parts[0], Image.new("L", levels[0].size)
    for part, level, mask in zip(parts, levels, chosen, strict=True):
        mine = ImageChops.darker(level, mask)
        best = Image.composite(part, best, _over(mine, highest))
        highest = ImageChops.lighter(highest, mine)
    return best
