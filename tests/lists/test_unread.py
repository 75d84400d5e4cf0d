"""What is unread of a column, counted by topic, and which article comes next."""

from __future__ import annotations

import pytest

from tests.columns import column_of, saved_article
from tui.archive.model import Article
from tui.lists.unread import count_unread, next_unread, recount

A, B = {"tag": "甲"}, {"tag": "乙"}
TWICE = saved_article(1, url="https://zhuanlan.zhihu.com/p/1", topic=[A, B])
ARTICLES = column_of(TWICE, TWICE, saved_article(3, topic=[A]), saved_article(4, topic=[])).articles


def test_each_topic_is_counted_and_all_by_the_empty_name() -> None:
    assert count_unread(ARTICLES, lambda _: False) == {"甲": 3, "乙": 2, "": 4}
    assert count_unread(ARTICLES, lambda article: article.number == 3)["甲"] == 2
    assert count_unread((), lambda _: False) == {"": 0}


@pytest.mark.parametrize("article", ARTICLES)
def test_recounting_counts_as_counting_does(article: Article) -> None:
    """Also of an article that was saved twice: both are known by one address."""
    read = {article.url}
    before = count_unread(ARTICLES, lambda _: False)
    after = count_unread(ARTICLES, lambda one: one.url in read)
    names = (*before, *after)
    found = recount(before, ARTICLES, article, -1)
    assert [found[name] for name in names] == [after.get(name, 0) for name in names]
    back = recount(found, ARTICLES, article, 1)
    assert [back[name] for name in before] == [*before.values()]


@pytest.mark.parametrize(("after", "index"), [(0, 2), (1, 2), (2, 3), (3, 2), (9, 2)])
def test_the_next_unread_goes_round(after: int, index: int) -> None:
    assert next_unread(ARTICLES, after, lambda one: one.number < 3) == index


def test_there_may_be_no_next() -> None:
    assert next_unread(ARTICLES, 0, lambda _: True) is None
    assert next_unread((), 0, lambda _: False) is None
