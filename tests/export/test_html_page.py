"""One page of HTML that needs nothing else."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from tests.columns import column_of, saved_article
from tests.export.columns import pictures, sample
from tui.archive.model import Column
from tui.export.html_page import html_page
from tui.export.pictures import ExportPictures


def page(
    column: Column, found: ExportPictures | None = None, *, with_comments: bool = False
) -> str:
    """Return the whole page of a column."""
    parts = html_page(column, column.articles, found or pictures(), with_comments=with_comments)
    return "".join(parts)


def test_all_of_an_article_is_there() -> None:
    soup = BeautifulSoup(page(sample()), "lxml")
    article = soup.select_one("#article-1")
    assert article is not None
    assert [h.get_text() for h in article.select("h1, h2")] == ['一：怎么/读 "书"？', "一 <节>"]
    assert [pre.get_text() for pre in article.select("pre")] == ["x = 1 < 2\n"]
    assert article.select_one("pre code.language-python")
    assert [li.get_text() for li in article.select("li")] == ["甲", "乙", "丙"]
    assert article.select_one("ol[start='3']")
    assert article.select_one("blockquote") and article.select_one("table th")
    assert article.select_one("math[display=block] mfrac")
    (inline,) = article.select("p > math")
    assert not inline.has_attr("display") and inline.select_one("msub")
    assert [code.get_text() for code in article.select("p > code")] == [r"\frac{<"]
    assert [a["href"] for a in article.select("p > a")][:3] == [
        "https://zhuanlan.zhihu.com/p/1",
        "https://x.org/?a=1&b=2",
        "#article-2",
    ]
    note = article.select_one("sup a")
    assert note and article.select_one(str(note["href"]))
    images = article.select("img")
    assert [image["alt"] for image in images] == ["图一"]
    assert str(images[0]["src"]).startswith("data:image/png;base64,")
    missing = article.find("a", string="[图]")
    assert missing, "a picture that is not at hand is a link"


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    html = page(sample(), with_comments=True)
    soup = BeautifulSoup(html, "lxml")
    assert not soup.find_all(["script", "link", "iframe", "object"])
    assert "default-src 'none'" in html
    assert all(str(image["src"]).startswith("data:") for image in soup.find_all("img"))
    assert "prefers-color-scheme: dark" in html


def test_comments_stand_below_where_they_are_wanted() -> None:
    assert "好 &lt;b&gt;" not in page(sample())
    soup = BeautifulSoup(page(sample(), with_comments=True), "lxml")
    comments = soup.select("#article-1 > .comment")
    words = [comment.get_text(" ", strip=True) for comment in comments]
    assert words == ["读者  3 赞 好 <b> 作者 回复 读者 谢"]
    assert comments[0].select_one(".comment")


def test_hostile_words_stay_words() -> None:
    attack = "<script>alert(1)</script>\" onload='x"
    column = column_of(
        saved_article(title=attack, userName=attack, content=f"<p>{'&lt;'}{attack}</p>"),
        title=attack,
        description=attack,
    )
    html = page(column, with_comments=True)
    soup = BeautifulSoup(html, "lxml")
    assert not soup.find_all("script")
    assert not any(re.match("on", name) for tag in soup.find_all(True) for name in tag.attrs)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", html)
