"""The checker itself: it finds each kind of loss, and none where there is none."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style

from tests.fidelity.compare import compare_markdown, compare_page
from tests.fidelity.expected import expected, unwrapped
from tests.fidelity.losses import Losses
from tests.fidelity.markdown import read_markdown
from tests.fidelity.page import read_page
from tests.fidelity.text import Code, Link
from tui.article import to_markdown
from tui.page.layout import lay_out
from tui.page.page import Kind, Page, Place, Row, Span, Stop
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN

LINKED = '去<a href="https://link.zhihu.com/?target=https%3A//x.example/a%2520b">这里</a>看'
FIGURE = (
    '<figure><noscript><img src="https://p.example/1_b.jpg"/></noscript>'
    '<img src="data:image/svg+xml;utf8,x" data-original="https://p.example/1_r.jpg" '
    'data-actualsrc="https://p.example/1_b.jpg"/><figcaption>说明</figcaption></figure>'
)


def lost(html: str, markdown: str) -> Losses:
    """Compare some HTML with some Markdown."""
    return compare_markdown(expected(html), read_markdown(markdown))


def shown(html: str, rows: str, width: int = 20, stops: tuple[Stop, ...] = ()) -> Losses:
    """Compare some HTML with rows; `*` in a row begins and ends bold."""
    made = []
    for line in rows.split("\n"):
        parts = line.split("*")
        segments = tuple(
            Segment(part, Style(bold=True) if number % 2 else None)
            for number, part in enumerate(parts)
        )
        made.append(Row(segments, Place(0, 0), 0))
    return compare_page(expected(html), read_page(Page(width, tuple(made), stops)), width)


def stop(kind: Kind, payload: str) -> Stop:
    """Return a stop that stands somewhere."""
    return Stop(kind, 1, "", payload, (Span(0, 0, 1),))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>一。<b>二：</b>三</p>", "一。<b>二：</b>三"),
        (f"<p>{LINKED}</p>", "去[这里](https://x.example/a%20b)看"),
        ("<p>a<br/>b</p>", "a\\\nb"),
        ("<p>**不粗** 1. &lt;b&gt;</p>", "\\*\\*不粗\\*\\* 1. \\<b>"),
        ("<p>\u3000\u3000缩\u200b进</p><p></p>", "缩进"),
        ("<pre><code>a\n\tb\n</code></pre>", "```\na\n\tb\n```"),
        (FIGURE, "![说明](https://p.example/1_r.jpg)"),
        ('<p>x<img eeimg="1" alt="a^2" src=""/>y</p>', "x$a^2$y"),
        (
            '<p>x<sup data-draft-type="reference" data-numero="1" data-text="书"'
            ' data-url="https://b.example/">[1]</sup></p>',
            "x[^1]\n\n[^1]: 书 <https://b.example/>",
        ),
        (
            '<a class="video-box" href="https://v.example/1" data-name=""><img class="thumbnail" '
            'src="p"/><span class="url">https://v.example/1</span></a>',
            '[视频](https://v.example/1 "视频")',
        ),
        ("<ul><li>一</li><ul><li>二</li></ul></ul>", "- 一\n  - 二"),
        ('<a data-draft-type="mcn-link-card"></a><p>x<svg>s</svg></p>', "x"),
        (
            "<table><tr><th>a</th></tr><tr><td>b|<br/>c</td></tr></table>",
            "| a |\n|---|\n| b\\|<br>c |",
        ),
    ],
)
def test_right_markdown_loses_nothing(html: str, markdown: str) -> None:
    assert lost(html, markdown).examples == []


@pytest.mark.parametrize(
    ("html", "markdown", "figure"),
    [
        ("<p>一二三四</p>", "一二四", "characters missing"),
        ("<p>一二三四</p>", "一二三四\n\n一二三四", "characters added"),
        ("<p>一</p><p>二三四五</p>", "二三四五\n\n一", "characters missing"),
        ("<p>**x**</p>", "**x**", "characters missing"),
        ("<p>a b</p>", "ab", "blanks lost"),
        ("<p>a<br/>b</p>", "ab", "blanks lost"),
        ("<p><b>注意：</b>正文</p>", "注意：正文", "bold runs lost"),
        ("<p><b>注意：</b>正文</p>", "**注意**：正文", "bold runs lost"),
        ("<p><b>一</b>二</p>", "**一二**", "bold runs lost"),
        ("<p><i>一</i>二</p>", "一二", "other emphasis lost"),
        ("<p><u>一</u>二</p>", "一二", "other emphasis lost"),
        ("<p><code>ls</code></p>", "ls", "other emphasis lost"),
        (f"<p>{LINKED}</p>", "去这里看", "links lost"),
        (f"<p>{LINKED}</p>", "去[这里](https://x.example/a%2520b)看", "links lost"),
        (f"<p>{LINKED}</p>", "去[这里看](https://x.example/a%20b)", "links lost"),
        ("<p>a</p>", "[a](https://x.example/)", "links lost"),
        (FIGURE, "![说明](https://p.example/1_b.jpg)", "pictures lost"),
        (FIGURE, "![说明](https://p.example/1_r.jpg)" * 2, "pictures lost"),
        (FIGURE, "![](https://p.example/1_r.jpg)", "characters missing"),
        ("<pre><code>a\n\tb</code></pre>", "```\na\n    b\n```", "code blocks that differ"),
        ("<pre><code>a\n</code></pre>", "```\na\n\n```", "code blocks that differ"),
        (
            '<pre><code class="language-c">a</code></pre>',
            "```\na\n```",
            "code blocks that differ",
        ),
        ('<p>x<img eeimg="1" alt="a^2" src=""/>y</p>', "xy", "formulas lost"),
        ('<p>x<img eeimg="1" alt="a^2" src=""/>y</p>', "x$a^3$y", "formulas lost"),
    ],
)
def test_each_loss_in_markdown_is_found(html: str, markdown: str, figure: str) -> None:
    assert lost(html, markdown).counts[figure] > 0


@pytest.mark.parametrize(
    ("html", "rows", "figure"),
    [
        ("<p>一二三四</p>", "一二四", "characters missing"),
        ("<p>一二三四</p>", "一二三四\n\n一二三四", "characters added"),
        ("<p><b>注意：</b>正文</p>", "*注意*：正文", "bold runs lost"),
        ("<p>一二三四五，六七</p>", "一二三四五\n，六七", "lines broken wrongly"),
        ("<p>一二三四（五六）七</p>", "一二三四（\n五六）七", "lines broken wrongly"),
        ("<p>他说“一二三四五”</p>", "他说“\n一二三四五”", "lines broken wrongly"),
        ("<p>一二 hello</p>", "一二 hel\nlo", "lines broken wrongly"),
        ("<p>一二三四五六七</p>", "一二三\n四五六七", "lines broken wrongly"),
        ("<p>一二三四五六七八九十一</p>", "一二三四五六七八九十一", "lines broken wrongly"),
        ("<p>增加 3.14%</p>", "增加 3.14\n%", "lines broken wrongly"),
        ("<p>用 C++ 写</p>", "用 C+\n+ 写", "lines broken wrongly"),
        ("<p>加上 --flag 吧</p>", "加上 --\nflag 吧", "lines broken wrongly"),
    ],
)
def test_each_loss_on_a_page_is_found(html: str, rows: str, figure: str) -> None:
    assert shown(html, rows, 10 if figure == "lines broken wrongly" else 20).counts[figure] > 0


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<p>一二三四五，六七</p>", "一二三四\n五，六七"),
        ("<p>一二三四（五六）</p>", "一二三四\n（五六）"),
        ("<p>一二三 hello</p>", "一二三\nhello"),
        ("<p>abcdefghijklmnop</p>", "abcdefghij\nklmnop"),
        ("<p>一<br/>二</p>", "一\n二"),
        ("<ul><li>一二三四五</li></ul>", "‣ 一二三四\n  五"),
        ("<blockquote>一二三四五</blockquote>", "╎ 一二三四\n╎ 五"),
        ("<ol><li>1.2 段</li><li>1. 段</li></ol>", "1. 1.2 段\n2. 1. 段"),
        ("<p>多<b>么</b></p>", "多*么*"),
        ("<p>好😀</p><p>👩‍💻</p>", "好😀\n\n👩‍💻"),
    ],
)
def test_right_rows_lose_nothing(html: str, rows: str) -> None:
    assert shown(html, rows, 10).examples == []


def test_stops_are_compared() -> None:
    html = f"<p>{LINKED}</p>{FIGURE}<pre><code>a\n</code></pre>"
    rows = "去这里看\n[图 1]\n说明\na"
    link, picture = "https://x.example/a%20b", "https://p.example/1_r.jpg"
    right = (stop(Kind.LINK, link), stop(Kind.IMAGE, picture), stop(Kind.CODE, "a\n"))
    assert shown(html, rows, 20, right).examples == []
    assert shown(html, rows, 20, right[1:]).counts["links lost"] == 1
    assert shown(html, rows, 20, right[::2]).counts["pictures lost"] == 1
    assert shown(html, rows, 20, right[:2]).counts["code blocks that differ"] == 1
    wrong = (*right[:2], stop(Kind.CODE, "a"))
    assert shown(html, rows, 20, wrong).counts["code blocks that differ"] == 1


def test_a_formula_hides_no_loss_of_words() -> None:
    formula = '<img eeimg="1" alt="\\frac{1}{2}" src=""/>'
    html = f"<p>设{formula}，则{formula}是一半的数。</p>"
    assert shown(html, "设1/2，则 ½ 是一半的数。", 40).examples == []
    assert shown(html, "设1/2，则 ½ 是的数。", 40).counts["characters missing"] >= 2
    assert shown(html, "设1/2， ½ 是一半的数。", 40).counts["characters missing"] >= 1


def test_of_a_tall_line_the_row_of_its_words_is_read() -> None:
    formula = '<img eeimg="1" alt="\\binom{n}{k}" src=""/>'
    style = PageStyle(40, PLAIN, tall_formulas=True)
    for html in (
        f"<p>设{formula}为一半</p>",
        f"<blockquote>设{formula}为一半</blockquote>",
        f"<ul><li>{formula}为一半</li></ul>",
        f'<p><a href="https://a.example/">设{formula}</a></p>',
    ):
        page = lay_out(parse(to_markdown(html)), style)
        assert len(page.rows) == 3
        assert compare_page(expected(html), read_page(page), 40).examples == []
    above = Row((Segment("字"),), page.rows[0].place, 2)
    more = replace(page, rows=(above, *page.rows[1:]))
    assert compare_page(expected(html), read_page(more), 40).counts["characters added"] == 1


def test_redirects_are_unwrapped_once() -> None:
    inner = "https://link.zhihu.com/?target=https%3A//x.example/"
    outer = (
        "https://link.zhihu.com/?target=https%3A//link.zhihu.com/%3Ftarget%3Dhttps%253A//x.example/"
    )
    assert unwrapped(outer) == inner
    assert unwrapped("http://link.zhihu.com/?target=http%3A//a.example/%2520") == (
        "http://a.example/%20"
    )


def test_what_html_says() -> None:
    said = expected(
        '<a href="file:///x">甲</a><a href="https://e.example/"></a>'
        '<a href="https://zhida.zhihu.com/search?q=w&amp;zhida_source=entity">乙</a>'
        '<figure><img src="data:,x" data-original="https://p.example/2_r.jpg" '
        'data-actualsrc="https://p.example/2_b.gif"/></figure><img src="v2-3.jpg">'
        "<p>看<code>a<br/>  b</code></p>"
    )
    assert said.links == [
        Link("image", "https://p.example/2_b.gif"),
        Link("image", "https://pic1.zhimg.com/v2-3.jpg"),
    ]
    assert said.codes == [Code("", "a\n  b")]
    assert [block.text for block in said.blocks] == ["甲乙", "看", "a\n  b"]
