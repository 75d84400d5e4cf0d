"""What stands in a sentence of Zhihu's HTML, at random: words, links, formulas, pictures."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from hypothesis import strategies as st

from tests.fidelity.random_words import (
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
hrefs = named(
    st.one_of(
        _urls.map(lambda url: f"https://link.zhihu.com/?target={quote(url, safe='/')}"),
        _urls.map(lambda url: f"http://link.zhihu.com/?target={quote(url, safe='')}"),
        one_of_these(
            ("https://zhuanlan.zhihu.com/p/1", "https://www.zhihu.com/question/2/answer/3")
        ),
    )
)


def attribute(text: str) -> str:
    return escape(text, quote=True)


def _anchor(href: str, inside: str) -> str:
    return f'<a href="{attribute(href)}" class=" wrap external">{inside}</a>'


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
            f'<span class="ztext-math" data-eeimg="1" data-tex="{attribute(tex)}">'
            '<span class="MathJax_Preview"></span><span class="MathJax_SVG"><math>x</math></span>'
            f'<script type="math/tex;mode=inline">{tex.replace("<", "")}</script>'
            f'<span class="tex2jax_ignore math-holder">{escape(tex)}</span></span>'
        )
    alt = "[公式]" if form == "data" else tex
    data = f' data-formula="{attribute(tex)}"' if form == "data" else ""
    number = "2" if form == "display" else "1"
    src = f"https://www.zhihu.com/equation?tex={quote(tex)}"
    return f'<img src="{src}" alt="{attribute(alt)}" eeimg="{number}"{data}/>'


formulas = named(
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
        f'<sup data-text="{attribute(text)}" data-url="{attribute(url)}" data-draft-node="inline"'
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


def wrapped(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>"


def joined(parts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=most).map("".join)


_emphasised = named(
    st.recursive(
        st.one_of(text, text, _inline_code, formulas, _breaks),
        lambda inside: st.builds(wrapped, one_of_these(_EMPHASIS), joined(inside, 1, 3)),
        max_leaves=4,
    )
)
_captions = st.one_of(
    st.just(""),
    joined(st.one_of(text, said, _emphasised, formulas, _notes), 1, 4).map(
        lambda text: f"<figcaption>{text}</figcaption>"
    ),
)
figures = named(
    st.builds(
        _figure,
        st.integers(0, 2**31),
        one_of_these(("origin", "content", "moving", "bare")),
        _captions,
    )
)
_links = named(
    st.one_of(
        st.builds(lambda href, inside: _anchor(href, inside), hrefs, said),
        st.builds(
            lambda href, tag, text: _anchor(href, wrapped(tag, text)),
            hrefs,
            one_of_these(_EMPHASIS),
            said,
        ),
        _bare_links,
        _mentions,
    )
)
linked = named(st.one_of(_links, st.builds(wrapped, one_of_these(_EMPHASIS), _links)))
words = named(
    st.one_of(
        text,
        text,
        text,
        _emphasised,
        _emphasised,
        linked,
        formulas,
        _notes,
        _breaks,
        _entities,
    )
)
sentence = named(joined(words, 1, 5))
_figures_within = named(
    st.one_of(
        figures,
        st.builds(wrapped, one_of_these(("b", "strong", "i", "u")), figures),
        st.builds(lambda href, figure: _anchor(href, figure), hrefs, figures),
    )
)
sentence_with_figure = named(
    st.builds(
        lambda before, figure, after: f"{before}{figure}{after}",
        sentence,
        _figures_within,
        sentence,
    )
)
