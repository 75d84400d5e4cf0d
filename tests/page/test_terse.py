"""Looks change in as few bytes as they can, and every cell still looks as it should."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from tui.page.terse import terse


def as_rich(*pieces: tuple[str, str]) -> str:
    return "".join(
        Style.parse(style).render(text, color_system=ColorSystem.TRUECOLOR)
        for text, style in pieces
    )


@pytest.mark.parametrize(
    ("pieces", "sent"),
    [
        ([("a", "red"), ("b", "red")], "\x1b[0;31mab\x1b[0m"),
        ([("a", "red on blue"), ("b", "green on blue")], "\x1b[0;31;44ma\x1b[32mb\x1b[0m"),
        ([("a", "red"), ("b", "bold red")], "\x1b[0;31ma\x1b[1mb\x1b[0m"),
        ([("a", "bold red"), ("b", "red")], "\x1b[0;1;31ma\x1b[0;31mb\x1b[0m"),
        ([("a", "red on blue"), ("b", "on blue")], "\x1b[0;31;44ma\x1b[39mb\x1b[0m"),
        ([("a", "red on blue"), ("b", "none")], "\x1b[0;31;44ma\x1b[0mb"),
        ([("a", "#102030"), ("b", "color(9) on color(238)")],
         "\x1b[0;38;2;16;32;48ma\x1b[91;48;5;238mb\x1b[0m"),
        ([("a", "none")], "a"),
    ],
)  # fmt: skip
def test_only_what_differs_of_a_look_is_sent(pieces: list[tuple[str, str]], sent: str) -> None:
    assert terse(as_rich(*pieces)) == sent


_colours = st.sampled_from(
    ["", "red", "bright_blue", "color(200)", "#123456", "#654321", "default"]
)
_marks = st.sets(st.sampled_from(["bold", "dim", "italic", "underline", "reverse", "strike"]))


@given(st.lists(st.tuples(_colours, _colours, _marks), min_size=1, max_size=9))
def test_every_cell_looks_as_rich_wants_it(looks: list[tuple[str, str, set[str]]]) -> None:
    styles = [
        " ".join([*sorted(marks), ink, f"on {ground}" if ground else ""]).strip() or "none"
        for ink, ground, marks in looks
    ]
    whole = as_rich(*((chr(97 + n), style) for n, style in enumerate(styles)))
    screens = []
    for written in (whole, terse(whole)):
        screen = pyte.Screen(12, 1)
        pyte.Stream(screen).feed(written + "z")
        screens.append([screen.buffer[0][x] for x in range(12)])
    assert screens[0] == screens[1]
    assert len(terse(whole)) <= len(whole) + len("0;")
