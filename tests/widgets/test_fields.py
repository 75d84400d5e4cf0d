"""The rows of the list, cell by cell."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.columns import column_of, saved_article
from tui.widgets.fields import Fields, Widest

ARTICLES = column_of(
    saved_article(1, title="终端里的中文排版：断行、标点与宽度", topic=[{"tag": "终端"}], upvote=5),
    saved_article(2, title="Learn C++ in one day", userName="Ann", upvote=12345),
    saved_article(
        3, title="字符👩‍🚀的宽度", topic=[{"tag": "终端"}, {"tag": "字体与字符编码"}], content=None
    ),
).articles
WIDEST = Widest.of(ARTICLES)


def rows(width: int) -> list[str]:
    fields = Fields.at(width, WIDEST)
    return [fields.head(), *(fields.row(article, article.number == 1) for article in ARTICLES)]


def test_at_80_cells() -> None:
    assert [row.rstrip() for row in rows(80)] == [
        "     标题                               作者     赞同  评论  话题",
        ">  1 终端里的中文排版：断行、标点与宽»  林知秋      5     0  终端",
        "   2 Learn C++ in one day               Ann     12345     0  终端",
        " ! 3 字符👩‍🚀的宽度                       林知秋      3     0  终端 字体与字符编码",
    ]


def test_at_40_cells_the_topics_give_way() -> None:
    assert [row.rstrip() for row in rows(40)] == [
        "     标题            作者     赞同  评论",
        ">  1 终端里的中文»   林知秋      5     0",
        "   2 Learn C++ in»   Ann     12345     0",
        " ! 3 字符👩‍🚀的宽度    林知秋      3     0",
    ]


@pytest.mark.parametrize("width", range(20, 301))
def test_rows_are_as_wide_as_each_other_and_no_wider_than_the_screen(width: int) -> None:
    widths = {cell_len(row) for row in rows(width)}
    assert len(widths) == 1
    assert widths.pop() <= width


def test_an_empty_column_has_fields() -> None:
    assert "标题" in Fields.at(80, Widest.of(())).head()
