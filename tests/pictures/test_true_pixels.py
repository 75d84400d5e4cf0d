"""True pixels: what is sent to a terminal, and which terminals it is sent to."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures.samples import shipped
from tui.pictures.decoder import Decoder, Window
from tui.pictures.kitty import kitty
from tui.pictures.saved_picture import Saved
from tui.pictures.sixel import sixels
from tui.terminal.pixels import Pixels, Protocol, known_pixels
from tui.terminal.program import Ended, RunProgram


def drawn(sequence: str) -> tuple[int, int, list[tuple[int, int, int] | None]]:
    """Return what a terminal makes of sixels: the width, the height and each pixel in per cent."""
    body = re.fullmatch(r'\x1bP0;1;0q"1;1;(\d+);(\d+)(.*)\x1b\\', sequence, re.DOTALL)
    assert body
    width, height = int(body[1]), int(body[2])
    pixels: list[tuple[int, int, int] | None] = [None] * (width * height)
    palette: dict[int, tuple[int, int, int]] = {}
    token = r"#(\d+)(?:;2;(\d+);(\d+);(\d+))?|!(\d+)([?-~])|([?-~])|(\$)|(-)"
    colour = x = band = 0
    for found in re.finditer(token, body[3]):
        number, red, green, blue, count, repeated, single, back, down = found.groups()
        if red:
            palette[int(number)] = (int(red), int(green), int(blue))
        elif number:
            colour = int(number)
        elif back:
            x = 0
        elif down:
            x, band = 0, band + 1
        else:
            mask = ord(repeated or single) - 63
            for column in range(x, x + int(count or 1)):
                for bit in range(6):
                    if mask >> bit & 1:
                        pixels[(6 * band + bit) * width + column] = palette[colour]
            x += int(count or 1)
    assert "".join(found[0] for found in re.finditer(token, body[3])) == body[3]
    return width, height, pixels


@given(st.integers(1, 20), st.integers(1, 20), st.data())
def test_sixels_draw_every_pixel_in_its_colour(
    width: int, height: int, data: st.DataObject
) -> None:
    palette = bytes((0, 0, 0, 255, 255, 255, 255, 0, 0, 51, 102, 153))
    colours = [(0, 0, 0), (100, 100, 100), (100, 0, 0), (20, 40, 60)]
    size = width * height
    numbers = bytes(data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)))
    assert drawn(sixels(palette, numbers, width)) == (
        width,
        height,
        [colours[number] for number in numbers],
    )


def test_the_palette_of_a_picture_is_its_own() -> None:
    decoder = Decoder()
    picture = Saved(shipped("6a286042"))
    palette, numbers = decoder.indexed(picture, Window(0, 0, 800, 450), 400, 225, 64)
    decoder.close()
    assert len(palette) == 3 * 64
    assert len(numbers) == 400 * 225
    white = palette[3 * numbers[0] : 3 * numbers[0] + 3]
    assert min(white) > 250


@given(st.integers(1, 90), st.integers(1, 90))
def test_kitty_is_given_every_pixel_in_pieces_and_asked_nothing(width: int, height: int) -> None:
    pixels = bytes((3 * place * place) % 251 for place in range(3 * width * height))
    sequence = kitty(pixels, width)
    pieces = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", sequence)
    assert "".join(f"\x1b_G{head};{data}\x1b\\" for head, data in pieces) == sequence
    assert pieces[0][0].startswith(f"a=T,f=24,s={width},v={height},o=z,q=2,m=")
    assert [head[-1] for head, _ in pieces] == ["1"] * (len(pieces) - 1) + ["0"]
    assert all(len(data) <= 4096 for _, data in pieces)
    assert zlib.decompress(base64.b64decode("".join(data for _, data in pieces))) == pixels


def tmux(answer: str) -> RunProgram:
    """Return what runs tmux, which gives this answer."""

    def run(
        command: Sequence[str],
        environment: Mapping[str, str],
        data: bytes = b"",
        seconds: float = 2.0,
    ) -> Ended:
        assert command[:3] == ["tmux", "display-message", "-p"]
        return Ended(0, answer)

    return run


def nothing(*_: object, **__: object) -> Ended:
    """RunProgram nothing."""
    raise AssertionError


@pytest.mark.parametrize(
    ("environment", "protocol"),
    [
        ({"TERM": "xterm-kitty"}, Protocol.KITTY),
        ({"TERM": "xterm-ghostty"}, Protocol.KITTY),
        ({"TERM": "foot"}, Protocol.SIXEL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Protocol.SIXEL),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "linux"}, None),
        ({"TERM": "screen", "STY": "1.pts"}, None),
        ({"TERM": "xterm-kitty", "STY": "1.pts"}, None),
        ({}, None),
    ],
)
def test_a_terminal_is_sent_pixels_only_where_it_is_known_to_draw_them(
    environment: dict[str, str], protocol: Protocol | None
) -> None:
    assert known_pixels(environment, nothing).protocol is protocol


@pytest.mark.parametrize(
    ("answer", "pixels"),
    [
        ("256,RGB,sixel|1|9x19\n", Pixels(Protocol.SIXEL, (9, 19))),
        ("256,RGB,sixel||\n", Pixels(None)),
        ("256,RGB|1|9x19\n", Pixels(None, (9, 19))),
        ("", Pixels(None)),
    ],
)
def test_tmux_says_what_it_passes_on(answer: str, pixels: Pixels) -> None:
    environment = {"TMUX": "/tmp/tmux,1,0", "TERM": "xterm-kitty"}
    assert known_pixels(environment, tmux(answer)) == pixels


def test_a_reader_knows_better() -> None:
    environment = {"TERM": "xterm-256color"}
    assert known_pixels(environment, nothing, "sixel").protocol is Protocol.SIXEL
    kitty_terminal = {"TERM": "xterm-kitty"}
    assert known_pixels(kitty_terminal, nothing, "none").protocol is None


def test_the_cell_is_as_large_as_the_driver_says() -> None:
    found = known_pixels({"TERM": "foot"}, nothing, cell=(11, 23))
    assert found.cell == (11, 23)
