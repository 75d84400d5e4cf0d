"""The choice of tall or flat formulas."""

from __future__ import annotations

import pytest

from tui.services.formula_choice import FormulaChoice


class Memory:
    """Remembers a line."""

    def __init__(self, line: str = "") -> None:
        self.line = line

    def formulas(self) -> str:
        return self.line

    def remember_formulas(self, line: str) -> None:
        self.line = line


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
def test_the_choice_holds_until_the_setting_changes(setting: str, line: str, tall: bool) -> None:
    assert FormulaChoice(setting, Memory(line)).tall is tall


def test_a_choice_is_remembered_with_the_setting_it_was_made_under() -> None:
    memory = Memory()
    assert FormulaChoice("tall", memory).toggle() is False
    assert memory.line == "flat tall"
    assert FormulaChoice("tall", memory).tall is False
