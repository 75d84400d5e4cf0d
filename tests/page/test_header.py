"""What stands above an article."""

from __future__ import annotations

import pytest

from tui.archive.model import Article, Author, Comment, Reply, Topic
from tui.page.header import header
from tui.page.layout import lay_out
from tui.page.page import Heading, Kind
from tui.page.style import PageStyle
from tui.page.theme import PLAIN


def _article(title: str = "标题", url: str = "https://a.b/p/1", damage: str = "") -> Article:
    comment = Comment(Author("乙"), 1, "好", (Reply(Author("丙"), 0, "对", "乙"),))
    return Article(
        number=1,
        url=url,
        title=title,
        author=Author("甲"),
        votes=12,
        topics=(Topic("阅读"), Topic("终端")),
        length=0,
        read_html=lambda: "",
        read_comments=lambda: (comment,),
        damage=damage,
    )


def test_it_says_who_how_many_and_where() -> None:
    """The address is the one stop, the title the one heading."""
    page = lay_out(header(_article()), PageStyle(40, PLAIN))
    assert [row.text for row in page.rows] == [
        "标题",
        "",
        "甲  12 赞同  2 评论  阅读  终端",
        "https://a.b/p/1",
        "",
        "╌" * 40,
    ]
    assert [(stop.kind, stop.payload) for stop in page.stops] == [(Kind.LINK, "https://a.b/p/1")]
    assert page.headings == (Heading(1, "标题", 0),)


def test_it_says_how_many_pictures_there_are() -> None:
    page = lay_out(header(_article(), pictures=3), PageStyle(40, PLAIN))
    assert page.rows[2].text == "甲  12 赞同  2 评论  3 图  阅读  终端"


def test_a_title_is_not_markdown() -> None:
    """Nor does it bring anything a terminal obeys."""
    page = lay_out(
        header(_article("**a** [x](y) <b>\x1b[31m\u202e&amp;\n`c`")), PageStyle(60, PLAIN)
    )
    assert page.rows[0].text == "**a** [x](y) <b>&amp; `c`"
    assert len(page.stops) == 1


def test_nothing_has_a_stand_in() -> None:
    """An article without a title has one, one without an address has no row for it."""
    page = lay_out(header(_article("\u200b", "")), PageStyle(60, PLAIN))
    assert page.rows[0].text == "（无标题）"
    assert len(page.rows) == 5 and not page.stops


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/p/5", "file:///etc/passwd"])
def test_what_is_no_address_is_text(url: str) -> None:
    """It is shown, and leads nowhere."""
    page = lay_out(header(_article(url=url)), PageStyle(60, PLAIN))
    assert page.rows[3].text == url
    assert page.stops == ()


def test_damage_is_marked() -> None:
    """And the mark is seen without colour."""
    page = lay_out(header(_article(damage="the title is a number")), PageStyle(60, PLAIN))
    assert page.rows[2].text == "! 存档有损：the title is a number"
    style = page.rows[2].segments[0].style
    assert style and style.bold and style.reverse
