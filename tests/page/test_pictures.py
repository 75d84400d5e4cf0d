"""Pictures in the text: the rows they take, and all that stays as it is without them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.screens.pictures import FakePictures
from tui.article import to_markdown
from tui.page.find import PageText
from tui.page.layout import lay_out
from tui.page.named_pictures import named_pictures
from tui.page.page import Kind, Page, PictureArea
from tui.page.parse import parse
from tui.page.picture import with_pictures
from tui.page.printed import as_text
from tui.page.style import PageStyle, PictureStyle
from tui.page.theme import PLAIN
from tui.pictures.problem import Reason

HERE, ELSEWHERE = "https://pic1.zhimg.com/here.jpg", "https://pic1.zhimg.com/elsewhere.jpg"
LINE = PageStyle(40, PLAIN, pictures=PictureStyle(FakePictures({HERE})))
INLINE = replace(LINE, pictures=PictureStyle(FakePictures({HERE}), inline=True, most_rows=10))


def image(url: str = HERE, size: tuple[int, int] | None = (800, 400), caption: str = "") -> str:
    """Return a picture as Zhihu writes it."""
    raw = f' data-rawwidth="{size[0]}" data-rawheight="{size[1]}"' if size else ""
    return f'<figure><img src="{url}"{raw}/><figcaption>{caption}</figcaption></figure>'


def page(html: str, style: PageStyle = INLINE) -> Page:
    """Return the page of some HTML."""
    return lay_out(parse(to_markdown(html)), style)


def test_a_picture_at_hand_is_marked_in_its_line() -> None:
    marked = page(image() + image(ELSEWHERE), LINE)
    assert as_text(marked).split("\n") == ["[图 1 · 800×400 · i]", "", "[图 2 · 800×400]", ""]
    assert marked.pictures == ()


def test_without_pictures_nothing_is_marked() -> None:
    assert as_text(page(image(), PageStyle(40, PLAIN))) == "[图 1 · 800×400]\n"


@pytest.mark.parametrize(
    ("size", "cells"),
    [
        ((800, 400), (40, 10)),
        ((1471, 306), (40, 4)),
        ((400, 400), (20, 10)),
        ((600, 9000), (1, 10)),
        ((20, 20), (10, 5)),
        ((1, 1), (1, 1)),
        ((999_999, 1), (40, 1)),
        (None, (27, 10)),
    ],
)
def test_the_room_of_a_picture_has_the_shape_that_the_article_gives(
    size: tuple[int, int] | None, cells: tuple[int, int]
) -> None:
    (area,) = page(image(size=size)).pictures
    assert (area.columns, area.rows) == cells


def test_a_picture_stands_below_its_line_and_what_follows_below_it() -> None:
    shown = page(f"<p>前</p>{image(caption='说明')}<p>后</p>")
    assert shown.pictures == (PictureArea(HERE, 3, 10, 0, 40),)
    texts = [row.text for row in shown.rows]
    assert texts == ["前", "", "[图 1 · 800×400 · i] 说明", *[""] * 10, "", "后"]


def test_pictures_in_a_sentence_part_it() -> None:
    shown = page(f'<p>前<img src="{HERE}">中<img src="{ELSEWHERE}">后<img src="{HERE}"></p>')
    assert [area.row for area in shown.pictures] == [3, 21]


def test_a_picture_in_a_quote_and_in_a_list_is_indented() -> None:
    quoted = page(f"<blockquote>{image()}</blockquote>")
    (area,) = quoted.pictures
    assert (area.column, area.columns) == (2, 38)
    assert all(row.text.startswith("╎") for row in quoted.rows)
    (area,) = page(f"<ul><li>一{image()}</li></ul>").pictures
    assert (area.column, area.columns) == (2, 38)


def test_a_place_is_the_same_with_pictures_and_without() -> None:
    html = "".join(f"<p>第 {number} 段</p>{image()}" for number in range(5))
    line, inline = page(html, LINE), page(html)
    for number, row in enumerate(line.rows):
        if row.text:
            assert inline.rows[inline.row_of(row.place)].text == row.text or (
                row.text.startswith("[图") and inline.row_of(row.place) >= number
            )
    places = [row.place for row in inline.rows]
    assert places == sorted(places)


def test_what_is_found_is_the_same_with_pictures_and_without() -> None:
    html = f"<p>找这个词</p>{image(caption='也找这个词')}<p>还有这个词</p>"
    line, inline = page(html, LINE), page(html)
    assert [len(PageText(shown).find(["这个词"])) for shown in (line, inline)] == [3, 3]


def test_pictures_are_printed_in_their_room() -> None:
    shown = page(f"<p>前</p>{image(size=(1080, 1440))}<p>后</p>")
    lines = as_text(with_pictures(shown, INLINE.pictures)).split("\n")
    assert lines[2] == "[图 1 · 1080×1440 · i]"
    assert lines[3:13] == ["x" * 15] * 10
    assert lines[13:] == ["", "后", ""]


def test_a_printed_picture_that_is_broken_is_a_sentence() -> None:
    broken = FakePictures({HERE}, broken=Reason.BROKEN)
    shown = page(image(), replace(INLINE, pictures=PictureStyle(broken, inline=True)))
    lines = as_text(with_pictures(shown, PictureStyle(broken))).split("\n")
    assert lines[:2] == ["[图 1 · 800×400 · i]", "（图片是坏的）"]


def test_every_picture_that_blocks_name_is_found() -> None:
    html = (
        f"<h2>题{image()}</h2><p>前{image()}后</p><blockquote>{image()}</blockquote>"
        f"<ul><li>{image()}<ul><li>{image()}</li></ul></li></ul>"
        f'<table><tr><th>甲</th></tr><tr><td><img src="{HERE}"></td></tr></table>'
    )
    found = list(named_pictures(parse(to_markdown(html))))
    assert [picture.url for picture in found] == [HERE] * 6
    stops = [stop for stop in page(html).stops if stop.kind is Kind.IMAGE]
    assert len(stops) == len(found)
