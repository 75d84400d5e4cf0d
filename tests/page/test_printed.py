"""A page as text."""

from __future__ import annotations

import re

from rich.color import ColorSystem

from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.printed import as_text
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN

_MARKDOWN = "## 标题\n\n甲 [乙](http://a.b)\n\n> 丙\n>\n> 丁\n\n```\nx\n```"


def test_without_colour_it_is_text_only() -> None:
    """Each row is a line, and no line ends with blanks, shaded code neither."""
    text = as_text(lay_out(parse(_MARKDOWN), PageStyle(20, DARK)))
    assert text == "标题\n╌╌╌╌\n\n甲 乙\n\n╎ 丙\n╎\n╎ 丁\n\n╌╌ 代码 1  1 行 ╌╌╌╌\n  x\n"


def test_code_without_a_ground_of_its_own_ends_in_a_rule() -> None:
    text = as_text(lay_out(parse("```\nx\n```"), PageStyle(20, PLAIN)))
    assert text == "╌╌ 代码 1  1 行 ╌╌╌╌\n  x\n" + "╌" * 20 + "\n"


def test_with_colour_only_sgr_is_added() -> None:
    """In 16 and 256 colours as well; the text is the same."""
    page = lay_out(parse(_MARKDOWN), PageStyle(20, DARK))
    for system in ColorSystem:
        if system is not ColorSystem.WINDOWS:
            text = as_text(page, system)
            assert "\x1b[" in text
            plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
            assert "\x1b" not in plain
            assert [line.rstrip() for line in plain.split("\n")] == as_text(page).split("\n")


def test_nothing_prints_nothing() -> None:
    """Not even a line feed."""
    assert as_text(lay_out(parse(""), PageStyle(20, DARK))) == ""
