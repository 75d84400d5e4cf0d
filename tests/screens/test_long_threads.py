"""Threads that are longer than the screen, or deeper, and real ones."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.columns import column_of, real_columns, saved_article
from tests.screens.reading import Reading, reading
from tests.screens.thread import READER, THREADS, column, focus, root, said, view, who
from tui.archive.load import load
from tui.archive.model import Column
from tui.screens.comments import CommentsScreen
from tui.screens.picker import Picker
from tui.screens.picture import PictureScreen

MANY = column_of(
    saved_article(
        comments=[said(READER, f"第 {n} 条 " + "很长的话，" * 30, n) for n in range(1, 14)]
    )
)


async def test_the_comment_under_focus_is_in_view_in_a_long_thread() -> None:
    async with reading(MANY, size=(40, 12)) as reader:
        seen = []
        await reader.press("c")
        for _ in range(30):
            seen += [int(n) for row in reader.rows for n in re.findall(r"^ +[>|] 第 (\d+) 条", row)]
            await reader.press("j")
        assert list(dict.fromkeys(seen)) == list(range(1, 14))


@pytest.mark.parametrize("keys", [["d"] * 40, ["pagedown"] * 30, ["ctrl+f"] * 30, ["G"]])
async def test_scrolling_takes_the_focus_along(keys: list[str]) -> None:
    async with reading(MANY, size=(40, 12)) as reader:
        await reader.press("c")
        for key in keys[:20]:
            await reader.press(key)
            assert any(re.match(r" +[>|]", row) for row in reader.rows), reader.text
        await reader.press(*keys[20:])
        assert "第 13 条" in reader.text
        assert reader.rows[-2], "the last row is at the end of the screen"
        await reader.press(*["pageup"] * 30)
        assert reader.rows[2].startswith("  > 甲")


async def test_a_comment_that_fits_is_shown_whole() -> None:
    async with reading(MANY, size=(80, 24)) as reader:
        await reader.press("c")
        for number in range(2, 14):
            await reader.press("j")
            marked = "".join(row[4:] for row in reader.rows if re.match(r"  [>|] ", row))
            assert marked.startswith(f"甲  {number} 赞第 {number} 条")
            assert marked.count("很长的话") == 30


async def test_the_focus_stays_through_every_size() -> None:
    async with reading(MANY, size=(80, 24)) as reader:
        await reader.press("c", *"jjjjjjjjjj")
        for width, height in ((40, 12), (120, 40), (30, 10), (33, 24), (80, 24)):
            await reader.resize(width, height)
            assert any("第 11 条" in row for row in reader.rows if row.lstrip()[:1] == "|")
            assert view(reader).comments.index == 10


async def test_finding_among_comments() -> None:
    thread = column(
        root("甲", ("乙", "甲"), ("丙", "乙")),
        said(who("丁"), "<p>Ｗord &lt;b&gt;</p>"),
        root("戊", ("丙", "戊")),
    )
    async with reading(thread) as reader:
        await reader.press("c", "C", "slash", "丙", "space", "答")
        assert focus(reader) == "丙 答 乙", "what is folded is found, and unfolded"
        await reader.press("enter")
        assert "/丙 答 1/2" in reader.rows[-1]
        await reader.press("n")
        assert focus(reader) == "丙 答 戊"
        await reader.press("n")
        assert focus(reader) == "丙 答 乙"
        assert reader.said == ["到了末尾，从头再找"]
        await reader.press("N")
        assert focus(reader) == "丙 答 戊"
        await reader.press("escape", "N")
        assert focus(reader) == "戊 的话", "without a search it goes to comments on the article"
        await reader.press("slash", *"word <b", "enter")
        assert focus(reader) == "Ｗord <b>"
        await reader.press("escape", "slash", "没", "escape")
        assert focus(reader) == "Ｗord <b>"


async def test_a_match_far_down_in_a_long_comment_is_in_view() -> None:
    long = "".join(f"<p>第 {n} 段</p>" for n in range(60))
    async with reading(column(root("甲"), said(READER, long))) as reader:
        await reader.press("c", "slash", *"第 47 段", "enter")
        assert any(row.endswith("第 47 段") for row in reader.rows)
        assert view(reader).comments.index == 1


def chain(length: int) -> list[dict[str, Any]]:
    return [root("n0", *((f"n{n}", f"n{n - 1}") for n in range(1, length)))]


def flat(length: int) -> list[dict[str, Any]]:
    return [root(f"n{n}", ("林知秋", f"n{n}")) for n in range(length // 2)]


@pytest.mark.parametrize("threads", [chain, flat])
async def test_ten_thousand_comments(threads: Callable[[int], list[dict[str, Any]]]) -> None:
    async with reading(column(*threads(10_000))) as reader:
        await reader.press("c", "G")
        assert reader.rows[-1].endswith("10000/10000")
        await reader.press("u", "escape", "p", "p", "s", "P", "C", "E", "tab", "a", "g", "d", "d")
        await reader.press("slash", *"n999 ", "enter", "n", "escape")
        assert any(re.match(r"[ ╎]*[>|] ", row) for row in reader.rows)


@pytest.mark.parametrize("file", real_columns())
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_real_columns(file: Path, size: tuple[int, int]) -> None:
    """Every comment comes into view, once, by going from each to the next."""
    found = load(file)
    for article in sorted(found.articles, key=lambda one: -one.comment_count)[:2]:
        async with reading(found, article=article, size=size) as reader:
            await reader.press("c")
            seen = [view(reader).comments.index]
            while seen[-1] < article.comment_count - 1:
                await reader.press("j")
                assert any(re.match(r"[ ╎]*[>|] ", row) for row in reader.rows)
                if view(reader).comments.index != seen[-1]:
                    seen.append(view(reader).comments.index)
            assert seen == list(range(max(1, article.comment_count)))


async def test_guides_lead_down_to_replies() -> None:
    async with reading(THREADS) as reader:
        await reader.press("c", "j", "j")
        begin = next(at for at, row in enumerate(reader.rows) if "甲" in row)
        rows = [row[2:] for row in reader.rows[begin : begin + 12]]
        assert [row[: len(row) - len(row.lstrip(" ╎>|"))] for row in rows] == [
            *("  ", "  ", "  ╎", "  ╎   ", "  ╎   ", "  ╎   ╎"),
            *("  ╎   ╎ > ", "  ╎   ╎ | ", "  ╎   ╎   ╎", "  ╎   ╎   ╎   ", "  ╎   ╎   ╎   ", "  ╎"),
        ]
        await reader.press("e")
        assert "╎" not in reader.text, "an exchange stands at the left"


async def test_half_pages_and_pages_are_on_the_keys_they_are_on_everywhere() -> None:
    async with reading(MANY) as reader:
        await reader.press("c")
        places = []
        for key in ("d", "u", "space", "b", "ctrl+d", "u"):
            await reader.press(key)
            places.append([row.strip(" >|") for row in reader.rows[2:-1]])
        first, half, whole = places[1], places[0], places[2]
        assert first == places[3] == places[5]
        assert half == places[4]
        assert len({tuple(rows) for rows in (first, half, whole)}) == 3


def linking(count: int) -> Column:
    """Return a column of an article with so many comments, each with two links."""
    html = '<p>第 {0} 条 <a href="https://x.org/{0}">一</a> <a href="https://y.org/{0}">二</a></p>'
    comments = [
        {"userName": f"u{n}", "content": html.format(n), "likes": 0} for n in range(1, count + 1)
    ]
    return column_of(saved_article(1, comments=comments))


async def growing_list(reader: Reading) -> Picker:
    """Open the list of links, and return it as soon as it is shown: not all are found by then."""
    reader.app.simulate_key("L")
    async with asyncio.timeout(60):
        while not isinstance(reader.screen, Picker):
            await asyncio.sleep(0)
    assert "还在找" in reader.screen.hint and len(reader.screen.choices) < 100
    return reader.screen


async def test_links_beyond_the_nearest_are_listed_while_the_list_is_shown() -> None:
    async with reading(linking(200)) as reader:
        await reader.press("c")
        picker = await growing_list(reader)
        await reader.settle()
        assert "还在找" not in picker.hint and len(picker.choices) == 400
        await reader.press(*"199")
        assert [str(one.prompt).split()[-1] for one in picker.options.options] == [
            *("https://x.org/199", "https://y.org/199"),
        ]
        await reader.press("down", "enter")
        assert reader.rows[-1].startswith(" > https://y.org/199")
        await reader.press("L")
        assert isinstance(reader.screen, Picker)
        assert reader.screen.options.highlighted == 397, "it begins at the one under focus"


async def test_links_before_the_nearest_are_listed_while_the_list_is_shown() -> None:
    async with reading(linking(200)) as reader:
        await reader.press("c", "G")
        thread = view(reader).comments.thread
        assert thread
        picker = await growing_list(reader)
        assert len(thread._pages) < 100, "no more are laid out than are shown"
        await reader.settle()
        assert "还在找" not in picker.hint and len(picker.choices) == 400
        assert picker.options.highlighted == 398, "what was highlighted stays so"
        assert "https://x.org/200" in reader.text
        await reader.press("ctrl+home", "enter")
        assert reader.rows[-1].startswith(" > https://x.org/1 ")
        await reader.press("L", "down", "enter")
        assert reader.rows[-1].startswith(" > https://y.org/1 ")


async def test_only_comments_with_pictures_are_laid_out_to_show_one() -> None:
    picture = '<a class="comment_img" href="https://pic1.zhimg.com/v2-{0}_b.jpg">查看图片</a>'
    comments = [said(who("甲"), f"<b>第</b> {n} 条") for n in range(300)]
    for n in (100, 200):
        comments[n]["content"] += picture.format(n)
    async with reading(column_of(saved_article(1, comments=comments))) as reader:
        await reader.press("c", "G")
        thread = view(reader).comments.thread
        assert thread
        before = len(thread._pages)
        await reader.press("i")
        assert isinstance(reader.screen, PictureScreen)
        assert "图 2/2" in reader.text
        assert len(thread._pages) <= before + 2


async def test_a_list_that_is_left_while_links_are_found_asks_for_none() -> None:
    async with reading(linking(200)) as reader:
        await reader.press("c")
        for key in ("L", "escape", "L", "escape", "j"):
            reader.app.simulate_key(key)
        await reader.settle()
        assert isinstance(reader.screen, CommentsScreen)
        assert reader.rows[-1].endswith("2/200")
