"""Each construct as the rows it becomes."""

from __future__ import annotations

import pytest

from tests.page.drawing import page_of, rows
from tui.page.layout import lay_out
from tui.page.page import Heading, Place
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN


def test_nothing_is_an_empty_page() -> None:
    """No Markdown, no rows."""
    page = page_of("")
    assert page.rows == () and page.stops == () and page.headings == ()
    assert page.place_of(3) == Place(0, 0)


def test_paragraphs_have_one_blank_row_between_them() -> None:
    """None stands before the first or after the last."""
    assert rows("甲\n\n\n\n乙\n") == ["甲", "", "乙"]


def test_a_long_paragraph_is_broken_by_its_cells() -> None:
    """A closing mark begins no row."""
    assert rows("一二三四五六七八九十，一二三", 20) == ["一二三四五六七八九", "十，一二三"]


def test_a_hard_break_begins_a_row() -> None:
    """A soft one is a blank."""
    assert rows("甲\\\n乙\nb") == ["甲", "乙 b"]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("x<sup>2</sup>、10<sup>-3</sup>、2<sup>n+1</sup>、H<sub>2</sub>O", "x²、10⁻³、2ⁿ⁺¹、H₂O"),
        ("a<sup>C</sup>、a<sup>x.y</sup>、a<sub>Q</sub>", "a^C、a^(x.y)、a_Q"),
        ("x<sub>中</sub>、x<sub>最**大**</sub>、x<sub>，</sub>", "x_中、x_(最大)、x，"),
        ("文<sup>注</sup>、x<sup>2</sup> <sup>3</sup>", "文注、x² ³"),
        ("e<sup>x<sup>2</sup></sup>、a<sup>b**c**</sup>", "eˣ²、aᵇᶜ"),
        ("文<sup>[1]</sup>、文<sup>注</sup>、甲<sup>®</sup>", "文[1]、文注、甲®"),
        ("a<sup></sup>b<sup>1", "ab1"),
    ],
)
def test_raised_and_lowered_words(markdown: str, shown: str) -> None:
    """An exponent reads as one; what is no term stands as it is."""
    assert rows(markdown) == [shown]


def test_a_card_says_where_it_leads_to_once() -> None:
    """Not where its title does, and not at all within Zhihu."""
    card = '[{}]({} "链接卡片")'
    assert rows(card.format("甲", "https://www.a.org/b")) == ["[链接] 甲  a.org"]
    assert rows(card.format("a.org/b", "https://www.a.org/b")) == ["[链接] a.org/b"]
    assert rows(card.format("http://a.org/b", "http://a.org/b")) == ["[链接] http://a.org/b"]
    assert rows(card.format("aa.org/b", "http://a.org/b")) == ["[链接] aa.org/b  a.org"]
    assert rows(card.format("甲", "https://zhuanlan.zhihu.com/p/1")) == ["[链接] 甲"]
    assert rows('[视频](https://www.zhihu.com/video/1 "视频")') == ["[视频 1]"]
    assert rows('[视频](https://v.qq.com/x "视频")') == ["[视频 1]  v.qq.com"]


def test_a_heading_of_the_second_level_is_underlined() -> None:
    """The rule is as wide as the heading; deeper levels have none."""
    assert rows("## 标题\n### 小题\n字") == ["标题", "╌╌╌╌", "", "小题", "", "字"]


def test_a_first_level_in_the_text_is_a_second_level_on_the_page() -> None:
    """Only the title is of level 1."""
    assert page_of("# 标题").headings == (Heading(2, "标题", 0),)


def test_headings_say_their_rows() -> None:
    """A paragraph that is only bold counts, but not one in a list."""
    page = page_of("甲\n\n## 一 *二*\n\n**三**\n\n- **四**\n\n**五** 六")
    assert page.headings == (Heading(2, "一 二", 2), Heading(7, "三", 5))
    assert [page.rows[heading.row].text for heading in page.headings] == ["一 二", "三"]


def test_a_long_bold_paragraph_is_no_heading() -> None:
    """It is emphasis."""
    assert page_of("**" + "字" * 81 + "**").headings == ()


def test_bullets_change_with_depth() -> None:
    """Rows of an item are indented under its text."""
    assert rows("- 甲 一二三四五六七\n  - 乙\n    - 丙\n      - 丁", 16) == [
        "‣ 甲 一二三四五",
        "  六七",
        "  ◦ 乙",
        "    - 丙",
        "      ‣ 丁",
    ]


def test_numbers_are_aligned_on_their_dots() -> None:
    """The list begins where its author began it."""
    assert rows("9. 甲\n10. 乙") == [" 9. 甲", "10. 乙"]


def test_a_loose_list_has_blank_rows() -> None:
    """Also between the paragraphs of an item."""
    assert rows("- 甲\n\n  乙\n- 丙") == ["‣ 甲", "", "  乙", "", "‣ 丙"]


def test_a_tight_list_in_an_item_follows_at_once() -> None:
    """And no blank row before the next item."""
    assert rows("1. 甲\n   - 乙\n2. 丙") == ["1. 甲", "   ‣ 乙", "2. 丙"]


def test_an_empty_item_keeps_its_row() -> None:
    """So that the numbers are all there."""
    assert rows("1. \n2. 甲") == ["1. ", "2. 甲"]


def test_a_quote_has_a_bar_on_every_row() -> None:
    """Blank rows in it too, but not those around it."""
    assert rows("甲\n\n> 乙\n>\n> > 丙\n>\n> - 丁\n\n戊") == [
        "甲",
        "",
        "╎ 乙",
        "╎",
        "╎ ╎ 丙",
        "╎",
        "╎ ‣ 丁",
        "",
        "戊",
    ]


def test_a_list_with_a_quote_in_it() -> None:
    """Marker and bar stand on the same row."""
    assert rows("- > 甲\n  >\n  > 乙") == ["‣ ╎ 甲", "  ╎", "  ╎ 乙"]


def test_a_rule_goes_across() -> None:
    """Within a quote, across what is left."""
    assert rows("***", 12) == ["╌" * 12]
    assert rows("> ***", 12) == ["╎ " + "╌" * 10]


def test_pictures_say_their_number_size_and_caption() -> None:
    """All pictures are counted, the moving ones are marked."""
    assert rows(
        '![标题](http://a/1 "1471×306")\n\n![](http://a/2)\n\n![](http://a/3 "动图 60×40")\n\n'
        '![动](http://a/4 "动图")'
    ) == [
        "[图 1 · 1471×306] 标题",
        "",
        "[图 2]",
        "",
        "[动图 3 · 60×40]",
        "",
        "[动图 4] 动",
    ]


def test_a_picture_in_a_sentence_stands_by_itself() -> None:
    """What is before and after it are paragraphs."""
    assert rows("甲 ![图](http://a/1) 乙") == ["甲", "", "[图 1] 图", "", "乙"]


def test_a_picture_in_a_heading_follows_it() -> None:
    """A heading is one line of words."""
    assert rows("## 甲 ![](http://a/1) 乙") == ["甲  乙", "╌╌╌╌╌╌", "", "[图 1]"]


@pytest.mark.parametrize(
    ("markdown", "row"),
    [
        ("`   lead` 甲", "   lead 甲"),
        ("- `  lead`", "‣   lead"),
        ("甲`   x   `乙", "甲  x  乙"),
        ("甲 `  x  `", "甲  x "),
        ("甲` `乙", "甲 乙"),
        ("## `  x`", "  x"),
    ],
)
def test_code_in_a_sentence_keeps_its_blanks(markdown: str, row: str) -> None:
    """At the ends of a line too; they are the blanks that were written."""
    assert rows(markdown)[0] == row


def test_blanks_in_front_of_code_stay_with_it() -> None:
    """A line ends before them, not behind."""
    assert rows("一二三四五六`  abc`", 12) == ["一二三四五", "六  abc"]


def test_a_caption_keeps_its_marks() -> None:
    """And no blank comes between words of different looks."""
    caption = "如图**所示**，$x^2$为`n`、<u>u</u>~~s~~*i*H<sub>2</sub>O"
    page = lay_out(parse(f"![{caption}](http://a/1)"), PageStyle(60, DARK))
    assert page.rows[0].text == "[图 1] 如图所示，x²为n、usiH₂O"
    assert page.stops[0].text == "如图所示，x²为n、usiH₂O"
    dim = DARK["caption"]
    looks = {segment.text: segment.style for segment in page.rows[0].segments}
    assert looks["如图"] == dim
    roles = {"所示": "bold", "x²": "formula", "n": "inline code", "u": "underline", "s": "strike"}
    for words, role in (roles | {"i": "italic"}).items():
        assert looks[words] == dim + DARK[role], words


def test_an_empty_item_is_its_number() -> None:
    """On a row of its own, whether or not there is room beside it."""
    assert rows("1. a\n2.\n3. b", 12) == ["1. a", "2. ", "3. b"]
    assert rows("1. a\n2.\n3. b", 10) == ["1.", "a", "2.", "3.", "b"]


def test_a_caption_is_on_one_line() -> None:
    """Pictures and cards in it are what they say."""
    assert rows('![a\\\nb\n![c **d**](http://a/2)[e](http://a/3 "链接卡片") ](http://a/1)') == [
        "[图 1] a b c de"
    ]


def test_a_caption_is_broken_like_prose() -> None:
    """No row is too wide for a caption."""
    assert rows("![一二三四五六七八九十](http://a/1)", 20) == ["[图 1] 一二三四五六", "七八九十"]


def test_cards_and_videos_say_where_they_lead() -> None:
    """The host is said, without `www.`."""
    assert rows(
        '[甲](https://www.example.org/p/1 "链接卡片")\n\n[乙](https://v.example.org/?x "视频")'
    ) == ["[链接] 甲  example.org", "", "[视频 1] 乙  v.example.org"]


def test_footnotes_stand_at_the_end() -> None:
    """In the order of their marks, each with what it says and where it leads."""
    assert rows("甲[^2]乙[^1]\n\n[^1]: 一 <http://a.b>\n[^2]: 二\n\n丙") == [
        "甲[2]乙[1]",
        "",
        "丙",
        "",
        "╌╌╌╌╌╌╌╌╌╌",
        "[2] 二",
        "[1] 一 http://a.b",
    ]


def test_a_footnote_without_a_mark_is_not_lost() -> None:
    """It stands after those that have one."""
    assert rows("甲[^1]\n\n[^x]: 没有\n[^1]: 有")[-2:] == ["[1] 有", "[x] 没有"]


def test_a_footnote_without_words_keeps_its_row() -> None:
    """Zhihu has such ones."""
    assert rows("甲[^1]\n\n[^1]:")[-1].startswith("[1]")


def test_a_display_formula_is_indented() -> None:
    """One that has no drawing is the TeX it was written in."""
    assert rows("$$\nx^2\n$$") == ["  x²"]


@pytest.mark.parametrize("markdown", ["<b>粗", "甲</b>", "<u><i>甲</u></i>"])
def test_tags_that_do_not_match_do_no_harm(markdown: str) -> None:
    """Words stay; an end that ends nothing is what someone typed."""
    assert any("粗" in row or "甲" in row for row in rows(markdown))


def test_a_tag_we_do_not_know_is_text() -> None:
    """Also at the start of a line, where CommonMark has a block of HTML."""
    assert rows("<div>甲</div>") == ["<div>甲</div>"]
    assert rows("甲 <vector> </b> 乙") == ["甲 <vector> </b> 乙"]


def test_what_looks_like_a_reference_definition_is_text() -> None:
    """It would vanish from the page."""
    assert rows("[甲]: http://a.b") == ["[甲]: http://a.b"]


def test_markdown_nested_too_deeply_stays_as_text() -> None:
    """markdown-it drops it, at a depth of its own."""
    page = lay_out(parse("> " * 500 + "深"), PageStyle(300, PLAIN))
    assert "深" in "".join(row.text for row in page.rows)


def test_indents_end_where_the_text_would_be_too_narrow() -> None:
    """Thirty lists deep at ten cells, each item has its mark and its words their room."""
    deep = rows("\n".join("  " * depth + "- 一二三四五" for depth in range(30)), 10)
    assert deep[:4] == ["‣ 一二三四", "  五", "  ◦", "  一二三四"]
    assert sum("一二三四" in row for row in deep) == 30


def test_control_characters_do_not_arrive() -> None:
    """Neither as they are nor as an entity."""
    assert rows("甲\x1b[31m乙&#27;丙\u200b\u202e\t丁") == ["甲乙\ufffd丙 丁"]


@pytest.mark.parametrize(
    "title", ["甲 github.com 乙", "http://www.github.com/a", "GitHub.com/a", "https://github.com/a"]
)
def test_a_card_does_not_say_its_host_twice(title: str) -> None:
    (row,) = rows(f'[{title}](https://github.com/a "链接卡片")', 60)
    assert row == f"[链接] {title}"
    assert rows('[甲](https://github.com/a "链接卡片")', 60) == ["[链接] 甲  github.com"]
