"""Emphasis: bold, italic, struck, underlined text and links survive wherever they stand."""

from __future__ import annotations

from html import escape
from unicodedata import category

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.article.reading import PLAIN, Shown, read
from tests.examples import examples
from tui.article import to_markdown

Piece = tuple[str, "list[Piece] | str"]
TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "s": "s", "del": "s", "sub": "sub"}
TAGS |= {"code": "code", "a": "a", "span": ""}

text: st.SearchStrategy[Piece] = st.tuples(
    st.just("text"), st.text("a1 中，。（）“*_~`!.€+[]^$<　", min_size=1, max_size=3)
)
breaks: st.SearchStrategy[Piece] = st.just(("br", ""))
pieces: st.SearchStrategy[list[Piece]] = st.recursive(
    st.lists(text | breaks, max_size=3),
    lambda inner: st.lists(
        text | breaks | st.tuples(st.sampled_from(sorted(TAGS)), inner), max_size=4
    ),
    max_leaves=8,
)


def _html(content: list[Piece], in_link: bool = False) -> str:
    out = []
    for name, inside in content:
        if name == "br":
            out.append("<br/>")
        elif isinstance(inside, str):
            out.append(escape(inside))
        elif name == "a":
            inner = _html(inside, True)
            out.append(inner if in_link else f"<a href='https://x.org/'>{inner}</a>")
        else:
            out.append(f"<{name}>{_html(inside, in_link)}</{name}>")
    return "".join(out)


def _shown(content: list[Piece], formats: frozenset[str] = frozenset()) -> list[Shown]:
    shown: list[Shown] = []
    for name, inside in content:
        if isinstance(inside, str):
            shown += [(char, formats) for char in inside if category(char) != "Zs"]
        else:
            shown += _shown(inside, formats | {TAGS[name]} - {""})
    return shown


def _breaks_code(content: list[Piece], in_code: bool = False) -> bool:
    return any(
        (name == "br" and in_code)
        or (not isinstance(inside, str) and _breaks_code(inside, in_code or name == "code"))
        for name, inside in content
    )


@given(pieces)
@example([("text", "中"), ("b", [("text", "文：")]), ("text", "字")])
@example([("b", [("i", [("text", "x")])]), ("i", [("text", "y")])])
@examples(500)
def test_every_character_is_shown_as_it_was(content: list[Piece]) -> None:
    assume(not _breaks_code(content))  # Such code is a block.
    markdown = to_markdown(f"<p>{_html(content)}</p>")
    expected = [shown for shown in _shown(content) if not shown[0].isspace()]
    assert [s for s in read(markdown).shown if not s[0].isspace()] == expected, markdown
    if not any("s" in formats for _, formats in expected):
        assert [s for s in read(markdown, PLAIN).shown if not s[0].isspace()] == expected, markdown


def test_chinese_punctuation_keeps_its_emphasis() -> None:
    assert to_markdown("中<b>文：</b>字") == "中<b>文：</b>字"
    assert to_markdown("中<b>文</b>字") == "中**文**字"
    assert to_markdown("<b>注意：</b> 字") == "**注意：** 字"
