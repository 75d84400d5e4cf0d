"""Where lines are broken: each example is a text, a width, and its lines joined with `|`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.page.cells import NARROW, clusters, measure_of
from tui.page.lines import BLANKS, CLOSING, OPENING, break_lines


def broken(text: str, width: int, ambiguous: int = 1, first: int | None = None) -> str:
    return "|".join(text[a:b] for a, b in break_lines(text, width, measure_of(ambiguous), first))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # Closing marks begin no line, opening ones end none.
        ("春天来了，花开了", 6, "春天来|了，花|开了"),
        ("他读过《诗经》吗？", 8, "他读过|《诗经》|吗？"),
        ("用Python（好）", 8, "用Python|（好）"),
        ("等等……好吧", 6, "等等……|好吧"),
        ("然后——走了", 6, "然后——|走了"),
        ("占一百％的人", 8, "占一百％|的人"),
        ("卡尔·马克思", 8, "卡尔·马|克思"),
        ("サービスゃっ", 4, "サー|ビ|スゃ|っ"),
        ("foo ，bar", 6, "foo ，|bar"),
        ("（ 你好）", 6, "（ 你|好）"),
        ("ImportError ：错", 11, "ImportErro|r ：错"),
        # Chinese quotes open and close like brackets, but not inside a word.
        ("他说“好”的", 8, "他说“好”|的"),
        ("他说“你好”再见", 8, "他说“你|好”再见"),
        ("他说“english”吗", 10, "他说|“english”|吗"),
        ("don’t don’t", 5, "don’t|don’t"),
        ("用户'name'的", 6, "用户|'name'|的"),
        # What stays whole.
        ("用C++和C#", 4, "用|C++|和C#"),
        ("用--flag吧", 6, "用|--flag|吧"),
        ("pip install --no-cache-dir x", 16, "pip install|--no-cache-dir x"),
        ("约3.14%吧", 6, "约|3.14%|吧"),
        ("共1,000.5元", 8, "共|1,000.5|元"),
        ("x=1 a.b f(x)", 7, "x=1 a.b|f(x)"),
        ("它值$5和-x", 6, "它值$5|和-x"),
        ("到10:30 2019-11-02止", 10, "到10:30|2019-11-02|止"),
        ("用 .NET @name #tag", 6, "用|.NET|@name|#tag"),
        ("v1.2.3是C/C++", 6, "v1.2.3|是|C/C++"),
        ("ＡＢＣ第１２３号", 8, "ＡＢＣ第|１２３号"),
        ("so well-known", 9, "so well-|known"),
        # A word is cut only where no line could hold it: at a mark inside it, or anywhere.
        ("中文language好", 8, "中文|language|好"),
        ("中language好", 4, "中|lang|uage|好"),
        ("看module.function_name_of_it", 12, "看module.|function_|name_of_it"),
        ("C/C++", 4, "C/|C++"),
        # An address breaks after `/`, `?` and `&`.
        ("看https://a.example/b/c?d=e&f=g好", 24, "看https://a.example/b/c?|d=e&f=g好"),
        ("看https://a.example/b/c?d=e&f=g好", 19, "看|https://a.example/|b/c?d=e&f=g好"),
        ("到(https://a.example/)看", 20, "到|(https://a.example/)|看"),
        # Blanks hang, U+00A0 glues, a line feed ends a line.
        ("ab   cd  ", 4, "ab|cd"),
        ("你\u3000好\u3000\u3000吗", 4, "你|好|吗"),
        ("你好 \u3000！好", 8, "你|好 \u3000！|好"),
        ("  你好啊", 6, "  你好|啊"),
        ("看a/b/c \u3000%%一", 8, "看a/b/|c \u3000%%一"),
        (
            "https://a.example/b/c?d=e&f=g \u3000%%一",
            30,
            "https://a.example/b/c?d=e&|f=g \u3000%%一",
        ),
        ("a b\u00a0c\u00a0d", 5, "a|b\u00a0c\u00a0d"),
        ("a\n\n b ", 6, "a||b"),
        ("", 6, ""),
        ("  ", 6, ""),
        # Clusters stay whole, however narrow the line.
        ("👩\u200d👩\u200d👧🇨🇳👍🏽1\ufe0f\u20e3", 2, "👩\u200d👩\u200d👧|🇨🇳|👍🏽|1\ufe0f\u20e3"),
        ("中a👍🏽", 1, "中|a|👍🏽"),
        ("中a", -3, "中|a"),
        ("。。。。。", 4, "。。|。。|。"),
        # A cluster that takes more cells than the line.
        ("ำ" * 10, 9, "ำำำำำำำำ|ำำ"),
    ],
)
def test_examples(text: str, width: int, lines: str) -> None:
    assert broken(text, width) == lines


def test_the_first_line_may_be_narrower() -> None:
    assert broken("一二三四", 4, first=2) == "一|二三|四"
    assert broken("word", 4, first=2) == "|word"
    assert broken("一二", 4, first=0) == "|一二"


def test_ambiguous_characters_may_count_two() -> None:
    assert broken("“好”的人", 6) == "“好”的|人"
    assert broken("“好”的人", 6, ambiguous=2) == "“好”|的人"


PIECES = st.one_of(
    st.text(st.sampled_from("的一是在不了有和人这中大为上个国"), max_size=9),
    st.sampled_from(
        ["，", "。", "：", "？！", "……", "——", "”", "“", "《", "》", "（", "）", "、", "·"]
    ),
    st.sampled_from(["word", "Python 3", "C++", "3.14%", "--flag", "don’t", "f(x)", "well-known"]),
    st.sampled_from([" ", "\u3000", "\n", "\u00a0", "  "]),
    st.sampled_from(
        ["👍🏽", "👩\u200d👩\u200d👧", "🇨🇳", "1\ufe0f\u20e3", "e\u0301", "ｶﾞ", "한", "का", "ำ" * 40]
    ),
    st.sampled_from(["https://a.example/b/c?d=e&f=g", "identifier_that_is_very_long", "((", "%%"]),
)
PROSE = st.lists(PIECES, max_size=40).map("".join)
WIDTHS = st.integers(1, 40)


@given(PROSE, WIDTHS, st.sampled_from([1, 2]))
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: int, ambiguous: int) -> None:
    lines = break_lines(text, width, measure_of(ambiguous))
    before = 0
    for start, end in lines:
        assert not text[before:start].strip(BLANKS + "\n")
        assert start <= end
        before = end
        line = text[start:end]
        assert "\n" not in line
        assert line == line.rstrip(BLANKS)
        assert measure_of(ambiguous).cells(line) <= width or len(clusters(line)) == 1
    assert not text[before:].strip(BLANKS + "\n")


@given(PROSE.filter(lambda text: "((" not in text), st.integers(30, 40))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: int) -> None:
    text = text.lstrip(BLANKS)
    for (_, end), (start, _) in pairwise(break_lines(text, width)):
        if "\n" in text[end:start]:
            continue
        line = text[start:].split("\n")[0]
        forced = all(mark in CLOSING + OPENING + BLANKS for mark in line[:12])
        assert forced or text[start] not in CLOSING
        assert forced or text[end - 1] not in OPENING


@given(st.lists(st.sampled_from(["中", "文", "word", " ", "3.14%", "C++"])).map("".join), WIDTHS)
def test_a_line_ends_only_where_the_next_unit_does_not_fit(text: str, width: int) -> None:
    width = max(width, 24)
    lines = break_lines(text, width)
    for (start, _), (begin, end) in pairwise(lines):
        unit = text[begin:end].split(" ")[0]
        unit = unit[0] if unit[0] in "中文" else unit.split("中")[0].split("文")[0]
        assert NARROW.cells(text[start : begin + len(unit)]) > width


def test_a_million_characters() -> None:
    lines = break_lines("中文，word “好”。 " * 70_000, 80)
    assert len(lines) > 10_000
