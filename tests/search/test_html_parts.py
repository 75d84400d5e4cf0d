"""Searching only parts of HTML finds what searching all of its text finds, word for word."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.columns import real_columns
from tests.examples import examples
from tui.archive.opening import open_whole
from tui.search.hit import Hit, Where
from tui.search.hit_lines import hits_in
from tui.search.html_parts import html_parts
from tui.search.html_text import HtmlText
from tui.search.query import Query

_LETTERS = ("猫", "狗", "a", "b", "e", "é", "Ａ", "。", " ")
_TERMS = st.lists(
    st.one_of(
        st.text(st.sampled_from("猫狗abeé。"), min_size=1, max_size=3),
        st.sampled_from(['"猫 狗"', '"a b"', '"。 e"']),
    ),
    min_size=1,
    max_size=2,
)
_WORDS = st.lists(st.sampled_from(_LETTERS), min_size=1, max_size=6).map("".join)
_LONG = st.integers(20, 300).map(lambda count: "很长" * count)
_FORMULA = st.sampled_from(
    [
        '<img src="x" alt="a^2" eeimg="1"/>',
        '<img src="x" alt="\\frac{a}{b}" eeimg="2"/>',
        '<span class="ztext-math" data-tex="\\text{猫}e"><math><mi>e</mi></math></span>',
        '<script type="math/tex">b</script>',
        '<img src="https://www.zhihu.com/equation?tex=" alt="" eeimg="1">',
    ]
)
_ODD = st.sampled_from(
    [
        *("<p>", "</p>", "</p><p>", "<b>", "</b>", "<br/>", "<br>", "<pre>", "</pre>", "<", ">"),
        *(
            "<pre><code>猫\n狗</code></pre>",
            "<noscript><img alt='猫'></noscript>",
            '"',
            "<!-- 猫 -->",
        ),
        *("<noscript></p>", "<script>猫</p>猫</script>", "<style>", "</style>", "<math></p>"),
        *("</math>", '<img alt="猫狗">', '<img alt="a</p>b猫">', '<img alt="a > </p>猫">'),
        *('<sup data-text="猫e">', '<span class="invisible">猫</span>', '<div title="</p>">'),
        *('<span class="url"><span </p></span>猫</span>', '<p title="猫">', '<a title="<pre">'),
        *('<a class="link-card" href="https://b.ae/猫">猫</a>', "<li>", "</li>", "&nbsp;", "&amp;"),
        *("&#34;", "&#29483;", "&lt", "\r", "\u200d", "\u200b", "\u0301", "\x1b]0;猫", "\x07"),
        *("\x9b1", "\0", "\u2028", "𝐚", "ﬁ", "㍻", "\U00100000", "\U0010fff0", "</p", "</p >"),
        *("<span>", "</span>", "x" * 90, "一" * 200),
    ]
)
_HTML = st.lists(st.one_of(_WORDS, _WORDS, _LONG, _FORMULA, _ODD), max_size=30).map("".join)
_PARAGRAPHS = st.lists(
    st.one_of(_WORDS, _LONG, _FORMULA, _ODD).map(lambda text: f"<p>{text}</p>"), max_size=30
).map("".join)


def hits_of(html: str, query: Query) -> tuple[list[Hit], list[Hit]]:
    """Return what is found in HTML by its parts, and in all of it."""
    text = HtmlText(html, query)
    by_parts, whole = (
        [hit for part in parts for hit in hits_in(part, query, Where.TEXT, None, text.formulas)]
        for parts in (text.parts() if text.may_hold else (), text.whole)
    )
    return by_parts, whole


@examples(1500)
@given(st.one_of(_HTML, _PARAGRAPHS), _TERMS)
@example('<pre><img alt="猫狗">', ["狗"])
@example('<p>一</p><noscript>二</p>三</noscript><img alt="猫">', ["猫"])
@example('<p>猫</p><p title="</p>">狗</p>', ["狗"])
@example("狗\x07e", ["狗e"])
@example("狗\u200de", ["狗e"])
@example("狗\x1b]0;猫\x07e", ["狗e"])
@example("狗\x9b1me", ["狗e"])
@example("<p>猫</p><pre>一</p>猫</pre><p>猫</p>", ["猫"])
@example("<p>猫 </p><p>狗</p><p>猫<br>狗</p>", ['"猫 狗"'])
def test_parts_hold_what_the_whole_text_holds(html: str, terms: list[str]) -> None:
    query = Query.parse(" ".join(terms))
    by_parts, whole = hits_of(html, query)
    assert by_parts == whole
    assert whole or not HtmlText(html, query).surely_holds


_MANY = '<b title="猫 狗 a b é 。 e">' * 40


@examples(500)
@given(st.one_of(_HTML, _PARAGRAPHS), st.one_of(_HTML, _PARAGRAPHS), _TERMS)
@example('<p>猫</p><p title="猫</p>">猫</p>', "<p>狗</p>", ["狗"])
@example("", '<img alt="猫">', ["猫"])
def test_so_it_is_where_tags_are_full_of_terms(before: str, after: str, terms: list[str]) -> None:
    query = Query.parse(" ".join(terms))
    by_parts, whole = hits_of(f"{before}{_MANY}{after}", query)
    assert by_parts == whole


def first_of(html: str, query: Query) -> Hit | None:
    """Return the first hit in the beginning of HTML, if one is known of so soon."""
    if not (text := HtmlText(html, query).beginning):
        return None
    lines = (f"{block}\n" for block in text.blocks())
    hits = (hits_in(line, query, Where.TEXT, None, text.formulas) for line in lines)
    return next(chain.from_iterable(hits), None)


@examples(1000)
@given(st.one_of(_HTML, _PARAGRAPHS), st.one_of(_HTML, _PARAGRAPHS), _TERMS)
@example("<p>猫</p><script>", "</script></p>", ["猫"])
@example('<p>e</p><a class="link-card" href="https://b.ae/猫"><p>b</p>', "</a>", ["b"])
@example('<p>狗 <img src="x" alt="\\text{猫}" eeimg="1"/></p><p>猫</p>', "", ["猫"])
@example('<p>狗<sup data-text="猫"></p><p>猫</p>', "<p>猫</p>", ["猫"])
def test_what_is_found_soon_is_the_first_of_all(before: str, after: str, terms: list[str]) -> None:
    query = Query.parse(" ".join(terms))
    html = f"{before}</p>{after}<p>{'很长' * len(before + after)}</p>"
    found = first_of(html, query)
    assert found is None or found == hits_of(html, query)[1][0]


def test_most_is_found_soon() -> None:
    long = f"<p>{'很长' * 99}</p>"
    for html in ("<p>一 猫</p>", '<p><img src="x" alt="a^2" eeimg="1"/></p><p>猫</p>'):
        assert first_of(html + long, Query(("猫",)))
    assert not first_of(f"<p>狗</p>{long}", Query(("猫",)))
    assert not first_of(f'<p title="猫">狗</p>{long}', Query(("猫",)))


@pytest.mark.parametrize("file", real_columns())
def test_so_it_is_in_real_articles(file: Path) -> None:
    for article in open_whole([file]).columns[0].articles:
        for term in (
            "的",
            "a",
            "python",
            "代码",
            "数据",
            "2",
            "是一",
            "org",
            "x",
            "class",
            "span",
            "data",
        ):
            by_parts, whole = hits_of(article.html, Query((term,)))
            assert by_parts == whole
            assert first_of(article.html, Query((term,))) in (None, *whole[:1])


def test_little_of_a_long_text_is_looked_at() -> None:
    html = "<p>很长的一段</p>" * 400 + "<p>猫</p>" + "<p>很长的一段</p>" * 400
    at = html.index("猫")
    ((start, end),) = html_parts(html, [(at, at + 1)])
    assert start < at < end
    assert end - start < 1000
