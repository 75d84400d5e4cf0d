"""The framing: which part of a picture a window shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.pictures.decoder import PictureShape, Window
from tui.pictures.framing import Framing, first_framing

DIAGRAM = PictureShape(800, 450)
PAGE = PictureShape(1080, 1440)
CODE = PictureShape(1471, 306)
LONG = PictureShape(600, 9000)


def test_a_picture_is_first_shown_whole() -> None:
    framing = first_framing(DIAGRAM, 80, 22)
    assert framing.fits
    assert framing.window == Window(0, 0, 800, 450)
    assert framing.cells == (78, 22)


def test_a_wide_picture_begins_at_its_left_edge_and_fills_the_height() -> None:
    framing = first_framing(CODE, 80, 22)
    assert not framing.fits
    assert framing.cells == (80, 22)
    assert framing.window.left == framing.window.top == 0
    assert framing.window.bottom == 306


def test_a_long_picture_begins_at_its_top_and_fills_the_width() -> None:
    framing = first_framing(LONG, 80, 22)
    assert framing.cells == (80, 22)
    assert framing.window.right == 600
    assert framing.whole().cells == (3, 22)


def test_a_little_picture_is_not_blown_up() -> None:
    assert first_framing(PictureShape(64, 64), 80, 22).cells == (32, 16)


def test_at_reading_size_six_pixels_make_a_cell() -> None:
    framing = first_framing(PAGE, 80, 22).reading()
    assert framing.window == Window(0, 0, 480, 264)
    assert framing.cells == (80, 22)
    assert framing.sharp


def test_zooming_keeps_the_middle() -> None:
    framing = first_framing(PAGE, 80, 22).reading().moved(0.5, 0.5)
    left, top, right, bottom = framing.window
    nearer = framing.zoomed(1).window
    assert nearer.left + nearer.right == pytest.approx(left + right)
    assert nearer.top + nearer.bottom == pytest.approx(top + bottom)
    assert framing.zoomed(1).zoomed(-1).window == pytest.approx(framing.window)


def test_zooming_ends_at_the_whole_picture_and_at_two_pixels_a_cell() -> None:
    framing = first_framing(DIAGRAM, 80, 22)
    assert framing.zoomed(-3) == framing
    assert framing.zoomed(30).scale == 2.0


def test_moving_ends_at_the_edges() -> None:
    framing = first_framing(PAGE, 80, 22).reading()
    assert framing.moved(-1, -1) == framing
    assert framing.moved(9, 9).window == Window(600, 1176, 1080, 1440)
    assert framing.at_bottom().window == Window(0, 1176, 480, 1440)
    assert framing.moved(9, 9).at_top() == framing
    assert framing.moved(0.5, 0).window.left == 240


def test_reading_on_goes_right_and_then_down_to_the_left_edge() -> None:
    framing = first_framing(PAGE, 80, 22).reading()
    lefts, tops = [], []
    while True:
        lefts.append(framing.left)
        tops.append(framing.top)
        following = framing.read_on(1)
        if following == framing:
            break
        framing = following
    assert lefts[:4] == [0, 480, 600, 0]
    assert tops[:4] == [0, 0, 0, 264]
    assert (lefts[-1], tops[-1]) == (600, 1176)
    for _ in range(len(lefts)):
        framing = framing.read_on(-1)
    assert framing == first_framing(PAGE, 80, 22).reading()


def test_a_resize_keeps_a_whole_picture_whole_and_another_one_at_its_size() -> None:
    framing = first_framing(DIAGRAM, 80, 22)
    assert framing.resized(120, 38).fits
    near = framing.reading()
    assert near.resized(120, 38).scale == near.scale


@given(
    st.integers(1, 20_000),
    st.integers(1, 20_000),
    st.integers(1, 300),
    st.integers(1, 100),
    st.lists(st.integers(0, 9), max_size=12),
)
def test_no_moves_ever_lead_out_of_the_picture(
    width: int, height: int, columns: int, rows: int, keys: list[int]
) -> None:
    framing = first_framing(PictureShape(width, height), columns, rows)
    for key in keys:
        framing = _moves(framing)[key]
        left, top, right, bottom = framing.window
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        across, down = framing.cells
        assert 1 <= across <= framing.columns
        assert 1 <= down <= framing.rows


def _moves(framing: Framing) -> list[Framing]:
    return [
        framing.zoomed(1),
        framing.zoomed(-1),
        framing.whole(),
        framing.reading(),
        framing.moved(0.5, 0),
        framing.moved(0, -0.5),
        framing.at_bottom(),
        framing.read_on(1),
        framing.read_on(-1),
        framing.resized(framing.columns + 7, max(1, framing.rows - 3)),
    ]
