"""Which theme the app begins with, and what is remembered of a choice."""

from __future__ import annotations

import pytest

from tui.services.theme import ThemeChoice


class FakeMemory:
    """Remembers a line."""

    def __init__(self, line: str = "") -> None:
        """Remember a line to begin with."""
        self.line = line

    def theme(self) -> str:
        """Return it."""
        return self.line

    def remember_theme(self, theme: str) -> None:
        """Take another one."""
        self.line = theme


@pytest.mark.parametrize(
    ("line", "setting", "name"),
    [
        ("", "dark", "dark"),
        ("light dark", "dark", "light"),
        ("light dark", "ansi", "ansi"),  # set since then
        ("sepia dark", "dark", "dark"),  # of a version that has other themes
        ("light", "dark", "dark"),
        ("\x00", "dark", "dark"),
    ],
)
def test_the_last_choice_holds_until_another_theme_is_set(
    line: str, setting: str, name: str
) -> None:
    assert ThemeChoice(setting, FakeMemory(line)).name == name


def test_the_choice_goes_round_is_said_and_remembered() -> None:
    memory = FakeMemory()
    choice = ThemeChoice("dark", memory)
    assert [choice.next() for _ in range(4)] == ["light", "ansi", "ansi16", "dark"]
    assert choice.message == "主题：深色"
    choice.next()
    assert ThemeChoice("dark", memory).name == "light"
