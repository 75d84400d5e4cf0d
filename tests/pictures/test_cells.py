"""Cells: how near they come to the picture, and that text in it can be read."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import cache

import pytest
from PIL import Image, ImageFilter

from tests.pictures.raster import decibels, drawn, in_cells, rasterised
from tests.pictures.samples import five, glyph_images
from tui.page.cells import NARROW
from tui.pictures.block_characters import BLOCKS, UNAMBIGUOUS, BlockCharacters, blocks
from tui.pictures.cell_style import Colours, Fineness
from tui.pictures.cells import CellRun, dots
from tui.pictures.colours import Nearest

FIVE = five()
MEASURED = {"code": 20.0, "diagram": 17.9, "plot": 21.1, "page": 18.0, "gradient": 30.4}
"""Decibels of quadrants in a window of 80×22 cells; a code screenshot was not measured."""
QUADRANT = BLOCKS[Fineness.QUADRANT]


def fitted(image: Image.Image, columns: int, rows: int) -> tuple[int, int]:
    """Return how many cells a picture takes in a window; a cell is twice as high as wide."""
    scale = min(columns / image.width, 2 * rows / image.height)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale / 2))


@cache
def quality(kind: str, fineness: Fineness, colours: Colours = Colours.TRUE) -> float:
    """Return how near a picture in cells comes to Pillow's own downscale, in decibels."""
    image = FIVE[kind]
    columns, rows = fitted(image, 80, 22)
    shown = in_cells(image, columns, rows, BLOCKS[fineness], colours)
    return decibels(shown, image.resize(shown.size, Image.Resampling.LANCZOS))


@pytest.mark.parametrize("kind", FIVE)
def test_quadrants_come_as_near_as_was_measured(kind: str) -> None:
    assert quality(kind, Fineness.QUADRANT) >= MEASURED[kind]


@pytest.mark.parametrize("kind", FIVE)
def test_finer_is_nearer(kind: str) -> None:
    grades = [quality(kind, fineness) for fineness in Fineness]
    assert grades == sorted(grades)


@pytest.mark.parametrize("kind", ["code", "diagram", "plot", "page"])
def test_text_and_drawings_are_as_good_in_256_colours(kind: str) -> None:
    true = quality(kind, Fineness.QUADRANT)
    assert quality(kind, Fineness.QUADRANT, Colours.EIGHT_BIT) > true - 0.5


def test_every_character_is_one_cell_and_stands_for_one_mask() -> None:
    for fineness, drawn_with in BLOCKS.items():
        characters = list(drawn_with.characters.values())
        assert len(set(characters)) == len(characters) == 2**drawn_with.parts, fineness
        assert all(NARROW.cells(character) == 1 for character in characters)


def test_characters_fill_what_their_names_say() -> None:
    names = {2: "UPPER", 8: "LOWER"}
    half = BLOCKS[Fineness.HALF].characters
    assert unicodedata.name(half[0b01]).startswith(names[2])
    assert unicodedata.name(half[0b10]).startswith(names[8])
    parts = ("UPPER LEFT", "UPPER RIGHT", "LOWER LEFT", "LOWER RIGHT")
    for mask, character in QUADRANT.characters.items():
        name = unicodedata.name(character)
        if name.startswith("QUADRANT"):
            filled = [part for bit, part in enumerate(parts) if mask >> bit & 1]
            assert name == "QUADRANT " + " AND ".join(filled)
    for mask, character in BLOCKS[Fineness.SEXTANT].characters.items():
        name = unicodedata.name(character)
        if "SEXTANT" in name:
            digits = "".join(str(bit + 1) for bit in range(6) if mask >> bit & 1)
            assert name == f"BLOCK SEXTANT-{digits}"


@pytest.mark.parametrize(
    ("character", "parts"),
    [("\U0001cd00", "3"), ("\U0001cd04", "14"), ("\U0001cd09", "5"), ("\U0001cde5", "2345678")],
)
def test_octants_are_in_the_order_of_unicode(character: str, parts: str) -> None:
    mask = sum(1 << int(part) - 1 for part in parts)
    assert BLOCKS[Fineness.OCTANT].characters[mask] == character


def test_no_character_is_of_ambiguous_width_where_that_is_two() -> None:
    assert blocks(Fineness.OCTANT, ambiguous_width=2) is UNAMBIGUOUS
    widths = {unicodedata.east_asian_width(mark) for mark in UNAMBIGUOUS.characters.values()}
    assert widths <= {"N", "Na"}


def test_pictures_in_those_characters_have_their_shape() -> None:
    image = FIVE["diagram"]
    shown = in_cells(image, 78, 22, UNAMBIGUOUS)
    assert decibels(shown, image.resize(shown.size)) > 17


def picture(*rows: str) -> Image.Image:
    """Return a picture by letters: white, black, red, blue."""
    colours = {"w": (255, 255, 255), "k": (0, 0, 0), "r": (255, 0, 0), "b": (0, 0, 255)}
    pixels = bytes(part for row in rows for letter in row for part in colours[letter])
    return Image.frombytes("RGB", (len(rows[0]), len(rows)), pixels)


WHITE, BLACK, RED = 0xFFFFFF, 0x000000, 0xFF0000


@pytest.mark.parametrize(
    ("rows", "runs"),
    [
        (("ww", "ww"), [CellRun(" ", WHITE, WHITE)]),
        (("wk", "kk"), [CellRun("▘", WHITE, BLACK)]),
        (("kw", "ww"), [CellRun("▟", WHITE, BLACK)]),
        (("wwwk", "wwkk"), [CellRun(" ▘", WHITE, BLACK)]),
        (("kkwk", "kkkk"), [CellRun(" ▘", WHITE, BLACK)]),
        (("wkww", "kkww"), [CellRun("▘", WHITE, BLACK), CellRun(" ", WHITE, WHITE)]),
        (("wkkk", "kkkk"), [CellRun("▘ ", WHITE, BLACK)]),
        (("wkrr", "kkrr"), [CellRun("▘", WHITE, BLACK), CellRun(" ", RED, RED)]),
    ],
)
def test_cells_that_share_their_colours_are_one_run(
    rows: Sequence[str], runs: list[CellRun]
) -> None:
    if rows == ("wwwk", "wwkk"):
        runs = [CellRun(" ▟", BLACK, WHITE)]
    assert drawn(picture(*rows), QUADRANT) == [runs]


def test_the_colours_of_a_run_are_exchanged_to_keep_it_whole() -> None:
    (row,) = drawn(picture("wkkw", "kkww"), QUADRANT)
    assert [len(run.text) for run in row] == [2]


@pytest.mark.parametrize("fineness", Fineness)
@pytest.mark.parametrize("colours", [Colours.TRUE, Colours.EIGHT_BIT, Colours.ANSI])
def test_a_picture_fills_its_cells_in_the_terminals_colours(
    fineness: Fineness, colours: Colours
) -> None:
    drawn_with = BLOCKS[fineness]
    image = FIVE["gradient"].resize((40 * drawn_with.across, 12 * drawn_with.down))
    rows = drawn(image, drawn_with, colours)
    assert [sum(len(run.text) for run in row) for row in rows] == [40] * 12
    most = {Colours.TRUE: 0xFFFFFF, Colours.EIGHT_BIT: 255, Colours.ANSI: 15}[colours]
    for row in rows:
        for run in row:
            assert run.ink is not None and run.paper is not None
            assert 0 <= run.ink <= most and 0 <= run.paper <= most


@pytest.mark.parametrize(
    ("colour", "number"),
    [
        ((0, 0, 0), 16),
        ((255, 255, 255), 231),
        ((128, 128, 128), 244),
        ((255, 0, 0), 196),
        ((95, 135, 175), 67),
    ],
)
def test_the_nearest_of_256_colours_is_not_one_a_reader_may_have_changed(
    colour: tuple[int, int, int], number: int
) -> None:
    assert Nearest(Colours.EIGHT_BIT)(bytes(colour)) == number


def test_the_nearest_of_16_colours_is_near() -> None:
    nearest = Nearest(Colours.ANSI)
    assert [nearest(bytes(colour)) for colour in ((0, 0, 0), (255, 255, 255), (250, 5, 5))] == [
        0,
        15,
        9,
    ]


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("fineness", Fineness)
def test_without_colours_grey_is_how_much_of_a_cell_is_filled(
    fineness: Fineness, dark: bool
) -> None:
    drawn_with = BLOCKS[fineness]
    size = (32 * drawn_with.across, 8 * drawn_with.down)
    grey = Image.linear_gradient("L").rotate(90).resize(size).convert("RGB")
    rows = dots(grey.tobytes(), 32, 8, drawn_with, dark=dark)
    assert all(run.ink is run.paper is None for row in rows for run in row)
    shown = rasterised(rows, drawn_with, Colours.NONE).convert("L")
    columns = [list(shown.resize((4, 1), Image.Resampling.BOX).tobytes())]
    expected = list(grey.convert("L").resize((4, 1), Image.Resampling.BOX).tobytes())
    if not dark:
        expected = [255 - level for level in expected]
    for level, wanted in zip(columns[0], expected, strict=True):
        assert abs(level - wanted) < 16


READING = 6
"""Picture pixels to a cell's width at reading size."""


def recognised(drawn_with: BlockCharacters, colours: Colours) -> float:
    """Return the part of 200 characters of 32 pixels that can be told apart at reading size.

    Each is compared with all 200, blurred by as much as a part of a cell is large: the one that
    correlates best is what is read.
    """
    images = glyph_images()
    letters = list(images)
    known = {letter: _seen(_blurred(image, drawn_with)) for letter, image in images.items()}
    right = 0
    for line in range(20):
        wanted = letters[10 * line : 10 * line + 10]
        paper = Image.new("RGB", (480, 72), "white")
        places = [(5 + 45 * number + line % 3, 13 + line % 5) for number in range(10)]
        for letter, place in zip(wanted, places, strict=True):
            paper.paste(images[letter].convert("RGB"), place)
        columns, rows = 480 // READING, 72 // (2 * READING)
        shown = in_cells(paper, columns, rows, drawn_with, colours, sharp=True)
        grey = shown.resize(paper.size, Image.Resampling.BOX).convert("L")
        for letter, (x, y) in zip(wanted, places, strict=True):
            seen = _seen(grey.crop((x, y, x + 32, y + 32)))
            right += letter == max(known, key=lambda other: _alike(known[other], seen))
    return right / len(letters)


def _blurred(image: Image.Image, drawn_with: BlockCharacters) -> Image.Image:
    around = Image.new("L", (48, 48), 255)
    around.paste(image, (8, 8))
    part = (READING / drawn_with.across, 2 * READING / drawn_with.down)
    radius = ((part[0] - 1) / 2, (part[1] - 1) / 2)
    return around.filter(ImageFilter.BoxBlur(radius)).crop((8, 8, 40, 40))


def _seen(image: Image.Image) -> list[float]:
    """Return a character as numbers that do not depend on how light or how strong it is."""
    levels = list(image.resize((16, 16), Image.Resampling.BOX).tobytes())
    mean = sum(levels) / len(levels)
    around = [level - mean for level in levels]
    length = math.sqrt(sum(level * level for level in around)) or 1.0
    return [level / length for level in around]


def _alike(one: list[float], other: list[float]) -> float:
    return sum(map(float.__mul__, one, other))


@pytest.mark.parametrize("colours", [Colours.TRUE, Colours.EIGHT_BIT])
def test_chinese_of_32_pixels_can_be_read_at_reading_size(colours: Colours) -> None:
    assert recognised(QUADRANT, colours) >= 0.9
