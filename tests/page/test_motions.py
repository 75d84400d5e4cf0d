"""Motions over a text: to exact places, and of any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.page.any_article import ANY_ARTICLE, WIDTHS, markdown_of
from tests.page.drawing import page_of
from tui.page import motions
from tui.page.cells import clusters
from tui.page.layout import lay_out
from tui.page.leaves import leaves
from tui.page.matter import Matter, Point, Station
from tui.page.page import Page
from tui.page.parse import parse
from tui.page.selection import everything, selected_words, size_of_words
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.page.units import seats, sentences, words


def _matter(*pages: Page) -> Matter:
    """Return the matter of some pages, as of so many comments."""
    return Matter(range(len(pages)), pages.__getitem__)


def _of(markdown: str, width: int = 40) -> Matter:
    return _matter(page_of(markdown, width))


def _units(markdown: str, what: str) -> list[str]:
    """Return the words or sentences of Markdown, those of each leaf after the other."""
    find = {"words": words, "sentences": sentences, "seats": seats}[what]
    return [leaf.text[start:end] for leaf in leaves(parse(markdown)) for start, end in find(leaf)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今天天气很好，我们走吧。", "今天天气很好 我们走吧"),
        ("用Python写3个脚本", "用 Python 写 3 个脚本"),
        ("don't say snake_case, GPT-4o", "don't say snake_case GPT-4o"),
        ("见 https://x.org/ab 。", "见 https://x.org ab"),
        ("1,024.5 与 3.14", "1,024.5 与 3.14"),
        ("「引用」（注）", "引用 注"),
        ("カタカナとひらがな", "カタカナとひらがな"),
        ("👨\u200d👩\u200d👧😀 好", "👨\u200d👩\u200d👧😀 好"),
        ("x = a + b", "x = a + b"),
        ("한국어 단어", "한국어 단어"),
    ],
)
def test_words_are_those_of_uax_29_that_the_line_breaker_does_not_part(
    text: str, found: str
) -> None:
    """And runs of ideographs and kana; marks are none."""
    assert _units(text, "words") == found.split(" ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他说：“走。”然后走了！好？", ["他说：“走。”", "然后走了！", "好？"]),
        ("（一。）二。」三", ["（一。）", "二。」", "三"]),
        (
            "It is 3.14, e.g. this. And that! Done",
            ["It is 3.14, e.g. this.", " And that!", " Done"],
        ),
        ("一！！！二？！三……四", ["一！！！", "二？！", "三……四"]),
        ("一\\\n二", ["一\n", "二"]),
        ("| 甲。乙 | 丙 |\n|--|--|\n| a | b |", ["甲。", "乙", "丙", "a", "b"]),
    ],
)
def test_sentences_end_with_their_closing_quotes(text: str, found: list[str]) -> None:
    """A line break of the author's ends one, and a cell of a table."""
    assert _units(text, "sentences") == found


def test_the_sentences_of_code_are_its_lines() -> None:
    assert _units("```\na. b\n\n  c\n```", "sentences")[0].endswith("a. b\n")


def test_a_cursor_stands_on_whole_clusters_and_formulas() -> None:
    """A blank is a place in code only; what is a label of ours is none."""
    assert _units("e\u0301 👨\u200d👩\u200d👧字", "seats") == [
        "e\u0301",
        "👨\u200d👩\u200d👧",
        "字",
    ]
    assert _units("设 $\\alpha$ 为[^1]\n\n[^1]: 注", "seats") == ["设", "α", "为", "[1]", "注"]
    assert _units("```\na b\n\nc\n```", "seats") == ["a", " ", "b", "c"]
    assert _units('[题](https://x.org "链接卡片")', "seats") == ["题"]


def test_going_by_words_and_back() -> None:
    """`w` to where one begins, `e` to where it ends, `b` back; across paragraphs."""
    matter = _of("今天 good 天气\n\n明天")
    start = Point(0, 0, 0)
    third = motions.to_station(matter, start, Station.WORD_START, 2)
    assert third == Point(0, 0, 8)
    assert motions.to_station(matter, start, Station.WORD_END, 1) == Point(0, 0, 1)
    assert motions.to_station(matter, third, Station.WORD_START, 1) == Point(0, 1, 0)
    assert motions.to_station(matter, Point(0, 1, 0), Station.WORD_START, -1) == third
    assert motions.to_station(matter, start, Station.WORD_START, 9) == Point(0, 1, 1)
    assert motions.to_station(matter, third, Station.WORD_START, -9) == start


def test_going_by_sentences_and_blocks() -> None:
    """On to where they end, back to where they begin: what is taken is whole."""
    matter = _of("一二。三四。\n\n```\nab\ncd\n```\n\n五")
    start = Point(0, 0, 0)
    assert motions.to_station(matter, start, Station.SENTENCE_END, 1) == Point(0, 0, 2)
    assert motions.to_station(matter, start, Station.SENTENCE_END, 2) == Point(0, 0, 5)
    assert motions.to_station(matter, Point(0, 0, 5), Station.SENTENCE_START, -1) == Point(0, 0, 3)
    assert motions.to_station(matter, start, Station.BLOCK_END, 1) == Point(0, 0, 5)
    assert motions.to_station(matter, start, Station.BLOCK_END, 2) == Point(0, 1, 5)
    assert motions.to_station(matter, Point(0, 2, 0), Station.BLOCK_START, -1) == Point(0, 1, 1)


def test_going_by_rows_keeps_to_a_cell() -> None:
    """Rows that are blank or ours do not count, and a formula of several rows counts as one."""
    matter = _of("一二三四五六七八九十\n\n$$\n\\frac{a}{b}\n$$\n\n甲乙丙", 12)
    start = Point(0, 0, 2)
    assert motions.by_rows(matter, start, 1, 4) == Point(0, 0, 8)
    assert motions.by_rows(matter, start, 2, 4) == Point(0, 1, 0)
    assert motions.by_rows(matter, start, 3, 4) == Point(0, 2, 2)
    assert motions.by_rows(matter, Point(0, 2, 2), -1, 4) == Point(0, 1, 0)
    assert motions.by_rows(matter, start, -5, 4) == start
    assert motions.to_row_edge(matter, start, 1) == Point(0, 0, 5)
    assert motions.to_row_edge(matter, Point(0, 0, 8), -1) == Point(0, 0, 6)
    assert motions.column(matter, Point(0, 0, 8)) == 4


def test_going_down_a_table_stays_in_its_column() -> None:
    matter = _of("| 甲 | 乙 |\n|--|--|\n| 一 | 二 |\n| 三 | 四 |")
    second = motions.point_at(matter, 0, 0, 4)
    assert second
    column = motions.column(matter, second)
    below = motions.by_rows(matter, second, 2, column)
    found = matter.selections(below, below, whole=False)
    assert selected_words(matter.leaves(0), found[0][1]) == "四"


def test_among_comments_the_next_text_follows() -> None:
    """By characters, rows and to the ends; what is selected is a selection in each of them."""
    matter = _matter(page_of("甲。乙"), page_of(""), page_of("丙丁"))
    end = matter.edge(1)
    assert end == Point(2, 0, 1) and matter.edge(-1) == Point(0, 0, 0)
    assert motions.to_station(matter, Point(0, 0, 2), Station.CHARACTER, 1) == Point(2, 0, 0)
    assert motions.by_rows(matter, Point(0, 0, 0), 1, 0) == Point(2, 0, 0)
    assert motions.by_rows(matter, Point(2, 0, 0), -1, 2) == Point(0, 0, 1)
    found = matter.selections(Point(2, 0, 0), Point(0, 0, 2), whole=False)
    assert [text for text, _ in found] == [0, 1, 2]
    assert [selected_words(matter.leaves(text), one) for text, one in found] == ["乙", "", "丙"]
    whole = matter.selections(Point(0, 0, 2), Point(0, 0, 2), whole=True)
    assert selected_words(matter.leaves(0), whole[0][1]) == "甲。乙"


def test_a_text_without_words_has_no_places() -> None:
    assert _of("***").edge(1) is None and Matter((), lambda text: page_of("")).edge(-1) is None


_MOTIONS = st.tuples(
    st.sampled_from([*Station, "row", "edge of row", "edge"]),
    st.sampled_from((-1, 1)),
    st.integers(1, 4),
)


@examples(40)
@given(ANY_ARTICLE, WIDTHS, st.lists(_MOTIONS, max_size=30))
def test_whatever_the_motions_a_selection_stays_in_the_text(
    article: list[tuple[list[str], str]],
    width: int,
    steps: list[tuple[Station | str, int, int]],
) -> None:
    """It is never half a cluster, and to select all of it gives all of its words."""
    blocks = parse(markdown_of(article))
    matter = _matter(lay_out(blocks, PageStyle(width, PLAIN)))
    found = matter.leaves(0)
    anchor = cursor = matter.edge(-1)
    assert anchor and cursor
    for motion, step, times in steps:
        if motion == "row":
            cursor = motions.by_rows(matter, cursor, step * times, motions.column(matter, cursor))
        elif motion == "edge of row":
            cursor = motions.to_row_edge(matter, cursor, step)
        elif isinstance(motion, Station):
            cursor = motions.to_station(matter, cursor, motion, step * times)
        else:
            cursor = matter.edge(step) or cursor
        seat = matter.seat(cursor)
        leaf = found[cursor.block]
        assert seat.start == cursor.offset and seat in matter.seats(0, cursor.block)
        part = leaf.parts[leaf.part_at(seat.start)]
        assert not part.between
        if part.words is None:
            assert len(clusters(leaf.text[seat.start : seat.end])) == 1
    ((_, selection),) = matter.selections(anchor, cursor, whole=False)
    said = selected_words(found, selection)
    assert size_of_words(found, selection) == len(said.replace("\n", "").replace("\t", ""))
    last = matter.edge(1)
    assert last
    ((_, selection),) = matter.selections(anchor, last, whole=False)
    whole = everything(found)
    assert whole and _bare(selected_words(found, selection)) == _bare(selected_words(found, whole))


def _bare(text: str) -> str:
    return "".join(text.split())


@examples(40)
@given(ANY_ARTICLE, WIDTHS)
def test_every_place_is_on_a_row_and_is_found_there_again(
    article: list[tuple[list[str], str]], width: int
) -> None:
    """So the cursor is always seen, and the mouse finds what is under it."""
    page = lay_out(parse(markdown_of(article)), PageStyle(width, PLAIN))
    matter = _matter(page)
    for block in range(len(matter.leaves(0))):
        for seat in matter.seats(0, block)[:40]:
            rows = motions.rows_of(page, block, seat.start)
            cell = motions.cell_of(page, rows[0], seat.start)
            assert cell is not None
            point = motions.point_at(matter, 0, rows[0], cell)
            assert point == Point(0, block, seat.start)
