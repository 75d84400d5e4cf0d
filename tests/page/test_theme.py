"""Themes: enough contrast, and nothing said by colour alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from tests.contrast import contrast
from tests.page.drawing import page_of
from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import ANSI, ANSI16, DARK, LIGHT, PLAIN, Theme

_ON_PANEL_TOO = ("foreground", "dim", "accent")
"""What the bars and pickers of the app write on the panel, too."""


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_role_can_be_read_on_its_ground(theme: Theme) -> None:
    """4.5 to 1, as WCAG asks of ordinary text, in full colours and in 256."""
    for role, style in theme.styles.items():
        color = style.color or Color.parse(theme.foreground)
        assert contrast(color, style.bgcolor or Color.parse(theme.background)) >= 4.5, role
        assert not style.dim, role
    for name in _ON_PANEL_TOO:
        for ground in (theme.background, theme.panel):
            assert contrast(Color.parse(getattr(theme, name)), Color.parse(ground)) >= 4.5, name


@pytest.mark.parametrize("theme", [ANSI, PLAIN], ids=lambda theme: theme.name)
def test_the_terminals_own_words_have_the_colour_that_its_owner_reads(theme: Theme) -> None:
    """Whether the ground is black or white nobody knows, nor what a terminal makes of `dim`."""
    for style in theme.styles.values():
        for color in (style.color, style.bgcolor):
            assert color is None or color.is_default
        assert not style.dim


@pytest.mark.parametrize("number", range(1, 7))
def test_none_of_the_terminals_colours_can_be_read_everywhere(number: int) -> None:
    """Which is why the theme has none of them; should one be found, it may have it."""
    palettes = {
        "xterm": "cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd",
        "VGA": "aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa",
        "Tango": "cc0000 4e9a06 c4a000 3465a4 75507b 06989a",
        "GNOME": "c01c28 26a269 a2734c 12488b a347ba 2aa1b3",
        "macOS Terminal": "c23621 25bc24 adad27 492ee1 d338d3 33bbc8",
        "Campbell": "c50f1f 13a10e c19c00 0037da 881798 3a96dd",
        "iTerm2": "c91b00 00c200 c7c400 0225c7 ca30c7 00c5c7",
        "kitty": "cc0403 19cb00 cecb00 0d73cc cb1ed1 0dcdcd",
        "Alacritty": "ac4242 90a959 f4bf75 6a9fb5 aa759f 75b5aa",
        "foot": "f62b5a 47b413 e3c401 24acd4 f2affd 13c299",
    }
    colours = [Color.parse(f"#{palette.split()[number - 1]}") for palette in palettes.values()]
    grounds = Color.parse("#000000"), Color.parse("#ffffff")
    assert min(contrast(colour, ground) for colour in colours for ground in grounds) < 4.5


def test_the_sixteen_colours_are_the_terminals_own() -> None:
    """As it shows them: of the grounds only that of hints, which comes with a colour on it."""
    for role, style in ANSI16.styles.items():
        for color in (style.color, style.bgcolor):
            assert color is None or color.is_system_defined, role
        assert style.bgcolor is None or style.bgcolor.is_default or role == "hint"
        assert not style.dim, role
    assert len({str(style.color) for style in ANSI16.styles.values()}) > 6


@pytest.mark.parametrize("theme", [DARK, LIGHT, ANSI16], ids=lambda theme: theme.name)
def test_headings_stand_out_hints_are_alone_in_their_colour_and_pictures_are_quiet(
    theme: Theme,
) -> None:
    markdown = "## 标题\n\n**只有粗体**\n\n![图](http://a/1)"
    page = lay_out(parse(markdown), PageStyle(40, theme))
    looks = {part.text: part.style for row in page.rows for part in row.segments}
    heading, bold = looks["标题"], looks["只有粗体"]
    assert heading and bold and (heading.color, heading.bold) == (bold.color, bold.bold)
    assert looks["[图 1]"] == theme["dim"] and not theme["dim"].bold
    grounds = [style.bgcolor for role, style in theme.styles.items() if role != "hint"]
    assert theme["hint"].bgcolor not in grounds


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
        for above in ("textual", "tui.widgets", "tui.screens", "tui.memory.store", "tui.terminal"):
            assert f"import {above}" not in source and f"from {above}" not in source, path


def test_few_colours_keep_grounds_grey_and_words_dark_or_light() -> None:
    """In 256 colours a ground with a hue would turn blue; in 16, words must not turn grey."""
    for theme in (DARK, LIGHT):
        for ground in (theme.background, theme.panel):
            number = Color.parse(ground).downgrade(ColorSystem.EIGHT_BIT).number
            assert number is not None and (number >= 231 or number == 16)
    assert Color.parse(DARK.foreground).downgrade(ColorSystem.STANDARD).number == 15
    assert Color.parse(LIGHT.foreground).downgrade(ColorSystem.STANDARD).number == 0
