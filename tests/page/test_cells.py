"""How much room text takes, and text made to fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from tui.page.cells import MARK, MARK_BEFORE, NARROW, WIDE, clusters, measure_of

MIXED = st.text(
    st.sampled_from("ab 中，…“é\u0301ｶﾞ👍🏽👩\u200d\ufe0f\u20e31☀🇨🇳한α°\x1b\ud800"), max_size=30
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("plain", 5),
        ("中文，", 6),
        ("ｶﾞｷﾞ", 4),
        ("e\u0301", 1),
        ("👍🏽", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("🇨🇳", 2),
        ("1\ufe0f\u20e3", 2),
        ("☀\ufe0f", 2),
        ("“…”—·°", 6),
    ],
)
def test_cells(text: str, cells: int) -> None:
    assert NARROW.cells(text) == cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [("“…”—·°α", 14), ("中a", 3), ("e\u0301", 1), ("☆\ufe0f", 2), ("»«", 2)],
)
def test_ambiguous_characters_may_count_two(text: str, cells: int) -> None:
    assert WIDE.cells(text) == cells


@given(MIXED)
def test_cells_are_those_of_rich(text: str) -> None:
    assert NARROW.cells(text) == rich_cell_len(text)
    assert len(WIDE.widths(text)) == len(text)


def test_a_long_chain_of_joiners_is_one_cluster() -> None:
    assert NARROW.cells("👩\u200d" * 10_000) == 2
    assert len(clusters("👩\u200d" * 10_000)) == 1


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("标题", 6, "标题  "),
        ("标题", 4, "标题"),
        ("很长的标题", 7, "很长的»"),
        ("很长的标题", 6, "很长» "),
        ("long title", 6, "long» "),
        ("👩\u200d👩\u200d👧好", 3, "👩\u200d👩\u200d👧»"),
        ("学习Python", 8, "学习»   "),
        ("学习（第一）", 8, "学习»   "),
        ("中", 1, "»"),
        ("中", 0, ""),
    ],
)
def test_fit(text: str, width: int, fitted: str) -> None:
    assert NARROW.fit(text, width) == fitted


def test_fit_to_the_right() -> None:
    assert NARROW.fit("12", 4, right=True) == "  12"
    assert WIDE.fit("…", 4) == "…  "


@given(MIXED, st.integers(1, 20), st.sampled_from([1, 2]))
def test_a_fitted_text_takes_exactly_the_width(text: str, width: int, ambiguous: int) -> None:
    fitted = measure_of(ambiguous).fit(text, width)
    assert measure_of(ambiguous).cells(fitted) == width
    kept = fitted.rstrip(" ").removesuffix(MARK)
    assert text.startswith(kept)
    assert text.startswith(measure_of(ambiguous).cut(text, width))


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("很长的标题", 10, "很长的标题"),
        ("很长的标题", 9, "«长的标题"),
        ("很长的标题", 8, "«的标题"),
        ("标题 题", 4, "«题"),
        ("a long title", 7, "«title"),
        ("a long title", 9, "«title"),
        ("a long title", 11, "«long title"),
        ("好👩\u200d👩\u200d👧", 3, "«👩\u200d👩\u200d👧"),
        ("中", 1, "«"),
        ("中", 0, ""),
        ("", 0, ""),
    ],
)
def test_fit_end(text: str, width: int, fitted: str) -> None:
    assert NARROW.fit_end(text, width) == fitted


@given(MIXED, st.integers(1, 20), st.sampled_from([1, 2]))
def test_the_end_of_a_text_fits_in_the_width(text: str, width: int, ambiguous: int) -> None:
    fitted = measure_of(ambiguous).fit_end(text, width)
    assert measure_of(ambiguous).cells(fitted) <= width
    assert text.endswith(fitted.removeprefix(MARK_BEFORE))
    assert fitted.startswith(MARK_BEFORE) == (measure_of(ambiguous).cells(text) > width)


@given(MIXED, MIXED, st.integers(1, 20), st.sampled_from([1, 2]))
def test_what_is_far_behind_a_cut_changes_nothing(
    text: str, more: str, width: int, ambiguous: int
) -> None:
    measure = measure_of(ambiguous)
    whole = text + more * 300
    assert measure.fits(whole, width) == (measure.cells(whole) <= width)
    if not measure.fits(text, width + 8):
        assert measure.cut(whole, width) == measure.cut(text, width)
        assert measure.fit(whole, width) == measure.fit(text, width)
    assert measure.fit_start(whole, width) == measure.fit(whole, width).rstrip(" ")


def test_of_a_long_text_the_start_is_measured() -> None:
    assert len(NARROW.start("标题" * 500_000, 80)) < 1_000
    accents = "e" + "\u0301" * 500_000
    assert NARROW.start(accents, 80) == accents, "all of it fits"


def test_a_cluster_that_never_ends_is_divided() -> None:
    """U+0E33 joins what is before it (UAX #29, SpacingMark), and takes a cell each time."""
    assert clusters("ำ" * 10) == ["ำ" * 4, "ำ" * 4, "ำ" * 2]
    assert clusters("中" + "\u0e33\u0301" * 3) == ["中" + "\u0e33\u0301" * 2, "\u0e33\u0301"]
    assert clusters("👩\u200d👩\u200d👧") == ["👩\u200d👩\u200d👧"]
    assert [NARROW.cells(part) for part in clusters("中ำำ\u200d" * 5)] == [4, 4, 4]
    assert clusters("한" + "a" + "क्षि") == ["한", "a", *clusters("क्षि")]
