"""The colours that a terminal has, and which of them is nearest to one of a picture's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tui.pictures.cell_style import Colours

Colour = int
"""0xRRGGBB of 24-bit colours, the number of a colour in the palettes."""

_ANSI = (
    *(0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5),
    *(0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF),
)
"""The first 16 as xterm has them; readers may have others."""
_STEPS = (0, 95, 135, 175, 215, 255)
_CUBE = tuple(r << 16 | g << 8 | b for r in _STEPS for g in _STEPS for b in _STEPS)
_GREYS = tuple(level * 0x010101 for level in range(8, 248, 10))
_256 = (*_ANSI, *_CUBE, *_GREYS)


def drawn_colour(colour: Colour, colours: Colours) -> int:
    """Return how a colour that was chosen from some looks, as 0xRRGGBB."""
    return colour if colours is Colours.TRUE else _256[colour]


class Nearest:
    """The nearest colours of a terminal, found once each."""

    def __init__(self, colours: Colours) -> None:
        """Take the terminal's colours."""
        self.colours = colours
        self._known: dict[bytes, Colour] = {}

    def __call__(self, colour: bytes) -> Colour:
        """Return the colour nearest to one of three bytes: red, green and blue."""
        found = self._known.get(colour)
        if found is None:
            found = self._known[colour] = self._nearest(*colour)
        return found

    def _nearest(self, red: int, green: int, blue: int) -> Colour:
        if self.colours is Colours.TRUE:
            return red << 16 | green << 8 | blue
        if self.colours is Colours.ANSI:
            candidates: Iterable[int] = range(16)
        else:
            cube = 16 + 36 * _step(red) + 6 * _step(green) + _step(blue)
            grey = max(0, min(23, ((red + green + blue) // 3 - 3) // 10))
            candidates = (cube, 232 + grey)
        return min(candidates, key=lambda number: _distance(_256[number], red, green, blue))


@lru_cache
def nearest(colours: Colours) -> Nearest:
    """Return the nearest colours of a kind of terminal."""
    return Nearest(colours)


def _step(part: int) -> int:
    return min(range(6), key=lambda step: abs(_STEPS[step] - part))


def _distance(colour: int, red: int, green: int, blue: int) -> int:
    """Return how far apart two colours look, roughly: the eye knows green best and blue least."""
    r, g, b = (colour >> 16) - red, (colour >> 8 & 255) - green, (colour & 255) - blue
    return 3 * r * r + 6 * g * g + b * b
