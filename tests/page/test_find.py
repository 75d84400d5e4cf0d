"""Finding words on a page: across rows and styles, in any case and width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.page.drawing import cells_of, page_of
from tui.page.cells import clusters, measure_of
from tui.page.find import PageText
from tui.page.layout import lay_out
from tui.page.page import Page
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import DARK
from tui.text.folding import Folded, fold


def found(page: Page, *terms: str) -> list[list[str]]:
    """Return what stands in the cells of each match, row by row."""
    text = PageText(page)
    return [
        [cells_of(page, span.row, span.start, span.end) for span in text.spans(match)]
        for match in text.find(terms)
    ]


@pytest.mark.parametrize(
    ("markdown", "term", "expected"),
    [
        ("猫和狗和猫", "猫", [["猫"], ["猫"]]),
        ("Docker docker ＤＯＣＫＥＲ", "dOCKer", [["Docker"], ["docker"], ["ＤＯＣＫＥＲ"]]),
        ("ｶﾞﾗｽ and ガラス", "ガラス", [["ｶﾞﾗｽ"], ["ガラス"]]),
        ("Straße STRASSE", "strasse", [["Straße"], ["STRASSE"]]),
        ("e\u0301te\u0301 été", "ÉTÉ", [["e\u0301te\u0301"], ["été"]]),
        ("一半**加粗**一半", "半加粗一", [["半加粗一"]]),
        ("看[这里](https://x.org)吧", "看这里吧", [["看这里吧"]]),
        ("`a    b`", "a b", [["a    b"]]),
        ("one\\\ntwo", "one two", [["one", "two"]]),
        ("one\n\ntwo", "one two", []),
        ("`a`，b", "a，b", [["a，b"]]),
        ("# 标题\n\n正文", "标题", [["标题"]]),
        ("等等…", ".", [["…"], ["…"], ["…"]]),
        ("1. 甲\n2. 乙", "1. 甲", []),
        ("$E=mc^2$", "e = mc²", [["E = mc²"]]),
        ("没有", "有没", []),
        ("没有", "  ", []),
        ("没有", "", []),
    ],
)
def test_what_is_found(markdown: str, term: str, expected: list[list[str]]) -> None:
    assert found(page_of(markdown), term) == expected


def test_words_are_found_across_the_ends_of_rows() -> None:
    assert found(page_of("一二三四五六七八九十", 10), "四五六七") == [["四五", "六七"]]
    assert found(page_of("one two three four", 10), "two three") == [["two", "three"]]
    assert found(page_of("one two three four", 10), "twothree") == []
    long = "supercalifragilistic"
    assert "".join(found(page_of(long, 10), long)[0]) == long


def test_indents_and_bars_are_not_in_the_way() -> None:
    quoted = page_of("> 一二三四五六七八九十", 10)
    assert found(quoted, "三四五六") == [["三四", "五六"]]
    assert found(page_of("- 一二三四五六七八九十", 10), "三四五六") == [["三四", "五六"]]
    nested = page_of("> - > 一二三四五六七八九十", 16)
    assert "".join(found(nested, "二三四五六七八九")[0]) == "二三四五六七八九"


def test_code_is_found_across_its_wrapped_rows_and_its_lines() -> None:
    page = page_of("```\nalpha_beta_gamma_delta\n\tif x:\n```", 14)
    assert "".join(found(page, "beta_gamma")[0]) == "beta_gamma"
    assert found(page, "delta if x") == [["delta", "    if x"]]
    assert found(page, "↳") == []


def test_cells_of_a_table_are_each_a_text() -> None:
    markdown = "| 一二三四五六七八九十 | 甲乙丙丁戊己庚辛壬癸 |\n|---|---|\n| 子 | 丑 |"
    side_by_side = page_of(markdown, 18)
    assert len(side_by_side.rows[0].stretches) == 2
    assert found(side_by_side, "三四五六") == [["三四", "五六"]]
    assert found(side_by_side, "丙丁戊己") == [["丙丁", "戊己"]]
    assert found(side_by_side, "十甲") == []
    records = page_of(markdown, 11)
    assert found(records, "十: 子") == [], "the colon is ours"
    assert found(records, "六七") and found(records, "子")
    assert found(page_of("| a | b |\n|---|---|\n| c | d |", 20), "a b") == []


def test_no_words_go_on_from_one_row_of_a_table_into_the_next() -> None:
    column = page_of("| 一 |\n|---|\n| 甲<br>乙 |\n| 丙 |\n| 丁 |", 20)
    assert found(column, "甲 乙") == [["甲", "乙"]]
    assert found(column, "乙 丙") == found(column, "丙 丁") == found(column, "一 甲") == []
    wide = "很宽的一列字"
    records = page_of(f"| {wide} | {wide} |\n|---|---|\n| 甲 | 乙 |\n| 丙 | 丁 |", 12)
    assert found(records, f"甲 {wide}") == found(records, "乙 丙") == []


def test_terms_are_found_together_in_reading_order() -> None:
    page = page_of("猫狗鱼，狗猫，狗")
    assert found(page, "猫", "狗") == [["猫"], ["狗"], ["狗"], ["猫"], ["狗"]]
    assert found(page, "猫", "猫狗") == [["猫狗"], ["猫"]], "the longer of two that begin alike"


def test_what_is_matched_on_a_row() -> None:
    page = page_of("猫一二三四五六猫狗", 14)
    text = PageText(page)
    matches = text.find(["猫", "六猫狗"])
    assert [[(index, span.start) for index, span in text.on_row(matches, row)] for row in (0, 1)]
    shown = [
        (index, cells_of(page, span.row, span.start, span.end))
        for row in range(len(page.rows))
        for index, span in text.on_row(matches, row)
    ]
    assert shown == [(0, "猫"), (1, "六"), (1, "猫狗")] or shown == [(0, "猫"), (1, "六猫狗")]


def test_the_first_match_from_a_row_on() -> None:
    page = page_of("\n\n".join(f"第 {n} 段" for n in range(9)))
    text = PageText(page)
    matches = text.find(["段"])
    assert [text.first_from(matches, row) for row in (0, 1, 2, 16, 17)] == [0, 1, 1, 8, 9]
    assert text.row(matches[3]) == 6


_UNITS = (
    *"中文字，。！？（）“”…、：",
    *"abcXYZ019.-_/",
    *("é", "e\u0301", "ｱ", "ｶﾞ", "①", "Ａ", "ﬁ", "ß", "가", "→", "㎏", "Σς"),
    *("😀", "👍🏽", "👨\u200d👩\u200d👧", "🇨🇳", "1\ufe0f\u20e3", "word", " "),
)
_words = st.lists(st.sampled_from(_UNITS), max_size=40).map(lambda units: "".join(units).strip())


def bare(text: str) -> str:
    """Return a text folded, without its blanks."""
    return "".join(fold(text).split())


@given(_words, st.data())
def test_any_part_of_a_text_is_found_at_any_width(words: str, data: st.DataObject) -> None:
    """In prose with styles, in code, in a quote, in a table; at either ambiguous width."""
    units = clusters(words)
    start = data.draw(st.integers(0, len(units)))
    end = data.draw(st.integers(start, len(units)))
    term = "".join(units[start:end])
    escaped = ["".join(f"\\{c}" if c in "_.-(" else c for c in unit) for unit in units]
    bold = data.draw(st.integers(0, len(units)))
    styled = "".join(escaped[:bold]) + "<b>" + "".join(escaped[bold:]) + "</b>"
    markdown = data.draw(
        st.sampled_from(
            [
                *(f"{before}字{styled}字" for before in ("", "> ", "- ", "### ")),
                f"```\n字{words}字\n```",
                f"| x | y |\n|---|---|\n| 字{styled}字 | 字{styled}字 |",
            ]
        )
    )
    ambiguous = data.draw(st.sampled_from((1, 2)))
    page = lay_out(
        parse(markdown), PageStyle(data.draw(st.integers(10, 50)), DARK, measure_of(ambiguous))
    )
    text = PageText(page)
    matches = text.find([term])
    assert bool(matches) == bool(bare(term)), (page, term)
    for match in matches:
        spans = text.spans(match)
        shown = "".join(cells_of(page, span.row, span.start, span.end, ambiguous) for span in spans)
        assert bare(term) in bare(shown)
        assert all(0 <= span.start < span.end <= page.rows[span.row].cells for span in spans)
        assert {row for row in range(len(page.rows)) if list(text.on_row([match], row))} == {
            span.row for span in spans
        }


@given(st.text(alphabet=st.sampled_from("".join(_UNITS) + "ﾞﾟ゛ᄀ각İΐ\u0301\u0345"), max_size=30))
def test_folding_knows_where_each_character_came_from(text: str) -> None:
    folded = Folded.of(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    for at in range(len(folded.text)):
        start, end = folded.origin(at, at + 1)
        assert start < end
        assert folded.text[at] in fold(text[start:end])
    if "\u0345" not in text:
        assert folded.text == fold(text)


@pytest.mark.parametrize(
    ("markdown", "term", "expected"),
    [
        (r"设 $\alpha_1+\beta$ 为", r"\alpha", [["α₁ + β"]]),
        (r"设 $x^2$ 为 $x^2$", "x^2", [["x²"], ["x²"]]),
        ("$x^2$", "x", [["x"]]),
        (r"$\alpha$ 与 \\alpha", r"\ALPHA", [["α"], [r"\alpha"]]),
        ("$$\n\\frac{a}{b}\n$$", r"\frac{a}", [["a", "─", "b"]]),
        ("$$\n\\frac{a}{b}\n$$", "a/b", [["a", "─", "b"]]),
        ("$$\n\\frac{a}{b}\n$$", r"\sqrt", []),
        (r"|甲|\n|-|\n|$\alpha$|".replace(r"\n", "\n"), r"\alpha", [["α"]]),
    ],
)
def test_a_formula_is_found_by_its_tex(markdown: str, term: str, expected: list[list[str]]) -> None:
    """All of it is lit, once, and not for its TeX where what is drawn says the same."""
    assert found(page_of(markdown), term) == expected


def test_a_formula_that_goes_over_the_ends_of_rows_is_found_by_its_tex() -> None:
    page = page_of(r"一二三 $\alpha=\beta+\gamma+\delta+\epsilon$ 四", 14)
    (match,) = found(page, r"\gamma")
    assert len(match) > 1 and "".join(match).replace(" ", "") == "α=β+γ+δ+ϵ"


@pytest.mark.parametrize("term", ["a+1", r"\frac"])
def test_all_rows_of_a_tall_formula_are_lit_whatever_is_found_of_it(term: str) -> None:
    page = lay_out(parse(r"设 $\frac{a+1}{b}$ 则"), PageStyle(40, DARK, tall_formulas=True))
    assert found(page, term) == [["a+1", "───", " b "]]
    text = PageText(page)
    matches = text.find([term])
    assert [len(list(text.on_row(matches, row))) for row in range(3)] == [1, 1, 1]
    assert text.row(matches[0]) == 1


def test_the_closest_match_by_tex_is_told_by_what_stands_around_it_there() -> None:
    text = PageText(page_of(r"$\alpha+1$ 和 $\alpha+2$"))
    matches = text.find([r"\alpha"])
    assert text.closest(matches, "", "+2") == 1
