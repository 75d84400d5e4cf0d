"""A choice: which value it begins with, and what is remembered of it."""

from __future__ import annotations

import pytest

from tui.page.theme import THEMES
from tui.services.choice import Choice, picture_choice


class FakeMemory:
    """Remembers a line about one choice."""

    def __init__(self, line: str = "") -> None:
        self.line = line
        self.names: set[str] = set()

    def choice(self, name: str) -> str:
        self.names.add(name)
        return self.line

    def remember_choice(self, name: str, line: str) -> None:
        self.names.add(name)
        self.line = line


def theme(memory: FakeMemory, setting: str = "dark") -> Choice:
    return Choice("theme", THEMES, memory, setting)


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
def test_the_last_choice_holds_until_another_value_is_set(
    line: str, setting: str, name: str
) -> None:
    assert theme(FakeMemory(line), setting).value == name


@pytest.mark.parametrize(
    ("setting", "line", "value"),
    [
        ("line", "", "line"),
        ("inline", "", "inline"),
        ("inline", "line inline", "line"),
        ("line", "inline line", "inline"),
        ("line", "inline inline", "line"),
        ("inline", "no such", "inline"),
    ],
)
def test_pictures_are_in_the_text_where_that_is_chosen(setting: str, line: str, value: str) -> None:
    assert picture_choice(FakeMemory(line), setting).value == value


def test_the_choice_goes_round_and_is_remembered_with_its_setting() -> None:
    memory = FakeMemory()
    choice = theme(memory)
    assert [choice.next() for _ in range(4)] == ["light", "ansi", "ansi16", "dark"]
    assert memory.line == "dark dark"
    choice.next()
    assert theme(memory).value == "light"
    assert memory.names == {"theme"}


@pytest.mark.parametrize(
    ("line", "value"), [("", "wrapped"), ("unwrapped", "unwrapped"), ("unwrapped x", "wrapped")]
)
def test_what_cannot_be_set_begins_as_the_first_value(line: str, value: str) -> None:
    assert Choice("code", ("wrapped", "unwrapped"), FakeMemory(line)).value == value


def test_of_what_cannot_be_set_the_value_alone_is_remembered() -> None:
    memory = FakeMemory()
    assert Choice("code", ("wrapped", "unwrapped"), memory).next() == "unwrapped"
    assert memory.line == "unwrapped"
