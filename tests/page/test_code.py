"""Code on a page: what is shown, and what is copied."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.page.drawing import covered, page_of, rows
from tui.page.blocks import Code
from tui.page.cells import NARROW
from tui.page.layout import lay_out
from tui.page.page import Kind
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN


def test_a_block_is_framed_and_labelled() -> None:
    """Number, language and lines; the code stands two cells in."""
    assert rows("```python\nx = 1\n\nprint(x)\n```", 30) == [
        "╌╌ 代码 1  python  3 行 ╌╌╌╌╌╌",
        "  x = 1",
        "  ",
        "  print(x)",
        "╌" * 30,
    ]


@pytest.mark.parametrize("language", ["", "text", "plain"])
def test_no_language_is_not_named(language: str) -> None:
    """Zhihu calls most of its code `text`."""
    assert rows(f"```{language}\nx\n```", 20)[0] == "╌╌ 代码 1  1 行 ╌╌╌╌"


def test_a_label_without_room_says_less() -> None:
    """First the language goes, then the lines."""
    assert rows("```python\nx\n```", 20)[0] == "╌╌ 代码 1  1 行 ╌╌╌╌"
    assert rows("```python\nx\n```", 12)[0] == "╌╌ 代码 1 ╌╌"
    assert rows("```python\nx\n```", 10)[0] == "代码 1╌╌╌╌"


def test_a_long_line_goes_on_with_a_mark_in_the_gutter() -> None:
    """The mark stands where no code can stand; nothing is left out or put in."""
    page = page_of("```\nabcdefghij klmnopq 一二三\n```", 10)
    assert [row.text for row in page.rows[1:-1]] == [
        "  abcdefgh",
        "↳   ij klm",
        "↳   nopq ",
        "↳   一二三",
    ]
    shown = "".join(row.text[4 if row.text[0] == "↳" else 2 :] for row in page.rows[1:-1])
    assert shown == page.stops[0].payload


@pytest.mark.parametrize(
    ("code", "width", "shown"),
    [
        (
            "    for (auto it = m.begin(); it != m.end(); ++it)",
            34,
            ["      for (auto it = m.begin(); it", "↳        != m.end(); ++it)"],
        ),
        (
            "Matrix<double> result = Transform(answers);",
            32,
            ["  Matrix<double> result = ", "↳   Transform(answers);"],
        ),
    ],
)
def test_a_long_line_breaks_between_tokens_and_hangs_below_its_own_indent(
    code: str, width: int, shown: list[str]
) -> None:
    """Never `Tr` and `ansB`, and no row begins with a comma or a closing bracket."""
    assert rows(f"```\n{code}\n```", width)[1:-1] == shown


@given(st.text(st.sampled_from("ab1_ .,;()[]{}+-一。\t👍"), min_size=1, max_size=60))
def test_what_is_broken_is_the_code(code: str) -> None:
    """The stretches of its rows are the line; a word that fits a row is not cut."""
    page = page_of(f"~~~text\n{code}\n~~~", 20)
    parts = []
    for row in page.rows[1:-1]:
        assert row.cells <= 20
        stretch = row.stretches[0]
        rest = row.text[len(NARROW.cut(row.text, stretch.start)) :]
        parts.append(NARROW.cut(rest, stretch.end - stretch.start))
    assert "".join(parts).replace(" ", "") == code.replace("\t", "").replace(" ", "")
    words = set(re.findall(r"\w+", code, re.ASCII))
    shown = {word for part in parts for word in re.findall(r"\w+", part, re.ASCII)}
    assert all(word in words for word in shown if max(map(len, words), default=0) <= 11)


def test_code_takes_the_cells_beside_the_page_when_it_needs_them() -> None:
    """All rows of its block, so that they begin at one cell; no other block, and no words."""
    style = PageStyle(20, PLAIN, code_width=40)
    wide, narrow = "x = " + "y" * 30, "z"
    page = lay_out((Code(f"{wide}\n{narrow}"), Code(narrow)), style)
    assert [row.cells for row in page.rows] == [36, 36, 36, 36, 0, 20, 3, 20]
    too_wide = lay_out((Code("x" * 60),), style)
    assert [row.cells for row in too_wide.rows] == [40, 40, 40, 40]
    listed = lay_out(parse(f"- 甲\n\n  ```\n  {wide}\n  ```"), style)
    assert max(row.cells for row in listed.rows) == 38


def test_code_that_is_not_wrapped_is_one_row_a_line() -> None:
    page = lay_out((Code("x" * 60 + "\ny"),), PageStyle(20, PLAIN, code_wraps=False))
    assert [row.text.rstrip() for row in page.rows[1:-1]] == ["  " + "x" * 60, "  y"]


def test_tabs_are_expanded_for_the_eye_only() -> None:
    """To stops of four cells, also after wide characters; the payload keeps them."""
    page = page_of("```\n\tx\n一\ty\nabcd\tz\n```")
    assert [row.text for row in page.rows[1:-1]] == ["      x", "  一  y", "  abcd    z"]
    assert page.stops[0].payload == "\tx\n一\ty\nabcd\tz"


def test_a_tab_at_the_end_of_a_row_fills_the_next() -> None:
    """It begins a row of its own, and counts from there."""
    assert rows("```\nabcdefgh\ti\n```", 10)[1:-1] == ["  abcdefgh", "↳       i"]


@pytest.mark.parametrize(
    "code",
    ["x", "", "\n", "\n\nx\n\n", "  x  ", "\tx\t", "　x　", "```\n````", "~~~", "$x$ **y** <b>"],
)
def test_the_payload_is_the_code_to_the_byte(code: str) -> None:
    """Blank lines, blanks at the ends, full-width blanks, backticks, Markdown."""
    page = page_of(f"`````text\n{code}\n`````")
    assert page.stops[0].payload == code
    assert page.stops[0].kind is Kind.CODE


def test_the_stop_knows_its_language_and_rows() -> None:
    """From the label to the closing row, indented where the block is."""
    page = page_of("- 甲\n\n  ```Go\n  x\n  ```", 20)
    stop = page.stops[0]
    assert (stop.language, stop.number) == ("Go", 1)
    assert [span.row for span in stop.spans] == [2, 3, 4]
    assert covered(page, 0) == ["╌╌ 代码 1  1 行 ╌╌", "  x", "╌" * 18]


def test_a_code_block_in_a_quote_has_the_bar() -> None:
    """And its own rows are no wider for it."""
    assert rows("> ```\n> 12345678\n> 90\n> ```", 12)[1:] == [
        "╎   12345678",
        "╎   90",
        "╎ " + "╌" * 10,
    ]


def test_colours_come_from_the_language() -> None:
    """And shade the whole width; a language nobody knows has none."""
    page = lay_out(parse('```python\ndef f(): return "一"  # 注\n```'), PageStyle(40, DARK))
    looks = {segment.text: segment.style for segment in page.rows[1].segments}
    assert looks["def"] == looks["return"] == DARK["keyword"]
    assert looks["f"] == DARK["defined"]
    assert looks['"一"'] == DARK["string"]
    assert looks["# 注"] == DARK["comment"]
    assert page.rows[1].cells == 40
    unknown = lay_out(parse("```nobody-knows\ndef f()\n```"), PageStyle(40, DARK))
    assert [segment.text for segment in unknown.rows[1].segments][:2] == ["  ", "def f()"]


def test_a_lexer_keeps_every_character() -> None:
    """Blank lines at the ends and a missing last line feed included."""
    code = "\n\nimport os\n\n\tx = 'a\n\n"
    page = lay_out(parse(f"```python\n{code}\n```"), PageStyle(60, DARK))
    shown = [row.text[2:].rstrip() for row in page.rows[1:]]
    assert shown == [line.expandtabs(4).rstrip() for line in code.removesuffix("\n").split("\n")]


@pytest.mark.parametrize(
    ("code", "shown"),
    [("x\n", ["  x"]), ("x\n\n", ["  x", ""]), ("\nx", ["", "  x"]), ("\n", [""])],
)
def test_what_follows_the_last_line_feed_is_no_line(code: str, shown: list[str]) -> None:
    """Neither shown nor counted; what is copied keeps the line feed."""
    page = page_of(f"```\n{code}\n```", 20)
    assert [row.text.rstrip() for row in page.rows[1:-1]] == shown
    assert page.rows[0].text.startswith(f"╌╌ 代码 1  {len(shown)} 行 ")
    assert page.stops[0].payload == code


def test_an_emoji_in_code_is_not_cut() -> None:
    """No lexer knows it, and each of its characters is a token of its own."""
    page = lay_out(parse("```python\nabcdefg👨\u200d👩\u200d👧\n```"), PageStyle(10, DARK))
    assert [row.text.rstrip() for row in page.rows[1:]] == ["  abcdefg", "↳   👨\u200d👩\u200d👧"]


def test_an_emoji_that_a_lexer_parts_takes_its_own_cells() -> None:
    """A keycap is a number and two marks to a lexer, and two cells to a terminal."""
    page = lay_out(parse("```python\nx = 1\ufe0f\u20e3\n```"), PageStyle(12, DARK))
    assert [row.cells for row in page.rows] == [12, 12]
    assert page.rows[1].text == "  x = 1\ufe0f\u20e3" + " " * 4


def test_pygments_is_loaded_only_for_colours() -> None:
    """And Textual never is."""
    program = (
        "import sys; from tui.page.layout import lay_out; from tui.page.parse import parse;"
        "from tui.page.style import PageStyle; from tui.page.theme import PLAIN;"
        "lay_out(parse('甲 `x`\\n\\n```text\\nx\\n```'), PageStyle(40, PLAIN));"
        "lazy = {'textual', 'pygments.lexers', 'pylatexenc', 'tui.page.formula'};"
        "print(sorted(lazy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
