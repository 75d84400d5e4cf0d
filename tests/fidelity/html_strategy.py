"""HTML as Zhihu writes it, at random: the constructs of `zhihu-html.md`, nested in one another."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

from tests.fidelity.html_words import (
    attribute,
    figures,
    formulas,
    hrefs,
    joined,
    linked,
    sentence,
    sentence_with_figure,
    wrapped,
)
from tests.fidelity.random_words import (
    CODE,
    named,
    one_of_these,
    said,
    word,
)

_paragraphs = named(
    st.one_of(
        sentence.map(lambda inside: f"<p>{inside}</p>"),
        sentence.map(lambda inside: f'<p data-pid="x">\u3000\u3000{inside}</p>'),
        sentence_with_figure.map(lambda inside: f"<p>{inside}</p>"),
        formulas.map(lambda inside: f"<p>{inside}</p>"),
        said.map(lambda inside: f"<p><b>{inside}</b></p>"),
        st.just('<p class="ztext-empty-paragraph"><br/></p>'),
        st.just("<p></p>"),
    )
)
_root_text = named(st.lists(sentence, min_size=1, max_size=3).map("<br/><br/>".join))
_headings = named(
    st.builds(
        wrapped,
        one_of_these(("h1", "h2", "h3", "h4")),
        st.one_of(sentence, said.map(lambda text: f"<b>{text}</b>"), sentence_with_figure),
    )
)


def _highlight(language: str, code: str) -> str:
    name = f' class="language-{language}"' if language else ""
    return f'<div class="highlight"><pre><code{name}>{code}</code></pre></div>'


_code_text = named(
    st.lists(one_of_these(CODE), min_size=1, max_size=5).map(
        lambda lines: escape("".join(lines), quote=False)
    )
)
_codes = named(
    st.one_of(
        st.builds(_highlight, one_of_these(("", "text", "python", "c++", "bash")), _code_text),
        _code_text.map(lambda code: f'<pre lang="python"><code>{code}</code></pre>'),
        st.just("<p>看<code>a = 1<br/>  b = 2</code>这里</p>"),
    )
)
_cards = named(
    st.one_of(
        st.builds(
            lambda href, title: (
                f'<a href="{attribute(href)}" data-draft-node="block" data-draft-type="link-card" '
                f'data-image-width="350" class="internal">{title}</a>'
            ),
            hrefs,
            said,
        ),
        st.builds(
            lambda href, title: (
                '<div class="RichText-LinkCardContainer"><a class="LinkCard new css-x" '
                f'data-draft-type="link-card" href="{attribute(href)}" data-text="{title}">'
                '<span class="LinkCard-contents"><span class="LinkCard-title loading" '
                'data-text="true"></span></span></a></div>'
            ),
            hrefs,
            word,
        ),
        st.just('<a data-draft-node="block" data-draft-type="mcn-link-card" data-mcn-id="1"></a>'),
    )
)
_videos = named(
    st.builds(
        lambda number, name: (
            '<a class="video-box" '
            f'href="https://link.zhihu.com/?target=https%3A//www.zhihu.com/video/{number}" '
            f'data-video-id="" data-name="{name}" data-poster="https://pic1.zhimg.com/p.jpg">'
            '<img class="thumbnail" src="https://pic1.zhimg.com/p.jpg"/><span class="content">'
            f'<span class="title">{name}<span class="z-ico-extern-gray"></span></span>'
            f'<span class="url"><span class="z-ico-video"></span>https://www.zhihu.com/video/{number}'
            "</span></span></a>"
        ),
        st.integers(1, 99),
        st.one_of(st.just(""), word),
    )
)


def _table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    html = ""
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        html += wrapped("tr", "".join(wrapped(tag, cell) for cell in row))
        html = html.removesuffix("</tr>") + f"<{tag}></{tag}>" * (width - len(row)) + "</tr>"
    return f'<table data-draft-type="table"><tbody>{html}</tbody></table>'


_cells = named(st.one_of(said, said, linked, st.builds(lambda a, b: f"{a}<br/>{b}", said, said)))
_tables = named(
    st.lists(st.lists(_cells, min_size=1, max_size=3), min_size=2, max_size=4).map(_table)
)

_simple_blocks = named(
    st.one_of(
        _paragraphs,
        _paragraphs,
        _paragraphs,
        _codes,
        figures,
        _headings,
        _cards,
        _videos,
        st.just("<hr/>"),
    )
)


def _listed(tag: str, items: list[str]) -> str:
    return wrapped(tag, "".join(items))


def _lists(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = one_of_these(("ul", "ol"))
    items = st.one_of(
        sentence,
        sentence.map(lambda text: f"{text}<br/>"),
        st.builds(lambda text, block: f"{text}{block}", sentence, inside),
        inside,
    ).map(lambda item: f"<li>{item}</li>")
    items = named(items)
    flat = named(st.builds(_listed, tags, st.lists(items, min_size=1, max_size=3)))
    # A nested list is the sibling of an item, and may come before any.
    return st.builds(_listed, tags, st.lists(st.one_of(items, items, flat), min_size=1, max_size=4))


def _containers(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quotes = st.one_of(_root_text, joined(inside, 1, 3)).map(
        lambda text: f"<blockquote>{text}</blockquote>"
    )
    return st.one_of(_lists(inside), quotes)


_nested = named(st.recursive(_simple_blocks, _containers, max_leaves=6))

articles = joined(st.one_of(_simple_blocks, _nested, _root_text, _tables), 1, 6)
"""An article's HTML."""
