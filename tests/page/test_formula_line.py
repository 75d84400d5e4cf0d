"""Formulas on one line: the same meaning, and no doubt about grouping."""

from __future__ import annotations

import pytest

from tui.page.formula import one_line

_READINGS = {
    # The issue's own.
    r"\frac{1}{N}\sum_{i=1}^{N} -\log p_\theta(x^i)": "(1/N) ∑ᵢ₌₁ᴺ −log p_θ(xⁱ)",
    r"\frac{a+b}{c}": "(a+b)/c",
    r"x_{i+1}": "xᵢ₊₁",
    r"x_i+1": "xᵢ + 1",
    # Fractions: parentheses where the bar grouped, none where nothing binds as tightly.
    r"a+\frac{b}{c}=d": "a + b/c = d",
    r"a\frac{b}{c}": "a(b/c)",
    r"a\times\frac{b}{c}": "a × (b/c)",
    r"\frac{b}{c}^2": "(b/c)²",
    r"\frac{1}{2a}": "1/(2a)",
    r"\frac{1}{2}a": "(1/2)a",
    r"\frac{a}{b/c}": "a/(b/c)",
    r"\frac{\frac{a}{b}}{c}": "(a/b)/c",
    r"\frac{\partial f}{\partial x}": "∂f/∂x",
    r"\frac{\log x}{y}": "(log x)/y",
    r"\frac{1}{N(a+b)}": "1/(N(a+b))",
    r"\frac{R_w}{\exp(x)}+\frac{\exp(x)}{|a+b|}": "R_w/(exp(x)) + exp(x)/|a+b|",
    r"a \over b+c": "a/(b+c)",
    r"\binom{n}{k}": "C(n, k)",
    # Roots.
    r"\sqrt{x}": "√x",
    r"\sqrt{x+1}": "√(x+1)",
    r"\sqrt xy": "√(x)y",
    r"\sqrt{x}^2": "(√x)²",
    r"\sqrt[3]{2}+\sqrt[n]{2}": "∛2 + ⁿ√2",
    # Scripts.
    r"x_\theta^2": "x²_θ",
    r"x_\theta y": "x_θ y",
    r"x^{a/b}": "x^(a/b)",
    r"x^{(t+1)}": "x⁽ᵗ⁺¹⁾",
    r"x^{(\theta)}": "x^((θ))",
    r"W^{[1]}": "W^[1]",
    r"{x^2}^3": "(x²)³",
    r"2^{10}3": "2¹⁰ 3",
    r"f''(x)": "f′′(x)",
    r"x_\text{max}": "xₘₐₓ",
    r"90^\circ": "90°",
    # Signs and operators.
    r"-x": "−x",
    r"a-b": "a − b",
    r"a\times -b": "a × −b",
    r"(-1)^n": "(−1)ⁿ",
    r"a\ne b\not= c\not\in D": "a ≠ b ≠ c ∉ D",
    r"\sin\theta\cos\phi": "sin θ cos ϕ",
    r"\|\cdot\|_2": "‖⋅‖₂",
    r"|-x|-\|-y\|": "|−x| − ‖−y‖",
    r"|x|-|y|+|a|\cdot|b|": "|x| − |y| + |a| ⋅ |b|",
    r"\stackrel{\rightarrow}{a}\overset{\to}{=}b": "a⃗ =^→ b",
    r"\max_\theta f": "max_θ f",
    r"\lim_{x\to 0}(a+b)": "lim_(x→0) (a + b)",
    # Marks and alphabets.
    r"\hat x": "x̂",
    r"\bar x": "x̄",
    r"\vec x": "x⃗",
    r"\tilde x": "x̃",
    r"\dot x": "ẋ",
    r"\overline{x+y}": "overline(x+y)",
    r"\overset{*}{x}": "overset(*, x)",
    r"\underset{w}{\mathrm{minimize}}f": "minimize_w f",
    r"\sideset{_a}{'}\sum_k x": "ₐ∑′ₖ x",
    r"\prescript{14}{6}{C}": "₆¹⁴C",
    r"\underbrace{a+b}_n": "underbrace(a+b, n)",
    r"\mathbb{R}\mathcal{L}\mathfrak{g}\mathbf{x}": "ℝℒ𝔤𝐱",
    r"\bm\theta": "𝛉",
    # Arrays.
    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}": "(a, b; c, d)",
    r"\left[\begin{matrix}a&b\\c&d\end{matrix}\right]": "[a, b; c, d]",
    r"\begin{cases}a,&\text{if }x\\b,&\text{otherwise}\end{cases}": "{ a, if x; b, otherwise",
    r"a=b\\c=d": "a = b; c = d",
    r"\begin{cases}a&b\\c&d\end{cases}\Rightarrow e": "{ a, b; c, d } ⇒ e",
    r"\begin{cases}\begin{cases}a\\b\end{cases}&c\\d&e\end{cases}": "{ { a; b }, c; d, e",
    r"\left\{\begin{array}{l}a,&b\\c,&d\end{array}\right.": "{ a, b; c, d",
    r"\left.\begin{array}{l}a\\b\end{array}\right\}=c": "a; b } = c",
    r"\left(\begin{array}{c}n\\k\end{array}\right)": "(n; k)",
    # What is not known, what is Chinese, what is literal.
    r"\unknown x": "unknown x",
    r"\alpha中": "α中",
    r"u＞0，v": "u＞0，v",
    r"\{a\}": "{a}",
    r"50%": "50%",
    r"a\&b\_c": "a&b_c",
    r"\text{max\_iter}": "max_iter",
    r"a &lt; b &amp;gt; c": "a < b > c",
    r"\raise 2pt x\mspace{18mu}y": "x y",
    # Chemistry.
    r"\ce{2H2 + O2 ->[\Delta] 2H2O}": "2H₂ + O₂ →^Δ 2H₂O",
    r"\ce{SO4^2- + Ag+ <=> CH3-CH3 v}": "SO₄²⁻ + Ag⁺ ⇌ CH₃−CH₃ ↓",
    r"\SI{9.8}{m/s^2},\pu{3.0e8 m/s}": "9.8 m/s², 3.0e8 m/s",
    r"x\tag{3}": "x  (3)",
    r"": "",
}


@pytest.mark.parametrize("tex", _READINGS)
def test_reading(tex: str) -> None:
    """A formula reads on one line as it would be said."""
    assert one_line(tex) == _READINGS[tex]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"\frac{a+b}{c}", r"a+\frac{b}{c}"),
        (r"\frac{a}{b+c}", r"\frac{a}{b}+c"),
        (r"\frac{a}{bc}", r"\frac{a}{b}c"),
        (r"\sqrt{ab}", r"\sqrt ab"),
        (r"x_{i+1}", r"x_i+1"),
        (r"x^{yz}", r"x^yz"),
        (r"x_{\theta y}", r"x_\theta y"),
        (r"x_{\theta^2}", r"x_\theta^2"),
        (r"x^{(\theta)}", r"x^\theta"),
        (r"x^{\theta_i}", r"x^\theta_i"),
        (r"{x_i}_j", r"x_{ij}"),
        (r"\overline{xy}", r"\overline{x}y"),
        (r"\frac{\frac{a}{b}}{c}", r"\frac{a}{\frac{b}{c}}"),
        (r"\left.\frac{a}{b}\right|_c", r"\frac{a}{b|_c}"),
        (r"x^2", r"\overset{2}{x}"),
        (r"\binom{n}{k}", r"\frac{n}{k}"),
    ],
)
def test_no_two_meanings_in_one_reading(one: str, other: str) -> None:
    """Formulas that differ on paper differ on one line."""
    assert one_line(one) != one_line(other)


@pytest.mark.parametrize(
    "tex",
    [r"\frac{1}{", "a}", r"\begin{matrix}a", r"\end{matrix}", r"\frac", "x^", r"a\over b\over c"],
)
def test_what_does_not_parse_shows_its_tex(tex: str) -> None:
    """Half a formula is not guessed at."""
    assert one_line(tex) == tex


def test_tex_on_one_line() -> None:
    """The TeX of what does not parse has lost its line feeds and what a terminal obeys."""
    assert one_line("\\frac{a\n\n  b\x1b[31m}{") == r"\frac{a b}{"


@pytest.mark.parametrize(
    "tex", ["{" * 10_000 + "}" * 10_000, "x+" * 50_000, "x+" * 4500, r"\hat" * 400 + "x"]
)
def test_too_much_is_left_as_it_is(tex: str) -> None:
    """Depth and length have a limit, and beyond it the TeX is given back."""
    assert one_line(tex) == tex
