"""How pages are drawn: as set, as chosen, and as it was remembered."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tui.page.cells import WIDE
from tui.page.theme import DARK, LIGHT, PLAIN
from tui.services.page_choices import PageChoices
from tui.settings import Settings


@dataclass
class FakeMemory:
    """Keeps a line about each choice."""

    lines: dict[str, str]

    def theme(self) -> str:
        return self.lines.get("theme", "")

    def remember_theme(self, theme: str) -> None:
        self.lines["theme"] = theme

    def code(self) -> str:
        return self.lines.get("code", "")

    def remember_code(self, line: str) -> None:
        self.lines["code"] = line

    def formulas(self) -> str:
        return self.lines.get("formulas", "")

    def remember_formulas(self, line: str) -> None:
        self.lines["formulas"] = line


@pytest.fixture
def memory() -> FakeMemory:
    return FakeMemory({})


def choices(
    memory: FakeMemory, settings: Settings | None = None, *, plain: bool = False
) -> PageChoices:
    return PageChoices(settings or Settings(), memory, plain=plain)


def test_a_page_is_drawn_as_it_is_set(memory: FakeMemory) -> None:
    settings = Settings(reading_width=60, ambiguous_width=2, emoticons="ascii")
    style = choices(memory, settings).style
    assert (style.width, style.measure, style.emoji) == (60, WIDE, False)
    assert style.theme is DARK


def test_what_is_chosen_is_drawn_and_remembered(memory: FakeMemory) -> None:
    first = choices(memory)
    assert first.next_theme() == "主题：浅色"
    assert first.toggle("code") == "代码不折行，按 < > 左右移动"
    was = first.style.tall_formulas
    first.toggle("formulas")
    assert (first.theme, first.style.theme) == ("light", LIGHT)
    again = choices(memory).style
    assert again == first.style
    assert (again.code_wraps, again.tall_formulas) == (False, not was)


def test_without_colours_no_theme_brings_any(memory: FakeMemory) -> None:
    plain = choices(memory, plain=True)
    plain.next_theme()
    assert (plain.theme, plain.style.theme) == ("light", PLAIN)


def test_a_width_lasts_for_the_session(memory: FakeMemory) -> None:
    first = choices(memory)
    first.set_width(44)
    assert first.style.width == 44
    assert memory.lines == {}
