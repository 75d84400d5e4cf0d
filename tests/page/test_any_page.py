"""Any Markdown of our dialect, nested at random, at any width: nothing lost, nothing too wide."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.page.any_article import ANY_ARTICLE, WIDTHS, any_prose, markdown_of
from tests.page.drawing import cells_of
from tui.page.cells import NARROW, measure_of
from tui.page.layout import lay_out
from tui.page.page import Kind, Page, Place
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN
from tui.text.clean import clean


def _shown(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def _check(page: Page, ambiguous: int) -> None:
    """Hold what is true of every page."""
    for number, row in enumerate(page.rows):
        assert measure_of(ambiguous).cells(row.text) == row.cells <= page.width
        assert clean(row.text) == row.text
        assert "\t" not in row.text and "\n" not in row.text
        assert page.row_of(page.place_of(number)) == number
    places = [row.place for row in page.rows]
    assert places == sorted(places)
    blank = [not row.text.strip(" ╎") for row in page.rows]
    assert not blank[:1] + blank[-1:] or not any(blank[:1] + blank[-1:])
    assert not any(a and b for a, b in pairwise(blank))
    for stop in page.stops:
        assert stop.spans
        for span in stop.spans:
            assert 0 <= span.start < span.end <= page.rows[span.row].cells
    where = [(stop.row, stop.spans[0].start) for stop in page.stops]
    assert where == sorted(where)


@examples(50)
@given(ANY_ARTICLE, WIDTHS, st.sampled_from((1, 2)))
def test_nothing_is_lost_and_no_row_is_too_wide(
    article: list[tuple[list[str], str]], width: int, ambiguous: int
) -> None:
    """Every character stands on the page, in rows that hold what every page holds."""
    blocks = parse(markdown_of(article))
    page = lay_out(blocks, PageStyle(width, DARK, measure_of(ambiguous)))
    _check(page, ambiguous)
    wanted = _shown("".join(seen for _, seen in article))
    shown = _shown("".join(row.text for row in page.rows))
    assert not wanted - shown
    for stop in page.stops:
        covered = "".join(
            cells_of(page, span.row, span.start, span.end, ambiguous) for span in stop.spans
        )
        if stop.kind is Kind.LINK:
            assert _shown(covered) == _shown(stop.text)
        elif stop.kind is Kind.CODE:
            assert not _shown(stop.payload) - _shown(covered)


@examples(40)
@given(st.text(max_size=400), st.integers(10, 60), st.sampled_from((1, 2)))
def test_any_text_at_all_is_a_page(text: str, width: int, ambiguous: int) -> None:
    """Whatever is given to it, the parser and the layout end without raising."""
    page = lay_out(parse(text), PageStyle(width, PLAIN, measure_of(ambiguous)))
    for row in page.rows:
        assert row.cells <= width
        assert clean(row.text) == row.text


@examples(40)
@given(st.lists(any_prose(), min_size=1, max_size=6), st.integers(10, 90), st.integers(10, 90))
def test_a_place_outlives_a_change_of_width(
    paragraphs: list[tuple[str, str]], before: int, after: int
) -> None:
    """The first character of a row stands in the row that its place leads to at another width."""
    blocks = parse("\n\n".join(text for text, _ in paragraphs))
    narrow, wide = (
        lay_out(blocks, PageStyle(before, PLAIN)),
        lay_out(blocks, PageStyle(after, PLAIN)),
    )
    for number, row in enumerate(narrow.rows):
        found = wide.rows[wide.row_of(narrow.place_of(number))]
        assert row.text[:1] in found.text
        assert found.place <= row.place
    assert wide.row_of(Place(10**6, 0)) == len(wide.rows) - 1


@pytest.mark.parametrize(
    "markdown",
    [
        "{}",
        "- > 1. {}",
        "# {}",
        "| {} | b |\n| --- | --- |\n| {} | 中{} |",
        "```\n{}\n```",
        "$$\n\\text{{{}}}\n$$",
        "字$\\text{{{}}}$字",
        "字[^1]\n\n[^1]: {}",
        "![{}](https://x.org/1.jpg)",
    ],
)
@pytest.mark.parametrize("width", [10, 17, 40])
@pytest.mark.parametrize("unit", ["ำ", "คำ\u200d", "中ำำ\u200d", "☀\ufe0fำ\u200d"])
def test_a_cluster_wider_than_the_page_is_broken(markdown: str, width: int, unit: str) -> None:
    """U+0E33, forty times, is one cluster by UAX #29, and no terminal draws it as one.

    Joiners make as wide a one of many clusters that each fit.
    """
    words = unit * 40
    page = lay_out(parse(markdown.replace("{}", words)), PageStyle(width, DARK))
    assert all(NARROW.cells(row.text) <= width for row in page.rows)
    assert sum(row.text.count("ำ") for row in page.rows) >= 40
