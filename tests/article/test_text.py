"""Text: what people typed comes back out of the Markdown as they typed it."""

from __future__ import annotations

from html import escape

import commonmark
import mistune
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tests.article.reading import DIALECT, PLAIN, read
from tests.examples import examples
from tui.article import to_markdown

SIGNS = "*_`#>-+=|~$^![](){}<>\\&;:.,1 ax中，：　\"'/?@"
MARKDOWN = """**b** [x](y) ![i](u) [^1] ^[n] ~~s~~ <b> &amp; &#35; --- === 1. 12) # - + > $x$ $$
[x]: snake_case __init__ ``` ~~~ |-| :-:|--- \\ \\* <!-- --> <div> </p> <http://x.org> 好的~ &copy;
&nosuch; http://x.org/a_b_ a@b.c <1a@b.c> 中文 。"""
WORDS = [*MARKDOWN.split(), "1. ", "12) ", "# ", "- ", "+ ", "    x", "[ ] x", "* * *", "_ _ _"]
typed = st.lists(st.sampled_from([*SIGNS, *WORDS]) | st.text(SIGNS, max_size=4), max_size=14).map(
    "".join
)
ELEMENTS = ["p", "b", "li", "blockquote", "h2", "td", "figcaption", "a", "div"]


def _html(element: str, lines: list[str]) -> str:
    inside = "<br/>".join(escape(line) for line in lines)
    if element == "td":
        return f"<table><tr><td>{inside}</td><td>{inside}</td></tr></table>"
    if element == "figcaption":
        return f"<figure><img src='https://x.org/1.jpg'/><figcaption>{inside}</figcaption></figure>"
    if element == "a":
        return f"<p>看！<a href='https://x.org/'>{inside}</a>：(y)</p>"
    return f"<{element}>{inside}</{element}>"


def _expected(element: str, lines: list[str]) -> str:
    text = " ".join(" ".join(lines).split())
    if element == "td":
        return " ".join(f"{text} {text}".split())
    if element == "a":
        return f"看！{text}：(y)"
    return text


@pytest.mark.parametrize("element", ELEMENTS)
@given(lines=st.lists(typed, min_size=1, max_size=3))
@examples(150)
def test_typed_text_survives(element: str, lines: list[str]) -> None:
    markdown = to_markdown(_html(element, lines))
    expected = _expected(element, lines)
    assert _blankless(read(markdown, DIALECT).text) == _blankless(expected), markdown
    if element != "td":
        assert _blankless(read(markdown, PLAIN).text) == _blankless(expected), markdown


OTHER_PARSERS = {
    "commonmark": commonmark.commonmark,
    "mistune": mistune.create_markdown(escape=False, plugins=["table", "strikethrough"]),
}
"""Readers of Markdown by other people, which make HTML of it."""


@pytest.mark.parametrize("parser", OTHER_PARSERS)
@pytest.mark.parametrize("element", ["p", "b", "li", "blockquote", "h2", "div"])
@given(lines=st.lists(typed, min_size=1, max_size=3))
@examples(60)
def test_typed_text_survives_in_other_parsers(element: str, parser: str, lines: list[str]) -> None:
    markdown = to_markdown(_html(element, lines))
    shown = BeautifulSoup(str(OTHER_PARSERS[parser](markdown)), "lxml").get_text()
    assert _blankless(shown) == _blankless(_expected(element, lines)), markdown


@pytest.mark.parametrize(
    "text", ["<1a@b.c>", "<.@b.c>", "<a+1@b>", "<~x@y.z>", "a <3 b", "<1", "1<2>1", "<_x_@y.zz>"]
)
def test_no_address_in_brackets_becomes_a_link(text: str) -> None:
    markdown = to_markdown(f"<p>{escape(text)}</p>")
    reading = read(markdown)
    assert (reading.text, reading.links) == (text, []), markdown
    halves = to_markdown(f"<p>{escape(text[:2])}<b>{escape(text[2:])}</b></p>")
    assert _blankless(read(halves).text) == _blankless(text), halves


def test_no_more_backslashes_than_that_takes() -> None:
    assert to_markdown("<p>a &lt; b, 1 &lt; 2 &lt;3</p>").strip() == "a < b, 1 < 2 <3"


def _blankless(text: str) -> str:
    return "".join(text.split())


def test_a_bracket_after_a_footnote_begins_no_address() -> None:
    note = '<sup data-text="书" data-draft-type="reference" data-numero="1">[1]</sup>'
    assert to_markdown(f"<p>甲{note}(乙)</p>") == "甲[^1]\\(乙)\n\n[^1]: 书"
