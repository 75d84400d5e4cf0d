"""What is selected: its cells on a page, and its words as their author wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.examples import examples
from tests.page.any_article import ANY_ARTICLE, WIDTHS, markdown_of
from tests.page.drawing import cells_of
from tui.page.blocks import Block, Listing, Notes, Paragraph, Prose, Quote, Table
from tui.page.cells import clusters, measure_of
from tui.page.layout import lay_out
from tui.page.leaves import leaves
from tui.page.page import Page, Place
from tui.page.parse import parse
from tui.page.plain import plain_text
from tui.page.row_cells import RowCells
from tui.page.selection import Selection, everything, selected_words, spans_of
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN
from tui.page.wording import Wording


def _words(markdown: str, start: Place, end: Place) -> str:
    return selected_words(leaves(parse(markdown)), Selection(start, end))


def _all_words(markdown: str) -> str:
    found = leaves(parse(markdown))
    selection = everything(found)
    return selected_words(found, selection) if selection else ""


def _cells(page: Page, selection: Selection) -> list[str]:
    """Return the text of the cells that are selected, row by row."""
    return [cells_of(page, one.row, one.start, one.end) for one in spans_of(page, selection)]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("一**二**三\n\n四", "一二三\n四"),
        ("一\\\n二", "一\n二"),
        ("[知乎](https://x.org)的`a  b`", "知乎的a  b"),
        ("设 $x_{i}^2$ 为", "设 x_{i}^2 为"),
        ("$$\n\\frac{a}{b}\n$$", "\\frac{a}{b}"),
        ("```py\n\tif x:\n\n  y \n```", "\tif x:\n\n  y "),
        ("- 一\n  - 二\n\n> 三", "一\n二\n三"),
        ("| 甲 | 乙 |\n|--|--|\n| a | b |\n| c | d |", "甲\t乙\na\tb\nc\td"),
        ("| | |\n|--|--|\n| a | b |", "a\tb"),
        ("![说明](https://x.org/1.jpg)", "[图] 说明"),
        ("![](https://x.org/1.jpg)", "[图]"),
        ('[题目](https://x.org "链接卡片")', "题目"),
        ("字[^1]\n\n[^1]: 注", "字[1]\n注"),
        ("一\n\n***\n\n二", "一\n二"),
        ("", ""),
    ],
)
def test_the_words_are_as_they_were_written(markdown: str, words: str) -> None:
    """No line breaks, indents or frames of ours; a formula is its TeX, code is to the byte."""
    assert _all_words(markdown) == words


def test_a_part_of_the_words() -> None:
    """A formula or a mark of a footnote is taken whole where any of it is."""
    assert _words("一二三四\n\n五六七", Place(0, 2), Place(1, 1)) == "三四\n五"
    assert _words("设 $x_{i}^2$ 为", Place(0, 3), Place(0, 4)) == "x_{i}^2"
    assert _words("```\nab\ncd\n```", Place(0, 2), Place(0, 5)) == "b\nc"
    assert _words("| 甲 | 乙 |\n|--|--|\n| ab | cd |", Place(0, 14), Place(0, 16)) == "ab"


def test_the_cells_are_those_of_the_words() -> None:
    """Neither the indent nor the gutter, nor the rows that frame code."""
    page = lay_out(parse("- 一二三四五六七\n\n```\n\tif\n```"), PageStyle(10, PLAIN))
    assert [row.text for row in page.rows][:3] == ["‣ 一二三四", "  五六七", ""]
    whole = everything(leaves(page.blocks))
    assert whole and _cells(page, whole) == ["一二三四", "五六七", "    if"]
    assert _cells(page, Selection(Place(0, 3), Place(0, 5))) == ["四", "五"]


def test_the_cells_of_a_formula_that_takes_several_rows() -> None:
    """All of its rows, and of one in a sentence no blanks beside it."""
    page = lay_out(parse("$$\n\\frac{a}{b}\n$$"), PageStyle(20, PLAIN))
    assert len(spans_of(page, Selection(Place(0, 0), Place(0, 1)))) == 3
    page = lay_out(parse("设 $\\binom{n}{k}$ 为"), PageStyle(20, PLAIN, tall_formulas=True))
    whole = everything(leaves(page.blocks))
    assert whole and _cells(page, whole) == ["⎛n⎞", "设 ⎜ ⎟ 为", "⎝k⎠"]


def test_the_cells_of_a_table_are_read_row_by_row() -> None:
    """In columns and in records; there the name of a column counts where it is first."""
    table = "| 甲 | 乙 |\n|--|--|\n| 一二三四五六 | cd |\n| 七 | e |"
    wide, narrow = (lay_out(parse(table), PageStyle(width, PLAIN)) for width in (30, 12))
    found = leaves(wide.blocks)
    whole = Wording(found)
    at = whole.text.index("cd")
    part = whole.selection_of(at, whole.text.index("七") + 1)
    assert selected_words(found, part) == "cd\n七"
    assert _cells(wide, part) == ["cd", "七"]
    assert _cells(narrow, part) == ["cd", "七"]
    head = whole.selection_of(0, 1)
    assert selected_words(found, head) == "甲"
    assert len(_cells(wide, head)) == len(_cells(narrow, head)) == 1


def _as_tex(prose: Prose) -> Prose:
    return tuple(replace(run, text=run.formula.written) if run.formula else run for run in prose)


def _oracle(blocks: tuple[Block, ...]) -> list[str]:
    """Return the words of blocks, as `plain_text` has them, by leaves."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Quote():
                found += _oracle(block.blocks)
            case Listing():
                found += [line for item in block.items for line in _oracle(item)]
            case Notes():
                found += [line for note in block.notes for line in _oracle(note.blocks)]
            case Paragraph():
                found.append(plain_text((Paragraph(_as_tex(block.prose)),)))
            case Table() if not block.headed:
                found.append(plain_text((block,)).split("\n", 1)[1])
            case _:
                found.append(plain_text((block,)))
    return found


def _bare(text: str) -> str:
    return "".join(text.split()).replace("[图", "").replace("]", "").replace("[", "")


@examples(40)
@given(ANY_ARTICLE)
def test_the_copy_of_everything_is_all_of_the_words(article: list[tuple[list[str], str]]) -> None:
    blocks = parse(markdown_of(article))
    found = leaves(blocks)
    whole = everything(found)
    assert whole is not None
    words = selected_words(found, whole)
    assert _bare(words) == _bare("".join(_oracle(blocks)).replace("$q$", "q"))
    assert Wording(found).text == words


@examples(40)
@given(ANY_ARTICLE, WIDTHS, st.sampled_from((1, 2)))
def test_the_cells_of_everything_are_the_words_drawn(
    article: list[tuple[list[str], str]], width: int, ambiguous: int
) -> None:
    """Each cell of a word is drawn where its character is counted, at any width alike."""
    blocks = parse(markdown_of(article))
    page = lay_out(blocks, PageStyle(width, DARK, measure_of(ambiguous)))
    found = leaves(blocks)
    for number, row in enumerate(page.rows):
        cells = RowCells(row)
        for origin in cells.origins:
            leaf = found[row.place.block]
            assert 0 <= origin.offset <= len(leaf.text)
            if origin.length is not None:
                continue
            length = cells.length(origin)
            drawn = cells_of(page, number, origin.start, origin.end, ambiguous)
            said = leaf.text[origin.offset : origin.offset + length]
            assert drawn == said.replace("\ufffc", " ")
            at = origin.offset
            for cluster in clusters(drawn):
                span = cells.cells(origin, at, at + len(cluster))
                assert span and cells_of(page, number, *span, ambiguous) == cluster
                assert cells.offset(origin, span[0]) == at
                at += len(cluster)


@examples(40)
@given(ANY_ARTICLE, st.data())
def test_a_range_of_the_text_is_a_selection_of_the_same_words(
    article: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    found = leaves(parse(markdown_of(article)))
    wording = Wording(found)
    start = data.draw(st.integers(0, len(wording.text) - 1))
    end = data.draw(st.integers(start + 1, len(wording.text)))
    selection = wording.selection_of(start, end)
    first, last = wording.range_of(selection)
    assert wording.text[start:end].strip() in selected_words(found, selection)
    assert selected_words(found, selection).strip("\n\t") == wording.text[first:last].strip("\n\t")
