"""Pictures of the five kinds that articles have, made of what we ship."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps

import tui
from screenshots.samples import READ

SHIPPED = Path(tui.__file__).parent / "demo_files"
_GLYPHS = Path(__file__).with_name("glyphs.png")


def shipped(digest: str) -> Path:
    """Return the shipped picture that has these digits in its name."""
    (path,) = SHIPPED.glob(f"*{digest}*")
    return path


def glyph_images() -> dict[str, Image.Image]:
    """Return two hundred characters, 32 pixels wide and high, black on white."""
    with Image.open(_GLYPHS) as sheet:
        grey = sheet.convert("L")
    places = {letter: (n % 20 * 32, n // 20 * 32) for n, letter in enumerate(READ)}
    return {letter: grey.crop((x, y, x + 32, y + 32)) for letter, (x, y) in places.items()}


def page() -> Image.Image:
    """Return a page of Chinese text, 1080×1440."""
    images = [ImageOps.colorize(image, "#121212", "white") for image in glyph_images().values()]
    paper = Image.new("RGB", (1080, 1440), "white")
    number = 0
    for line in range(18):
        y = 120 + 68 * line
        paragraph = line % 4
        if paragraph == 3:  # one blank line between two paragraphs of three
            continue
        for x in range(120 + 68 * (paragraph == 0), 960 - 480 * (paragraph == 2), 34):
            paper.paste(images[number % 200], (x, y))
            number += 7
    return paper


def gradient() -> Image.Image:
    """Return light and shade as in a photograph out of focus, 1080×1440."""
    size = (1080, 1440)
    red = Image.radial_gradient("L").resize(size, Image.Resampling.BICUBIC)
    green = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    blue = Image.linear_gradient("L").rotate(90).resize(size, Image.Resampling.BICUBIC)
    return Image.merge("RGB", (red, green, blue))


def five() -> dict[str, Image.Image]:
    """Return one of each kind."""
    names = {"code": "95db85c1", "diagram": "6a286042", "plot": "27883aaa"}
    found = {kind: Image.open(shipped(digits)).convert("RGB") for kind, digits in names.items()}
    return {**found, "page": page(), "gradient": gradient()}
