"""A column's row on the shelf, exact, at the widths that terminals have."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.lists.shelf import IN_ORDER, ShelfArrangement, ShelfRow, ShelfSort
from tui.page.cells import measure_of
from tui.rows.shelf_fields import ShelfFields, last_read

NOW = datetime(2026, 11, 26, 12).timestamp()
DAY = 86_400.0
ROWS = (
    ShelfRow("1", "/z/a.json", "终端里的字", 120, 7, 3, "林知秋", 1, NOW),
    ShelfRow(
        "2",
        "/z/b.json",
        "一个标题很长很长很长很长很长很长很长的专栏",
        8,
        0,
        0,
        "",
        12,
        NOW - 9 * DAY,
    ),
    ShelfRow("3", "/z/c.json", "c"),
    ShelfRow("4", "/z/d.json", "d", problem="is not JSON at line 1, column 2"),
)


def drawn(width: int, arrangement: ShelfArrangement = IN_ORDER) -> list[str]:
    """Return the head and the rows, of which the first is selected."""
    fields = ShelfFields.at(width, arrangement)
    rows = (fields.row(row, number == 0, NOW) for number, row in enumerate(ROWS))
    return [fields.head(), *("".join(text for text, _ in row) for row in rows)]


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (
            80,
            [
                "   专栏                                篇数   未读   书签  作者          最近读 ",
                ">  终端里的字                           120      7      3  林知秋        今天   ",
                "   一个标题很长很长很长很长很长很长»      8      0      0  12 位作者     9 天前 ",
                "   c                                                                            ",
                " ! d                                  is not JSON at line 1, column 2           ",
            ],
        ),
        (
            60,
            [
                "   专栏                          篇数   未读   书签  最近读 ",
                ">  终端里的字                     120      7      3  今天   ",
                "   一个标题很长很长很长很长很»      8      0      0  9 天前 ",
                "   c                                                        ",
                " ! d                            is not JSON at line 1, colu»",
            ],
        ),
        (
            40,
            [
                "   专栏                      篇数   未读",
                ">  终端里的字                 120      7",
                "   一个标题很长很长很长很»      8      0",
                "   c                                    ",
                " ! d                        is not JSON»",
            ],
        ),
    ],
)
def test_rows_are_drawn(width: int, rows: list[str]) -> None:
    assert drawn(width) == rows


@given(
    st.integers(1, 300),
    st.sampled_from([sort.name for sort in ShelfSort]),
    st.booleans(),
    st.integers(1, 2),
    st.text(max_size=40),
)
def test_a_row_is_as_wide_as_its_head(
    width: int, sort: str, reverse: bool, ambiguous: int, title: str
) -> None:
    fields = ShelfFields.at(width, ShelfArrangement(sort, reverse), measure_of(ambiguous))
    cells = measure_of(ambiguous).cells(fields.head())
    assert cells <= max(width, measure_of(ambiguous).cells("    篇数  未读 ") + 20)
    for row in (*ROWS, ShelfRow("5", "", title, 1, 1, 1, title, 1)):
        text = "".join(text for text, _ in fields.row(row, False, NOW))
        assert measure_of(ambiguous).cells(text) == cells


@pytest.mark.parametrize(
    ("sort", "reverse", "marked"),
    [
        ("", False, ""),
        ("", True, "v"),
        ("TITLE", False, "^专栏"),
        ("ARTICLES", False, "v篇数"),
        ("UNREAD", True, "^未读"),
        ("LAST_READ", False, "v最近读"),
    ],
)
def test_the_field_that_columns_are_sorted_by_is_marked(
    sort: str, reverse: bool, marked: str
) -> None:
    head = drawn(80, ShelfArrangement(sort, reverse))[0]
    assert marked in head
    assert head.count("v") + head.count("^") == bool(marked)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "今天"), (1, "昨天"), (2, "2 天前"), (99, "99 天前"), (100, "2026-08"), (-3, "今天")],
)
def test_when_it_was_read_is_said_as_one_says_it(days: int, said: str) -> None:
    assert last_read(NOW - days * DAY, NOW) == said
    assert last_read(0.0, NOW) == last_read(1e30, NOW) == ""
