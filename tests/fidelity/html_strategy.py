"""HTML as Zhihu writes it, at random: the constructs of `zhihu-html.md`, nested in one another."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from hypothesis import strategies as st

_WORDS = (
    "中文",
    "读者",
    "一段不长也不短的话",
    "机器学习",
    "下面这一句要长一些，才会在四十格的地方换行",
    "hello",
    "internationalization",
    "C++",
    "C#",
    "3.14%",
    "1,024",
    "--flag",
    "it's",
    "don’t",
    "x86_64",
    "snake_case_name",
    "file.tar.gz",
    "and/or",
    "well-known",
    "日本語ｶﾅ",
    "e\u0301te\u0301",
    "👍",
    "👩‍💻",
    "👍🏽",
    "🇨🇳",
    "1️⃣",
    "①",
)
_PUNCTUATION = (*"，。、；：？！…—·～,.;:?!-/+=&<>\"'", "——", "……", "。。。", "！！！", "->")
_PAIRS = ("（）", "《》", "「」", "『』", "【】", "“”", "‘’", "()", "[]", "{}", "<>", '""', "''")
_BLANKS = (" ", " ", "  ", "\n", "\u3000", "\u00a0", " \n ")
_UNSEEN = ("\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060", "\ufffc", "\x08", "\x7f")
_MARKDOWN = (
    "**",
    "*",
    "__",
    "_",
    "~~",
    "~",
    "`",
    "```",
    "# ",
    "## ",
    "1. ",
    "2) ",
    "- ",
    "+ ",
    "> ",
    "|",
    "| a | b |",
    "|---|",
    "---",
    "===",
    "$",
    "$$",
    "$x$",
    "![",
    "[a](b)",
    "[^1]",
    "[x]: y",
    "<b>",
    "</b>",
    "<br>",
    "<!-- x -->",
    "<https://a.b>",
    "https://typed.example/a_b_c",
    "&amp;",
    "&lt;",
    "\\",
    "\\*",
    "\\(",
    "\\[",
    "\t",
    "    ",
    "* * *",
    ":---:",
)
_CODE = (
    "x = 1\n",
    "\tif a:\n",
    "\t\treturn `b`\n",
    "    four();  // 注释\n",
    "\n",
    "```\n",
    "~~~~\n",
    "├── src\n│   └── main.c\n",
    "\u3000全角\n",
    "a\tb\tc\n",
    "trailing  \n",
    "# not a heading\n",
    "<tag attr='&amp;'>\n",
    "\\n \\\\ $x$ **b**\n",
    "a_very_long_line(" + ", ".join(f"argument_{n}" for n in range(20)) + ")\n",
    "last line",
)
_PATHS = (
    "a",
    "a/b_c/d.html",
    "wiki/Foo_(bar)",
    "q?x=1&y=2#part",
    "a%20b",
    "a b",
    "中文/路",
    "[x]",
    "a*b_c*d",
    "%E4%B8%AD",
    "a%2520b",
    "~me/$1",
    "quote'\"q",
    "very/long/path/" + "segment-" * 12,
)
_TEX = (
    "x^2", "\\alpha + \\beta", "\\frac{a}{b}", "a_{i}*b_{j}*c", "|x|", " y ", "f(x) < 1", "n!",
    "\\frac{a+b}{c}", "F^{\\mu\\nu}", "\\binom{n}{k}", "\\sqrt{x+y} = \\lim_{n\\to\\infty} a_n",
)  # fmt: skip

_single = st.sampled_from


def _named(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return the strategy behind a name: hypothesis would write it out wherever it is used."""

    @st.composite
    def named(draw: st.DrawFn) -> str:
        return draw(strategy)

    return named()


_word = _single(_WORDS)
_piece = _named(
    st.one_of(
        _word,
        _word,
        _word,
        _single(_PUNCTUATION),
        _single(_BLANKS),
        _single(_MARKDOWN),
        _single(_UNSEEN),
        st.builds(lambda pair, word: f"{pair[0]}{word}{pair[1]}", _single(_PAIRS), _word),
    )
)
_typed = st.lists(_piece, min_size=1, max_size=8).map("".join)
_text = _named(_typed.map(lambda text: escape(text, quote=False)))
_said = _named(st.builds(lambda text, word: f"{text}{word}", _text, _word))
"""Text that is not blank."""

_hosts = _single(("x.example", "example.org:8080", "blog.example.com"))
_urls = st.builds(lambda host, path: f"https://{host}/{path}", _hosts, _single(_PATHS))
_hrefs = _named(
    st.one_of(
        _urls.map(lambda url: f"https://link.zhihu.com/?target={quote(url, safe='/')}"),
        _urls.map(lambda url: f"http://link.zhihu.com/?target={quote(url, safe='')}"),
        _single(("https://zhuanlan.zhihu.com/p/1", "https://www.zhihu.com/question/2/answer/3")),
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


_bare_links = _named(st.builds(_bare, _urls, st.booleans()))


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


_formulas = _named(
    st.builds(_formula, _single(_TEX), _single(("image", "span", "data", "display")))
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


_notes = _named(st.integers(1, len(_NOTES)).map(_note))
_mentions = st.just(
    '<a class="member_mention" href="https://www.zhihu.com/people/0a" data-hash="0a">@某人</a>'
)
_entities = st.just(
    '<span><a class="RichContent-EntityWord css-x" '
    'href="https://www.zhihu.com/search?q=w&amp;search_source=Entity">词条<svg></svg></a></span>'
)
_breaks = st.just("<br/>")
_inline_code = _named(
    st.one_of(
        _word, _single(("ls -l", "a`b", "`x`", "**p", "a|b", "$v", "<T>", "\\d", "f(x)[0]"))
    ).map(lambda code: f"<code>{escape(code, quote=False)}</code>")
)

_EMPHASIS = ("b", "b", "i", "u", "strong", "em", "s", "del")


def _wrapped(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>"


def _joined(parts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=most).map("".join)


_emphasised = _named(
    st.recursive(
        st.one_of(_text, _text, _inline_code, _formulas, _breaks),
        lambda inside: st.builds(_wrapped, _single(_EMPHASIS), _joined(inside, 1, 3)),
        max_leaves=4,
    )
)
_captions = st.one_of(
    st.just(""),
    _joined(st.one_of(_text, _said, _emphasised, _formulas, _notes), 1, 4).map(
        lambda text: f"<figcaption>{text}</figcaption>"
    ),
)
_figures = _named(
    st.builds(
        _figure,
        st.integers(0, 2**31),
        _single(("origin", "content", "moving", "bare")),
        _captions,
    )
)
_links = _named(
    st.one_of(
        st.builds(lambda href, inside: _anchor(href, inside), _hrefs, _said),
        st.builds(
            lambda href, tag, text: _anchor(href, _wrapped(tag, text)),
            _hrefs,
            _single(_EMPHASIS),
            _said,
        ),
        _bare_links,
        _mentions,
    )
)
_linked = _named(st.one_of(_links, st.builds(_wrapped, _single(_EMPHASIS), _links)))
_words = _named(
    st.one_of(
        _text,
        _text,
        _text,
        _emphasised,
        _emphasised,
        _linked,
        _formulas,
        _notes,
        _breaks,
        _entities,
    )
)
_sentence = _named(_joined(_words, 1, 5))
_figures_within = _named(
    st.one_of(
        _figures,
        st.builds(_wrapped, _single(("b", "strong", "i", "u")), _figures),
        st.builds(lambda href, figure: _anchor(href, figure), _hrefs, _figures),
    )
)
_sentence_with_figure = _named(
    st.builds(
        lambda before, figure, after: f"{before}{figure}{after}",
        _sentence,
        _figures_within,
        _sentence,
    )
)

_paragraphs = _named(
    st.one_of(
        _sentence.map(lambda inside: f"<p>{inside}</p>"),
        _sentence.map(lambda inside: f'<p data-pid="x">\u3000\u3000{inside}</p>'),
        _sentence_with_figure.map(lambda inside: f"<p>{inside}</p>"),
        _formulas.map(lambda inside: f"<p>{inside}</p>"),
        _said.map(lambda inside: f"<p><b>{inside}</b></p>"),
        st.just('<p class="ztext-empty-paragraph"><br/></p>'),
        st.just("<p></p>"),
    )
)
_root_text = _named(st.lists(_sentence, min_size=1, max_size=3).map("<br/><br/>".join))
_headings = _named(
    st.builds(
        _wrapped,
        _single(("h1", "h2", "h3", "h4")),
        st.one_of(_sentence, _said.map(lambda text: f"<b>{text}</b>"), _sentence_with_figure),
    )
)


def _highlight(language: str, code: str) -> str:
    name = f' class="language-{language}"' if language else ""
    return f'<div class="highlight"><pre><code{name}>{code}</code></pre></div>'


_code_text = _named(
    st.lists(_single(_CODE), min_size=1, max_size=5).map(
        lambda lines: escape("".join(lines), quote=False)
    )
)
_codes = _named(
    st.one_of(
        st.builds(_highlight, _single(("", "text", "python", "c++", "bash")), _code_text),
        _code_text.map(lambda code: f'<pre lang="python"><code>{code}</code></pre>'),
        st.just("<p>看<code>a = 1<br/>  b = 2</code>这里</p>"),
    )
)
_cards = _named(
    st.one_of(
        st.builds(
            lambda href, title: (
                f'<a href="{_attribute(href)}" data-draft-node="block" data-draft-type="link-card" '
                f'data-image-width="350" class="internal">{title}</a>'
            ),
            _hrefs,
            _said,
        ),
        st.builds(
            lambda href, title: (
                '<div class="RichText-LinkCardContainer"><a class="LinkCard new css-x" '
                f'data-draft-type="link-card" href="{_attribute(href)}" data-text="{title}">'
                '<span class="LinkCard-contents"><span class="LinkCard-title loading" '
                'data-text="true"></span></span></a></div>'
            ),
            _hrefs,
            _word,
        ),
        st.just('<a data-draft-node="block" data-draft-type="mcn-link-card" data-mcn-id="1"></a>'),
    )
)
_videos = _named(
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
        st.one_of(st.just(""), _word),
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


_cells = _named(
    st.one_of(_said, _said, _linked, st.builds(lambda a, b: f"{a}<br/>{b}", _said, _said))
)
_tables = _named(
    st.lists(st.lists(_cells, min_size=1, max_size=3), min_size=2, max_size=4).map(_table)
)

_simple_blocks = _named(
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
    tags = _single(("ul", "ol"))
    items = st.one_of(
        _sentence,
        _sentence.map(lambda text: f"{text}<br/>"),
        st.builds(lambda text, block: f"{text}{block}", _sentence, inside),
        inside,
    ).map(lambda item: f"<li>{item}</li>")
    items = _named(items)
    flat = _named(st.builds(_listed, tags, st.lists(items, min_size=1, max_size=3)))
    # A nested list is the sibling of an item, and may come before any.
    return st.builds(_listed, tags, st.lists(st.one_of(items, items, flat), min_size=1, max_size=4))


def _containers(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quotes = st.one_of(_root_text, _joined(inside, 1, 3)).map(
        lambda text: f"<blockquote>{text}</blockquote>"
    )
    return st.one_of(_lists(inside), quotes)


_nested = _named(st.recursive(_simple_blocks, _containers, max_leaves=6))

articles = _joined(st.one_of(_simple_blocks, _nested, _root_text, _tables), 1, 6)
"""An article's HTML."""
