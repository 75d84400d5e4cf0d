"""The record of how a page is drawn, and the pages that are kept by it."""

from __future__ import annotations

import pytest

from tests.columns import column_of, saved_article
from tui.page.cache import PageCache
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN

STYLE = PageStyle(80, PLAIN)


@pytest.mark.parametrize(("room", "width"), [(120, 80), (80, 80), (60, 60), (3, 10)])
def test_rows_are_as_wide_as_is_set_or_as_there_is_room(room: int, width: int) -> None:
    assert STYLE.fitted(room).width == width


def test_rows_without_bounds_are_as_wide_as_the_viewport() -> None:
    assert STYLE.unbounded().fitted(200).width == 200


@pytest.mark.parametrize(
    ("width", "cells", "room", "now"),
    [
        (80, 4, 120, 84),
        (80, 4, 82, 82),
        (80, -4, 120, 76),
        (80, -4, 60, 56),
        (80, 4, 60, 80),
        (21, -4, 120, 20),
        (298, 4, 400, 300),
    ],
)
def test_rows_are_widened_as_far_as_there_is_room(
    width: int, cells: int, room: int, now: int
) -> None:
    assert PageStyle(width, PLAIN).widened(cells, room).width == now


def test_a_cache_gives_a_page_again_for_the_same_style_only() -> None:
    (article,) = column_of(saved_article(1)).articles
    pages = PageCache()
    page = pages.page(article, STYLE)
    assert pages.page(article, PageStyle(80, PLAIN)) is page
    assert pages.page(article, PageStyle(60, PLAIN)).width == 60
    assert pages.page(article, PageStyle(80, DARK)) is not page
    assert PageCache().page(article, STYLE) is not page


def test_a_cache_keeps_the_pages_asked_for_last() -> None:
    first, second, third = column_of(*(saved_article(number) for number in (1, 2, 3))).articles
    pages = PageCache(2)
    kept = [pages.page(article, STYLE) for article in (first, second, third)]
    assert pages.page(third, STYLE) is kept[2]
    assert pages.page(second, STYLE) is kept[1]
    assert pages.page(first, STYLE) is not kept[0]
