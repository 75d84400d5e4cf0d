"""The list of a shelf: filtered by any of its words, sorted, and told how."""

from __future__ import annotations

import pytest

from tui.lists.shelf import ShelfArrangement, ShelfRow, ShelfSort

ROWS = (
    ShelfRow("1", "/z/terminal.json", "终端", 30, 3, author="林", last_read=5.0),
    ShelfRow("2", "/z/b.json", "排版", 10, 0, author="Zhou"),
    ShelfRow("3", "/z/c.json", "Ｃ语言", None, None, last_read=7.0),
    ShelfRow("4", "/z/d.json", "d", problem="is cut off"),
)


def keys(**fields: object) -> str:
    """Return the keys of the columns that are shown, in order."""
    arrangement = ShelfArrangement(**fields)  # type: ignore[arg-type]
    return "".join(row.key for row in arrangement.rows(ROWS))


@pytest.mark.parametrize(
    ("sort", "forward", "backward"),
    [
        ("", "1234", "4321"),
        ("TITLE", "3421", "1243"),
        ("ARTICLES", "1234", "4321"),
        ("UNREAD", "1234", "4321"),
        ("LAST_READ", "3124", "4213"),
        ("nonsense", "1234", "4321"),
    ],
)
def test_columns_are_sorted(sort: str, forward: str, backward: str) -> None:
    assert (keys(sort=sort), keys(sort=sort, reverse=True)) == (forward, backward)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("终端", "1"),
        ("c语言", "3"),
        ("zhou", "2"),
        ("z json", "1234"),
        ("b.json 排", "2"),
        ("x", ""),
    ],
)
def test_columns_are_found_by_title_author_and_file(words: str, found: str) -> None:
    assert keys(words=words) == found


def test_the_orders_come_round() -> None:
    arrangement, seen = ShelfArrangement(), []
    for _ in ShelfSort:
        seen.append(arrangement.order)
        arrangement = arrangement.sorted_by_next
    assert (seen, arrangement) == ([*ShelfSort], ShelfArrangement())


def test_what_differs_from_all_the_files_is_said() -> None:
    assert ShelfArrangement().said == ""
    assert ShelfArrangement("TITLE", True, "字").said == "/字  标题倒序  "


def test_a_column_is_read_through_when_nothing_of_it_is_unread() -> None:
    assert [row.read_through for row in ROWS] == [False, True, False, False]
    assert not ShelfRow("5", "", "空", 0, 0).read_through
