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

    def choice(self, name: str) -> str:
        return self.lines.get(name, "")

    def remember_choice(self, name: str, line: str) -> None:
        self.lines[name] = line


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


@pytest.mark.parametrize(
    ("setting", "line", "tall"),
    [
        ("tall", "", True),
        ("flat", "", False),
        ("tall", "flat tall", False),
        ("flat", "tall flat", True),
        ("flat", "tall tall", False),
        ("tall", "no such", True),
    ],
)
def test_formulas_are_drawn_as_chosen_until_the_setting_changes(
    setting: str, line: str, tall: bool
) -> None:
    settings = Settings(formulas=setting)
    assert choices(FakeMemory({"formulas": line}), settings).style.tall_formulas is tall


def test_a_theme_is_said_by_its_chinese_name(memory: FakeMemory) -> None:
    said = [choices(memory).next_theme() for _ in range(4)]
    assert said == ["主题：浅色", "主题：终端的字色和底色", "主题：终端的十六色", "主题：深色"]
