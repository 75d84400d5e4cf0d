"""Code: a block's content is the source and ends in a line feed, wherever the block stands."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.article.reading import PLAIN, read
from tests.examples import examples
from tui.article import to_markdown
from tui.page import theme
from tui.page.layout import lay_out
from tui.page.page import Kind
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.text.clean import clean

PLACES = {
    "root": "{}",
    "after text": "text{}text",
    "item": "<ul><li>{}</li></ul>",
    "item behind text": "<ol start='99'><li>a</li><li>b{}c</li></ol>",
    "quote": "<blockquote>{}</blockquote>",
    "quote in an item": "<ul><li>a<blockquote>b{}</blockquote></li></ul>",
    "item in a quote": "<blockquote><ol><li>{}</li></ol></blockquote>",
    "nested items": "<ul><li>a</li><ul><li>b<ol><li>{}</li></ol></li></ul></ul>",
    "heading": "<h2>a{}b</h2>",
    "bold": "<p><b>a{}b</b></p>",
}
source = st.text("a \t\n`~>-#1.　\\|", min_size=1, max_size=30) | st.text(min_size=1, max_size=12)


@pytest.mark.parametrize("place", PLACES)
@given(code=source)
@example("\n\n\ta\n  \n\n")
@example("```\n````\n")
@example(" ")
@examples(60)
def test_code_is_exact(place: str, code: str) -> None:
    code = code.replace("\0", "").replace("\r", "\n")
    expected = clean(code)
    block = (
        f"<div class='highlight'><pre><code class='language-c++'>{escape(code)}</code></pre></div>"
    )
    markdown = to_markdown(PLACES[place].format(block))
    shown = expected if expected.endswith("\n") else expected + "\n"
    blocks = [("c++", shown)] if expected else []
    assert read(markdown).code == blocks, markdown
    assert read(markdown, PLAIN).code == blocks, markdown
    stops = lay_out(parse(markdown), PageStyle(80, theme.PLAIN)).stops
    assert [stop.payload for stop in stops if stop.kind is Kind.CODE] == [expected][: len(blocks)]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<pre><code class='language-python'>x</code></pre>", "python"),
        ("<pre><code class='language-text'>x</code></pre>", ""),
        ("<pre lang='c'><code>x</code></pre>", "c"),
        ("<code lang='c'>x<br>y</code>", "c"),
        ("<pre class='language-js other'>x</pre>", "js"),
        ("<pre><code class='language-a`b c'>x</code></pre>", "ab"),
        ("<pre>x</pre>", ""),
    ],
)
def test_language(html: str, language: str) -> None:
    assert [info for info, _ in read(to_markdown(html)).code] == [language]


# markdown-it-py halves a span of two blanks and nothing else, which CommonMark would keep.
@given(st.text("a `　|*", min_size=1, max_size=8).filter(lambda code: code.strip()))
@examples(100)
def test_inline_code_is_exact(code: str) -> None:
    for html in (f"<p>x<code>{code}</code>y</p>", f"<ul><li><code>{code}</code></li></ul>"):
        shown = read(to_markdown(html)).shown
        assert "".join(char for char, kinds in shown if "code" in kinds) == code
