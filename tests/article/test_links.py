"""Links: where they lead, what may be one, and how they stand in Markdown."""

from __future__ import annotations

from html import escape
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.article.reading import DIALECT, PLAIN, read
from tests.columns import column_of, saved_article
from tests.examples import examples
from tui.article import to_markdown
from tui.article.links import target
from tui.cli.article_selection import ArticleSelection
from tui.cli.printout import print_links
from tui.page import theme
from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.style import PageStyle


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://link.zhihu.com/?target=https%3A//x.org/a", "https://x.org/a"),
        ("http://link.zhihu.com/?target=https%3A//x.org/a", "https://x.org/a"),
        ("https://link.zhihu.com/?target=https%3A//x.org/a%2520b+c", "https://x.org/a%20b+c"),
        (
            "https://link.zhihu.com/?target=https%3A//link.zhihu.com/%3Ftarget%3Dhttp%253A//y.org",
            "https://link.zhihu.com/?target=http%3A//y.org",
        ),
        ("https://link.zhihu.com/?a=1&target=http%3A//x.org&b=2", "http://x.org"),
        ("https://link.zhihu.com/?target=javascript%3Aalert(1)", ""),
        ("https://link.zhihu.com/?target=https%3A//x.org/a%20b", "https://x.org/a%20b"),
        ("https://link.zhihu.com/?target=https%3A//x.org/a%0Ab%20", "https://x.org/a%0Ab"),
        ("https://link.zhihu.com/?target=%20//x.org/%E3%80%80", "https://x.org/%E3%80%80"),
        ("//x.org/a", "https://x.org/a"),
        ("/question/1", "https://www.zhihu.com/question/1"),
        (" https://x.org/\n a ", "https://x.org/ a"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("ftp://x.org", ""),
        ("#ref_1", ""),
        ("https:", ""),
        ("", ""),
    ],
)
def test_target(href: str, url: str) -> None:
    assert target(href) == url


class Exact(MarkdownIt):
    """A parser that leaves addresses as Markdown has them: others encode them for a browser."""

    def normalizeLink(self, url: str) -> str:
        return url


EXACT = Exact("commonmark").enable("table")
PATHS = st.text("ab中()[]<>\"'\\`|*_$!&; %^{}~#:?=@,\u3000", max_size=10)


@given(PATHS, st.sampled_from(["a", "td", "sup", "img", "card"]))
@example("Foo_(bar)", "a")
@example("?q=[a]&p=$1|2", "td")
@example("((", "img")
@example("a  b &amp; \\|", "td")
@examples(400)
def test_any_address_survives(path: str, where: str) -> None:
    url = f"https://x.org/{path}b"
    value = escape(url)
    html = {
        "a": f'a<a href="{value}">w</a>`',
        "td": f'<table><tr><td>`<a href="{value}">w|</a>$</td></tr></table>',
        "sup": f'<p>x<sup data-text="w" data-url="{value}" data-numero="1">[1]</sup></p>',
        "img": f'<img src="{value}"/>',
        "card": f'<a data-draft-type="link-card" href="{value}">w</a>',
    }[where]
    markdown = to_markdown(html)
    for parser in (DIALECT, PLAIN):
        reading = read(markdown, parser)
        seen = [one for _, one in reading.links] + [one for _, one, _ in reading.pictures]
        if parser is DIALECT or where not in ("td", "sup"):
            assert [unquote(one) for one in seen] == [unquote(url)]
    reading = read(markdown, EXACT)
    seen = [one for _, one in reading.links] + [one for _, one, _ in reading.pictures]
    assert seen == [url], markdown
    page = lay_out(parse(markdown), PageStyle(80, theme.PLAIN))
    assert {stop.payload for stop in page.stops} == {url}, markdown


def test_the_text_of_a_footnote_does_not_repeat_its_address() -> None:
    url = "https://x.org/Foo_(bar)|[x]"
    sup = f'<sup data-text="书" data-url="{url}" data-numero="1">[1]</sup>'
    column = column_of(saved_article(content=f"<p>甲{sup}</p>"))
    assert list(print_links(column, ArticleSelection("1"), as_json=False)) == [
        f"1\tfootnote\t{url}\t书\n"
    ]
