"""HTML as Zhihu writes it, at random: the constructs of `zhihu-html.md`, nested in one another."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from hypothesis import strategies as st

from tests.fidelity.random_words import (
    CODE,
    PATHS,
    TEX,
    named,
    one_of_these,
    said,
    text,
    word,
)

_hosts = one_of_these(("x.example", "example.org:8080", "blog.example.com"))
_urls = st.builds(lambda host, path: f"https://{host}/{path}", _hosts, one_of_these(PATHS))
_hrefs = named(
    st.one_of(
        _urls.map(lambda url: f"https://link.zhihu.com/?target={quote(url, safe='/')}"),
        _urls.map(lambda url: f"http://link.zhihu.com/?target={quote(url, safe='')}"),
        one_of_these(
            ("https://zhuanlan.zhihu.com/p/1", "https://www.zhihu.com/question/2/answer/3")
        ),
    )
)


def _attribute(text: str) -> str:
    return escape(text, quote=True)


def _anchor(href: str, inside: str) -> str:
    return f'<a href="{_attribute(href)}" class=" wrap external">{inside}</a>'


def _bare(url: str, ellipsis: bool) -> str:
    scheme, _, rest = url.partition("://")
    shown, hidden = (rest[:20], rest[20:]) if ellipsis else (rest, "")
    tail = f'<span class="invisible">{escape(hidden)}</span>' if hidden else ""
    dots = '<span class="ellipsis"></span>' if hidden else ""
    return _anchor(
        f"https://link.zhihu.com/?target={quote(url, safe='/')}",
        f'<span class="invisible">{scheme}://</span>'
        f'<span class="visible">{escape(shown)}</span>{tail}{dots}',
    )


_bare_links = named(st.builds(_bare, _urls, st.booleans()))


def _formula(tex: str, form: str) -> str:
    if form == "span":
        return (
            f'<span class="ztext-math" data-eeimg="1" data-tex="{_attribute(tex)}">'
            '<span class="MathJax_Preview"></span><span class="MathJax_SVG"><math>x</math></span>'
            f'<script type="math/tex;mode=inline">{tex.replace("<", "")}</script>'
            f'<span class="tex2jax_ignore math-holder">{escape(tex)}</span></span>'
        )
    alt = "[公式]" if form == "data" else tex
    data = f' data-formula="{_attribute(tex)}"' if form == "data" else ""
    number = "2" if form == "display" else "1"
    src = f"https://www.zhihu.com/equation?tex={quote(tex)}"
    return f'<img src="{src}" alt="{_attribute(alt)}" eeimg="{number}"{data}/>'


_formulas = named(
    st.builds(_formula, one_of_these(TEX), one_of_these(("image", "span", "data", "display")))
)


def _figure(number: int, form: str, caption: str) -> str:
    base = f"https://pic{number % 4 + 1}.zhimg.com/v2-{number:08x}"
    size = 'data-rawwidth="600" data-rawheight="400"'
    blank = "data:image/svg+xml;utf8,&lt;svg xmlns=&#39;x&#39;&gt;&lt;/svg&gt;"
    if form == "content":
        first = f'src="{base}_b.jpg" {size} class="content_image"'
        second = f'src="{blank}" {size} class="content_image lazy" data-actualsrc="{base}_b.jpg"'
    elif form == "moving":
        first = f'src="{base}_b.gif" data-thumbnail="{base}_b.jpg" data-original="{base}_r.jpg"'
        second = (
            f'src="{blank}" data-thumbnail="{base}_b.jpg" class="origin_image lazy" '
            f'data-original="{base}_r.jpg" data-actualsrc="{base}_b.gif"'
        )
    elif form == "bare":
        return f'<figure data-size="normal"><img src="{base}_b.jpg"/>{caption}</figure>'
    else:
        first = f'src="{base}_b.jpg" {size} class="origin_image" data-original="{base}_r.jpg"'
        second = (
            f'src="{blank}" {size} class="origin_image lazy" '
            f'data-original="{base}_r.jpg" data-actualsrc="{base}_b.jpg"'
        )
    return (
        f'<figure data-size="normal"><noscript><img {first}/></noscript><img {second}/>'
        f"{caption}</figure>"
    )


_NOTES = (
    ("一本书，第二版。", "https://x.example/book"),
    ("", "https://x.example/only"),
    ("Only *words* here.", ""),
)


def _note(number: int) -> str:
    text, url = _NOTES[number - 1]
    return (
        f'<sup data-text="{_attribute(text)}" data-url="{_attribute(url)}" data-draft-node="inline"'
        f' data-draft-type="reference" data-numero="{number}">[{number}]</sup>'
    )


_notes = named(st.integers(1, len(_NOTES)).map(_note))
_mentions = st.just(
    '<a class="member_mention" href="https://www.zhihu.com/people/0a" data-hash="0a">@某人</a>'
)
_entities = st.just(
    '<span><a class="RichContent-EntityWord css-x" '
    'href="https://www.zhihu.com/search?q=w&amp;search_source=Entity">词条<svg></svg></a></span>'
)
_breaks = st.just("<br/>")
_inline_code = named(
    st.one_of(
        word, one_of_these(("ls -l", "a`b", "`x`", "**p", "a|b", "$v", "<T>", "\\d", "f(x)[0]"))
    ).map(lambda code: f"<code>{escape(code, quote=False)}</code>")
)

_EMPHASIS = ("b", "b", "i", "u", "strong", "em", "s", "del")


def _wrapped(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>"


def _joined(parts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=most).map("".join)


_emphasised = named(
    st.recursive(
        st.one_of(text, text, _inline_code, _formulas, _breaks),
        lambda inside: st.builds(_wrapped, one_of_these(_EMPHASIS), _joined(inside, 1, 3)),
        max_leaves=4,
    )
)
_captions = st.one_of(
    st.just(""),
    _joined(st.one_of(text, said, _emphasised, _formulas, _notes), 1, 4).map(
        lambda text: f"<figcaption>{text}</figcaption>"
    ),
)
_figures = named(
    st.builds(
        _figure,
        st.integers(0, 2**31),
        one_of_these(("origin", "content", "moving", "bare")),
        _captions,
    )
)
_links = named(
    st.one_of(
        st.builds(lambda href, inside: _anchor(href, inside), _hrefs, said),
        st.builds(
            lambda href, tag, text: _anchor(href, _wrapped(tag, text)),
            _hrefs,
            one_of_these(_EMPHASIS),
            said,
        ),
        _bare_links,
        _mentions,
    )
)
_linked = named(st.one_of(_links, st.builds(_wrapped, one_of_these(_EMPHASIS), _links)))
_words = named(
    st.one_of(
        text,
        text,
        text,
        _emphasised,
        _emphasised,
        _linked,
        _formulas,
        _notes,
        _breaks,
        _entities,
    )
)
_sentence = named(_joined(_words, 1, 5))
_figures_within = named(
    st.one_of(
        _figures,
        st.builds(_wrapped, one_of_these(("b", "strong", "i", "u")), _figures),
        st.builds(lambda href, figure: _anchor(href, figure), _hrefs, _figures),
    )
)
_sentence_with_figure = named(
    st.builds(
        lambda before, figure, after: f"{before}{figure}{after}",
        _sentence,
        _figures_within,
        _sentence,
    )
)

_paragraphs = named(
    st.one_of(
        _sentence.map(lambda inside: f"<p>{inside}</p>"),
        _sentence.map(lambda inside: f'<p data-pid="x">\u3000\u3000{inside}</p>'),
        _sentence_with_figure.map(lambda inside: f"<p>{inside}</p>"),
        _formulas.map(lambda inside: f"<p>{inside}</p>"),
        said.map(lambda inside: f"<p><b>{inside}</b></p>"),
        st.just('<p class="ztext-empty-paragraph"><br/></p>'),
        st.just("<p></p>"),
    )
)
_root_text = named(st.lists(_sentence, min_size=1, max_size=3).map("<br/><br/>".join))
_headings = named(
    st.builds(
        _wrapped,
        one_of_these(("h1", "h2", "h3", "h4")),
        st.one_of(_sentence, said.map(lambda text: f"<b>{text}</b>"), _sentence_with_figure),
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
                f'<a href="{_attribute(href)}" data-draft-node="block" data-draft-type="link-card" '
                f'data-image-width="350" class="internal">{title}</a>'
            ),
            _hrefs,
            said,
        ),
        st.builds(
            lambda href, title: (
                '<div class="RichText-LinkCardContainer"><a class="LinkCard new css-x" '
                f'data-draft-type="link-card" href="{_attribute(href)}" data-text="{title}">'
                '<span class="LinkCard-contents"><span class="LinkCard-title loading" '
                'data-text="true"></span></span></a></div>'
            ),
            _hrefs,
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
        html += _wrapped("tr", "".join(_wrapped(tag, cell) for cell in row))
        html = html.removesuffix("</tr>") + f"<{tag}></{tag}>" * (width - len(row)) + "</tr>"
    return f'<table data-draft-type="table"><tbody>{html}</tbody></table>'


_cells = named(st.one_of(said, said, _linked, st.builds(lambda a, b: f"{a}<br/>{b}", said, said)))
_tables = named(
    st.lists(st.lists(_cells, min_size=1, max_size=3), min_size=2, max_size=4).map(_table)
)

_simple_blocks = named(
    st.one_of(
        _paragraphs,
        _paragraphs,
        _paragraphs,
        _codes,
        _figures,
        _headings,
        _cards,
        _videos,
        st.just("<hr/>"),
    )
)


def _listed(tag: str, items: list[str]) -> str:
    return _wrapped(tag, "".join(items))


def _lists(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = one_of_these(("ul", "ol"))
    items = st.one_of(
        _sentence,
        _sentence.map(lambda text: f"{text}<br/>"),
        st.builds(lambda text, block: f"{text}{block}", _sentence, inside),
        inside,
    ).map(lambda item: f"<li>{item}</li>")
    items = named(items)
    flat = named(st.builds(_listed, tags, st.lists(items, min_size=1, max_size=3)))
    # A nested list is the sibling of an item, and may come before any.
    return st.builds(_listed, tags, st.lists(st.one_of(items, items, flat), min_size=1, max_size=4))


def _containers(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quotes = st.one_of(_root_text, _joined(inside, 1, 3)).map(
        lambda text: f"<blockquote>{text}</blockquote>"
    )
    return st.one_of(_lists(inside), quotes)


_nested = named(st.recursive(_simple_blocks, _containers, max_leaves=6))

articles = _joined(st.one_of(_simple_blocks, _nested, _root_text, _tables), 1, 6)
"""An article's HTML."""
