"""Formulas: the TeX comes through as it was written, whatever its attribute lets stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.article.reading import read
from tui.article import to_markdown

tex = st.text("abispu<>/=! -'x1", min_size=1, max_size=12).filter(str.strip)


@pytest.mark.parametrize("name", ["alt", "data-formula", "data-tex"])
@given(tex=tex)
@settings(deadline=None, max_examples=100)
def test_signs_that_look_like_tags_survive(name: str, tex: str) -> None:
    form = f'<img eeimg="1" {name}="{tex}"/>'
    if name == "data-tex":
        form = f'<span class="ztext-math" {name}="{tex}">x</span>'
    html = f"<p>甲{form}<b>乙<p>丙</p>丁</b></p>"
    reading = read(to_markdown(html))
    assert reading.formulas == [" ".join(tex.split())]
    assert reading.text_shown("b") == "乙丙丁"
