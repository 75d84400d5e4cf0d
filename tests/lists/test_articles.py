"""Which articles the list shows, and in which order."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tui.lists.articles import Sort, select, topics_by_size
from tui.text.folding import fold

_GO = {"tag": "Go 语言"}
_TERMINAL = {"tag": "终端"}
ARTICLES = column_of(
    saved_article(1, title="排版", upvote=5, topic=[_TERMINAL], content="<p>xx</p>"),
    saved_article(2, title="编译 GO", upvote=9, topic=[_GO, _TERMINAL], userName="周远"),
    saved_article(3, title="阿里", upvote=5, topic=[], comments=[{"content": "好"}]),
).articles


def numbers(**how: object) -> list[int]:
    return [article.number for article in select(ARTICLES, **how)]  # type: ignore[arg-type]


def test_topics_stand_by_their_number_of_articles() -> None:
    assert topics_by_size(ARTICLES) == [("终端", 2), ("Go 语言", 1)]


def test_a_topic_named_twice_counts_once() -> None:
    assert topics_by_size(column_of(saved_article(topic=[_GO, _GO])).articles) == [("Go 语言", 1)]


def test_words_are_found_in_title_author_and_topic_in_any_case_and_width() -> None:
    assert numbers(words="go") == [2]
    assert numbers(words="ＧＯ 周远") == [2]
    assert numbers(words="终端") == [1, 2]
    assert numbers(words="终端 排") == [1]
    assert numbers(words="  ") == [1, 2, 3]


def test_topic_and_words_narrow_together() -> None:
    assert numbers(topic="终端", words="编译") == [2]
    assert numbers(topic="没有") == []


def test_sorts_and_their_reverse() -> None:
    assert numbers(sort=Sort.VOTES) == [2, 1, 3]
    assert numbers(sort=Sort.COMMENTS) == [3, 1, 2]
    assert numbers(sort=Sort.LENGTH) == [2, 3, 1]
    assert numbers(sort=Sort.TITLE) == [3, 2, 1], "by pinyin: a, bian, pai"
    assert numbers(reverse=True) == [3, 2, 1]
    assert numbers(sort=Sort.VOTES, reverse=True) == [3, 1, 2]


def test_sorts_follow_each_other_in_a_circle() -> None:
    sort = Sort.COLUMN
    seen = []
    for _ in Sort:
        seen.append(sort)
        sort = sort.next()
    assert seen == list(Sort)
    assert sort is Sort.COLUMN


def test_folding() -> None:
    assert fold("ＡＢＣ　ｘ") == fold("abc x")
