"""Blocks as Markdown, and what is selected of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.page.any_article import ANY_ARTICLE, markdown_of
from tui.page.excerpt import excerpt
from tui.page.leaves import leaves
from tui.page.markdown import markdown
from tui.page.parse import parse
from tui.page.plain import plain_text
from tui.page.wording import Wording

EXAMPLES = (
    "一**二***三*~~四~~<u>五</u>",
    "**“引”**<b>。</b>字",
    "[链**接**](https://x.org/a?b=(c))和`a|b`",
    "设 $x_{i}$ 为[^1]\n\n[^1]: 注 <https://x.org>",
    "$$\n\\frac{a}{b}\n$$",
    "## 标题\n\n# 不是\\#",
    "```py\n\tif x:\n\n  y \n```",
    "- 一\n- 二\n  - 三\n\n+ 另一个",
    "3. 三\n4. 四\n\n   又一段",
    "> 引\n>\n> - 一",
    "| 甲 | 乙 |\n| --- | --- |\n| a\\|b | c<br>d |",
    "|  |  |\n| --- | --- |\n| a | ![图](https://x.org/1.jpg) |",
    '![说明](https://x.org/1.jpg "动图 12×34")',
    '[题目](https://x.org "链接卡片")',
    "一\\\n二\n\n---\n\n1\\. 不是列表",
)


@pytest.mark.parametrize("text", EXAMPLES)
def test_markdown_read_again_is_the_same_blocks(text: str) -> None:
    blocks = parse(text)
    assert parse(markdown(blocks)) == blocks


@examples(60)
@given(ANY_ARTICLE)
def test_markdown_loses_no_words(article: list[tuple[list[str], str]]) -> None:
    """Whatever is nested in whatever."""
    blocks = parse(markdown_of(article))
    assert _bare(plain_text(parse(markdown(blocks)))) == _bare(plain_text(blocks))


def _bare(text: str) -> str:
    return "".join(text.split())


def _selected(text: str, words: str) -> str:
    """Return the Markdown of some of the words of a text."""
    blocks = parse(text)
    found = leaves(blocks)
    wording = Wording(found)
    at = wording.text.index(words)
    selection = wording.selection_of(at, at + len(words))
    return markdown(excerpt(blocks, found, selection))


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("一**二三**四", "三四", "**三**四"),
        ("设 $x_{i}$ 为", "x_{i} 为", "$x_{i}$ 为"),
        ("## 一二", "一二", "## 一二"),
        ("## 一二", "二", "二"),
        ("```py\nab\ncd\n```", "b\nc", "```py\nb\nc\n```"),
        ("```py\nab\n```", "b", "`b`"),
        ("- 一\n- 二\n- 三四", "二\n三", "- 二\n- 三"),
        ("- 一\n- 二", "二", "二"),
        ("5. 一\n6. 二\n7. 三", "二\n三", "6. 二\n7. 三"),
        ("> 一\n>\n> 二\n\n三四", "二\n三", "> 二\n\n三"),
        (
            "| 甲 | 乙 |\n|--|--|\n| a | b |\n| c | d |",
            "b\nc",
            "|  |  |\n| --- | --- |\n|  | b |\n| c |  |",
        ),
        ("| 甲 | 乙 |\n|--|--|\n| a | bcd |", "bc", "bc"),
        ("[知乎站](https://x.org)好", "乎站", "[乎站](https://x.org)"),
        ("![说明](https://x.org/1.jpg)", "说", "![说明](https://x.org/1.jpg)"),
        ("字[^1]。\n\n[^1]: 注", "。\n注", "。\n\n[^1]: 注"),
        ("一\n\n---\n\n二", "一\n二", "一\n\n---\n\n二"),
    ],
)
def test_what_is_selected_is_cut_out_of_the_blocks(text: str, words: str, found: str) -> None:
    """Of one block it is that alone; a formula, a picture or a mark is taken whole."""
    assert _selected(text, words) == found


@examples(60)
@given(ANY_ARTICLE, st.data())
def test_any_part_of_any_article_is_markdown_of_the_same_words(
    article: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    blocks = parse(markdown_of(article))
    found = leaves(blocks)
    wording = Wording(found)
    start = data.draw(st.integers(0, len(wording.text) - 1))
    end = data.draw(st.integers(start + 1, len(wording.text)))
    selection = wording.selection_of(start, end)
    cut = excerpt(blocks, found, selection)
    said = wording.text[slice(*wording.range_of(selection))]
    # A picture or a card is taken whole, and its caption or title with it.
    assert _bare(said) in _bare(Wording(leaves(cut)).text)
    markdown(cut)
