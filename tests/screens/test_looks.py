"""Looks: three themes and none, what is chosen is kept, and nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.widgets import Input

from tests.columns import column_of, saved_article
from tests.contrast import contrast
from tests.screens.reading import Reading, reading
from tui.memory.store import Store
from tui.page.cells import NARROW, measure_of
from tui.page.theme import THEMES
from tui.screens.modal import Modal
from tui.settings import Settings

LOOKS = pytest.mark.parametrize("theme", THEMES)


def segments(reader: Reading) -> list[Segment]:
    """Return what is sent to the terminal: as composed, and through the filters."""
    strips = reader.app.screen._compositor.render_strips()
    for line_filter in reader.app.get_line_filters():
        ground = reader.screen.background_colors[1]
        strips = [strip.apply_filter(line_filter, ground) for strip in strips]
    if isinstance(reader.screen, Modal):
        # The page behind a dialog is in sight, dimmed: not to be read.
        own = [one for one in reader.screen.children if not one.has_class("-textual-system")]
        region = Region.from_union([one.region for one in own])
        shown = strips[region.y : region.bottom]
        strips = [strip.crop(region.x, region.right) for strip in shown]
    return [segment for strip in strips for segment in strip]


def attributes(reader: Reading, words: str) -> set[str]:
    """Return how the first segment with some words is set apart, colours left out."""
    style = next((s.style for s in segments(reader) if words in s.text), None) or Style()
    names = ("bold", "reverse", "underline", "italic")
    return {name for name in names if getattr(style, name)}


@LOOKS
async def test_every_screen_is_drawn_in_every_theme(theme: str) -> None:
    async with reading(settings=Settings(theme=theme)) as reader:
        for keys in ([], ["enter"], ["c"], ["q", "q", "?"], ["q", "t"], ["escape", "colon"]):
            await reader.press(*keys)
            assert reader.text.strip()
            assert reader.app.theme == theme


@LOOKS
async def test_states_show_without_colour(theme: str) -> None:
    async with reading(settings=Settings(theme=theme)) as reader:
        await reader.press("j", "m")
        assert attributes(reader, ">*◦  2") >= {"bold"}
        assert attributes(reader, "[全部") >= {"reverse"}
        await reader.press("t", "down")
        assert attributes(reader, "使用说明  ") >= {"underline"}
        await reader.press("escape", "j", "enter", "right_curly_bracket")
        assert attributes(reader, "代码 1") >= {"reverse"}
        await reader.press("escape", "slash", "p", "enter")
        assert {"reverse"} <= attributes(reader, "P") | attributes(reader, "p")


JOURNEY = {
    "the list": [],
    "its filter": ["slash"],
    "its filter with words": ["a"],
    "a picker": ["escape", "t"],
    "the palette": ["escape", "colon"],
    "the palette with words": [*"th"],
    "the palette without a match": [*"zzzz"],
    "the search": ["escape", "F"],
    "the search with words": [*"代码"],
    "the search without a match": [*"zzzz"],
    "help": ["escape", "escape", "?"],
    "an article": ["q", "j", "j", "r", "enter"],
    "finding": ["slash"],
    "finding words": ["p"],
    "a block under focus": ["enter", "escape", "right_curly_bracket"],
    "the outline": ["escape", "t"],
    "the links": ["escape", "L"],
    "the blocks of code": ["escape", "g", "y"],
    "hints": ["escape", "f"],
    "formulas": ["escape", "J"],
    "the end": ["G"],
    "comments": ["q", "g", "c"],
    "a message": ["ctrl+c"],
    "about": ["escape", "i"],
}
"""Screens, and the keys that lead from each to the next."""


async def drawn(reader: Reading) -> AsyncIterator[tuple[str, str, Style]]:
    """Yield the words on each screen of the journey, where they are, and their styles."""
    for where, keys in JOURNEY.items():
        await reader.press(*keys)
        if where == "a message":
            assert "按 ^Q 退出" in reader.text
        for segment in segments(reader):
            if segment.text.strip():
                yield where, segment.text, segment.style or Style()


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_all_words_can_be_read(theme: str) -> None:
    """4.5 to 1, on whatever they stand, those of Textual's own widgets, too."""
    async with reading(settings=Settings(theme=theme), messages=True) as reader:
        async for where, text, style in drawn(reader):
            assert style.color and style.bgcolor, (where, text)
            assert contrast(style.color, style.bgcolor) >= 4.5, (where, text, str(style))
            assert not style.dim, (where, text)


@pytest.mark.parametrize("no_color", [False, True])
async def test_the_terminals_own_words_have_its_own_colour(
    no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its foreground on its background, the one pair known to be read."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    settings = Settings(theme="dark" if no_color else "ansi")
    async with reading(settings=settings, messages=True) as reader:
        async for where, text, style in drawn(reader):
            for color in (style.color, style.bgcolor):
                assert color is None or color.is_default, (where, text, str(style))
            assert not style.dim, (where, text)


@pytest.mark.parametrize("look", [*THEMES, "none"])
async def test_the_cursor_is_seen_without_colour_wherever_one_types(
    look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    async with reading(settings=Settings(theme="dark" if look == "none" else look)) as reader:
        for keys in (["slash"], ["escape", "t"], ["escape", "F"], ["escape", "ctrl+p"]):
            await reader.press(*keys)
            await _sees_cursor(reader)
        await reader.press("escape", "escape", "enter", "slash")
        await _sees_cursor(reader)
        await reader.press("escape", "t")
        await _sees_cursor(reader)


async def _sees_cursor(reader: Reading) -> None:
    """Check for one cell in reverse, before a word is typed and after, in the field."""
    field = reader.screen.focused
    assert isinstance(field, Input) and not field.cursor_blink
    for key in ("", "代"):
        if key:
            await reader.press(key)
        row = list(field.render_line(0))
        (cursor,) = [s for s in row if s.style and s.style.reverse]
        assert cursor.text == (" " if key else field.placeholder[0])


async def test_the_choice_is_kept_until_another_theme_is_set(tmp_path: Path) -> None:
    async with reading(store=Store(tmp_path)) as reader:
        await reader.press("colon", *"theme", "enter")
        assert reader.app.theme == "light"
        assert "主题：浅色" in reader.said
    async with reading(store=Store(tmp_path)) as reader:
        assert reader.app.theme == "light"
    async with reading(store=Store(tmp_path), settings=Settings(theme="ansi")) as reader:
        assert reader.app.theme == "ansi", "the reader has set it since"


@pytest.mark.parametrize("width", [20, 29, 30, 40, 79, 80])
async def test_no_message_loses_its_last_word(width: int) -> None:
    async with reading(size=(width, 24), messages=True) as reader:
        for cells in range(width - 10, width + 3):
            for words in ("word " * 20, "字" * 80):
                reader.app.clear_notifications()
                reader.app.say(f"{NARROW.cut(words, cells - 4)} end.")
                await reader.settle()
                assert "end." in reader.text, cells


@pytest.mark.parametrize("ambiguous", [1, 2])
async def test_rows_are_not_wider_than_the_terminal_draws_them(ambiguous: int) -> None:
    wide = "“引号”……——①②③α≈"
    column = column_of(
        *(
            saved_article(n, title=wide * n, content=f"<h2>{wide}</h2><p>{wide * 20}</p>")
            for n in range(1, 9)
        ),
        title=wide * 4,
        description=wide * 20,
    )
    for size in ((40, 12), (80, 24)):
        settings = Settings(ambiguous_width=ambiguous)
        async with reading(column, size=size, settings=settings) as reader:
            for keys in ([], ["G"], ["enter"], ["d"], ["q", "i"]):
                await reader.press(*keys)
                assert max(measure_of(ambiguous).cells(row) for row in reader.rows) <= size[0]
