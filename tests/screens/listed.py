"""A column's list on the screen, for tests of what is done there."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading
from tui.archive.model import Article, Column
from tui.widgets.article_list import ArticleList


def topics(*names: str) -> list[dict[str, str]]:
    return [{"tag": name, "tagLink": ""} for name in names]


def column() -> Column:
    return column_of(
        saved_article(1, title="终端里的排版", topic=topics("终端", "排版"), upvote=5),
        saved_article(2, title="Learn C++ in a day", topic=topics("编程"), upvote=90),
        saved_article(3, title="字符的宽度", topic=topics("终端"), userName="周远", upvote=7),
        saved_article(4, title="GO 语言", topic=[], upvote=1, comments=[{"content": "好"}]),
        description="一个说明。\n第二行。",
    )


def shown(reader: Reading) -> list[int]:
    articles = reader.app.screen_stack[0].query_one(ArticleList).articles
    return [article.number for article in articles]


def selected(reader: Reading) -> Article | None:
    return reader.app.screen_stack[0].query_one(ArticleList).selected
