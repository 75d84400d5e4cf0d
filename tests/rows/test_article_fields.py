"""The rows of the list, cell by cell."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from tests.columns import column_of, saved_article
from tui.archive.model import Article
from tui.lists.articles import Sort
from tui.memory.values import ArticleMemory
from tui.page.cells import NARROW, WIDE
from tui.page.page import Place
from tui.rows.article_fields import Fields, Widest

SEVERAL = column_of(
    saved_article(1, title="终端里的中文排版：断行、标点与宽度", topic=[{"tag": "终端"}], upvote=5),
    saved_article(2, title="Learn C++ in one day", userName="Ann", upvote=12345),
    saved_article(
        3, title="字符👩‍🚀的宽度", topic=[{"tag": "终端"}, {"tag": "字体与字符编码"}], content=None
    ),
).articles
"""By two authors."""
LONG = "终端里的中文排版：断行、标点与宽度，以及它们在一屏里怎样都放得下的全部"


def by_one(*titles: str, **last: Any) -> tuple[Article, ...]:
    """Return ten articles and more by one author, and one with other fields."""
    names = [*titles, *(f"第 {number} 篇" for number in range(len(titles) + 1, 10))]
    saved = [saved_article(number, title=title) for number, title in enumerate(names, 1)]
    return column_of(*saved, saved_article(len(names) + 1, **last)).articles


def dated(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Return articles with a date each."""
    return tuple(replace(one, written=datetime(2024, 5, one.number)) for one in articles)


def texts(
    articles: tuple[Article, ...], width: int, *shown: int, sort: Sort = Sort.COLUMN, **rest: Any
) -> list[str]:
    """Return the head and the rows of some articles, by number; the first is selected."""
    fields = Fields.at(width, Widest.of(articles), sort=sort, **rest)
    rows = [fields.row(articles[n - 1], n == 1) for n in shown or range(1, len(articles) + 1)]
    return [fields.head(), *("".join(text for text, _ in row) for row in rows)]


def test_several_authors_have_a_column() -> None:
    assert [row.rstrip() for row in texts(SEVERAL, 80)] == [
        "      标题                                                   作者     赞同  评论",
        ">   1 终端里的中文排版：断行、标点与宽度                     林知秋      5     0",
        "    2 Learn C++ in one day                                   Ann     12345     0",
        " !  3 字符👩‍🚀的宽度                                           林知秋      3     0",
    ]


def test_topics_have_one_from_100_cells_on() -> None:
    assert [row.rstrip() for row in texts(SEVERAL, 100)] == [
        "      标题                                                  作者     赞同  评论  话题",
        ">   1 终端里的中文排版：断行、标点与宽度                    林知秋      5     0  终端",
        "    2 Learn C++ in one day                                  Ann     12345     0  终端",
        " !  3 字符👩‍🚀的宽度                                          林知秋      3     0"
        "  终端 字体与字符编码",
    ]
    assert "话题" not in texts(SEVERAL, 99)[0]


def test_one_author_is_named_where_it_is_another() -> None:
    articles = by_one("甲", title="Learn C++ in one day", userName="周远", upvote=12345)
    assert texts(articles, 80, 1, 10) == [
        "       标题                                                           赞同  评论",
        ">    1 甲                                                                1     0",
        "    10 Learn C++ in one day                                    周远  12345     0",
    ]


def test_a_title_has_the_row_at_40_cells() -> None:
    articles = by_one(LONG, title="Learn C++ in one day", userName="周远")
    assert texts(articles, 40, 1, 2, 10) == [
        "       标题                             ",
        ">    1 终端里的中文排版：断行、标点与宽»",
        "     2 第 2 篇                          ",
        "    10 Learn C++ in one day             ",
    ]


def test_titles_that_begin_alike_are_cut_in_the_middle() -> None:
    articles = by_one(f"{LONG}办法", f"{LONG}例子", title=f"另外，{LONG}")
    assert [row[7:].split("  ")[0].rstrip() for row in texts(articles, 80, 1, 2, 10)[1:]] == [
        "终端里的中文排版：断行、标点与宽度，以及它们»«得下的全部办法",
        "终端里的中文排版：断行、标点与宽度，以及它们»«得下的全部例子",
        "另外，终端里的中文排版：断行、标点与宽度，以及它们在一屏里怎»",
    ]
    narrow = [row.rstrip() for row in texts(articles, 40, 1, 2, 10)[1:]]
    assert narrow == [
        ">    1 终端里的中文排版：断行、»«部办法",
        "     2 终端里的中文排版：断行、»«部例子",
        "    10 另外，终端里的中文排版：断行、标»",
    ]


def test_where_they_differ_is_seen_in_the_middle_too() -> None:
    end = "：从头写起的那一部分，写得很长，谁也放不下的"
    first, second = (f"终端里的中文排版教程（第{n}讲）{end}" for n in "一二")
    assert [row.rstrip() for row in texts(by_one(first, second), 40, 1, 2)[1:]] == [
        ">    1 终端里的中文排版教程（第一讲）：»",
        "     2 终端里的中文排版教程（第二讲）：»",
    ], "seen without a cut in the middle"
    first, second = (f"终端里的中文排版教程，全部内容（第{n}讲）{end}" for n in "一二")
    assert [row.rstrip() for row in texts(by_one(first, second), 40, 1, 2)[1:]] == [
        ">    1 终端里的中»«一讲）：从头写起的那»",
        "     2 终端里的中»«二讲）：从头写起的那»",
    ]


def test_titles_end_at_90_cells_on_wide_screens() -> None:
    for width in (120, 200, 300):
        for articles in (SEVERAL, by_one(LONG)):
            fields = Fields.at(width, Widest.of(articles))
            assert fields.title <= 90 - 4 - fields.number - 1
    head = texts(by_one(LONG), 200)[0]
    assert head.index("赞同") < 100


@pytest.mark.parametrize(
    ("sort", "reverse", "head"),
    [
        (Sort.COLUMN, False, "       标题      赞同  评论"),
        (Sort.COLUMN, True, "   v   标题      赞同  评论"),
        (Sort.VOTES, False, "       标题     v赞同  评论"),
        (Sort.VOTES, True, "       标题     ^赞同  评论"),
        (Sort.COMMENTS, False, "       标题      赞同 v评论"),
        (Sort.TITLE, False, "      ^标题      赞同  评论"),
        (Sort.TITLE, True, "      v标题      赞同  评论"),
        (Sort.LENGTH, False, "       标题      赞同  评论     v长度"),
        (Sort.DATE, True, "       标题      赞同  评论       ^日期"),
    ],
)
def test_the_field_it_is_sorted_by_is_marked(sort: Sort, reverse: bool, head: str) -> None:
    found = texts(dated(by_one()), 80, sort=sort, reverse=reverse)[0]
    assert " ".join(found.split()) == " ".join(head.split())
    assert found.split("标题")[0] == head.split("标题")[0]
    assert NARROW.cells(found) == 80


def test_sorted_by_length_or_date_it_shows_that() -> None:
    articles = dated(by_one("甲", content="字" * 5000))
    assert texts(articles, 80, 1, 10, sort=Sort.LENGTH)[1:] == [
        ">    1 甲                                                      1     0    1 分钟",
        "    10 第 10 篇                                               10     0   12 分钟",
    ]
    assert texts(articles, 80, 10, sort=Sort.DATE)[1:] == [
        "    10 第 10 篇                                             10     0  2024-05-10",
    ]


def test_marks_never_touch_a_number() -> None:
    fields = Fields.at(80, Widest.of(SEVERAL))
    for memory, marks in (
        (None, ">   1"),
        (ArticleMemory(), "> ◦ 1"),
        (ArticleMemory(place=Place(3, 0), percent=40), "> ◒ 1"),
        (ArticleMemory(bookmarked=True), ">*◦ 1"),
        (ArticleMemory(read=True, place=Place(3, 0), percent=40), ">   1"),
    ):
        assert fields.row(SEVERAL[0], True, memory)[0][0].startswith(f"{marks} 终端")


def test_what_there_is_none_of_is_dim() -> None:
    articles = by_one(upvote=0, comments=[{"content": "好"}])
    fields = Fields.at(80, Widest.of(articles))
    assert fields.row(articles[0], False)[1:] == [("     1", ""), ("     0", "dim")]
    assert fields.row(articles[9], False)[1:] == [("     0", "dim"), ("     1", "")]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("articles", [SEVERAL, by_one(LONG, f"{LONG}例子")])
def test_rows_are_as_wide_as_each_other_and_no_wider_than_the_screen(
    articles: tuple[Article, ...], sort: Sort
) -> None:
    for width in range(20, 301):
        for measure in (NARROW, WIDE):
            rows = texts(articles, width, sort=sort, measure=measure)
            widths = {measure.cells(row) for row in rows}
            assert len(widths) == 1, (width, measure.ambiguous)
            assert widths.pop() <= width


def test_an_empty_column_has_fields() -> None:
    assert "标题" in Fields.at(80, Widest.of(())).head()
