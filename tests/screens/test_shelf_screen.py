"""The shelf: every column in sight, opened, left, gone on in; keys of it act across columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.columns import saved_article, saved_column
from tests.library.shelves import column, put
from tests.screens.at_shelf import at_shelf
from tests.screens.reading import FakeBrowser, Reading
from tui.memory.passage import Passage
from tui.memory.store import Store
from tui.memory.values import ShelfState, column_key
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.screens.own_page import OwnPageScreen
from tui.screens.passages import PassagesScreen
from tui.screens.shelf import ShelfScreen

URL = "https://zhuanlan.zhihu.com/p/{}".format


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shelf of three columns, a damaged file and one that is none."""
    linked = saved_article(3, content=f'<p><a href="{URL(5)}">去丙</a></p>')
    files = {
        "a.json": column("甲栏", 1, 2),
        "b.json": saved_column(linked, title="乙栏"),
        "c.json": saved_column(
            *(saved_article(number, userName="周") for number in (4, 5, 6)), title="丙栏"
        ),
        "d.json": b'{"article": [nothing',
        "e.txt": "nothing",
    }
    return put(tmp_path / "shelf", files)


def listed(reader: Reading) -> list[str]:
    """Return the first word of each row of the list, with the mark of the one selected."""
    rows = (row.split()[:2] for row in reader.rows[3:-3] if row.strip())
    return [" ".join(words[: 1 + (words[0] in ">!")]) for words in rows]


async def test_columns_stand_in_the_order_of_their_files(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        assert isinstance(reader.screen, ShelfScreen)
        assert reader.rows[0].split() == ["shelf", "3", "个专栏", "6", "篇", "6", "未读"]
        assert reader.rows[1].strip() == "1 个读不出来，以 ! 标出；1 个文件不是专栏，已略过"
        assert listed(reader) == ["> 甲栏", "乙栏", "丙栏", "! d"]
        assert reader.rows[5].split() == ["丙栏", "3", "3", "0", "周"]
        assert "第 1 行第 14 列起不是 JSON" in reader.rows[6]
        assert reader.rows[-1].endswith("1/4")


async def test_a_file_that_is_cut_off_is_marked_and_says_how_far_it_goes(folder: Path) -> None:
    cut = (folder / "a.json").read_bytes()
    put(folder, {"a.json": cut[: cut.rindex("第 2 篇".encode())]})
    async with at_shelf(folder) as reader:
        assert reader.rows[1].startswith(" 1 个读不出来，以 ! 标出；1 个读不全，以 ! 标出")
        assert reader.rows[3].split()[:3] == [">!", "甲栏", "1"]
        assert "! 文件不完整，只能读到第 1 项  " in reader.rows[-2]
        await reader.press("enter")
        assert reader.said[-1] == "只能读到第 1 篇，文件其余部分读不出来"
        await reader.press("enter", "escape")
        assert reader.said, "it stays with the column"
        await reader.press("escape")
        assert not reader.said


async def test_enter_opens_a_column_and_esc_returns_to_its_row(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("j", "enter")
        assert isinstance(reader.screen, ColumnScreen)
        assert reader.rows[0].split()[0] == "乙栏"
        assert "Esc 书架" in reader.rows[-1]
        await reader.press("enter")
        assert isinstance(reader.screen, ArticleScreen)
        await reader.press("q", "escape")
        assert isinstance(reader.screen, ShelfScreen)
        assert listed(reader)[1] == "> 乙栏"
        assert reader.rows[4].split() == [">", "乙栏", "1", "0", "0", "林知秋", "今天"]


async def test_esc_in_a_column_takes_its_filter_away_first(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("enter", "slash", "2", "enter", "escape")
        assert isinstance(reader.screen, ColumnScreen)
        await reader.press("escape")
        assert isinstance(reader.screen, ShelfScreen)


async def test_a_column_opens_once_however_often_enter_is_pressed(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        reader.app.screen.action_open()  # type: ignore[attr-defined]
        reader.app.screen.action_open()  # type: ignore[attr-defined]
        await reader.settle()
        assert isinstance(reader.screen, ColumnScreen)
        await reader.press("escape")
        assert isinstance(reader.screen, ShelfScreen)


async def test_what_comes_late_to_a_list_that_was_left_does_nothing(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("enter")
        left = reader.screen
        assert isinstance(left, ColumnScreen)
        await reader.press("escape")
        left.remember()
        left._show_selected()
        await reader.settle()
        assert isinstance(reader.screen, ShelfScreen)


async def test_forward_goes_into_the_column_and_its_article_again(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("enter", "j", "enter", "q", "escape", "ctrl+r")
        assert isinstance(reader.screen, ColumnScreen)
        await reader.press("ctrl+r")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 2 篇"
        await reader.press("q", "escape")
        assert isinstance(reader.screen, ShelfScreen)


async def test_what_cannot_be_opened_says_why_and_stays(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("G", "enter")
        assert isinstance(reader.screen, ShelfScreen)
        assert reader.said[-1].startswith("打不开：第 1 行第 14 列起不是 JSON：缺一个值")
        (folder / "b.json").unlink()
        await reader.press("g", "j", "enter")
        assert reader.said[-1] == "打不开：已经不在了"


async def test_the_next_unread_article_is_after_a_column_that_is_gone(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        (folder / "a.json").unlink()
        await reader.press("N")
        assert reader.said[-1] == "打不开：已经不在了"
        assert reader.rows[3].split() == [">!", "甲栏", "已经不在了"]
        await reader.press("N")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 3 篇"


async def test_a_file_that_has_changed_is_read_anew(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        put(folder, {"a.json": column("甲二", 1, 2, 7)})
        await reader.press("enter")
        assert reader.rows[0].split()[:2] == ["甲二", "3"]
        await reader.press("escape")
        assert reader.rows[3].split()[:4] == [">", "甲二", "3", "3"]


async def test_columns_are_filtered_and_sorted(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("slash", "周")
        assert listed(reader) == ["> 丙栏"]
        await reader.press("enter")
        assert reader.rows[-1].endswith("/周  1/1")
        await reader.press("escape", "s", "s")
        assert listed(reader) == ["> 丙栏", "甲栏", "乙栏", "! d"]
        assert "v篇数" in reader.rows[2]
        await reader.press("S")
        assert listed(reader)[-1] == "丙栏"


async def test_the_next_unread_article_is_found_in_any_column(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("N")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 1 篇"
        await reader.press("J", "q")
        assert isinstance(reader.screen, ShelfScreen), "Back returns to the shelf"
        await reader.press("N")
        assert reader.screen.article.title == "第 3 篇"
        await reader.press("q")
        assert listed(reader)[1] == "> 乙栏"
        for _ in range(2):
            await reader.press("N", "J", "J", "q")
        assert "都读过了" in reader.said[-1]
        assert isinstance(reader.screen, ShelfScreen)


async def test_bookmarks_and_what_was_read_last_are_listed_across_columns(folder: Path) -> None:
    async with at_shelf(folder, store=Store(folder.parent / "state")) as reader:
        await reader.press("apostrophe")
        assert reader.said[-1].startswith("没有书签")
        await reader.press("enter", "m", "escape", "j", "j", "enter", "G", "m", "enter", "q")
        await reader.press("escape", "apostrophe")
        assert [row.strip() for row in reader.rows if "栏" in row and "篇" in row][-2:] == [
            "第 1 篇  甲栏",
            "第 6 篇  丙栏",
        ]
        await reader.press("down", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 6 篇"
        await reader.press("q")
        assert isinstance(reader.screen, ShelfScreen)


async def test_all_of_a_column_is_told_without_opening_it(folder: Path) -> None:
    async with at_shelf(folder) as reader:
        await reader.press("i")
        assert isinstance(reader.screen, OwnPageScreen)
        assert "a.json" in reader.text and "2 篇文章" in reader.text
        await reader.press("q", "G", "i")
        assert "不是 JSON" in reader.text


async def test_a_link_to_an_article_of_another_column_opens_there(folder: Path) -> None:
    browser = FakeBrowser()
    async with at_shelf(folder, browser=browser) as reader:
        await reader.press("j", "enter", "enter", "tab", "tab")
        assert "另一栏 丙栏" in reader.rows[-1]
        await reader.press("enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 5 篇"
        await reader.press("q")
        assert reader.screen.article.title == "第 3 篇", "Back returns to where the link is"
        await reader.press("q", "q", "escape")
        assert reader.rows[5].split()[:4] == ["丙栏", "3", "2", "0"], "and it is read there"
        assert browser.urls == []


async def test_the_shelf_goes_on_where_it_was_left(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    async with at_shelf(folder, store=store) as reader:
        await reader.press("s", "s", "j", "enter", "enter")
        assert isinstance(reader.screen, ArticleScreen)
    store = Store(tmp_path / "state")
    last = store.last_shelf()
    key = column_key(folder / "a.json")
    assert last == (str(folder), ShelfState("ARTICLES", selected=key, reading=True))
    async with at_shelf(folder, store=store, left=last[1]) as reader:
        assert listed(reader)[:2] == ["丙栏", "> 甲栏"]


async def test_leaving_a_column_is_remembered_as_being_at_the_shelf(
    folder: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "state")
    async with at_shelf(folder, store=store) as reader:
        await reader.press("enter", "enter", "q", "escape")
    last = Store(tmp_path / "state").last_shelf()
    assert last and not last[1].reading


async def test_two_readers_at_one_shelf_do_not_disturb_each_other(
    folder: Path, tmp_path: Path
) -> None:
    async with at_shelf(folder, store=Store(tmp_path / "state")) as one:
        async with at_shelf(folder, store=Store(tmp_path / "state")) as other:
            await other.press("j", "enter", "r", "escape")
        await one.press("enter", "r", "escape")
        assert listed(one) == ["> 甲栏", "乙栏", "丙栏", "! d"]
    articles = Store(tmp_path / "state").articles()
    assert {key for key, memory in articles.items() if memory.read} == {URL(1), URL(3)}


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (20, 6)])
async def test_it_fits_any_terminal(folder: Path, size: tuple[int, int]) -> None:
    async with at_shelf(folder, size=size) as reader:
        assert len(reader.rows) == size[1]
        await reader.press("j", "question_mark")
        await reader.press("q", "colon", "escape", "s", "slash", "escape")


async def test_keys_may_come_before_anything_is_counted(folder: Path) -> None:
    async with at_shelf(folder, counted=False) as reader:
        await reader.press("N", "apostrophe", "H", "escape", "s", "j", "enter", "enter", "c", "q")
        assert isinstance(reader.screen, ArticleScreen | CommentsScreen | ColumnScreen)


async def test_m_lists_what_is_marked_in_any_column_and_opens_it_there(
    folder: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path)
    for number in (2, 5):
        words, url = f"第 {number} 篇", URL(number)
        passage = Passage(str(number), f"zhihu:{number}", url=url, words=words, made=number)
        store.remember_passage(passage)
    store.close()
    async with at_shelf(folder, store=Store(tmp_path)) as reader:
        await reader.press("M")
        assert isinstance(reader.screen, PassagesScreen)
        assert reader.rows[0] == " 全部  2 处划线"
        assert ["第 2 篇" in reader.text, "第 5 篇" in reader.text] == [True, True]
        await reader.press("G", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.screen.article.title == "第 5 篇"
        await reader.press("q", "q")
        assert isinstance(reader.screen, PassagesScreen)
        await reader.press("escape")
        assert isinstance(reader.screen, ShelfScreen)
