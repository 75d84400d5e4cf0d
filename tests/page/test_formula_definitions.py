"""Commands that an article defines: they hold in their formula and in those after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.article import to_markdown
from tui.page.blocks import Formula, Paragraph, plain
from tui.page.formula import Definitions, NotTeX, drawn, one_line
from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\newcommand{\R}{\mathbb{R}} x \in \R", "x ∈ ℝ"),
        (r"\newcommand\half{\frac12} \half x", "(1/2)x"),
        (r"\newcommand{\pair}[2]{\langle #1, #2 \rangle} \pair{a}{b}", "⟨a, b⟩"),
        (r"\newcommand{\e}[1][x]{e^{#1}} \e + \e[2]", "eˣ + e²"),
        (r"\newcommand{\e}[2][n]{#2_{#1}} \e a + \e[i]{b}", "aₙ + bᵢ"),
        (r"\renewcommand{\vec}[1]{\mathbf{#1}} \vec{v}", "𝐯"),
        (r"\providecommand{\a}{1}\providecommand{\a}{2} \a", "1"),
        (r"\def\a{\alpha} \a x + 1", "αx + 1"),
        (r"\def\sum#1#2{(#1+#2)} \sum xy", "(x + y)"),
        (r"\let\eps=\varepsilon \eps", "ε"),
        (r"\DeclareMathOperator{\rank}{rank} \rank A", "rank A"),
        (r"\DeclareMathOperator*{\argmax}{arg\,max} \argmax_x f", "arg maxₓ f"),
        (r"\newcommand{\a}{\b}\newcommand{\b}{c} \a", "c"),
        (r"\verb|a_b^2|", "a_b^2"),
        (r"\unicode{x2713}\unicode{10003}", "✓✓"),
        (r"\unicode[serif]{x4e2d}", "中"),
    ],
)
def test_a_definition_holds_in_its_formula(tex: str, line: str) -> None:
    assert one_line(tex) == line


@pytest.mark.parametrize(
    "tex",
    [
        r"\def\a{\a\a} \a",
        r"\newcommand{\a}{\b}\newcommand{\b}{\a} \a",
        r"\newcommand{\a}[11]{x} \a",
        r"\newcommand",
        r"\newcommand{x}{y}",
        r"\def\norm|#1|{x} \norm|y|",
        r"\verb|a",
        r"\begin{CD} A @>f>> B \end{CD}",
        r"\xymatrix{A \ar[r] & B}",
        r"\unicode{x1b}\def\a",
    ],
)
def test_what_cannot_be_read_or_is_a_diagram_shows_its_tex(tex: str) -> None:
    assert drawn(tex, 80) is None
    assert one_line(tex) == tex


def test_no_character_that_a_terminal_obeys_comes_of_a_number() -> None:
    assert one_line(r"a\unicode{x1b}\unicode{x202e}\unicode{xd800}\unicode{x110000}b").isprintable()


def test_definitions_hold_in_the_formulas_after_theirs() -> None:
    html = "".join(
        f'<p>甲<span class="ztext-math" data-tex="{tex}"></span>乙</p>'
        for tex in (r"\RR", r"\newcommand{\RR}{\mathbb R}x\in\RR", r"\RR^n", r"\[\RR\]")
    )
    blocks = parse(to_markdown(html))
    assert [plain(one.prose) for one in blocks if isinstance(one, Paragraph)][:3] == [
        "甲RR乙",
        "甲x ∈ ℝ乙",
        "甲ℝⁿ乙",
    ]
    formula = next(one for one in blocks if isinstance(one, Formula))
    assert (formula.tex, formula.expanded) == (r"\RR", r"\mathbb R")
    stop = lay_out(blocks, PageStyle(40, PLAIN)).stops[-1]
    assert stop.payload == r"\RR", "what is copied is as it was written"


def test_a_formula_that_only_defines_is_shown_as_tex() -> None:
    page = lay_out(parse("$$\n\\newcommand{\\R}{\\mathbb{R}}\n$$\n"), PageStyle(40, PLAIN))
    assert r"\newcommand{\R}{\mathbb{R}}" in page.rows[1].text


def test_a_formula_that_is_too_long_says_so() -> None:
    page = lay_out(parse(f"$$\n{'x+' * 4100}x\n$$\n"), PageStyle(60, PLAIN))
    assert "太长，未画" in page.rows[0].text
    assert (
        "太长" not in lay_out(parse(f"$$\n{'x+' * 1500}x\n$$\n"), PageStyle(60, PLAIN)).rows[0].text
    )


_TOKENS = st.sampled_from(
    [
        r"\def",
        r"\newcommand",
        r"\let",
        r"\a",
        r"\b",
        "{",
        "}",
        "[",
        "]",
        "#1",
        "#2",
        "2",
        "x",
        "=",
        " ",
    ]
)


@examples(200)
@given(st.lists(_TOKENS, max_size=25))
def test_any_definitions_end(tokens: list[str]) -> None:
    try:
        Definitions().expanded("".join(tokens))
    except NotTeX:
        return
