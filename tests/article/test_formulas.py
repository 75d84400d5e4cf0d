"""Formulas: the TeX comes through as it was written, whatever its attribute lets stand in it."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.article.reading import read
from tests.examples import examples
from tui.article import to_markdown
from tui.page.parse import formulas

tex = st.text("abispu<>/=! -'x1", min_size=1, max_size=12).filter(str.strip)


@pytest.mark.parametrize("name", ["alt", "data-formula", "data-tex"])
@given(tex=tex)
@examples(100)
def test_signs_that_look_like_tags_survive(name: str, tex: str) -> None:
    form = f'<img eeimg="1" {name}="{tex}"/>'
    if name == "data-tex":
        form = f'<span class="ztext-math" {name}="{tex}">x</span>'
    html = f"<p>甲{form}<b>乙<p>丙</p>丁</b></p>"
    reading = read(to_markdown(html))
    assert reading.formulas == [" ".join(tex.split())]
    assert reading.text_shown("b") == "乙丙丁"


_SPAN = '<span class="ztext-math" data-tex="{}"></span>'


def _formula(tex: str, form: str) -> str:
    written = escape(tex, quote=True)
    return f"<p>甲{form.format(written)}乙</p>"


def _said(tex: str) -> list[str]:
    """Return the tokens of a formula except for blanks, dollars, and what wraps or ends it."""
    tokens = re.findall(r"\\\s|\\.|\s|.|\\", tex, re.DOTALL)
    silent = {"$", r"\(", r"\)", r"\[", r"\]"}
    said = [one for one in tokens if one not in silent and not re.fullmatch(r"\\?\s", one)]
    while said and set(said[-1]) == {"\\"}:
        said.pop()
    return said


_TEX = st.lists(
    st.sampled_from(
        [
            *("\\", "{", "}", "$", "$$", "\\$", "\\(", "\\)", "\\[", "\\]", "\\text{", "\\mbox{"),
            *("\\ ", "\\\\", "\n", "\n\n", " ", "&", "|", "`", "*", "_", "^", "<", ">", "#", "%"),
            *("~", "![", "a", "1", "中", "\u3000", "- ", "> ", "```"),
            *("\\begin{cases}", "\\end{cases}"),
        ]
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize(
    "form", ['<img eeimg="1" alt="{}">', '<span class="ztext-math" data-tex="{}"></span>']
)
@given(tex=_TEX)
@examples(300)
def test_any_formula_comes_back_out_of_the_markdown(form: str, tex: str) -> None:
    found = formulas(to_markdown(_formula(tex, form)))
    assert list(filter(None, map(_said, found))) == list(filter(None, [_said(tex)]))


@pytest.mark.parametrize(
    ("tex", "markdown"),
    [
        (r"a = 1\ \ ", "甲$a = 1$乙"),
        (r"b\ \ \ ", "甲$b$乙"),
        (r"d = 1\,\ ", r"甲$d = 1\,$乙"),
        (r"\(x\)", "甲$x$乙"),
        (r"\[x\]", "甲\n\n$$\nx\n$$\n\n乙"),
        (r"\(a\) or \(b\)", r"甲$\(a\) or \(b\)$乙"),
        (r"$x$", "甲$x$乙"),
        (r"\text{若 $x_1$}", r"甲$\text{若 \(x_1\)}$乙"),
        (r"\text{价 \$5}", r"甲$\text{价 \$5}$乙"),
        (r"\text{$a$$b$}", r"甲$\text{\(a\)\(b\)}$乙"),
        (r"\text{$$a$$}", r"甲$\text{\(a\)}$乙"),
        (r"\text{a $b}", r"甲$\text{a b}$乙"),
        (r"\text{\frac{$a$}{b}}", r"甲$\text{\frac{\(a\)}{b}}$乙"),
    ],
)
def test_dollars_blanks_and_brackets_of_a_formula(tex: str, markdown: str) -> None:
    assert (
        to_markdown(_formula(tex, '<span class="ztext-math" data-tex="{}"></span>')).strip()
        == markdown
    )
