"""Dialogs and messages: what they cover, and what stays in sight."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading, reading
from tui.archive.model import Column
from tui.page.cells import NARROW
from tui.screens.modal import Modal
from tui.screens.picker import Picker
from tui.settings import Settings

SIZES = [(80, 24), (120, 40), (200, 50), (40, 12)]


def linked() -> Column:
    """Return a column with an article of many links, and one of few topics."""
    links = "".join(
        f'<p>见<a href="https://a.example/{n}">第 {n} 处</a>。</p>' for n in range(1, 13)
    )
    return column_of(saved_article(1, content=links), saved_article(2))


def in_sight(reader: Reading) -> list[str]:
    """Return the rows of the screen with what is seen of the one below a dialog."""
    screen = reader.screen
    assert screen.styles.background.a < 1, "the page is seen through it"
    return reader.rows


def colours_of_head(reader: Reading) -> set[str]:
    """Return the colours of the letters in the first rows: Rich's names, "" for none."""
    return {
        segment.style.color.name if segment.style and segment.style.color else ""
        for strip in reader.screen._compositor.render_strips()[:5]
        for segment in strip
        if segment.text.strip()
    }


def faint_in_head(reader: Reading) -> set[bool]:
    """Return whether letters in the first rows are faint, and whether others are not."""
    return {
        bool(segment.style and segment.style.dim)
        for strip in reader.screen._compositor.render_strips()[:5]
        for segment in strip
        if segment.text.strip()
    }


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", [["t"], ["enter", "L"], ["enter", "Y"], ["enter", "t"]], ids=str)
async def test_a_dialog_takes_the_rows_it_needs_and_leaves_the_last(
    keys: list[str], size: tuple[int, int]
) -> None:
    async with reading(linked(), size=size) as reader:
        await reader.press(*keys[:-1])
        last = reader.rows[-1]
        await reader.press(keys[-1])
        assert isinstance(reader.screen, Picker)
        rows = in_sight(reader)
        options = reader.screen.query_one(OptionList)
        around = 2 if keys[-1] == "Y" else 3
        free = 3 if size[1] >= 18 else 1
        assert options.size.height == min(options.option_count, size[1] - around - free)
        assert rows[-1] == last, "a message goes there"


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
async def test_a_dialog_is_set_apart_without_colour_by_a_line(theme: str) -> None:
    async with reading(linked(), settings=Settings(theme=theme)) as reader:
        await reader.press("t")
        assert ("+---" in reader.text) == (theme == "ansi")
        assert "Enter 确定" in reader.text


@pytest.mark.parametrize("theme", ["dark", "light", "ansi16"])
async def test_the_page_below_a_dialog_is_dimmed(theme: str) -> None:
    """In the terminal's own colours, which do not mix, it is the terminal's grey."""
    async with reading(linked(), settings=Settings(theme=theme)) as reader:
        await reader.press("enter")
        before = colours_of_head(reader)
        await reader.press("Y")
        after = colours_of_head(reader)
        assert after == {"bright_black"} if theme == "ansi16" else before.isdisjoint(after)
        await reader.press("escape")
        assert colours_of_head(reader) == before


async def test_the_page_below_a_dialog_is_faint_in_the_sober_theme() -> None:
    """It has no colours, and neither has a terminal that is asked for none."""
    async with reading(linked(), settings=Settings(theme="ansi")) as reader:
        await reader.press("enter")
        assert faint_in_head(reader) == {False}
        await reader.press("Y")
        assert faint_in_head(reader) == {True}
        await reader.press("escape")
        assert faint_in_head(reader) == {False}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_list_of_links_has_two_columns(size: tuple[int, int]) -> None:
    async with reading(linked(), size=size) as reader:
        await reader.press("enter", "L")
        rows = [row for row in reader.rows if "链接 " in row and "处" in row]
        assert rows
        ends = {NARROW.cells(row.split("处")[0]) for row in rows}
        assert len(ends) <= 2, "numbers stand below each other"
        addresses = {row.find("https") - row.count("处") for row in rows}
        assert len({NARROW.cells(row.split("http")[0]) for row in rows}) == 1, addresses
        await reader.press(*"example/12")
        assert reader.screen.query_one(OptionList).option_count == 1, "and are found, too"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_message_takes_the_last_row_and_the_newest_replaces_the_others(
    size: tuple[int, int],
) -> None:
    async with reading(linked(), size=size, messages=True) as reader:
        before = reader.rows
        await reader.press("r", "j", "r", "N", "N", "N")
        assert reader.said == ["这里的都读过了"]
        assert reader.rows[-1].strip().endswith("这里的都读过了")
        assert sum("这里的都读过了" in row for row in reader.rows) == 1
        await reader.press("ctrl+c")
        assert reader.said == ["按 ^Q 退出"]
        assert len(before) == len(reader.rows)


async def test_help_and_palette_begin_with_the_keys_of_the_screen() -> None:
    async with reading(linked()) as reader:
        for keys, own, general in (
            ([], "打开选中的文章", "下一行，下一篇"),
            (["enter"], "下一篇文章", "下一行，下一篇"),
            (["c"], "下一条评论", "下半屏"),
        ):
            await reader.press(*keys, "colon")
            options = reader.screen.query_one(OptionList)
            names = [str(option.prompt) for option in options.options]
            assert own in names[0]
            at = next(n for n, name in enumerate(names) if general in name)
            assert at > 10
            assert options.size.height > 9
            await reader.press("escape", "question_mark")
            rows = reader.rows
            assert any(own in row for row in rows[:8])
            await reader.press("q")


async def test_a_narrow_palette_says_what_a_command_does_in_full() -> None:
    """Only its Chinese name is shown there; both find it."""
    async with reading(linked(), size=(40, 12)) as reader:
        await reader.press("colon", *"comments")
        assert any(row.split() == ["c", "看选中文章的评论"] for row in reader.rows)


async def test_a_picture_without_a_caption_is_listed_by_its_section() -> None:
    html = '<h2>一节</h2><p>字</p><figure><img src="https://pic1.zhimg.com/v2-1.jpg"></figure>'
    async with reading(column_of(saved_article(1, content=html))) as reader:
        await reader.press("enter", "L")
        row = next(row for row in reader.rows if "（一节）" in row)
        assert row.split()[-1] == "https://pic1.zhimg.com/v2-1.jpg"


async def test_a_palette_that_is_too_narrow_says_that_there_is_more() -> None:
    async with reading(column_of(saved_article(1)), size=(40, 12)) as reader:
        await reader.press("colon", *"sort")
        assert reader.rows[1] == " s          换排序：专栏顺序、赞同、»"
        await reader.resize(90, 24)
        assert reader.rows[1].endswith("  换排序：专栏顺序、赞同、评论、标题、长度、日期")


@pytest.mark.parametrize("opens", ["t", "colon", "L"])
async def test_a_message_is_in_the_last_row_over_a_dialog_too(opens: str) -> None:
    async with reading(messages=True) as reader:
        await reader.press("enter", "v", "y", opens)
        assert isinstance(reader.screen, Modal)
        assert reader.rows[-1].endswith("已复制（fake）"), reader.text
        assert "? 帮助" in reader.rows[-1], "with the keys of the page, as without a dialog"
