"""Themes: enough contrast, and nothing said by colour alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from tests.page.drawing import page_of
from tui.page.theme import ANSI, DARK, LIGHT, PLAIN, Theme

_ON_PANEL = ("foreground", "dim", "code", "keyword", "string", "number", "defined", "comment")
_ON_BACKGROUND = ("foreground", "dim", "accent", "link", "formula", "warning")


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, 1.4.3)."""
    triplet = Color.parse(colour).get_truecolor()
    parts = [c / 255 for c in triplet]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_colour_can_be_read(theme: Theme) -> None:
    """4.5 to 1, as WCAG asks of ordinary text."""
    for role in _ON_BACKGROUND:
        assert _contrast(getattr(theme, role), theme.background) >= 4.5, role
    for role in _ON_PANEL:
        assert _contrast(getattr(theme, role), theme.panel) >= 4.5, role


def test_the_terminals_own_colours_can_be_read_on_black_and_on_white() -> None:
    """Which of the two it is nobody knows, so only bold words have one, of those of an xterm."""
    for style in ANSI.styles.values():
        assert style.bgcolor is None
        if style.color is not None:
            assert style.color.name == "magenta" and style.bold is not False
            for ground in ("#000000", "#ffffff"):
                assert _contrast("#cd00cd", ground) >= 4.4


def test_plain_has_no_colour() -> None:
    """Only marks that a terminal without colours shows."""
    for style in PLAIN.styles.values():
        assert style.color is None and style.bgcolor is None


@pytest.mark.parametrize("theme", [DARK, LIGHT, ANSI, PLAIN], ids=lambda theme: theme.name)
def test_links_headings_and_warnings_need_no_colour(theme: Theme) -> None:
    """They are underlined or bold in every theme."""
    assert theme["link"].underline
    assert theme["headline"].bold and theme["title"].bold and theme["warning"].bold


def test_ornaments_are_of_one_width_everywhere() -> None:
    """None is ambiguous (UAX #11); `·` and `×` in a picture's label are asked for."""
    shown = "".join(
        row.text
        for markdown in (
            "## a\n\n- a\n  - a\n    - a\n\n1. a\n\n> a\n\n***\n\n```python\n" + "a" * 60 + "\n```",
            '[a](http://a.b "链接卡片")\n\n[a](http://a.b "视频")\n\na[^1]\n\n[^1]: a',
            "a | a\n---|---\na | a<br>a\na | a\n\n"
            + "aaaaaaaaaa|" * 9
            + "\n"
            + "-|" * 9
            + "\n"
            + "a|" * 9,
        )
        for row in page_of(markdown).rows
    )
    assert {"╌", "‣", "◦", "╎", "↳"} <= set(shown)
    assert not [c for c in shown if unicodedata.east_asian_width(c) == "A"]


def test_the_page_room_is_below_the_screens() -> None:
    """It imports no Textual and nothing that stands above it."""
    room = Path(__file__).parents[2] / "tui" / "page"
    for path in room.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for above in ("textual", "tui.widgets", "tui.screens", "tui.store", "tui.terminal"):
            assert f"import {above}" not in source and f"from {above}" not in source, path


def test_few_colours_keep_grounds_grey_and_words_dark_or_light() -> None:
    """In 256 colours a ground with a hue would turn blue; in 16, words must not turn grey."""
    for theme in (DARK, LIGHT):
        for ground in (theme.background, theme.panel):
            number = Color.parse(ground).downgrade(ColorSystem.EIGHT_BIT).number
            assert number is not None and (number >= 231 or number == 16)
    assert Color.parse(DARK.foreground).downgrade(ColorSystem.STANDARD).number == 15
    assert Color.parse(LIGHT.foreground).downgrade(ColorSystem.STANDARD).number == 0
