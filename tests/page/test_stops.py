"""The stops of a page: what they are, where they stand, where they lead."""

from __future__ import annotations

from tests.page.drawing import covered, page_of
from tui.page.page import Kind, Span


def test_a_link_covers_its_words_and_nothing_else() -> None:
    """Also where they are of different looks."""
    page = page_of("甲 [乙**丙**`d`](http://a.b/c) 戊")
    stop = page.stops[0]
    assert (stop.kind, stop.number, stop.text) == (Kind.LINK, 1, "乙丙d")
    assert stop.payload == "http://a.b/c"
    assert stop.spans == (Span(0, 3, 8),)


def test_a_broken_link_has_a_span_on_each_row() -> None:
    """Indents are not part of it."""
    page = page_of("- 一二三[四五六七八九十](http://a.b)后", 12)
    assert covered(page, 0) == ["四五", "六七八九十"]
    assert page.stops[0].spans == (Span(0, 8, 12), Span(1, 2, 12))


def test_neighbouring_links_are_two_stops() -> None:
    """Even where they lead to the same address."""
    page = page_of("[甲](http://a.b)[乙](http://a.b)")
    assert [(stop.text, stop.number) for stop in page.stops] == [("甲", 1), ("乙", 2)]
    assert [covered(page, n) for n in (0, 1)] == [["甲"], ["乙"]]


def test_an_address_is_kept_as_it_is_written() -> None:
    """Chinese, parentheses, percent signs and entities are not encoded again."""
    page = page_of("[甲](<http://a.b/中 (x)%20?a=1&b=2>)")
    assert page.stops[0].payload == "http://a.b/中 (x)%20?a=1&b=2"


def test_only_http_and_mail_are_links() -> None:
    """The words stay."""
    page = page_of(
        "[甲](javascript:x) [乙](file:///etc) [丙](mailto:a@b.c) [丁](/x) [戊](HTTPS://a.b)"
    )
    assert [stop.text for stop in page.stops] == ["丙", "戊"]
    assert page.rows[0].text == "甲 乙 丙 丁 戊"


def test_a_link_without_words_says_its_address() -> None:
    """A stop without cells could not be reached."""
    page = page_of("甲[](http://a.b)")
    assert page.rows[0].text == "甲http://a.b"
    assert covered(page, 0) == ["http://a.b"]


def test_pictures_cards_and_videos_are_stops() -> None:
    """A card's host is not part of it; numbers count each kind."""
    page = page_of(
        '![一](http://a/1 "1×2")\n\n[二](http://b/2 "链接卡片")\n\n[三](http://c/3 "视频")\n\n'
        "![四](http://d/4)"
    )
    assert [(s.kind, s.number, s.text, s.payload) for s in page.stops] == [
        (Kind.IMAGE, 1, "一", "http://a/1"),
        (Kind.CARD, 1, "二", "http://b/2"),
        (Kind.VIDEO, 1, "三", "http://c/3"),
        (Kind.IMAGE, 2, "四", "http://d/4"),
    ]
    assert [covered(page, n)[0] for n in range(4)] == [
        "[图 1 · 1×2] 一",
        "[链接] 二",
        "[视频 1] 三",
        "[图 2] 四",
    ]


def test_a_picture_in_a_link_is_a_stop() -> None:
    """What it shows is opened."""
    page = page_of("[![一](http://a/1)](http://b/2)")
    assert page.stops[0].payload == "http://a/1"


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    """Two marks of one note: it leads back to the first."""
    page = page_of("甲[^1]\n\n乙[^1]\n\n[^1]: 注 <http://a.b>")
    marks = [stop for stop in page.stops if stop.kind is Kind.FOOTNOTE]
    assert [stop.row for stop in marks] == [0, 2, 5]
    assert [stop.target for stop in marks] == [5, 5, 0]
    assert {(stop.text, stop.payload) for stop in marks} == {("注 http://a.b", "http://a.b")}
    assert page.stops[-1].kind is Kind.LINK and page.stops[-1].target is None


def test_a_footnote_and_a_link_in_a_caption_are_stops() -> None:
    """The rest of the caption is the picture's; the notes are in the order of their marks."""
    page = page_of("![一[^2]二[三](http://b/2)四](http://a/1)\n\n甲[^1]\n\n[^1]: 注\n[^2]: 释")
    assert page.rows[0].text == "[图 1] 一[2]二三四"
    first = page.stops[:3]
    assert [(stop.kind, stop.payload) for stop in first] == [
        (Kind.IMAGE, "http://a/1"),
        (Kind.FOOTNOTE, ""),
        (Kind.LINK, "http://b/2"),
    ]
    assert [covered(page, n) for n in range(3)] == [["[图 1] 一", "二", "四"], ["[2]"], ["三"]]
    assert [row.text for row in page.rows[-2:]] == ["[2] 释", "[1] 注"]
    assert first[1].target == len(page.rows) - 2


def test_a_formula_gives_its_tex() -> None:
    """One in a sentence and one on lines of its own are counted apart."""
    page = page_of("$a^2$\n\n$$\n\\frac{a}{b}\n+1\n$$\n\n$b$")
    assert [(stop.kind, stop.number, stop.payload) for stop in page.stops] == [
        (Kind.INLINE_FORMULA, 1, "a^2"),
        (Kind.FORMULA, 1, "\\frac{a}{b}\n+1"),
        (Kind.INLINE_FORMULA, 2, "b"),
    ]


def test_a_formula_in_a_link_is_the_link_s() -> None:
    """What is acted on is the link."""
    page = page_of("[甲 $x^2$](http://a.b)")
    assert [(stop.kind, covered(page, 0)) for stop in page.stops] == [(Kind.LINK, ["甲 x²"])]


def test_stops_are_in_reading_order() -> None:
    """Those in a table's cells too."""
    page = page_of(
        "| [甲](http://1) | [乙](http://2) |\n|---|---|\n| [丙](http://3) | [丁](http://4) |"
        "\n\n[戊](http://5)"
    )
    assert [stop.text for stop in page.stops] == ["甲", "乙", "丙", "丁", "戊"]
