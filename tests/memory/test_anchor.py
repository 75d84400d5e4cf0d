"""Anchors: found by place, by words, by what is around them; edits elsewhere lose none."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.memory.anchor import CONTEXT, Anchor, AnchorText, TextRange

TEXT = (
    "终端里的阅读器，能做的比看上去多。字宽由终端定，程序只能猜。\n"
    "第二段：字宽由终端定，这句话说了两遍，前后不同。\n"
    "最后一段没有什么要紧的，只是为了有个结尾，好让前面的不在末尾。"
)


def anchor(words: str, nth: int = 0, text: str = TEXT) -> tuple[Anchor, int]:
    """Return the anchor of the nth such words in a text, and where they are."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Anchor.of(text, at, at + len(words)), at


def words_at(text: str, found: TextRange | None) -> str | None:
    return text[slice(*found)] if found else None


@pytest.mark.parametrize("nth", [0, 1])
def test_words_that_stand_twice_are_found_where_they_were(nth: int) -> None:
    one, at = anchor("字宽由终端定", nth)
    assert AnchorText(TEXT).find(one, at) == (at, at + 6)
    longer = "新加的一段。" * 30 + "\n" + TEXT
    moved = at + len(longer) - len(TEXT)
    assert AnchorText(longer).find(one, at) == (moved, moved + 6), "and where that has moved to"


def test_the_nearest_is_taken_of_those_between_the_same_words() -> None:
    text = "同一行字\n" * 40
    one, at = anchor("一行", 20, text)
    assert AnchorText(text + "尾").find(one, at) == (at, at + 2)
    assert AnchorText("头" + text).find(one, at + 1) == (at + 1, at + 3)


def test_another_case_width_and_other_blanks_are_no_other_words() -> None:
    one, at = anchor("use ZWJ here", text="You may use ZWJ here (or not), 宽。")
    other = "前言。You may ｕｓｅ  zwj\n here （or not）， 宽。"
    assert words_at(other, AnchorText(other).find(one, at)) == "ｕｓｅ  zwj\n here"


def test_words_that_were_edited_themselves_are_found_between_the_same() -> None:
    one, at = anchor("字宽由终端定，这句话说了两遍，前后不同")
    other = TEXT.replace("这句话说了两遍", "这话讲了两遍")
    assert (
        words_at(other, AnchorText(other).find(one, at)) == "字宽由终端定，这话讲了两遍，前后不同"
    )


def test_words_edited_at_their_ends_are_found_by_the_rest() -> None:
    one, at = anchor("这句话说了两遍，前后不同。\n最后一段没有什么要紧的")
    other = TEXT.replace("这句话", "那句话").replace("要紧的", "重要的")
    assert words_at(other, AnchorText(other).find(one, at)) == (
        "那句话说了两遍，前后不同。\n最后一段没有什么重要的"
    )


def test_what_is_gone_is_not_found_in_other_places() -> None:
    one, at = anchor("猜")
    other = TEXT.replace("程序只能猜。", "") + "\n另一处说：你猜猜看。"
    assert AnchorText(other).find(one, at) is None
    one, at = anchor("第二段：字宽由终端定，这句话说了两遍，前后不同。")
    assert AnchorText(TEXT.replace(one.words, "")).find(one, at) is None
    assert AnchorText("").find(one, at) is None


def test_no_words_are_nowhere() -> None:
    assert AnchorText(TEXT).find(Anchor("终端", "", "里"), 2) is None
    assert AnchorText("别的").find(Anchor("一", " \n", "二"), 0) is None


def test_a_word_that_is_everywhere_takes_no_long_search() -> None:
    text = "的" * 200_000
    found = AnchorText(text + "。").find(Anchor("一" * CONTEXT, "的的", "二" * CONTEXT), 5)
    assert found is None


LETTERS = st.sampled_from("的一是了在字宽终端abc ，。\n")


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """Return a text with some of it taken out and other words put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        text = text[:start] + draw(st.text(LETTERS, max_size=40)) + text[end:]
    return text


@given(st.text(LETTERS, min_size=80, max_size=400), st.data())
def test_edits_elsewhere_lose_no_words(text: str, data: st.DataObject) -> None:
    """As long as the words and what is on one side of them stay, they are found as they were."""
    start = data.draw(st.integers(CONTEXT, len(text) - CONTEXT - 2))
    end = data.draw(st.integers(start + 1, len(text) - CONTEXT - 1))
    assume(text[start:end].strip())
    one = Anchor.of(text, start, end)
    before, after = text[:start], text[end:]
    if data.draw(st.booleans()):
        before = data.draw(edits(before))
    else:
        after = data.draw(edits(after))
    edited = before + one.words + after
    found = AnchorText(edited).find(one, start)
    assert found is not None
    assert edited[slice(*found)] == one.words


@given(st.text(LETTERS, max_size=300), st.text(LETTERS, max_size=300), st.data())
def test_whatever_is_found_is_in_the_text(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = AnchorText(other).find(Anchor.of(text, start, end), start)
    if found is not None:
        assert 0 <= found.start < found.end <= len(other)
    if text[start:end].strip():
        assert AnchorText(text).find(Anchor.of(text, start, end), start) == (start, end)
