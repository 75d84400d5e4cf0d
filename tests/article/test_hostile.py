"""Hostile input: any string is read, at any depth, and nothing a terminal obeys gets through."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.article.reading import read
from tests.examples import examples
from tui.article import to_markdown
from tui.text.clean import clean

MARKUP = """<p> | </p> | <b> | </b> | <ul> | </ul> | <ol start="x"> | <li> | </li> | <table>
<tr> | <th> | <td colspan="9"> | <pre> | </pre> | <code> | </code> | <h2> | </h2> | <figure>
<img> | <br> | <figcaption> | <img src="data:x"> | <noscript> | </noscript>
<sup data-numero="1" data-text="t"> | </sup> | <hr> | <a href="http://[x">
<a href="javascript:x"> | <a data-draft-type="link-card"> | </a> | <div class="RichText-video">
<video src=":"> | <img eeimg="1" alt=""> | <!-- | --> | <img eeimg="2" alt="$"> | <![CDATA[
&#27;[31m | &#0; | &#xd800; | &nbsp; | <blockquote> | </blockquote> | <script type="math/tex">
</script> | <ol class="ReferenceList"> | <li id="ref_1"> | <caption> | <dl> | <select><option>
<body> | </html> | <a class="comment_img" href="x"> | text | < | > | &
<span class="ztext-math"> | </span> | [哈哈] | </table> | </td>"""
PARTS = [*MARKUP.replace("\n", " | ").split(" | "), "\0", "\ud800"]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=25).map(" ".join))
@examples(400)
def test_anything_is_read(html: str) -> None:
    for markdown in (to_markdown(html), to_markdown(html, emoticons=True)):
        assert clean(markdown) == markdown
        assert not re.search(r"[\x00-\x08\x0b-\x1f]", markdown)
        reading = read(markdown)
        urls = [url for _, url, _ in reading.pictures] + [url for _, url in reading.links]
        assert all(re.match("https?://|mailto:|$", url) for url in urls)


@pytest.mark.parametrize("tag", ["div", "b", "span", "ul", "li", "ul><li", "blockquote", "code"])
def test_depth_loses_nothing(tag: str) -> None:
    markdown = to_markdown(f"<{tag}>x" * 2_000)
    assert read(markdown).text.count("x") == 2_000


@pytest.mark.parametrize("html", ["https://x.org/a", "a.txt", "<?xml version='1.0'?><p>x</p>", ""])
def test_what_looks_like_something_else_is_read_in_silence(html: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert to_markdown(html) == re.sub("<.*?>", "", html)


@pytest.mark.parametrize("html", ["<noscript>x</noscript>y", "<title>t</title>xy", "<link>xy"])
def test_nothing_ends_up_in_the_head(html: str) -> None:
    assert to_markdown(html).replace("\n", "") == "xy"


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ('<img src="https://x.org/1.jpg" alt="猫>', "\n\n![](https://x.org/1.jpg)"),
        ("<b title='猫>", ""),
        ('<a href="https://x.org/a>狗</a>', "[狗](https://x.org/a)"),
        ("<a HREF = 'https://x.org/a>狗</a>", "[狗](https://x.org/a)"),
        ('<b class="a" id=\'猫"><i title="狗>', ""),
        ("a ='猫", "a ='猫"),
        ("<script>x = '</script>", ""),
    ],
)
def test_a_quote_that_nothing_ends_takes_no_text_with_it(tag: str, shown: str) -> None:
    assert to_markdown(f"<p>前{tag}</p><p>后</p>") == f"前{shown}\n\n后"


def test_a_million_breaks_are_nothing() -> None:
    assert to_markdown("a" + "<br>" * 1_000_000 + "b") == "a\n\nb"


def test_cost_is_linear_in_marks() -> None:
    # Whatever was quadratic here would not end.
    for mark in ("*", "`", "[", "_", "\\", "&lt;", "~", "$", "!["):
        text = to_markdown(mark * 60_000)
        assert len(text) >= 60_000


@pytest.mark.parametrize(
    "piece", ["<noscript>x", "<b><hr>x", "<b><br>x", "<sup class=a>x", "<div><i>x"]
)
def test_what_nests_without_end_is_all_there(piece: str) -> None:
    said = read(to_markdown(piece * 2000)).text
    assert said.count("x") == 2000


def test_pictures_links_and_code_are_kept_however_deep_they_stand() -> None:
    inside = '<img src="https://x.org/1.jpg"/><a href="https://x.org/2">w</a><pre>code</pre>'
    reading = read(
        to_markdown("<div><span>" * 300 + inside + "</span></div>" * 300 + "<p>after</p>")
    )
    assert [url for _, url, _ in reading.pictures] == ["https://x.org/1.jpg"]
    assert reading.links == [("w", "https://x.org/2")]
    assert reading.code == [("", "code\n")]
    assert reading.text.endswith("after")
