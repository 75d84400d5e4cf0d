"""What is next to formulas is known without the lines that they are in."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tui.article.formula_places import formula_places
from tui.search.beside import ANY, letters_beside
from tui.search.drawn import FormulaText, without_signs
from tui.search.formula_lines import numbers_in
from tui.search.formula_terms import beside_formulas, is_odd
from tui.search.needle import bare_of
from tui.search.words import WALL, words_of
from tui.text.clean import clean

_F = '<img src="x" alt="a^2" eeimg="1"/>'


def beside(html: str) -> str:
    """Return what may be next to the formulas of HTML, in order of its code."""
    spans = [(place.start, place.end) for place in formula_places(html)]
    said = frozenset().union(*letters_beside(html, spans))
    return "".join(sorted(said)).replace(ANY, "*")


@pytest.mark.parametrize(
    ("html", "letters"),
    [
        (f"设{_F}为", "为设"),
        (f"<p>设<b>{_F}</b></p><p>É和", "设"),
        (f"<p>设<b>{_F}</b>É</p>", "e设"),
        (f"<td>{_F}</td><td>{_F}</td>", ""),
        (f"<p>{_F}</p>", ""),
        (f"设 {_F}<br/>为", " "),
        (f"设{_F}{_F}为", "*为设"),
        (f"设{_F}<b></b>{_F}为", "*为设"),
        (f"{_F}㏑", "ln"),
        (f"&gt;{_F}，", "*"),
        (f"，{_F}&lt;", "*"),
        (f"设\u200d{_F}，", "*"),
        (f"设<span>{_F}<script>", "*"),
        (f"n\x1b[1m{_F}，", "*"),
    ],
)
def test_the_letters_next_to_formulas(html: str, letters: str) -> None:
    assert beside(html) == letters


_PIECES = st.sampled_from(
    [
        *(_F, _F, _F, '<span class="ztext-math" data-tex="b"><math><mi>b</mi></math>b</span>'),
        *("<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "<a", "<", ">", "&amp;", "&#97;", '">'),
        *('<span class="invisible">a</span>', "<noscript>", "</noscript>", '<img alt="b">'),
        *("\u200b", "\u200d", "\u0301", "\x07", "\x1b]0;b\x07", "\x9b1m", "\0", "\u2028", "\n"),
        *("a", "b", "é", "É", "㏑", "ﬁ", "猫", "狗", "，", " ", "\u3000", "𝐚", "2", "²"),
    ]
)
_TERMS = st.text(st.sampled_from("abelnfi猫狗2，"), min_size=1, max_size=3)


@examples(1500)
@given(st.lists(_PIECES, max_size=14).map("".join), _TERMS)
@example(f"a<b>{_F}", "ab")
def test_a_term_goes_into_formulas_next_to_its_letters_only(html: str, typed: str) -> None:
    html = without_signs(html)
    places = list(formula_places(html))
    bare = bare_of(typed)
    if is_odd(bare):
        return
    letters = letters_beside(html, [(place.start, place.end) for place in places])
    text = clean(words_of(FormulaText(places).signed(html), "\n").replace(WALL, "\n"))
    for line in text.split("\n"):
        if beside_formulas(typed).search(bare_of(line)):
            near = [letters[number] for number in numbers_in(line)]
            assert any(ANY in some or not some.isdisjoint(bare) for some in near)
