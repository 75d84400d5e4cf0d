"""Any Markdown of our dialect, nested at random, at any width: nothing lost, nothing too wide."""

from __future__ import annotations

import string
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.page.drawing import cells_of
from tui.page.cells import NARROW, measure_of
from tui.page.layout import lay_out
from tui.page.page import Kind, Page, Place
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN
from tui.text.clean import clean

_UNITS = (
    *"中文字，。！？（）“”…、：",
    *"abcXYZ019",
    *string.punctuation,
    *(
        "é",
        "e\u0301",
        "ｱ",
        "①",
        "→",
        "가",
        "😀",
        "👍🏽",
        "👨\u200d👩\u200d👧",
        "🇨🇳",
        "1\ufe0f\u20e3",
    ),
    *("https://example.org/a?b=c", "longlonglonglonglonglongword", "\u3000", "\t"),
)
_words = st.lists(st.sampled_from(_UNITS), min_size=1, max_size=24).map("".join)
_spoken = _words.map(lambda words: f"字{words}字".replace("\t", ""))
"""Words without blanks at their ends, which Markdown would drop."""


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in string.punctuation else c for c in words)


@st.composite
def _inline(draw: st.DrawFn) -> tuple[str, str]:
    """Return Markdown for words, and the words."""
    words = draw(_spoken)
    text = _escaped(words)
    how = draw(st.integers(0, 9))
    if how == 0:
        return f"**{text}**", words
    if how == 1:
        return f"<b>{text}<i>{text}</i></b>", words * 2
    if how == 2:
        return f"[{text}](<https://example.org/{len(words)}>)", words
    if how == 3:
        code = words.translate({ord(c): None for c in "`\\|"})
        return f"`{code}`", code
    if how == 4:
        return f"~~{text}~~ <u>{text}</u>", words * 2
    if how == 5:
        return f"{text}[^1]", words + "[1]"
    if how == 6:
        return "$q$", "q"
    return text, words


@st.composite
def _prose(draw: st.DrawFn, joint: str = " ") -> tuple[str, str]:
    parts = draw(st.lists(_inline(), min_size=1, max_size=5))
    return joint.join(part[0] for part in parts), "".join(part[1] for part in parts)


@st.composite
def _leaf(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return lines of Markdown, and the characters a page must show."""
    kind = draw(st.integers(0, 7))
    if kind == 0:
        text, seen = draw(_prose())
        return [f"{'#' * draw(st.integers(1, 6))} {text}"], seen
    if kind == 1:
        lines = draw(st.lists(_spoken, min_size=1, max_size=4))
        lines = [f"\t{line}" for line in lines]
        return ["`````python", *lines, "`````"], "".join(lines)
    if kind == 2:
        words = draw(_spoken)
        return [f'![{_escaped(words)}](<https://e.org/x.jpg> "12×34")'], words
    if kind == 3:
        words = draw(_spoken)
        title = draw(st.sampled_from(("链接卡片", "视频")))
        return [f'[{_escaped(words)}](<https://www.e.org/x> "{title}")'], words + "e.org"
    if kind == 4:
        columns = draw(st.integers(1, 8))
        row = st.lists(_inline(), min_size=columns, max_size=columns)
        rows = draw(st.lists(row, min_size=1, max_size=3))
        lines = ["|" + "|".join(cell[0] for cell in cells) + "|" for cells in rows]
        lines.insert(1, "|" + "-|" * columns)
        return lines, "".join(cell[1] for cells in rows for cell in cells)
    if kind == 5:
        return ["***"], ""
    text, seen = draw(_prose(draw(st.sampled_from((" ", "\\\n", "\n")))))
    return text.split("\n"), seen


def _nested(
    inner: st.SearchStrategy[tuple[list[str], str]],
) -> st.SearchStrategy[tuple[list[str], str]]:
    @st.composite
    def nest(draw: st.DrawFn) -> tuple[list[str], str]:
        parts = draw(st.lists(inner, min_size=1, max_size=3))
        how = draw(st.integers(0, 2))
        lines: list[str] = []
        for number, (block, _) in enumerate(parts):
            lines += [""] if lines and (how == 2 or draw(st.booleans())) else []
            if how == 0:
                first, rest = "- ", "  "
            elif how == 1:
                first, rest = f"{number + 9}. ", "   " if number == 0 else "    "
            else:
                first = rest = "> "
            lines += [(rest if at else first) + line for at, line in enumerate(block)]
        return lines, "".join(seen for _, seen in parts)

    return nest()


_article = st.lists(st.recursive(_leaf(), _nested, max_leaves=8), min_size=1, max_size=4)
_widths = st.one_of(st.integers(10, 40), st.integers(41, 300))


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
@given(_article, _widths, st.sampled_from((1, 2)))
def test_nothing_is_lost_and_no_row_is_too_wide(
    article: list[tuple[list[str], str]], width: int, ambiguous: int
) -> None:
    """Every character stands on the page, in rows that hold what every page holds."""
    lines: list[str] = []
    for block, _ in article:
        lines += [*block, "", "<!-- -->", ""]
    lines += ["[^1]: 注 <https://e.org>"]
    blocks = parse("\n".join(lines))
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
@given(st.lists(_prose(), min_size=1, max_size=6), st.integers(10, 90), st.integers(10, 90))
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
