"""The table of unsafe characters: who takes them away agrees on which they are."""

from __future__ import annotations

import sys
import unicodedata

from rich.segment import Segment
from textual.color import Color

from tui.terminal.guard import Guard
from tui.text.clean import clean


def test_the_guard_lets_through_what_is_clean_and_nothing_else() -> None:
    guard = Guard()
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if character in "\t\n":
            continue  # in a text, but in no line of the screen
        (segment,) = guard.apply([Segment(character)], Color(0, 0, 0))
        kept = clean(f"中{character}中") == f"中{character}中"
        assert (segment.text == character) == (kept or character == "\u200d"), hex(code)


def test_controls_and_formats_are_unsafe_but_for_those_that_make_emoji() -> None:
    kept = {
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cs", "Zl", "Zp")
        and clean(f"中{chr(code)}中") == f"中{chr(code)}中"
    }
    assert kept == {9, 10}
