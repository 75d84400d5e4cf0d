"""Nothing that a terminal obeys, and nothing lost that a reader sees."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.clean import clean, clean_line


@pytest.mark.parametrize(
    ("hostile", "clean_text"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\x1b]52;c;aGk=\x07b", "ab"),
        ("a\x1b]52;c;aGk=\x1b\\b", "ab"),
        ("a\x1b]52;c;aGk=\x9cb", "ab"),
        ("a\x9d52;c;aGk=\x9cb", "a52;c;aGk=b"),
        ("a\x9b31mb", "ab"),
        ("\x98单引号\x99、\x93双引号\x94", "单引号、双引号"),
        ("â\x80\x9cquotedâ\x80\x9d \x9bword", "âquotedâ word"),
        ("一\x90\n二\n三\x9c四", "一\n二\n三四"),
        ("a\x1b\x9b31mb", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x00\x07\x08\x7f\x85b", "a\nb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u200bb\ufeffc\xadd\u202ee\u2066f", "abcdef"),
        ("a\ud83db", "a\ufffdb"),
        ("a\tb\n", "a\tb\n"),
        ("👩\u200d🚀 ✌\ufe0f", "👩\u200d🚀 ✌\ufe0f"),
        ("a\u200db中\u200b\u200d\u200d文 क्\u200dष 1\ufe0f\u200d", "ab中文 क्\u200dष 1\ufe0f\u200d"),
        ("中文，“引号” ①", "中文，“引号” ①"),
        ("no\ufffe \uffffcharacters", "no characters"),
    ],
)
def test_cleaned(hostile: str, clean_text: str) -> None:
    assert clean(hostile) == clean_text


def test_a_line_is_one_line() -> None:
    assert clean_line(" a\n\tb\u3000c\x1b[2J ") == "a b c"


@given(st.text() | st.text("ab;0\x1b[]\\\x07\x85\x90\x98\x9b\x9c\x9d\n", max_size=12))
def test_no_control_character_is_left_and_no_other_is_lost(text: str) -> None:
    cleaned = clean(text)
    left = {unicodedata.category(c) for c in cleaned if c not in "\n\t\u200d"}
    assert not left & {"Cc", "Cs"}
    assert clean(cleaned) == cleaned
    if "\x1b" not in text and not re.search("\x9b[0-?]", text):
        assert _seen(cleaned) == _seen(text)


def _seen(text: str) -> list[str]:
    # Hangul fillers and the object replacement are no letters or signs to a reader.
    drawn = (c for c in text if c not in "\u2028\u2029\u115f\u1160\ufffc")
    return [c for c in drawn if unicodedata.category(c)[0] in "LNPSZ"]
