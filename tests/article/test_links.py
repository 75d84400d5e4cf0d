"""Links: where they lead, what may be one, and how they stand in Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.article.reading import PLAIN, read
from tui.article import to_markdown
from tui.article.links import target


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


@given(st.text("ab中()[]<>\"'\\`|*_$!&; %^{}~#", max_size=10))
@settings(deadline=None, max_examples=200)
def test_any_address_survives(path: str) -> None:
    from html import escape
    from urllib.parse import unquote

    html = f'<table><tr><td>x</td></tr></table><p>a<a href="https://x.org/{escape(path)}b">w</a>`'
    for parser in (None, PLAIN):
        reading = read(to_markdown(html), parser) if parser else read(to_markdown(html))
        [(words, url)] = reading.links
        assert words == "w"
        assert unquote(url) == unquote(f"https://x.org/{path}b")
