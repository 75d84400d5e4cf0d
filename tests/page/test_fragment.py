"""Fragments: which row of a page the end of an address means."""

from __future__ import annotations

import pytest

from tests.page.drawing import page_of
from tui.page.fragment import ArticlePart, row_of

PAGE = page_of(
    "[目录一](https://zhuanlan.zhihu.com/p/1/edit#x)\n\n## 1. 安装 Python\n\n据说[\\[1\\]]"
    "(https://zhuanlan.zhihu.com/p/1/edit#_ftn1)如此[^2]\n\n**二、只有粗体**\n\n### Use it!\n\n"
    "[\\[1\\]](https://zhuanlan.zhihu.com/p/1/edit#_ftnref1) 一本书\n\n[^2]: 另一本",
    60,
)


def text_at(fragment: str, words: str = "") -> str | None:
    row = row_of(PAGE, ArticlePart(fragment, words))
    return None if row is None else PAGE.rows[row].text.strip()


@pytest.mark.parametrize(
    ("fragment", "words", "row"),
    [
        ("1-安装-python", "", "1. 安装 Python"),  # as editors make anchors
        ("安装Python", "", "1. 安装 Python"),  # without its number
        ("h_1_1", "", "Use it!"),  # as Zhihu counts headings
        ("toc-3", "Use it", "Use it!"),  # nothing known but the words of the link
        ("二、只有粗体", "", "二、只有粗体"),
        ("_ftn1", "[1]", "[1] 一本书"),  # Word's notes, there and back
        ("_ftnref1", "[1]", "据说[1]如此[2]"),
        ("ref_2", "[2]", "[2] 另一本"),  # Zhihu's own
        ("_ftn2", "", "[2] 另一本"),
        ("nothing", "", None),
        ("h_1_9", "", None),
        ("", "", None),
    ],
)
def test_a_fragment_leads_to_its_heading_or_note(
    fragment: str, words: str, row: str | None
) -> None:
    assert text_at(fragment, words) == row


def test_a_heading_that_only_ends_alike_is_another_one() -> None:
    page = page_of("## 第一次安装\n\n## 安装", 60)
    row = row_of(page, ArticlePart("安装", ""))
    assert row is not None and page.rows[row].text == "安装"
    assert row_of(page, ArticlePart("次安装", "")) is None
