"""The rows above the list of a column, exact."""

from __future__ import annotations

import pytest

from tui.archive.model import Column
from tui.page.cells import NARROW
from tui.rows.masthead import masthead_rows


@pytest.mark.parametrize(
    ("title", "percent", "unread", "row"),
    [
        ("终端", 100, 0, " 终端           0 篇  0 未读  2 关注 "),
        ("终端", 100, None, " 终端                   0 篇  2 关注 "),
        ("终端里的字", 100, 0, " 终端里的字     0 篇  0 未读  2 关注 "),
        ("终端里的字与宽", 100, 0, " 终端里的字与宽 0 篇  0 未读  2 关注 "),
        ("终端里的字与宽。", 100, 0, " 终端里的字与宽。       0 篇  0 未读 "),
        ("终端里的字与宽。还有高度", 100, 0, " 终端里的字与宽。还有»  0 篇  0 未读 "),
        ("终端里", 9, 0, " 终端里    0 篇（已读入 9%）  0 未读 "),
    ],
)
def test_a_long_title_takes_the_room_of_the_followers(
    title: str, percent: int, unread: int | None, row: str
) -> None:
    column = Column(title, "", "", ("a", "b"), (), percent=percent)
    (first,) = masthead_rows(column, unread, 37, NARROW)
    assert "".join(text for text, _ in first) == row
