"""Contrast of two colours, as WCAG 2.2 measures it: ordinary text asks for 4.5."""

from __future__ import annotations

from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import Color, ColorSystem


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, or that of the nearest of 256 where that is less."""
    return min(_ratio(one, other), _ratio(_of_256(one), _of_256(other)))


def _ratio(one: Color, other: Color) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of a colour (1.4.3)."""
    parts = [c / 255 for c in colour.get_truecolor()]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _of_256(colour: Color) -> Color:
    """Return the colour that a terminal with 256 of them shows."""
    number = colour.downgrade(ColorSystem.EIGHT_BIT).number
    assert number is not None
    return Color.from_rgb(*EIGHT_BIT_PALETTE[number])
