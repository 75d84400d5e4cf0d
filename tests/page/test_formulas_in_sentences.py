"""Formulas in a sentence: the line grows with them, and only with those that need it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.page.drawing import cells_of
from tui.page.cells import measure_of
from tui.page.find import PageText
from tui.page.formula import in_sentence
from tui.page.layout import lay_out
from tui.page.page import Kind, Page
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN


def _page(markdown: str, width: int = 40, ambiguous: int = 1, tall: bool = True) -> Page:
    style = PageStyle(width, PLAIN, measure=measure_of(ambiguous), tall_formulas=tall)
    return lay_out(parse(markdown), style)


def _rows(markdown: str, width: int = 40) -> list[str]:
    return [row.text.rstrip() for row in _page(markdown, width).rows]


@pytest.mark.parametrize(
    "tex", ["x^2", "C_i", r"\frac{\partial S}{\partial t}", r"\sum_{i=1}^n a_i", "f(x)", "a/b"]
)
def test_a_formula_that_one_row_says_exactly_keeps_it(tex: str) -> None:
    assert in_sentence(tex, 80) is None
    assert len(_page(f"设 ${tex}$ 为零").rows) == 1


def test_words_stand_on_the_row_of_the_bar() -> None:
    assert _rows(r"由 $P(A|B)=\frac{P(B|A)P(A)}{P(B)}$ 知，$x^2$ 也是。", 50) == [
        "            P(B|A)P(A)",
        "由 P(A|B) = ────────── 知，x² 也是。",
        "               P(B)",
    ]


def test_a_script_without_a_character_of_its_own_has_a_row() -> None:
    assert _rows(r"场 $\partial_\mu F^{\mu\nu}$，极限 $\lim_{n\to\infty}a_n$。") == [
        "      μν",
        "场 ∂ F  ，极限 lim aₙ。",
        "    μ          n→∞",
    ]


def test_what_begins_an_item_or_a_quote_stands_at_the_words() -> None:
    assert _rows("- $\\binom{n}{k}$ 种\n\n> $y^{(i,j)}$ 项") == [
        "  ⎛n⎞",
        "‣ ⎜ ⎟ 种",
        "  ⎝k⎠",
        "",
        "╎  (i,j)",
        "╎ y      项",
    ]


def test_the_cells_of_a_table_stand_on_one_row() -> None:
    assert _rows("| 名 | 式 |\n|-|-|\n| 二项 | $\\binom{n}{k}$ |") == [
        "名    式",
        "╌╌╌╌  ╌╌╌",
        "      ⎛n⎞",
        "二项  ⎜ ⎟",
        "      ⎝k⎠",
    ]


def test_a_formula_wider_than_the_line_breaks_at_its_relations() -> None:
    assert _rows(r"则 $\max_{\theta}f(\theta)=\max_{\mu}g(\mu)$。", 14) == [
        "则 max f(θ)",
        "    θ",
        "= max g(μ)。",
        "   μ",
    ]


def test_a_line_may_end_before_a_relation_of_a_formula_that_would_fit_on_the_next() -> None:
    assert _rows(r"一二三四五六七 $P(y=1\mid x)=\frac{1}{1+z}$。", 32) == [
        "一二三四五六七 P(y = 1 | x)",
        "   1",
        "= ───。",
        "  1+z",
    ]


def test_lines_of_a_formula_that_are_too_wide_are_broken_each() -> None:
    assert _rows(r"$a_{avg}=b+c+d \\ e=f+g+h+i+j+k+l$", 14) == [
        "a    = b + c",
        " avg",
        "",
        "   + d",
        "",
        "e = f + g + h",
        "   + i + j + k",
        "   + l",
    ]


def test_a_root_has_a_roof_only_where_it_could_seem_shorter() -> None:
    assert _rows(r"$\frac{x+1}{s/\sqrt n}$") == ["x+1", "────", "s/√n"]
    assert _rows(r"$\sqrt n(a-b)$") == [" _", "√n(a − b)"]


def test_a_fraction_is_on_a_row_where_that_saves_one() -> None:
    assert _rows(r"$x_{avg}=\frac12$") == ["x    = 1/2", " avg"]
    assert _rows(r"$\frac{a+b}{c}=\frac12$") == ["a+b   1", "─── = ─", " c    2"]


def test_what_an_arrow_says_stands_above_and_below_it() -> None:
    assert _rows(r"$\ce{N2 + 3H2 <=>[高温][催化剂] 2NH3}$") == [
        "          高温",
        "N₂ + 3H₂   ⇌    2NH₃",
        "         催化剂",
    ]


def test_signs_that_are_raised_as_they_are_keep_the_row() -> None:
    assert _rows(r"$a^\dagger X^\top W^{\mathrm T} M^{𝑇}$") == ["a†XᵀWᵀMᵀ"]


def test_a_tall_formula_is_one_stop_on_all_its_rows_with_its_tex() -> None:
    page = _page(r"甲[乙](http://a.org/)丙 $\binom{n}{k}$ 丁")
    assert [stop.kind for stop in page.stops] == [Kind.LINK, Kind.INLINE_FORMULA]
    stop = page.stops[1]
    assert stop.payload == r"\binom{n}{k}"
    shown = [cells_of(page, span.row, span.start, span.end) for span in stop.spans]
    assert shown == ["⎛n⎞", "⎜ ⎟", "⎝k⎠"]


def test_all_rows_of_a_line_have_its_place() -> None:
    page = _page(r"甲 $\binom{n}{k}$ 乙")
    assert len({row.place for row in page.rows}) == 1
    assert page.row_of(page.place_of(2)) == 0


def test_find_goes_on_from_a_tall_line_to_the_next() -> None:
    page = _page(r"甲 $\binom{n}{k}$ 一二三四五六七八九十", 12)
    found = PageText(page).find(["二三四五"])
    assert len(found) == 1


_TEX = st.sampled_from(
    (
        r"\frac{x+1}{y-1}",
        r"\sqrt{x+y}",
        r"A_{avg}",
        r"\int_0^\infty e^{-x^2/2}dx",
        r"\binom{n}{k}",
        r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
        r"\lim_{x\to0}\frac{\sin x}{x}=1+\frac{a+b}{c+d}",
        r"x^2",
        r"\overbrace{a+b}^{n}",
        r"\hat{AB}",
        r"\frac{",
        r"\xrightarrow{\Delta}",
        r"\text{若}",
        r"a_{avg}=b+c \\ d=e+f \\ g",
        r"\ce{A + B <=>[\Delta] C}",
        r"s/\sqrt{n}",
    )
)


@examples(60)
@given(
    st.lists(
        st.tuples(st.sampled_from(("字", "，", "词word ", "（", "）", "。")), _TEX), max_size=6
    ),
    st.one_of(st.integers(10, 90), st.integers(10, 300)),
    st.sampled_from((1, 2)),
    st.sampled_from(("", "- ", "> ", "## ", "1. > ")),
)
def test_any_sentence_fits_and_keeps_its_places(
    parts: list[tuple[str, str]], width: int, ambiguous: int, lead: str
) -> None:
    """No row is too wide, and a place leads to the same words tall or flat."""
    markdown = lead + "字 " + "".join(f"{words} ${tex}$ " for words, tex in parts)
    tall = _page(markdown, width, ambiguous)
    flat = _page(markdown, width, ambiguous, tall=False)
    for page in (tall, flat):
        places = [row.place for row in page.rows]
        assert places == sorted(places)
        for row in page.rows:
            assert measure_of(ambiguous).cells(row.text) == row.cells <= width
        for number, row in enumerate(page.rows):
            first = page.row_of(page.place_of(number))
            assert page.rows[first].place == row.place
            assert first == 0 or page.rows[first - 1].place != row.place
    assert tall.rows[-1].place.block == flat.rows[-1].place.block
    for stop in tall.stops:
        assert stop.spans
        for span in stop.spans:
            assert 0 <= span.start < span.end <= tall.rows[span.row].cells
    assert "字" in "".join(row.text for row in tall.rows)


def test_find_finds_a_tall_formula_by_its_one_row_form() -> None:
    page = _page(r"甲 $\frac{a+b}{c+d}$ 乙 $\binom{n}{k}$ 丙")
    text = PageText(page)
    (match,) = text.find(["(a+b)/(c+d)"])
    shown = [cells_of(page, span.row, span.start, span.end) for span in text.spans(match)]
    assert shown == ["a+b", "───", "c+d"]
    page = _page(r"甲 $P(y=1\mid x)=\frac{1}{1+z}$ 乙")
    text = PageText(page)
    (match,) = text.find(["| x) = 1/(1+z) 乙"])
    shown = [cells_of(page, span.row, span.start, span.end) for span in text.spans(match)]
    assert [cells.strip() for cells in shown] == ["1", "P(y = 1 | x) = ───", "1+z", "乙"]


def test_find_finds_words_around_a_tall_formula() -> None:
    page = _page(r"甲 $\frac{a+b}{c+d}$ 乙 $\binom{n}{k}$ 丙")
    text = PageText(page)
    (match,) = text.find(["乙 C(n, k) 丙"])
    shown = [cells_of(page, span.row, span.start, span.end) for span in text.spans(match)]
    assert "".join(shown) == "乙 ⎛n⎞⎜ ⎟⎝k⎠ 丙"


_SHORT = st.sampled_from((r"\frac{a+b}{c}", r"A_{avg}", r"\binom{n}{k}", r"\lim_{x\to0}x", "x^2"))


@examples(60)
@given(
    st.lists(
        st.tuples(st.sampled_from(("字", "词语", "word")), _SHORT, st.sampled_from("，。、；）"))
    ),
    st.integers(40, 300),
)
def test_a_mark_after_a_formula_stays_with_it(
    parts: list[tuple[str, str, str]], width: int
) -> None:
    """And no line is left short for want of a place to break at."""
    markdown = "字" + "".join(f"{words} ${tex}${mark}" for words, tex, mark in parts)
    lines = [row for row in _page(markdown, width).rows if row.stretches]
    assert not any(row.text[0] in "，。、；）" for row in lines)
    assert all(width - row.cells <= 14 for row in lines[:-1])
