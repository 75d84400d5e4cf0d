"""Searching the column finds what finding in a page finds: in one article both look at one text."""

from __future__ import annotations

import re
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.columns import column_of, saved_article
from tests.examples import examples
from tui.archive.model import Article
from tui.page.document import body, tex_of
from tui.page.find import PageText
from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.search.drawn import text_of
from tui.search.full_text import search, text_of_markdown
from tui.search.query import Query
from tui.text.folding import fold

_OURS = re.compile(
    r"\[(?:动?图|视频|链接)[^\]]*\]|╌+[^╌\n]*|  x\.org|代码 \d+.*|公式 \d+.*|[╌‣◦↳╎]|^\d+\. "
)
"""What a page says of itself, and no author wrote: labels, rules, bullets, numbers."""


def article(html: str) -> Article:
    return column_of(saved_article(1, title="", content=html)).articles[0]


def on_page(one: Article, *, tall: bool = False) -> PageText:
    return PageText(lay_out(body(one), PageStyle(60, PLAIN, tall_formulas=tall)))


def lines_of(text: PageText) -> list[str]:
    """Return what the author wrote on a page, as find sees it."""
    parts = re.split(r"\0|\n", _OURS.sub("\0", text.text))
    return [line for part in parts if (line := " ".join(part.split()))]


_WORDS = st.text(st.sampled_from("中文猫狗，。aAbB1 "), min_size=1, max_size=6)
_TITLES = _WORDS.filter(str.strip)
_TEX = st.sampled_from(
    [
        *("x^2", r"\alpha+\beta", r"\frac{a}{b}", r"\sum_{i=1}^n x_i", r"\text{中文}x", r"A_{ij}"),
        *(r"\sqrt{a+b}", r"\mathbb{R}^n", r"a \le b", r"\sin x", r"\frac{", r"\lim_{x\to0}f(x)"),
    ]
)


def _formula(tex: str, display: bool = False) -> str:
    said = tex.replace("&", "&amp;").replace("<", "&lt;")
    eeimg = 2 if display else 1
    return f'<img src="https://www.zhihu.com/equation?tex=x" alt="{said}" eeimg="{eeimg}"/>'


def _note(text: str) -> str:
    """Return a footnote, each text with a number of its own."""
    number = crc32(" ".join(text.split()).encode()) % 10_000
    return f'<sup data-text="{text}" data-url="" data-numero="{number}">[{number}]</sup>'


_INLINE = st.one_of(
    _WORDS,
    _WORDS.map(lambda text: f"<b>{text}</b>"),
    _WORDS.map(lambda text: f"<i>{text}</i>"),
    _WORDS.map(lambda text: f'<a href="https://x.org/a">{text}</a>'),
    _WORDS.map(lambda text: f"<code>{text}</code>"),
    _TEX.map(_formula),
    _TEX.map(lambda tex: f'<span class="ztext-math" data-tex="{tex}"></span>'),
    st.just("<br/>"),
    _WORDS.map(_note),
)
_LINE = st.lists(_INLINE, min_size=1, max_size=5).map("".join)
_BLOCK = st.one_of(
    _LINE.map(lambda line: f"<p>{line}</p>"),
    _LINE.map(lambda line: f"<h2>{line}</h2>"),
    _LINE.map(lambda line: f"<blockquote>{line}</blockquote>"),
    _LINE.map(lambda line: f"<ul><li>{line}</li><li>{line}</li></ul>"),
    _TEX.map(lambda tex: f"<p>{_formula(tex, display=True)}</p>"),
    _WORDS.map(
        lambda t: f'<figure><img src="http://a/1.jpg"><figcaption>{t}</figcaption></figure>'
    ),
    _WORDS.map(lambda text: f'<figure><img src="http://a/1.jpg" data-caption="{text}"></figure>'),
    _WORDS.map(lambda text: f'<p><img src="http://a/1.jpg" alt="{text}"></p>'),
    _TITLES.map(lambda text: f'<a data-draft-type="link-card" href="https://x.org/b">{text}</a>'),
    _TITLES.map(
        lambda text: f'<a class="video-box" data-name="{text}" href="https://x.org/v"></a>'
    ),
    _WORDS.map(lambda text: f'<div class="highlight"><pre><code>{text}\n{text}</code></pre></div>'),
    _LINE.map(lambda line: f"<table><tr><th>{line}</th></tr><tr><td>{line}</td></tr></table>"),
)


def _part(data: st.DataObject, lines: list[str]) -> str:
    """Return some part of one of some lines, folded; it may be empty."""
    line = data.draw(st.sampled_from(lines))
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    return " ".join(fold(line[start:end]).split())


_HTML = st.lists(_BLOCK, min_size=1, max_size=4).map("".join)


@examples(600)
@given(_HTML, st.booleans(), st.data())
def test_what_is_found_on_the_page_is_found_in_the_column(
    html: str, tall: bool, data: st.DataObject
) -> None:
    """Words, formulas as they are drawn, and formulas by their TeX."""
    one = article(html)
    text = on_page(one, tall=tall)
    lines = [*lines_of(text), *tex_of(one)]
    if not lines:
        return
    term = _part(data, lines)
    if term and text.find([term]):
        found = search(one, Query((term,)))
        assert found and found.hits, (html, term)


@examples(600)
@given(_HTML, st.booleans(), st.data())
def test_what_is_found_in_the_column_is_found_on_the_page(
    html: str, tall: bool, data: st.DataObject
) -> None:
    """A hit that is opened is lit."""
    one = article(html)
    lines = [line for line in re.split(r"[\0\n]", text_of(html)) if line.strip()]
    if not lines:
        return
    term = _part(data, lines)
    found = search(one, Query((term,))) if term else None
    if found and found.hits:
        assert on_page(one, tall=tall).find([term]), (html, term, found.hits)


_ALPHA = _formula(r"\alpha_1")


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        (f"<p>若{_formula('x^2')}则</p>", "若x²则"),
        (f"<p>若{_formula('x^2')}则</p>", "x^2"),
        (f"<p>设{_ALPHA}为</p>", "α"),
        (f"<p>设{_ALPHA}为</p>", r"\alpha"),
        ("<p>一<a href='http://a.b'>只黑</a><b>猫</b></p>", "一只黑猫"),
        ('<figure><img src="http://a/1.jpg" data-caption="一只猫"></figure>', "只猫"),
        ('<p>据说<sup data-text="一本书" data-numero="1">[1]</sup></p>', "本书"),
        ("<p>前<br>后</p>", '"前 后"'),
    ],
)
def test_formulas_captions_and_notes_are_found(html: str, typed: str) -> None:
    found = search(article(html), Query.parse(typed))
    assert found and found.hits


def test_what_no_formula_draws_is_not_found_for_having_formulas() -> None:
    assert search(article(f"<p>若{_formula('x^2')}则</p>"), Query.parse("若则")) is None
    assert search(article(f"<p>若{_formula('x^2')}则</p>"), Query.parse("没有")) is None


def test_a_saved_markdown_is_searched_as_it_is_shown() -> None:
    """The words that span emphasis or a link, and formulas as they are drawn."""
    markdown = "一**只**[黑猫](http://a.b)，$x^2$ 则"
    page = PageText(lay_out(parse(markdown), PageStyle(60, PLAIN)))
    for term in ("一只黑猫", "x2 则"):
        assert page.find([term])
        assert Query((term,)).is_in(term, text_of_markdown(markdown)[0])
