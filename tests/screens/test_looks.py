"""Looks: three themes and none, what is chosen is kept, and nothing is said by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style

from tests.screens.reading import Reading, reading
from tui.page.theme import THEMES
from tui.settings import Settings
from tui.store import Store

LOOKS = pytest.mark.parametrize("theme", THEMES)


def segments(reader: Reading) -> list[Segment]:
    return [segment for strip in reader.app.screen._compositor.render_strips() for segment in strip]


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
            assert reader.app.page_theme is THEMES[theme]


@LOOKS
async def test_states_show_without_colour(theme: str) -> None:
    async with reading(settings=Settings(theme=theme)) as reader:
        await reader.press("j", "m")
        assert attributes(reader, ">*◦ 2") >= {"bold"}
        assert attributes(reader, "[全部") >= {"reverse"}
        await reader.press("t", "down")
        assert attributes(reader, "使用说明 6") >= {"underline"}
        await reader.press("escape", "j", "enter", "right_curly_bracket")
        assert attributes(reader, "代码 1") >= {"reverse"}
        await reader.press("escape", "slash", "p", "enter")
        assert {"reverse"} <= attributes(reader, "P") | attributes(reader, "p")


async def test_the_terminals_own_colours_are_its_own() -> None:
    async with reading(settings=Settings(theme="ansi")) as reader:
        for keys in ([], ["j", "j", "enter"], ["c"], ["?"]):
            await reader.press(*keys)
            for segment in segments(reader):
                for color in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    assert color is None or color.triplet is None, segment
        await reader.press("q", "q", "q", "t")
        assert not [
            s for s in segments(reader) if s.style and s.style.bgcolor and s.style.bgcolor.triplet
        ]


async def test_without_colours_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as reader:
        for keys in ([], ["j", "j", "enter"], ["c"], ["?"], ["q", "q", "q", "t"]):
            await reader.press(*keys)
            for strip in reader.app.screen._compositor.render_strips():
                filtered = strip.apply_filter(
                    reader.app._filters[-1], reader.screen.background_colors[1]
                )
                for segment in filtered:
                    for color in (
                        (segment.style.color, segment.style.bgcolor) if segment.style else ()
                    ):
                        assert color is None or color.is_default, segment


async def test_the_choice_is_kept_until_another_theme_is_set(tmp_path: Path) -> None:
    async with reading(store=Store(tmp_path)) as reader:
        await reader.press("colon", *"theme", "enter")
        assert reader.app.theme == "light"
        assert "主题：浅色" in reader.said
    async with reading(store=Store(tmp_path)) as reader:
        assert reader.app.theme == "light"
    async with reading(store=Store(tmp_path), settings=Settings(theme="ansi")) as reader:
        assert reader.app.theme == "ansi", "the reader has set it since"


@pytest.mark.parametrize("ambiguous", [1, 2])
async def test_rows_are_not_wider_than_the_terminal_draws_them(ambiguous: int) -> None:
    from tests.columns import column_of, saved_article
    from tui.page.cells import cell_len

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
                assert max(cell_len(row, ambiguous) for row in reader.rows) <= size[0]
