"""An article that was saved as Markdown: searching it finds what finding in its page finds."""

from __future__ import annotations

import pytest

from tests.search.folded_text import stands_in
from tui.page.find import PageText
from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.search.markdown_text import text_of_markdown
from tui.search.query import Query


def test_a_saved_markdown_is_searched_as_it_is_shown() -> None:
    """The words that span emphasis or a link, and formulas as they are drawn."""
    markdown = "一**只**[黑猫](http://a.b)，$x^2$ 则"
    page = PageText(lay_out(parse(markdown), PageStyle(60, PLAIN)))
    for term in ("一只黑猫", "x2 则"):
        assert page.find([term])
        assert stands_in(term, text_of_markdown(markdown)[0])


@pytest.mark.parametrize(
    ("markdown", "phrase", "stands"),
    [
        ('前\n\n[片](https://x.org/1 "视频")', "片 x.org", True),
        ('[猫](https://z.cn/a "链接卡片")\n\n后', "猫 z.cn", True),
        ('[猫](https://z.cn/a "链接卡片")\n\n后', "z.cn 后", False),
        ('> [猫](https://z.cn/a "链接卡片")', "z.cn", True),
        ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "丙", True),
        ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "甲 乙", False),
        ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "乙 丙", False),
    ],
)
def test_so_are_its_cards_and_tables(markdown: str, phrase: str, stands: bool) -> None:
    page = PageText(lay_out(parse(markdown), PageStyle(60, PLAIN)))
    assert bool(page.find([phrase])) == stands
    assert bool(Query((phrase,)).places(text_of_markdown(markdown)[0])) == stands
