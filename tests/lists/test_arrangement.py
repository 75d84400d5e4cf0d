"""The arrangement of the list: what it shows, in which order, and what it says of itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.columns import column_of, saved_article
from tui.archive.model import Article
from tui.lists.arrangement import Arrangement
from tui.lists.articles import Sort

ARTICLES = column_of(
    saved_article(1, title="终端", topic=[{"tag": "甲"}], upvote=3),
    saved_article(2, title="排版", topic=[{"tag": "甲"}], upvote=9),
    saved_article(3, title="终端里的排版", topic=[{"tag": "乙"}], upvote=6),
).articles


def numbers(
    arrangement: Arrangement, bookmarked: tuple[int, ...] | None = (), read: tuple[int, ...] = ()
) -> list[int]:
    def marks(article: Article) -> tuple[bool, bool]:
        return article.number in (bookmarked or ()), article.number in read

    known = None if bookmarked is None else marks
    return [article.number for article in arrangement.articles(ARTICLES, known)]


def test_each_field_chooses() -> None:
    assert numbers(Arrangement()) == [1, 2, 3]
    assert numbers(Arrangement(topic="甲")) == [1, 2]
    assert numbers(Arrangement(words="终端")) == [1, 3]
    assert numbers(Arrangement(sort="VOTES")) == [2, 3, 1]
    assert numbers(Arrangement(reverse=True)) == [3, 2, 1]
    assert numbers(Arrangement(bookmarks=True), (2, 3)) == [2, 3]
    assert numbers(Arrangement(unread=True), (), (2, 3)) == [1]
    assert numbers(Arrangement(bookmarks=True, unread=True), (2, 3), (3,)) == [2]
    assert numbers(Arrangement("甲", "VOTES", True, "排版", True), (1, 2, 3)) == [2]


def test_no_article_is_left_out_for_a_bookmark_that_is_not_known_yet() -> None:
    assert numbers(Arrangement(unread=True), None) == [1, 2, 3]
    assert numbers(Arrangement(bookmarks=True), None) == [1, 2, 3]
    assert numbers(Arrangement(bookmarks=True), ()) == []


@pytest.mark.parametrize("dated", [True, False])
def test_sorting_goes_round_to_where_it_began(dated: bool) -> None:
    """By dates only where there are some."""
    arrangement = Arrangement()
    orders = []
    known = [sort for sort in Sort if dated or sort is not Sort.DATE]
    for _ in known:
        arrangement = arrangement.sorted_by_next(dated)
        orders.append(arrangement.order)
    assert orders == [*known[1:], Sort.COLUMN]
    assert arrangement == Arrangement()


def test_an_order_of_another_version_is_the_columns_own() -> None:
    assert numbers(Arrangement(sort="BY_MOON")) == [1, 2, 3]


def test_it_says_what_is_not_as_the_column_has_it() -> None:
    assert Arrangement(topic="甲").said == ""
    assert Arrangement("", "VOTES", True, "词", True).said == "书签  /词  赞同倒序  "
    assert Arrangement(reverse=True).said == "专栏顺序倒序  "
    assert Arrangement(bookmarks=True, unread=True).said == "书签  未读  "


def test_it_is_peeled_one_restriction_at_a_time_and_keeps_its_order() -> None:
    whole = Arrangement("甲", "VOTES", True, "词", True, True)
    said = []
    for name, nothing in (("words", ""), ("bookmarks", False), ("unread", False), ("topic", "")):
        said.append(whole.said_when_empty)
        whole, before = whole.peeled, whole
        assert whole == replace(before, **{name: nothing})
    assert whole.peeled == whole == Arrangement(sort="VOTES", reverse=True)
    assert said == [
        "没有符合的文章（Esc 清除筛选）",
        "没有书签（Esc 不只看书签）",
        "没有未读的（Esc 也看读过的）",
        "没有文章",
    ]
