"""Delimiters as tall as what they enclose, made of Unicode's pieces of brackets."""

from __future__ import annotations

from tui.page.cells import NARROW, Measure

from .box import Box

# Top, middle, bottom and what fills between them (Unicode, Miscellaneous Technical, 239B to 23AE).
_PIECES = {
    "(": "⎛⎜⎝⎜",
    ")": "⎞⎟⎠⎟",
    "[": "⎡⎢⎣⎢",
    "]": "⎤⎥⎦⎥",
    "{": "⎧⎨⎩⎪",
    "}": "⎫⎬⎭⎪",
    "⌊": "⎢⎢⎣⎢",
    "⌋": "⎥⎥⎦⎥",
    "⌈": "⎡⎢⎢⎢",
    "⌉": "⎤⎥⎥⎥",
    "⟦": "⎡⎢⎣⎢",
    "⟧": "⎤⎥⎦⎥",
    "⟮": "⎧⎪⎩⎪",
    "⟯": "⎫⎪⎭⎪",
    "∫": "⌠⎮⌡⎮",
}


def stretched(text: str, width: int, height: int, baseline: int, measure: Measure = NARROW) -> Box:
    """Return a delimiter so many rows tall.

    `width` is what it takes in cells by itself, and `measure` says what box drawing takes. One
    that has no tall shape stands on the baseline.
    """
    if not text:
        return Box(("",) * height, 0, baseline)
    if height == 1:
        return Box((text,), width, baseline)
    if text == "|":
        return Box(("│" if measure.ambiguous == 1 else "⎪",) * height, 1, baseline)
    if text == "‖":
        return Box((text,) * height, width, baseline)
    if text in "⟨⟩" and height > 2 and measure.ambiguous == 1:
        return _angle(text, height, baseline)
    if text not in _PIECES:
        rows = [" " * width] * height
        rows[baseline] = text
        return Box(tuple(rows), width, baseline)
    top, middle, bottom, fill = tuple(_PIECES[text])
    rows = [fill] * height
    rows[0], rows[-1] = top, bottom
    if height > 2:
        rows[min(max(baseline, 1), height - 2)] = middle
    elif text in "{}":
        rows = ["⎰", "⎱"] if text == "{" else ["⎱", "⎰"]
    return Box(tuple(rows), 1, baseline)


def _angle(text: str, height: int, baseline: int) -> Box:
    """Return an angle bracket: a slope away from the text and back."""
    width = (height + 1) // 2
    rows = []
    for number in range(height):
        depth = min(number, height - 1 - number)
        upper = number < height // 2
        slope = "╱" if upper == (text == "⟨") else "╲"
        if height % 2 and number == height // 2:
            slope = text
        place = width - 1 - depth if text == "⟨" else depth
        rows.append(" " * place + slope + " " * (width - 1 - place))
    return Box(tuple(rows), width, baseline)
