"""The articles before and after one."""

from __future__ import annotations

import pytest

from tests.columns import column_of, saved_article
from tui.archive.model import Article
from tui.lists.neighbours import Neighbours

ARTICLES = column_of(*map(saved_article, (1, 2, 3, 4))).articles


@pytest.mark.parametrize(
    ("at", "said", "nearest"),
    [(0, "1/4  ", [2]), (1, "2/4  ", [3, 1]), (3, "4/4  ", [3])],
)
def test_the_next_one_comes_before_the_previous(at: int, said: str, nearest: list[int]) -> None:
    neighbours = Neighbours(ARTICLES, ARTICLES[at])
    assert neighbours.said == said
    assert [article.number for article in neighbours.nearest] == nearest


def test_a_step_leads_no_further_than_the_list() -> None:
    neighbours = Neighbours(ARTICLES, ARTICLES[2])
    assert neighbours.step(1) is ARTICLES[3] and neighbours.step(-1) is ARTICLES[1]
    assert neighbours.step(2) is None
    assert Neighbours(ARTICLES, ARTICLES[0]).step(-1) is None


def test_an_article_that_is_not_listed_has_none() -> None:
    elsewhere = Neighbours(ARTICLES[:2], ARTICLES[3])
    assert (elsewhere.said, elsewhere.nearest) == ("", ())
    assert elsewhere.step(1) is None and elsewhere.next_unread(lambda one: False) is None


def test_the_next_unread_one_is_looked_for_after_it_only() -> None:
    read = {ARTICLES[2].number}

    def is_read(article: Article) -> bool:
        return article.number in read

    assert Neighbours(ARTICLES, ARTICLES[1]).next_unread(is_read) is ARTICLES[3]
    read.add(ARTICLES[3].number)
    assert Neighbours(ARTICLES, ARTICLES[1]).next_unread(is_read) is None
