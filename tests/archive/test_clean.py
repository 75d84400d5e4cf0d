"""Nothing that a terminal obeys, and nothing lost that a reader sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.clean import clean, clean_line


@pytest.mark.parametrize(
    ("hostile", "clean_text"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\x1b]52;c;aGk=\x07b", "ab"),
        ("a\x1b]52;c;aGk=\x1b\\b", "ab"),
        ("a\x9d52;c;aGk=\x9cb", "ab"),
        ("a\x9b31mb", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x00\x07\x08\x7f\x85b", "a\nb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u200bb\ufeffc\xadd\u202ee\u2066f", "abcdef"),
        ("a\ud83db", "a\ufffdb"),
        ("a\tb\n", "a\tb\n"),
        ("👩\u200d🚀 ✌\ufe0f", "👩\u200d🚀 ✌\ufe0f"),
        ("中文，“引号” ①", "中文，“引号” ①"),
    ],
)
def test_cleaned(hostile: str, clean_text: str) -> None:
    assert clean(hostile) == clean_text


def test_a_line_is_one_line() -> None:
    assert clean_line(" a\n\tb\u3000c\x1b[2J ") == "a b c"


@given(st.text())
def test_no_control_character_is_left_and_no_other_is_lost(text: str) -> None:
    cleaned = clean(text)
    left = {unicodedata.category(c) for c in cleaned if c not in "\n\t\u200d"}
    assert not left & {"Cc", "Cs"}
    assert clean(cleaned) == cleaned
    if "\x1b" not in text and not any("\x80" <= c <= "\x9f" for c in text):
        seen = [
            c for c in text if unicodedata.category(c)[0] in "LNPSZ" and c not in "\u2028\u2029"
        ]
        assert [c for c in cleaned if unicodedata.category(c)[0] in "LNPSZ"][-5:] == seen[-5:]
