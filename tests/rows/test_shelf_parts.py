"""The rows above and below the list of a shelf, exact."""

from __future__ import annotations

import pytest

from tui.lists.shelf import ShelfRow
from tui.page.cells import NARROW
from tui.rows.shelf_parts import shelf_detail_rows, shelf_masthead_rows

ROWS = (
    ShelfRow("1", "/z/a.json", "终端里的字", 120, 7),
    ShelfRow("2", "/z/b.json", "b", problem="is not JSON at line 1, column 2"),
    ShelfRow("3", "/z/c.json", "c", 3, 0),
)


def drawn(*columns: ShelfRow, progress: str = "", notice: str = "") -> list[str]:
    """Return the rows as plain text."""
    rows = shelf_masthead_rows("书架", columns, progress, notice, 48, NARROW)
    return ["".join(text for text, _ in row) for row in rows]


def test_what_cannot_be_read_is_counted_as_no_column() -> None:
    notice = "1 个读不出来，以 ! 标出"
    assert drawn(*ROWS, notice=notice) == [
        " 书架                  2 个专栏  123 篇  7 未读 ",
        f" {notice}                       ",
    ]


def test_what_is_not_counted_yet_is_a_column_until_it_is() -> None:
    assert drawn(ShelfRow("1", "/z/a.json", "a"), progress="（已数 0/1）") == [
        " 书架                1 个专栏（已数 0/1）  0 篇 ",
    ]


@pytest.mark.parametrize(
    ("column", "last"),
    [
        (ShelfRow("1", "/z/a.json", "a", 2, 1, author="林知秋"), " 林知秋  /z/a.json"),
        (ShelfRow("1", "/z/a.json", "a", 2, 1, authors=3), " 3 位作者  /z/a.json"),
        (ShelfRow("1", "/z/a.json", "a"), " /z/a.json"),
        (
            ShelfRow("1", "/z/a.json", "a", problem="is not there any more"),
            " ! 已经不在了  /z/a.json",
        ),
        (
            ShelfRow("1", "/z/a.json", "a", 2, author="林", notice="文件不完整，只能读到第 2 项"),
            " ! 文件不完整，只能读到第 2 项  /z/a.json",
        ),
        (
            ShelfRow("1", f"/{'z' * 60}/a.json", "a", notice="说明" * 20),
            " ! 说明说明说明说明说明说明说明说»  «/a.json",
        ),
    ],
)
def test_what_is_wrong_stands_before_the_file(column: ShelfRow, last: str) -> None:
    _, row = shelf_detail_rows(column, 48, NARROW)
    assert "".join(text for text, _ in row).rstrip() == last
