"""The list of a column arranged: by topic, filter, order, and what is unread."""

from __future__ import annotations

from pathlib import Path

from tests.columns import column_of, saved_article
from tests.screens.listed import column, selected, shown, topics
from tests.screens.reading import reading
from tui.memory.store import Store


async def test_topics_cycle_and_count() -> None:
    async with reading(column()) as reader:
        assert shown(reader) == [1, 2, 3, 4]
        await reader.press("tab")
        assert shown(reader) == [1, 3]
        assert "[终端 2]" in reader.rows[2]
        await reader.press("tab", "tab", "tab")
        assert shown(reader) == [1, 2, 3, 4]
        await reader.press("shift+tab")
        assert shown(reader) == [2]


async def test_topics_that_are_cut_off_are_marked() -> None:
    names = ["编程", "排版", "字符", "终端", "Markdown", "Python"]
    columns = column_of(
        *(saved_article(n, topic=topics(name)) for n, name in enumerate(names, 1)),
        description="",
    )
    async with reading(columns) as reader:
        for width, bar in (
            (30, "[全部 6] 编程 1  排版 1  字符»"),
            (32, "[全部 6] 编程 1  排版 1  字符 1»"),
            (33, "[全部 6] 编程 1  排版 1  字符 1 »"),
            (44, "[全部 6] 编程 1  排版 1  字符 1  终端 1 »"),
            (50, "[全部 6] 编程 1  排版 1  字符 1  终端 1  Markdown»"),
            (80, "[全部 6] 编程 1  排版 1  字符 1  终端 1  Markdown 1  Python 1"),
        ):
            await reader.resize(width, 24)
            assert bar in reader.rows, width
        await reader.resize(31, 24)
        await reader.press("shift+tab")
        assert reader.rows[1].endswith("[Python 1]")


async def test_a_topic_is_picked_by_typing() -> None:
    async with reading(column()) as reader:
        await reader.press("t")
        assert "输入筛选" in reader.text
        await reader.press("编", "enter")
        assert shown(reader) == [2]
        assert "[编程 1]" in reader.rows[2]


async def test_the_filter_narrows_while_typing_and_esc_takes_it_away() -> None:
    async with reading(column()) as reader:
        await reader.press("slash", "g")
        assert shown(reader) == [4]
        await reader.press("backspace", "c", "+", "+")
        assert shown(reader) == [2]
        await reader.press("enter")
        assert "/c++" in reader.rows[-1]
        assert shown(reader) == [2]
        await reader.press("escape")
        assert shown(reader) == [1, 2, 3, 4]


async def test_the_filter_finds_authors_and_topics() -> None:
    async with reading(column()) as reader:
        await reader.press("slash", "周", "远")
        assert shown(reader) == [3]
        await reader.press("escape", "slash", "排", "版")
        assert shown(reader) == [1]


async def test_sorting_goes_round_and_can_be_reversed() -> None:
    async with reading(column()) as reader:
        await reader.press("s")
        assert shown(reader) == [2, 3, 1, 4]
        assert "赞同" in reader.rows[-1]
        await reader.press("S")
        assert shown(reader) == [4, 1, 3, 2]
        await reader.press("S", "s")
        assert shown(reader) == [4, 1, 2, 3]
        await reader.press("s", "s", "s")
        assert shown(reader) == [1, 2, 3, 4]


async def test_a_new_order_begins_at_its_top() -> None:
    many = column_of(*(saved_article(n) for n in range(1, 101)))
    async with reading(many) as reader:
        await reader.press("G", "s")
        assert shown(reader)[0] == 100
        for keys, number in ((["G", "S"], 1), (["G", "s"], 100), (["space", "s"], 99)):
            await reader.press(*keys)
            article = selected(reader)
            assert article and article.number == number == shown(reader)[0]
            assert reader.rows[4].startswith(">"), "and it is in sight"


async def test_the_field_that_the_list_is_sorted_by_is_marked() -> None:
    async with reading(column()) as reader:
        assert "v" not in reader.rows[3] + reader.rows[3].replace("^", "v")
        for key, marked in (
            ("s", "v赞同"),
            ("S", "^赞同"),
            ("s", "^评论"),
            ("S", "v评论"),
            ("s", "^标题"),
            ("s", "v长度"),
            ("S", "^长度"),
        ):
            await reader.press(key)
            assert marked in reader.rows[3], reader.rows[3]
        await reader.press("s")
        assert reader.rows[3].startswith("   v  标题"), "turned round, by number"


async def test_sorted_by_length_it_shows_how_long_one_reads() -> None:
    texts = ["字" * 400, "字" * 2400, "<b>" * 900 + "字"]
    long = column_of(
        *(saved_article(n, content=f"<p>{text}</p>") for n, text in enumerate(texts, 1))
    )
    async with reading(long) as reader:
        assert "分钟" not in "".join(reader.rows[4:7])
        assert "约 1 分钟" in reader.text
        await reader.press("s", "s", "s", "s")
        assert shown(reader) == [2, 1, 3]
        assert [row.split()[-2:] for row in reader.rows[4:7]] == [
            ["6", "分钟"],
            ["1", "分钟"],
            ["1", "分钟"],
        ]
        assert "约 6 分钟" in reader.text


async def test_esc_takes_one_restriction_away_at_a_time(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("m", "tab", "R", "apostrophe", "slash", "终", "enter")
        assert reader.rows[-1].rstrip().endswith("书签  未读  /终  1/1")
        await reader.press("escape")
        assert "书签  未读  1/1" in reader.rows[-1]
        await reader.press("escape")
        assert "书签  未读" not in reader.rows[-1]
        assert "未读  1/2" in reader.rows[-1]
        await reader.press("escape")
        assert "未读" not in reader.rows[-1]
        assert "[终端" in reader.rows[2]
        await reader.press("escape")
        assert "[全部" in reader.rows[2]
        assert shown(reader) == [1, 2, 3, 4]
        before = reader.rows
        await reader.press("escape")
        assert reader.rows == before


async def test_an_empty_list_says_what_esc_does_and_it_does_it() -> None:
    async with reading(column()) as reader:
        await reader.press("r", "j", "r", "j", "r", "j", "r", "R")
        assert "没有未读的（Esc 也看读过的）" in reader.text
        await reader.press("apostrophe")
        assert "没有书签（Esc 不只看书签）" in reader.text
        await reader.press("slash", "终", "enter")
        assert "没有符合的文章（Esc 清除筛选）" in reader.text
        await reader.press("escape")
        assert "没有书签（Esc 不只看书签）" in reader.text
        await reader.press("escape")
        assert "没有未读的（Esc 也看读过的）" in reader.text
        await reader.press("escape")
        assert shown(reader) == [1, 2, 3, 4]


async def test_only_what_is_unread_is_shown_and_that_is_remembered(tmp_path: Path) -> None:
    async with reading(column(), store=Store(tmp_path)) as reader:
        await reader.press("j", "r", "R")
        assert shown(reader) == [1, 3, 4]
        await reader.press("r")
        assert shown(reader) == [1, 3, 4], "nothing goes away under the hands"
    async with reading(column(), store=Store(tmp_path)) as reader:
        assert shown(reader) == [1, 4]
        await reader.press("R")
        assert shown(reader) == [1, 2, 3, 4]


async def test_the_filter_counts_its_matches() -> None:
    async with reading(column()) as reader:
        await reader.press("slash")
        assert reader.rows[-1].endswith(" 4 篇")
        await reader.press("终")
        assert reader.rows[-1].endswith(" 2 篇")
        await reader.press("z")
        assert reader.rows[-1].endswith(" 0 篇")
        await reader.press("backspace", "enter", "slash")
        assert reader.rows[-1].startswith(" 终")
        assert reader.rows[-1].endswith(" 2 篇")


async def test_the_selected_article_stays_selected() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "j")
        kept = selected(reader)
        assert kept is not None
        assert kept.number == 3
        for keys in (["tab"], ["slash", "字", "enter"], ["escape"], ["escape"]):
            if keys == ["tab"]:
                await reader.press("tab", "j")
                continue
            await reader.press(*keys)
            assert selected(reader) is kept, keys
        await reader.resize(40, 12)
        assert selected(reader) is kept
        assert any(row.startswith(">") and "◦ 3 " in row for row in reader.rows)


async def test_it_starts_with_a_topic() -> None:
    async with reading(column(), topic="终端") as reader:
        assert shown(reader) == [1, 3]


async def test_a_filter_that_finds_nothing_loses_no_place() -> None:
    async with reading(column()) as reader:
        for keys in ("G", "k"):
            await reader.press(keys)
            kept = selected(reader)
            await reader.press("slash", *"zzz")
            assert selected(reader) is None
            await reader.press("escape")
            assert selected(reader) is kept
            await reader.press("slash", *"zzz", "enter", "escape")
            assert selected(reader) is kept
            await reader.press("slash", *"c++", "escape")
            assert selected(reader) is kept
            await reader.press("apostrophe", "apostrophe")
            assert selected(reader) is kept


async def test_a_topic_begins_at_its_first_article_or_where_the_reader_was_in_it() -> None:
    async with reading(column()) as reader:
        await reader.press("j", "j", "j", "tab")
        assert shown(reader) == [1, 3]

        def number() -> int:
            article = selected(reader)
            return article.number if article else 0

        assert number() == 1
        await reader.press("j", "shift+tab")
        assert number() == 4, "where the reader was in all of them"
        await reader.press("tab")
        assert number() == 3, "and in the topic"
        await reader.press("t", "enter")
        assert number() == 3, "the same topic again is no other"
        await reader.press("s", "tab", "shift+tab")
        assert number() == 3, "first by votes"
        await reader.press("escape")
        assert shown(reader) == [2, 3, 1, 4]
        assert number() == 3, "nor does Esc lose a place"


async def test_enter_takes_what_the_filter_found() -> None:
    async with reading(column()) as reader:
        await reader.press("slash", *"go", "enter", "escape")
        assert reader.rows[-1].endswith("4/4")
