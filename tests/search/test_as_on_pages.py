"""Searching the column finds what finding in a page finds: in one article both look at one text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.columns import column_of, saved_article
from tests.examples import examples
from tui.archive.model import Article
from tui.page.document import document, tex_of
from tui.page.find import PageText
from tui.page.layout import lay_out
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.search.added import head
from tui.search.drawn import text_of
from tui.search.full_text import search
from tui.search.hit import Where
from tui.search.query import Query
from tui.text.folding import fold

_OURS = (
    "https",
    "zhuanlan",
    "赞同",
    "评论",
    "代码",
    "视频",
    "[图",
    "链接",
    "╌",
    "‣",
    "4 行",
    "头: ",
)
"""Words and signs that a page says of itself, and no archive has: no search finds them."""


def article(
    html: str, topics: Sequence[str] = (), comments: Sequence[Mapping[str, str]] = ()
) -> Article:
    topic = [{"tag": one} for one in topics]
    fields = {"content": html, "topic": topic, "userName": "林知秋", "upvote": 28}
    saved = saved_article(1, title="", comments=list(comments), **fields)
    return column_of(saved).articles[0]


def on_page(one: Article, *, tall: bool = False, width: int = 60) -> PageText:
    return PageText(lay_out(document(one), PageStyle(width, PLAIN, tall_formulas=tall)))


def lines_of(text: PageText) -> list[str]:
    """Return all that is on a page, as find sees it."""
    return [line for part in re.split(r"\0|\n", text.text) if (line := " ".join(part.split()))]


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
    number = crc32(" ".join(text.split()).encode())
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
    _WORDS.map(
        lambda text: (
            '<a href="https://x.org/a"><span class="invisible">https://</span>'
            f'<span class="visible">x.org/{text}</span><span class="invisible">b</span>'
            '<span class="ellipsis"></span></a>'
        )
    ),
    _WORDS.map(_note),
)
_ADDRESSES = st.sampled_from(
    [
        *("https://x.org/b", "http://www.y.com", "https://www.zhihu.com/question/1"),
        "https://link.zhihu.com/?target=https%3A//z.cn/a",
    ]
)
_LINE = st.lists(_INLINE, min_size=1, max_size=5).map("".join)
_BLOCK = st.one_of(
    _LINE.map(lambda line: f"<p>{line}</p>"),
    _LINE.map(lambda line: f"<h2>{line}</h2>"),
    _LINE.map(lambda line: f"<blockquote>{line}</blockquote>"),
    _LINE.map(lambda line: f"<ul><li>{line}</li><li>{line}</li></ul>"),
    _TEX.map(lambda tex: f"<p>{_formula(tex, display=True)}</p>"),
    _TEX.map(lambda tex: f"<p><b><i>{_formula(tex)}</i> </b></p>"),
    _TEX.map(lambda tex: f"<blockquote><b>{_formula(tex)}</b></blockquote>"),
    _WORDS.map(
        lambda t: f'<figure><img src="http://a/1.jpg"><figcaption>{t}</figcaption></figure>'
    ),
    _WORDS.map(lambda text: f'<figure><img src="http://a/1.jpg" data-caption="{text}"></figure>'),
    _WORDS.map(lambda text: f'<p><img src="http://a/1.jpg" alt="{text}"></p>'),
    st.tuples(st.one_of(_TITLES, st.sampled_from(["见 x.org", "猫.x.org", ""])), _ADDRESSES).map(
        lambda card: f'<a data-draft-type="link-card" href="{card[1]}">{card[0]}</a>'
    ),
    st.tuples(_ADDRESSES, _TITLES, st.one_of(_TITLES, st.just("x.org"))).map(
        lambda card: (
            f'<a class="LinkCard" href="{card[0]}" data-text="{card[1]}"><span '
            f'class="LinkCard-title">猫</span><span class="LinkCard-meta">{card[2]}</span></a>'
        )
    ),
    st.tuples(_TITLES, _ADDRESSES).map(
        lambda card: f'<a class="video-box" data-name="{card[0]}" href="{card[1]}"></a>'
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
@given(_HTML, st.booleans(), st.sampled_from([60, 24]), st.lists(_TITLES, max_size=2), st.data())
def test_what_is_found_on_the_page_is_found_in_the_column(
    html: str, tall: bool, width: int, topics: Sequence[str], data: st.DataObject
) -> None:
    """Whatever stands there: words, what a page adds to them, formulas drawn and by their TeX."""
    one = article(html, topics)
    text = on_page(one, tall=tall, width=width)
    lines = [*lines_of(text), *tex_of(one)]
    assert lines
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
    above = re.split(r"[\0\n]", head(one).text)
    lines = [line for line in (*above, *re.split(r"[\0\n]", text_of(html))) if line.strip()]
    term = _part(data, lines)
    found = search(one, Query((term,))) if term else None
    if found and found.hits:
        assert on_page(one, tall=tall).find([term]), (html, term, found.hits)


@pytest.mark.parametrize("words", _OURS)
def test_words_of_ours_are_found_in_neither(words: str) -> None:
    """Or each article would have 赞同 and 评论, and a column with code 代码 at each block."""
    html = (
        "<p>猫</p><ul><li>狗</li></ul><div class='highlight'><pre><code>a\nb</code></pre></div>"
        '<figure><img src="http://a/1.jpg"></figure><a class="video-box" href="https://x.org"></a>'
        "<table><tr><th>头</th><th>又一个很宽的头</th></tr><tr><td>甲</td><td>乙</td></tr></table>"
        '<a data-draft-type="link-card" href="https://x.org/b">猫</a>'
    )
    one = article(html)
    assert on_page(one, width=12).find([words]) == []
    assert search(one, Query((words,))) is None


@pytest.mark.parametrize(
    ("typed", "where", "line"),
    [
        ("知秋", Where.HEAD, "林知秋 28 赞同 1 评论 机器学习"),
        ("学习", Where.HEAD, "林知秋 28 赞同 1 评论 机器学习"),
        ("z.cn", Where.TEXT, "一个页面 z.cn"),
        ("x.org/a…", Where.TEXT, "见x.org/a…。"),
        ("路人", Where.COMMENT, "路人"),
    ],
)
def test_what_a_page_adds_is_found(typed: str, where: Where, line: str) -> None:
    html = (
        '<p>见<a href="https://x.org/ab"><span class="visible">x.org/a</span>'
        '<span class="ellipsis"></span></a>。</p><a data-draft-type="link-card" '
        'href="https://link.zhihu.com/?target=https%3A//z.cn/a">一个页面</a><p>后</p>'
    )
    one = article(html, ["机器学习"], [{"userName": "路人", "content": "说了"}])
    found = search(one, Query.parse(typed))
    assert found and [(hit.where, "".join(hit.line)) for hit in found.hits] == [(where, line)]


_VIDEO = '<a class="video-box" href="https://x.org/1" data-name="{0}">{1}</a>'
_INSIDE = (
    '<span class="content"><span class="title">片<span class="z-ico"></span></span>'
    '<span class="url"><span class="z-ico-video"></span>https://x.org/1</span></span>'
)
_CARD = (
    '<a class="LinkCard" href="https://x.org/b" data-text="狗"><span class="LinkCard-title">'
    '猫</span><span class="LinkCard-desc">鱼</span><span class="LinkCard-meta">某站</span></a>'
)


@pytest.mark.parametrize(
    ("html", "typed", "stands"),
    [
        (_VIDEO.format("猫 片", ""), '"片 x.org"', True),
        (_VIDEO.format("猫 片", ""), '"猫 片"', True),
        (_VIDEO.format("", _INSIDE), '"片 x.org"', True),
        (_VIDEO.format("片", _INSIDE), '"片 x.org"', True),
        (_VIDEO.format("见 x.org", ""), '"x.org x.org"', False),
        (f"<p>前</p>{_VIDEO.format('片', '')}<p>后</p>", '"x.org 后"', False),
        (f"<p>前</p>{_VIDEO.format('片', '')}<p>后</p>", '"前 片"', False),
        (_CARD, "猫", True),
        (_CARD, '"猫 鱼"', True),
        (_CARD, '"鱼 x.org"', True),
        (_CARD, "某站", False),
        (_CARD, "狗", False),
        (f"<p>某站</p>{_CARD}", "某站", True),
        (f"<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>{_CARD}", '"甲 乙"', False),
        (f"<p>1<br/>{_formula('x^2')}</p>", '"1 x"', True),
        (f"<p>1<br>猫<br/> {_formula('x^2')}</p>", '"1 猫 x"', True),
        (f"<p>{_formula('x')} 猫<br/>\n1 {_formula('a')}</p>", '"x 猫 1 a"', True),
        (f"<p>1</p><p>{_formula('x')}</p>", '"1 x"', False),
        ('<p>前<img alt="鱼></p><p>后</p>', "后", True),
        ('<p>前<img alt="鱼></p><p>后</p>', "鱼", False),
    ],
)
def test_phrases_cards_and_broken_tags_are_found_as_the_page_has_them(
    html: str, typed: str, stands: bool
) -> None:
    one, query = article(html), Query.parse(typed)
    assert bool(on_page(one).find(query.terms)) == stands
    assert bool(search(one, query)) == stands


_ALPHA = _formula(r"\alpha_1")
_MATRIX = _formula(r"\begin{pmatrix}x&y\end{pmatrix}")
_BROKEN = _formula(r"\begin{pmatrix}x")


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        (f"<p>若{_formula('x^2')}则</p>", "若x²则"),
        (f"<p>若{_formula('x^2')}则</p>", "x^2"),
        (f"<p>设{_ALPHA}为</p>", "α"),
        (f"<p>设{_ALPHA}为</p>", r"\alpha"),
        (f"<p>设{_MATRIX}为</p>", "设(x"),
        (f"<p>设{_MATRIX}为</p>", "pmatrix"),
        (f"<p>设{_MATRIX}为</p>", r"y\end{pmatrix}"),
        (f"<p>设{_BROKEN}为</p>", r"设\begin{p"),
        (f"<p>p{_formula('y')}{_formula('t')}hon</p>", "python"),
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
