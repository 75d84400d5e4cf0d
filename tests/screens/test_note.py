"""A note is written in one line or several, and nothing typed is lost by accident."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading, reading
from tui.messages.passages import WriteNote
from tui.page.cells import NARROW
from tui.screens.column import ColumnScreen
from tui.screens.note import NoteScreen

SIZES = [(80, 24), (40, 12), (30, 8)]


async def ask(reader: Reading, note: str = "") -> list[str]:
    """Ask for a note; return the list that it will be in."""
    written: list[str] = []
    reader.app.post_message(WriteNote("字宽由\n终端定", note, written.append))
    await reader.settle()
    assert isinstance(reader.screen, NoteScreen)
    return written


def before_cursor(reader: Reading) -> str:
    """Return what stands left of the terminal's cursor in its row, from the field on."""
    x, y = reader.app.cursor_position
    assert isinstance(reader.screen, NoteScreen)
    left = reader.screen.field.content_region.x
    row = reader.rows[y].ljust(x)
    return NARROW.cut(row, x).removeprefix(NARROW.cut(row, left))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_says_to_which_words_and_by_which_keys(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await ask(reader)
        assert any("笔记：字宽由 终端定" in row for row in reader.rows)
        assert any("Enter 写好" in row for row in reader.rows)
        assert "? 帮助" in reader.rows[-1], "a message goes there, as on the page below"


async def test_enter_ends_it_and_lines_are_begun_with_ctrl_j() -> None:
    async with reading() as reader:
        written = await ask(reader)
        await reader.press(*"一行", "ctrl+j", *"二 行", "enter")
        assert written == ["一行\n二 行"]
        assert isinstance(reader.screen, ColumnScreen)


async def test_a_note_is_gone_on_with_at_its_end() -> None:
    async with reading() as reader:
        written = await ask(reader, "旧的\n第二行")
        await reader.press(*"续", "enter")
        assert written == ["旧的\n第二行续"]


async def test_escape_asks_before_what_was_typed_is_lost() -> None:
    async with reading() as reader:
        written = await ask(reader, "旧的")
        await reader.press("escape")
        assert isinstance(reader.screen, ColumnScreen), "nothing was typed"
        written += await ask(reader, "旧的")
        await reader.press("x", "escape")
        assert "再按一次 Esc" in reader.text
        await reader.press("y")
        assert "再按一次 Esc" not in reader.text, "as more was typed"
        await reader.press("escape")
        assert isinstance(reader.screen, NoteScreen)
        await reader.press("escape")
        assert isinstance(reader.screen, ColumnScreen)
        assert written == []


async def test_all_letters_and_marks_are_text() -> None:
    async with reading() as reader:
        written = await ask(reader)
        await reader.press(
            "q", "question_mark", "colon", "slash", "space", "F", "j", "tab", "enter"
        )
        assert written == ["q?:/ Fj"]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_terminal_s_cursor_stands_behind_what_was_typed(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await ask(reader)
        for typed, seen in (("a", "a"), ("中", "a中"), ("b", "a中b")):
            await reader.press(typed)
            assert before_cursor(reader) == seen
        await reader.press("ctrl+j", "文")
        assert before_cursor(reader) == "文"
        await reader.press("up", "home")
        assert before_cursor(reader) == ""
        await reader.press("down", "end", *["宽"] * size[0])
        assert before_cursor(reader).endswith("宽"), "also where a line is broken"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_long_note_leaves_half_of_the_screen(size: tuple[int, int]) -> None:
    async with reading(column_of(saved_article(1, title="题目")), size=size) as reader:
        await ask(reader, "\n".join(f"第 {n} 行" for n in range(50)))
        assert isinstance(reader.screen, NoteScreen)
        assert reader.screen.field.size.height <= size[1] // 2
        assert any("第 49 行" in row for row in reader.rows)
        assert any("Enter 写好" in row for row in reader.rows)


@pytest.mark.parametrize(
    "keys", [("enter", "enter"), ("escape", "escape"), ("x", "enter", "j", "enter")], ids=str
)
async def test_a_burst_ends_it_once(keys: Sequence[str]) -> None:
    async with reading() as reader:
        await ask(reader)
        await reader.press(*keys)
        assert not isinstance(reader.screen, NoteScreen)
