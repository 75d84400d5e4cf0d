"""Dates are read as archives write them, shown as days in China, and sorted by."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.archive.opened import answer, column_in, item
from tests.columns import column_of, saved_article
from tui.archive.dates import moment
from tui.cli.article_selection import ArticleSelection
from tui.cli.printout import print_comments, print_list
from tui.lists.articles import Sort, select
from tui.lists.conversation import CommentSelection, Conversation
from tui.page.header import header
from tui.page.layout import lay_out
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.page.thread import Thread
from tui.rows.article_fields import Fields, Widest
from tui.text.dates import day

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("saved", "meant"),
    [
        (1_700_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        (1_700_000_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("2020-01-03 03:24", datetime(2020, 1, 3, 3, 24)),
        ("2020-01-03", datetime(2020, 1, 3)),
        ("2020-01-03T03:24:05.678Z", datetime(2020, 1, 3, 3, 24, 5, 678000, tzinfo=UTC)),
        ("2015-03-04T10:20:30+08:00", datetime(2015, 3, 4, 10, 20, 30, tzinfo=CHINA)),
        ("编辑于 2024-05-06 07:08・北京", datetime(2024, 5, 6, 7, 8)),
        ("发布于 2024年5月6日", datetime(2024, 5, 6)),
        ("Tue, 14 Nov 2023 22:13:20 GMT", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_however_it_is_written(saved: object, meant: datetime | None) -> None:
    assert moment(saved) == meant


@pytest.mark.parametrize(
    "saved",
    [
        *(0, -5, None, True, "", "gestern", "12:30", 1e30, float("inf"), "9" * 19, "2020-13-40 xx"),
        *([], {}),
    ],
)
def test_what_is_no_date_is_none(saved: object) -> None:
    assert moment(saved) is None


def test_a_day_is_that_of_china() -> None:
    assert day(datetime(2023, 11, 14, 22, 13, tzinfo=UTC)) == "2023-11-15"
    assert day(datetime(2023, 11, 14, 22, 13)) == "2023-11-14"
    assert day(None) == ""


def test_the_list_shows_and_sorts_by_it(tmp_path: Path) -> None:
    saved = [item(1, created=1_600_000_000), item(2, created=None), item(3, created=1_700_000_000)]
    articles = column_in(tmp_path, {"a.json": saved}).articles
    assert [one.number for one in select(articles, sort=Sort.DATE)] == [3, 1, 2]
    fields = Fields.at(100, Widest.of(articles))
    rows = ["".join(text for text, _ in fields.row(one, False)) for one in articles]
    assert [row.split()[-2:] for row in rows] == [
        ["2020-09-13", "终端"],
        ["0", "终端"],
        ["2023-11-15", "终端"],
    ]
    assert "日期" not in Fields.at(80, Widest.of(articles)).head(), "titles come first there"
    assert "v日期" in Fields.at(80, Widest.of(articles), sort=Sort.DATE).head()


def test_a_column_without_dates_looks_as_it_did() -> None:
    articles = column_of(saved_article(1)).articles
    assert "日期" not in Fields.at(200, Widest.of(articles)).head()
    (line,) = print_list(articles, as_json=True)
    assert set(json.loads(line)) == {
        *("article", "url", "title", "author", "votes", "comments", "topics")
    }


def test_json_has_dates_as_iso_8601(tmp_path: Path) -> None:
    said = {"id": "9", "content": "好", "author": {"name": "乙"}, "created_time": 1_700_000_000}
    column = column_in(tmp_path, {"a.json": answer(comments=[said])})
    (line,) = print_list(column.articles, as_json=True)
    listed = json.loads(line)
    assert listed["written"] == "2023-11-14T22:13:20+00:00"
    assert listed["edited"] == "2023-11-15T22:13:20+00:00"
    assert listed["question"] == "如何读书？"
    style = PageStyle(80, PLAIN)
    (line,) = print_comments(column, ArticleSelection.parse("1"), style, None, as_json=True)
    assert json.loads(line)["written"] == "2023-11-14T22:13:20+00:00"


def test_the_header_and_the_comments_show_it(tmp_path: Path) -> None:
    said = {"id": "9", "content": "好", "author": {"name": "乙"}, "created_time": 1_700_000_000}
    (article,) = column_in(tmp_path, {"a.json": answer(comments=[said])}).articles
    rows = [row.text for row in lay_out(header(article), PageStyle(60, PLAIN)).rows]
    assert "甲  3 赞同  1 评论  2023-11-15  2023-11-16 编辑" in rows
    thread = Thread(Conversation(article), CommentSelection(), PageStyle(60, PLAIN))
    assert thread.page(0).rows[0].text.strip() == "乙  2023-11-15"
