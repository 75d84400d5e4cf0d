"""Formulas in two dimensions, row by row, at a width."""

from __future__ import annotations

import pytest

from tui.page.cells import WIDE, measure_of
from tui.page.formula import drawn

_LONG = r"f(x)=a_1x+a_2x^2+a_3x^3+a_4x^4=b_1y+b_2y^2+b_3y^3+b_4y^4"


def _rows(tex: str, width: int = 60, ambiguous: int = 1) -> list[str]:
    rows = drawn(tex, width, measure_of(ambiguous))
    assert rows is not None
    return list(rows)


def test_the_axis() -> None:
    """A bar, a sum and the rest stand on one axis; limits above and below."""
    assert _rows(r"\frac{1}{N}\sum_{i=1}^{N} -\log p_\theta(x^i)") == [
        "1  N",
        "─  ∑  −log p (xⁱ)",
        "N i=1       θ",
    ]


def test_a_long_formula_breaks_before_a_relation() -> None:
    """The lines after the first are indented, and begin with what they were broken at."""
    assert _rows(_LONG, 44) == [
        "f(x) = a₁x + a₂x² + a₃x³ + a₄x⁴",
        "    = b₁y + b₂y² + b₃y³ + b₄y⁴",
    ]


def test_a_longer_one_breaks_before_operators() -> None:
    """Where relations are not enough."""
    assert _rows(_LONG, 24) == [
        "f(x) = a₁x + a₂x² + a₃x³",
        "   + a₄x⁴ = b₁y + b₂y²",
        "   + b₃y³ + b₄y⁴",
    ]


def test_what_cannot_be_broken_is_not_drawn() -> None:
    """The caller then shows the TeX."""
    assert drawn(r"\mathrm{abcdefghq}", 5) is None
    assert drawn(r"\frac{a}{", 80) is None


def test_a_wide_numerator_is_broken() -> None:
    """A bar still says what it groups."""
    assert _rows(r"\frac{aaaaaaaa+bbbbbbbb+cccccccc}{d}", 24) == [
        "aaaaaaaa",
        "  + bbbbbbbb",
        "  + cccccccc",
        "────────────",
        "     d",
    ]


def test_the_number_stands_at_the_right_edge() -> None:
    """On the row of the axis; below where there is no room."""
    assert _rows(r"a=\frac{b}{c}\tag{7}", 20) == ["    b", "a = ─            (7)", "    c"]
    assert _rows(r"a=b+c\tag{7}", 10) == ["a = b + c", "       (7)"]


def test_lines_are_aligned_and_numbered() -> None:
    """`&` is where they are aligned, and each has its own number."""
    assert _rows(r"\begin{align}a+b&=c\tag{1}\\d&=e\tag{2}\end{align}", 20) == [
        "a + b = c        (1)",
        "    d = e        (2)",
    ]


def test_brackets_grow_round_fractions_not_round_scripts() -> None:
    """Plain brackets do what `\\left` and `\\right` do."""
    assert _rows(r"(\frac{a}{b})^2(p_\theta)") == ["⎛a⎞²", "⎜─⎟ (p )", "⎝b⎠   θ"]


@pytest.mark.parametrize("name", ["matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix"])
def test_every_matrix_has_its_bracket(name: str) -> None:
    """Three rows show all pieces of a bracket."""
    brackets = {
        "matrix": ["", "", ""], "pmatrix": ["⎛⎞", "⎜⎟", "⎝⎠"], "bmatrix": ["⎡⎤", "⎢⎥", "⎣⎦"],
        "Bmatrix": ["⎧⎫", "⎨⎬", "⎩⎭"], "vmatrix": ["││"] * 3, "Vmatrix": ["‖‖"] * 3,
    }[name]  # fmt: skip
    rows = _rows(rf"\begin{{{name}}}1\\2\\3\end{{{name}}}")
    assert rows == [f"{pair[:1]}{n}{pair[1:]}" for n, pair in enumerate(brackets, 1)]


def test_chinese_keeps_its_two_cells() -> None:
    """A bar is as long as what stands on it."""
    assert _rows(r"\frac{路程}{时间}") == ["路程", "────", "时间"]


def test_wide_ambiguous_characters() -> None:
    """Where Greek takes two cells, ornaments are made of what never does, and all is aligned."""
    rows = _rows(r"\frac{\alpha+b}{\beta}=\begin{vmatrix}\gamma&1\\2&3\end{vmatrix}", 60, 2)
    assert rows == [
        "α + b   ⎪γ  1⎪",
        "⎯⎯⎯⎯⎯⎯ = ⎪     ⎪",
        "  β     ⎪2   3⎪",
    ]
    assert {WIDE.cells(row) for row in rows} == {16}


def test_an_empty_formula_is_an_empty_row() -> None:
    """It is drawn, and there is nothing to see."""
    assert drawn("", 20) == ("",)


def test_a_wide_cell_is_broken_and_its_first_line_stands_on_the_axis() -> None:
    """The left column of aligned lines stays beside what it equals."""
    assert _rows(r"\begin{align}f&=aaaaaa+bbbbbb+cccccc\tag{1}\\g&=d\tag{2}\end{align}", 24) == [
        "f = aaaaaa + bbbbbb  (1)",
        "     + cccccc",
        "",
        "g = d                (2)",
    ]


def test_the_number_of_a_broken_formula_is_on_its_last_line() -> None:
    """As a reader of the whole comes to it."""
    assert _rows(_LONG + r"\tag{3}", 44) == [
        "f(x) = a₁x + a₂x² + a₃x³ + a₄x⁴",
        "    = b₁y + b₂y² + b₃y³ + b₄y⁴           (3)",
    ]


def test_bars_grow_in_pairs_and_after_a_fraction() -> None:
    """As tall as what is between them; in ⟨a|b⟩ no two belong together."""
    assert _rows(r"|\frac{a}{b}|") == ["│ a │", "│ ─ │", "│ b │"]
    assert _rows(r"\frac{a}{b}\bigg|_0^1") == ["a │¹", "─ │", "b │₀"]
    assert _rows(r"\langle a|+\frac{1}{2}|b\rangle") == [
        "      1",
        "⟨a| + ─ |b⟩",
        "      2",
    ]


def test_an_empty_limit_takes_no_row() -> None:
    """Not above a sum, and not beside a letter."""
    assert _rows(r"\frac{1}{n}=\sum_{i}^{}x^{}") == ["1", "─ = ∑ x", "n   i"]
    assert _rows(r"x_{\theta}^{}") == ["x", " θ"]


def test_a_blank_before_an_alignment_is_kept() -> None:
    """`s.t.` does not run on into what is required."""
    assert _rows(r"\begin{aligned}a\quad&b\\s.t.\quad&c\end{aligned}") == ["   a  b", "s.t.  c"]


def test_a_plain_array_is_lines() -> None:
    """No blank row between them, and `rcl` with relations in the middle is an alignment."""
    assert _rows(r"\begin{array}{l}\min f\\\text{s.t. }g\end{array}") == ["min f", "s.t. g"]
    assert _rows(r"\begin{array}{rcl}x&=&1\\yy&\le&2\end{array}") == [" x = 1", "yy ≤ 2"]


def test_environments_of_one_name_nest() -> None:
    """The inner `\\end` ends the inner one."""
    assert _rows(r"\begin{cases}\begin{cases}1\\2\end{cases}&a\\3&b\end{cases}") == [
        "⎧ ⎧ 1",
        "⎪ ⎨    a",
        "⎨ ⎩ 2",
        "⎪",
        "⎩ 3    b",
    ]


def test_a_root_is_set_apart_from_what_follows() -> None:
    """Where its roof ends is not to be missed."""
    assert _rows(r"\sqrt{a+b}c") == [" _____", "√a + b c"]
