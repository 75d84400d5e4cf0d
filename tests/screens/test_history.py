"""Back, and back again: after a link within the column, and after a footnote."""

from __future__ import annotations

from pathlib import Path

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading, reading
from tui.archive.model import Column
from tui.memory.store import Store
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.widgets.page_view import PageView

FILLER = "".join(f"<p>第 {n} 段。</p>" for n in range(1, 40))
NOTE = '<sup data-text="一本书" data-url="" data-draft-type="reference" data-numero="1">[1]</sup>'
LINK = '<a href="https://zhuanlan.zhihu.com/p/2" class="internal">下一篇</a>'


def column(html: str) -> Column:
    return column_of(
        saved_article(1, content=html), saved_article(2, content=FILLER), saved_article(3)
    )


def top(reader: Reading) -> int:
    return reader.screen.query_one(PageView).top


async def test_following_a_link_can_be_undone_to_the_same_row_and_redone() -> None:
    async with reading(column(f"{FILLER}<p>见{LINK}</p>{FILLER}")) as reader:
        await reader.press("enter", "tab", "tab", "j", "j", "j")
        row = top(reader)
        await reader.press("enter")
        assert reader.rows[0] == "  第 2 篇"
        await reader.press("d", "j")
        assert top(reader) == 12
        await reader.press("escape")
        assert (top(reader), reader.rows[-1].split()[-2]) == (row, "1/3")
        await reader.press("ctrl+r")
        assert (top(reader), reader.rows[-1].split()[-2]) == (12, "2/3")
        await reader.press("h")
        assert top(reader) == row


async def test_a_footnote_can_be_undone_to_the_same_row_and_redone() -> None:
    async with reading(column(f"{FILLER}<p>据说{NOTE}。</p>{FILLER}")) as reader:
        await reader.press("enter", "tab", "tab", "j", "j")
        row = top(reader)
        await reader.press("enter")
        there = top(reader)
        assert there > row and "一本书" in reader.text
        await reader.press("backspace")
        assert top(reader) == row
        stop = reader.screen.query_one(PageView).stop
        assert stop and stop.text == "一本书"
        await reader.press("ctrl+r")
        assert top(reader) == there
        await reader.press("enter")
        assert top(reader) == row, "from its text back to the mark one came from"
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)


async def test_the_text_of_a_footnote_leads_back_to_the_mark_one_came_from() -> None:
    async with reading(column(f"<p>先{NOTE}</p>{FILLER}<p>后{NOTE}</p>{FILLER}")) as reader:
        await reader.press("enter", "tab", "tab", "tab")
        row = top(reader)
        await reader.press("enter", "enter")
        assert top(reader) == row and "后[1]" in reader.text


async def test_steps_are_undone_and_redone_in_their_order() -> None:
    html = f"<p>据说{NOTE}，见{LINK}</p>{FILLER}"
    async with reading(column(html)) as reader:
        await reader.press("enter", "tab", "tab", "enter", "g", "tab", "tab", "tab", "enter")
        assert reader.rows[0] == "  第 2 篇"
        await reader.press("escape")
        assert reader.rows[0] == "  第 1 篇"
        await reader.press("escape")
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)
        await reader.press("ctrl+r")
        assert isinstance(reader.screen, ArticleScreen)
        await reader.press("ctrl+r")
        assert reader.rows[0] == "  第 2 篇"
        await reader.press("ctrl+r")
        assert reader.said == ["没有返回过，无处可去"]


async def test_going_elsewhere_forgets_what_was_gone_back_from() -> None:
    html = f"<p>据说{NOTE}，见{LINK}</p>{FILLER}"
    async with reading(column(html)) as reader:
        await reader.press("enter", "tab", "tab", "tab", "enter", "escape")
        await reader.press("shift+tab", "enter", "ctrl+r")
        assert reader.said == ["没有返回过，无处可去"]
        await reader.press("escape", "escape", "escape", "j", "j", "enter", "escape", "ctrl+r")
        assert reader.rows[0] == "  第 3 篇"


async def test_what_is_marked_meanwhile_changes_no_jump(tmp_path: Path) -> None:
    """Stops before the one a jump began at are more by then, and the way back is the same."""
    text = f"<p>前面的话在此。</p>{FILLER}<p>据说{NOTE}，见{LINK}。</p>{FILLER}"
    async with reading(column(text), store=Store(tmp_path)) as reader:
        await reader.press("enter", "tab", "tab")
        before = reader.screen.query_one(PageView).stop
        assert before and before.text == "一本书"
        await reader.press("enter", "k", "k", "k", "v", "l", "H", "g", "j", "j", "v", "l", "H")
        assert "划了线" in reader.said[-1]
        await reader.press("backspace")
        stop = reader.screen.query_one(PageView).stop
        assert stop and (stop.kind, stop.text) == (before.kind, before.text)
