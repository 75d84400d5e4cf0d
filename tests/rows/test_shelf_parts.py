"""The rows above the list of a shelf, exact."""

from __future__ import annotations

from tui.lists.shelf import ShelfRow
from tui.page.cells import NARROW
from tui.rows.shelf_parts import shelf_masthead_rows

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
