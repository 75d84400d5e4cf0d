"""Ideographs that an article lacks are told by its JSON only where its whole text has none."""

from __future__ import annotations

import json
from unicodedata import decomposition

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.columns import saved_article
from tests.examples import examples
from tui.archive.load import load_bytes
from tui.archive.model import Article
from tui.search.hit_lines import SearchedArticle
from tui.search.ideographs import lacks_ideograph
from tui.search.needle import bare_of, forms_of
from tui.search.query import Query

CAT = Query(("猫",))


def found(article: Article, query: Query) -> bool:
    """Return whether anything is found in an article without a look at its JSON."""
    searched = SearchedArticle(article)
    return any(
        next(searched._hits(alone), None) is not None
        for alone in (Query((one,)) for one in query.terms)
    )


def lacks(article: Article, query: Query = CAT) -> bool:
    return lacks_ideograph(bytes(article.saved), query)


_PIECES = [
    *(
        "猫",
        "狗",
        "株",
        "a",
        "%",
        "&",
        "\\",
        "<b>",
        "</b>",
        "</p><p>",
        "\n",
        "\t",
        "\u200b",
        "\x7f",
    ),
    *(
        "&#29483;",
        "&#x732b;",
        "&<b>#29483;",
        "&percnt;",
        "&#37;",
        "&amp;",
        "&amp;#29483;",
        "&bsol;",
    ),
    *("%E7%8C%AB", "%e7%8c%ab", "%E7", "%8C", "%AB", "%E7\u200b%8C%AB", "%\nE7%8C%AB", "E7%8C%AB"),
    *("%25E7%8C%AB", "㈱", "㊑", "\U0002f8d1", "🈯", "指", "\\u732b", "u732B", "unicode{x732b}"),
    *("\\unicode{x732b}", "%5Cunicode{x732b}", "%5C%75nicode%7Bx732b%7D", "存", "题"),
    '<a class="link-card" href="https://link.zhihu.com/?target=https%3A//x.org/%E7%8C%AB">',
    '<a class="link-card" href="https://link.zhihu.com/?target=https%3A//%E7%8C%AB.org/">y</a>',
    *('<a class="LinkCard" href="https://', '<img eeimg="1" alt="', '" src="', '">', "</a>"),
    '<img eeimg="1" src="https://www.zhihu.com/equation?tex=',
]
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)
_TERMS = st.lists(
    st.sampled_from(["猫", "狗猫", "株", "指", "a猫", "标题", "a"]), min_size=1, max_size=2
)


@examples(1000)
@given(_TEXT, _TEXT, _TEXT, _TERMS, st.booleans(), st.booleans())
@example(
    '<img eeimg="1" src="https://www.zhihu.com/equation?tex=%E7%8C%AB">', "", "", ["猫"], True, True
)
@example('<img eeimg="1" alt="\\unicode{x732b}">', "", "", ["猫"], True, True)
@example("", "", "", ["标题"], True, True)
def test_nothing_is_found_where_one_is_lacking(
    content: str, title: str, said: str, terms: list[str], is_ascii: bool, upper: bool
) -> None:
    article = saved_article(1, content=content, title=title, comments=[{"content": said}])
    text = json.dumps({"article": [article]}, ensure_ascii=is_ascii)
    text = text.replace("\\u732b", "\\u732B") if upper else text
    for saved in (text, text.replace("/", "\\/"), text.replace("&", "\\u0026")):
        (one,) = load_bytes(saved.encode(), "x", "x").articles
        for term in terms:
            query = Query((term,))
            assert not (lacks(one, query) and found(one, query))


@pytest.mark.parametrize(
    "said", ["", "狗", "&lt;猪&gt;", "50% x", "%E7%8C%AA", "unicode", "\\n", "é"]
)
@pytest.mark.parametrize("is_ascii", [False, True])
def test_most_of_those_that_lack_one_are_told(said: str, is_ascii: bool) -> None:
    if is_ascii and said == "é":
        said = "ā"  # the escapes of those before it may be ASCII
    text = json.dumps({"article": [saved_article(1, content=said)]}, ensure_ascii=is_ascii)
    (one,) = load_bytes(text.encode(), "x", "x").articles
    assert lacks(one)
    assert not lacks(one, Query(("题",))), "which may be a title of ours"
    assert not lacks(one, Query(("a",)))
    assert not SearchedArticle(one).holds(CAT)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_of_other_encodings_it_is_found_too(encoding: str) -> None:
    text = json.dumps({"article": [saved_article(1, content="猫")]}, ensure_ascii=False)
    (one,) = load_bytes(text.encode(encoding), "x", "x").articles
    assert SearchedArticle(one).holds(CAT)


def test_in_bytes_that_are_no_utf8_anything_may_be() -> None:
    """They may be behind all that is looked at to tell how a file is encoded."""
    saved = json.dumps({"article": [saved_article(1, content="-")]}, ensure_ascii=False).encode()
    far = b'{"x": "' + b"-" * (1 << 20) + b'",' + saved[1:]
    (one,) = load_bytes(far, "x", "x").articles
    assert lacks(one, Query(("狗",)))
    (one,) = load_bytes(far.replace(b'"-"', b'"\xb9\xb7"'), "x", "x").articles
    assert one.html == "狗" and not lacks(one, Query(("狗",)))


def test_every_character_that_folds_to_one_is_known() -> None:
    for one in map(chr, range(0x110000)):
        if decomposition(one):
            for ideograph in bare_of(one):
                if "\u3400" <= ideograph <= "\u9fff":
                    assert one in forms_of(ideograph)
