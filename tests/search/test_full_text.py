"""Searching a column's HTML: what is a word of it, what is found, and what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.columns import column_of, saved_article
from tests.examples import examples
from tests.search.folded_text import stands_in
from tui.archive.model import Article
from tui.search.context import in_context
from tui.search.drawn import text_of
from tui.search.full_text import MOST, ArticleHits, search
from tui.search.hit import Sought, Where
from tui.search.query import Query
from tui.text.clean import clean
from tui.text.folding import fold


def article(content: str = "", **fields: object) -> Article:
    return column_of(saved_article(1, content=content, **fields)).articles[0]


def found(content: str, typed: str, **fields: object) -> list[str]:
    """Return the lines of the hits, the matches in brackets."""
    hit_in = search(article(content, **fields), Query.parse(typed))
    return ["{}[{}]{}".format(*hit.line) for hit in hit_in.hits] if hit_in else []


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("a", ("a",)),
        ("Ａ  b a", ("a", "b")),
        ('"a  B" c', ("a b", "c")),
        ('x"a b', ("x", "a b")),
        ("“中 文”字", ("中 文", "字")),
        ('"" " ', ()),
        ("  ", ()),
    ],
)
def test_what_is_typed_is_words_and_phrases(typed: str, terms: tuple[str, ...]) -> None:
    assert Query.parse(typed).terms == terms


def test_more_words_or_letters_narrow() -> None:
    parse = Query.parse
    assert parse("ab c").narrows(parse("b"))
    assert parse('"a b"').narrows(parse("a b"))
    assert not parse("b").narrows(parse("ab"))
    assert not parse("b").narrows(parse(""))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>一<b>二</b>三</p>", "\n一二三\n"),
        ("a<br/>b", "a\nb"),
        ("&lt;b&gt; &amp;lt; &#34;q&#34; &hearts;", '<b> &lt; "q" ♥'),
        ("a < b > c", "a < b > c"),
        ("<figure><noscript><img alt='x'>twice</noscript><img></figure>一", "\n\n一"),
        (
            '<a><span class="invisible">https://</span><span class="visible">x.org</span></a>',
            "x.org",
        ),
        ('据说<sup data-text="一本书" data-numero="1">[1]</sup>。', "据说[1]。\0一本书"),
        ('<span class="LinkCard-title" data-text="true">卡片</span>', "卡片"),
        ("<noscript>never closed", ""),
        ("一<b>二</b><script>never <b>closed", "一二"),
        (
            '<p>若<span class="ztext-math" data-tex="x^2"><math><mi>x</mi></math>'
            '<script>x^2</script><span class="tex2jax_ignore math-holder">x^2</span></span>则'
            '<img alt="y^2"></p>',
            "\n若x²则\n\0y^2\0x^2",
        ),
    ],
)
def test_the_words_of_html(html: str, text: str) -> None:
    assert text_of(html) == text


def test_what_is_found_and_on_which_line() -> None:
    assert found("<p>上一段</p><p>一只<b>黑</b>猫</p><p>下一段</p>", "黑猫") == ["一只[黑猫]"]
    assert found("<p>Ｄｏｃｋｅｒ docker</p>", "DOCKER") == [
        "[Ｄｏｃｋｅｒ] docker",
    ]
    assert found("<pre><code>a = 1\nb   = 2</code></pre>", '"b ="') == ["[b =] 2"]
    assert found("<p>一</p><p>二</p>", "一二") == []
    assert found('<p class="x">y</p>', "class") == []
    assert found("<p>零\u200b宽</p>", "零宽") == ["[零宽]"]
    assert found("<p>e\u0301te\u0301</p>", "été") == ["[e\u0301te\u0301]"]
    assert found("<p>&#20013;文</p>", "中文") == ["[中文]"]
    assert found("<p>等等…</p>", "等...") == ["等[等…]"]
    assert found("<p>㍻元年</p>", "平成元年") == ["[㍻元年]"]
    assert found("<p>𝐀b</p>", "ab") == ["[𝐀b]"]
    assert found('<p>x<span class="invisible">/</span>.org</p>', "x.org") == ["[x.org]"]
    assert found("<p>中<noscript>x</noscript>文</p>", "中文") == ["[中文]"]
    assert found('<p>中<b title="<">文</b></p>', "中文") == ["[中文]"]
    assert found("<p>class</p>" * 2 + '<p class="x">一</p>' * 9 + "<p>y</p>", "class y")


@pytest.mark.parametrize("beside", ["", "<p>&hearts;</p>", "<p>a b</p>"])
def test_a_phrase_stands_in_one_block(beside: str) -> None:
    """As what is looked for on a page does; a line break within the block is a blank."""
    lines = ["[a b]"] * ("a b" in beside)
    assert found(f"{beside}<p>a </p><p> b</p>", '"a b"') == lines
    assert found(f"{beside}<ul><li>a </li><li>b</li></ul>", '"a b"') == lines
    assert found(f'{beside}<img alt="a "><img alt="b">', '"a b"') == lines
    assert found(f"{beside}<p>x a<br>b y</p>", '"a b"') == [*lines, "x [a b] y"]
    assert found(f"{beside}<pre>a\n  b</pre>", '"a b"') == [*lines, "[a b]"]


def test_all_words_are_required_wherever_in_the_article_they_are() -> None:
    comments = [{"content": "丙", "childComments": [{"content": "丁"}]}]
    assert found("<p>乙</p>", "甲 乙 丙 丁", title="甲", comments=comments) == [
        "[甲]",
        "[乙]",
        "[丙]",
        "[丁]",
    ]
    assert found("<p>乙</p>", "甲 戊", title="甲", comments=comments) == []


def test_hits_say_where_they_are() -> None:
    comments = [
        {"content": "无"},
        {"content": "猫", "childComments": [{"content": "狗"}, {"content": "小猫"}]},
    ]
    hit_in = search(article("猫", title="猫", comments=comments), Query.parse("猫"))
    assert hit_in
    assert [(hit.where, hit.comment) for hit in hit_in.hits] == [
        (Where.TITLE, None),
        (Where.TEXT, None),
        (Where.COMMENT, 1),
        (Where.COMMENT, 3),
    ]


def test_hits_of_one_article_are_limited() -> None:
    hit_in = search(article("<p>猫</p>" * 100), Query.parse("猫"))
    assert hit_in and len(hit_in.hits) == MOST + 1
    assert hit_in.matches == 100


def test_a_line_is_one_hit_with_all_its_matches() -> None:
    hit_in = search(article("<p>猫和猫</p><p>猫</p>"), Query.parse("猫"))
    assert hit_in and [hit.matches for hit in hit_in.hits] == [2, 1]
    assert hit_in.matches == 3


def test_a_hit_that_is_opened_has_its_neighbours_too() -> None:
    lines = article("<p>一</p><p> 猫 </p><p>二</p><p> 猫 </p><p>三</p>")
    hit_in = search(lines, Query.parse("猫"))
    assert hit_in and len({*hit_in.hits}) == 1
    sought = Sought(("猫",), hit_in.hits[1], "猫", 1)
    hit = in_context(sought, lines).hit
    assert ("".join(hit.before.split()), hit.text) == ("一猫二", "猫")
    assert hit.after.split() == ["三"] and hit.line == hit_in.hits[1].line
    assert in_context(sought, article("<p>猫</p>")) == sought, "of another article"
    assert in_context(sought, article("<p>猫</p>" * 2 + "<p>黑猫</p>")).hit.line[0] == ""


def test_nothing_is_found_for_nothing() -> None:
    assert search(article("<p>字</p>"), Query.parse(" ")) is None


def test_a_title_with_brackets_is_a_title() -> None:
    assert found("", "<b>", title="<b> & x") == ["[<b>] & x"]


_LETTERS = "中文字，。…aAbZ.Ａｂ①ｶﾞガéßﬁ \u200b👍"


@given(st.text(st.sampled_from(_LETTERS), min_size=1, max_size=20), st.data())
def test_any_part_of_a_text_is_found_whatever_its_tags(text: str, data: st.DataObject) -> None:
    """And what is found is, folded, what was looked for."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = data.draw(st.integers(0, len(text)))
    typed = '"' + clean(text[start:end]) + '"'
    query = Query.parse(typed)
    shown = clean(text)
    if not query.terms or query.terms[0] not in " ".join(fold(shown).split()):
        return
    hit_in = search(article(f"<p>{text[:cut]}<b>{text[cut:]}</b></p>", title=""), query)
    assert isinstance(hit_in, ArticleHits)
    assert hit_in.hits
    for hit in hit_in.hits:
        assert query.terms[0] in " ".join(fold(hit.text).split())


_PIECES = [
    *("<b>", "</p><p>", "<br/>", '<a title="e<a">', "<noscript>a</noscript>", "<a", "e<", ">"),
    *('<span class="invisible">e</span>', '<sup data-text="ae">', "&lt;", "&amp;", "&quot;"),
    *("&nbsp;", "&#101;", "&eacute;", "\u200b", "\u0301", "é", "É", "ê", "ß", "ﬁ", "Ａ", "℃", "…"),
    *(
        "㏂",
        "㎭",
        "㎄",
        "ｶ",
        "ﾞ",
        "ガ",
        "㍻",
        "平",
        "成",
        "𝐀",
        "🈯",
        "指",
        "👍",
        "한",
        "ᄒ",
        "\u1161",
        "\u3000",
    ),
    *"aAeEsfic. ",
]
_TERMS = st.text(st.sampled_from("aesficmdk.éêガカ平成指한ᄒ<>& \"'"), min_size=1, max_size=4)


@examples(600)
@example(["🈯"], "指")
@example(["\U0001ee00"], "ا")
@given(st.lists(st.sampled_from(_PIECES), max_size=12), _TERMS)
def test_what_is_in_the_words_is_found_in_the_html(pieces: list[str], typed: str) -> None:
    """To look where a term may be finds what to take out all of the tags would find."""
    html = "".join(pieces)
    term = " ".join(fold(typed).split())
    query = Query((term,))
    if term and any(stands_in(term, clean(part)) for part in text_of(html).split("\n")):
        assert search(article(html, title=""), query)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("㏋ython", "python"),
        ("pyth㏇", "co"),
        ("pytho㎱", "python"),
        ("o<b>ﬃ</b>ce", "office"),
        ("㏋㎱", "pn"),
        ("o㎐y", "zy"),
        ("第⑳24次", "2024"),
        ("㏂b", "m.b"),
        ("㍻6年", "成6"),
        ("昭㍼", "昭昭和"),
        ("ﷺ", "الله"),
    ],
)
def test_a_sign_of_several_letters_may_be_a_part_of_what_is_looked_for(
    text: str, typed: str
) -> None:
    hit_in = search(article(f"<p>{text}</p>", title=""), Query.parse(typed))
    assert hit_in and hit_in.matches == 1


@pytest.mark.parametrize("html", ["<a", "e<", "e<a ", "<noscript>e", '<span class="invisible">e'])
def test_html_of_any_kind_takes_linear_time(html: str) -> None:
    assert search(article(html * 100_000, title=""), Query.parse("ex")) is None
