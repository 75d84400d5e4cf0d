"""Tables as columns, and as records where there is no room."""

from __future__ import annotations

from tests.page.drawing import covered, page_of, rows
from tui.page.layout import lay_out
from tui.page.page import Kind, Place
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN

_LONG = "| 名 | 说明 |\n|---|---|\n| 甲 | 一二三四五六七八九十 |\n| 乙 | 短 |"


def test_columns_are_as_wide_as_their_words() -> None:
    """Two blanks stand between them, the head has a rule, lines have none."""
    assert rows("| 名字 | n |\n|---|---|\n| 甲 | 1 |\n| 乙乙乙 | 22 |") == [
        "名字    n",
        "╌╌╌╌╌╌  ╌╌",
        "甲      1",
        "乙乙乙  22",
    ]


def test_a_cell_with_more_lines_parts_the_rows() -> None:
    """A blank row stands beside it then, or one could not tell where it ends."""
    assert rows(_LONG, 18) == [
        "名  说明",
        "╌╌  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "甲  一二三四五六七",
        "    八九十",
        "",
        "乙  短",
    ]


def test_a_break_in_a_cell_begins_a_line() -> None:
    """`<br>` is all that GFM has for it."""
    assert rows("| a | b |\n|---|---|\n| 一<br>二 | c |") == ["a   b", "╌╌  ╌", "一  c", "二"]


def test_a_table_without_a_head_shows_none() -> None:
    """Its head is of empty cells in the Markdown."""
    assert rows("| | |\n|---|---|\n| 甲 | 乙 |") == ["甲  乙"]


def test_a_table_without_room_is_one_record_a_row() -> None:
    """Each value after its head; a value's further lines are indented."""
    table = "| 甲 | 乙 | 丙 |\n|---|---|---|\n| 一二三 | 四五六七八九 | x |\n| 1 | | 3 |"
    assert rows(table, 12) == [
        "甲: 一二三",
        "乙: 四五六七",
        "  八九",
        "丙: x",
        "╌" * 12,
        "甲: 1",
        "乙:",
        "丙: 3",
    ]


def test_a_wide_table_without_head_or_rows_loses_nothing() -> None:
    """Twenty columns at twenty cells, with only a head or only a row."""
    cells = [f"甲乙丙{n}" for n in range(20)]
    row, line = "|".join(cells), "|".join("-" * 20)
    assert rows(f"{row}\n{line}", 20) == cells
    assert rows(f"|{' |' * 20}\n{line}\n{row}", 20) == cells


def test_pipes_links_and_formulas_in_cells() -> None:
    """A link in a cell is a stop, over its own cells only."""
    page = page_of("| a | b |\n|---|---|\n| x\\|y | [一 二](http://a.b) $x^2$ |")
    assert page.rows[2].text == "x|y  一 二 x²"
    assert [stop.kind for stop in page.stops] == [Kind.LINK, Kind.INLINE_FORMULA]
    assert covered(page, 0) == ["一 二"]


def test_a_link_in_the_head_of_records_is_one_stop() -> None:
    """However often its words stand there."""
    head = "| [甲甲](http://a.b) | 乙乙乙乙 |\n|---|---|\n"
    page = page_of(head + "| 一二三四 | 五六七八 |\n| 一 | 二 |\n", 10)
    assert page.rows[0].text.startswith("甲甲: ")
    assert len(page.stops) == 1 and covered(page, 0) == ["甲甲"]


def test_a_place_in_a_table_leads_to_the_same_row_of_it() -> None:
    """Whether it is drawn as columns or as records."""
    blocks = parse(
        "| 甲 | 乙 | 丙 |\n|--|--|--|\n" + "| 一二三 | 四五六七 | 八九 |\n| 终 | x | y |"
    )
    wide, narrow = lay_out(blocks, PageStyle(60, PLAIN)), lay_out(blocks, PageStyle(10, PLAIN))
    last = next(n for n, row in enumerate(wide.rows) if row.text.startswith("终"))
    assert narrow.rows[narrow.row_of(wide.place_of(last))].text == "甲: 终"
    first = next(n for n, row in enumerate(narrow.rows) if "终" in row.text)
    assert wide.rows[wide.row_of(narrow.place_of(first))].text.startswith("终")
    assert narrow.row_of(Place(0, 0)) == 0


def test_a_picture_in_a_cell_is_named_there() -> None:
    """A cell cannot be split at it, as a paragraph is."""
    page = page_of('a | b\n---|---\n![图](http://a/1 "1×2") 后 | x')
    assert page.rows[2].text == "[图 1 · 1×2] 图 后  x"
    assert covered(page, 0) == ["[图 1 · 1×2] 图"]


def test_code_in_a_cell_keeps_its_indents() -> None:
    """Tabs are blanks, as in a block; what is on the page are plain blanks."""
    cell = "`if x:`<br>`    y()`<br>`\t\tz()`"
    assert rows(f"| 代码 | 说明 |\n|---|---|\n| {cell} | 一 |", 30) == [
        "代码         说明",
        "╌╌╌╌╌╌╌╌╌╌╌  ╌╌╌╌",
        "if x:        一",
        "    y()",
        "        z()",
    ]


def test_code_in_a_record_keeps_its_indents() -> None:
    """Also behind the name of its column and in a line that hangs."""
    table = f"| 名 | 代码 |\n|---|---|\n| {'字' * 9} | `a:`<br>`  b` |"
    assert rows(table, 10)[-2:] == ["代码: a:", "    b"]
