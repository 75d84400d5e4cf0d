"""Files of a shelf that change, or go away, while it is open: each says so, and no other minds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.opened import item
from tests.library.shelves import column, counted, library_of, put
from tui.archive.contents import UnreadableError
from tui.library.article_places import ArticlePlace
from tui.library.library import Library
from tui.memory.database import Database
from tui.memory.shelf import ShelfMemory


def whole(library: Library, key: str) -> list[str]:
    """Return the titles of a column's articles, as it is opened from the shelf."""
    *_, last = library.parts(key)
    return [article.title for article in last.articles]


def stands(library: Library) -> list[tuple[str, int | None, str]]:
    """Return title, number of articles and problem of each row."""
    return [(row.title, row.articles, row.problem) for row in library.rows]


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    folder = put(tmp_path, {"a.json": column("甲", 1), "b.json": column("乙", 2)})
    library = library_of(folder)
    (folder / "b.json").unlink()
    with pytest.raises(UnreadableError, match=r"b\.json: is not there any more"):
        whole(library, library.rows[1].key)
    library.count_all()
    assert library.rows[1].problem == "is not there any more"
    put(folder, {"b.json": column("乙", 2)})
    assert whole(library, library.rows[1].key) == ["第 2 篇"]
    assert library.rows[1].problem == "", "it is there again"


def test_a_counted_file_that_is_gone_is_marked_and_has_nothing_to_read(tmp_path: Path) -> None:
    folder = put(tmp_path, {"a.json": column("甲", 1), "b.json": column("乙", 2)})
    library = counted(folder)
    first, second = (row.key for row in library.rows)
    (folder / "a.json").unlink()
    assert library.next_unread([first, second]) == ArticlePlace(first, 1)
    with pytest.raises(UnreadableError):
        whole(library, first)
    assert stands(library) == [("甲", None, "is not there any more"), ("乙", 1, "")]
    assert library.next_unread([first, second]) == ArticlePlace(second, 1)
    put(folder, {"a.json": column("甲", 1)})
    assert whole(library, first) == ["第 1 篇"]
    assert stands(library) == [("甲", 1, ""), ("乙", 1, "")], "it is there again"


def test_articles_in_no_column_that_are_gone_say_so(tmp_path: Path) -> None:
    folder = put(
        tmp_path, {"a.json": column("甲", 1), "b.json": column("乙", 2), "7.json": item(7)}
    )
    library = counted(folder)
    key = library.rows[-1].key
    (folder / "7.json").unlink()
    with pytest.raises(UnreadableError):
        whole(library, key)
    assert library.rows[-1].problem.startswith("no columns or articles in 1 file; ")
    put(folder, {"7.json": item(7)})
    assert whole(library, key) == ["第 7 篇"]
    assert library.rows[-1].problem == ""


def test_links_lead_to_what_a_changed_file_holds_now(tmp_path: Path) -> None:
    folder = put(
        tmp_path, {"a.json": [column("甲", 1), column("乙", 2)], "b.json": column("丙", 3)}
    )
    library, url = counted(folder), "https://zhuanlan.zhihu.com/p/{}".format
    library.places.index()
    assert [library.title_at(url(number)) for number in (1, 2, 3, 4)] == ["甲", "乙", "丙", ""]
    put(folder, {"a.json": [column("甲", 1, 4)]})
    assert whole(library, library.rows[0].key) == ["第 1 篇", "第 4 篇"]
    assert [library.title_at(url(number)) for number in (1, 2, 3, 4)] == ["甲", "", "丙", "甲"]


@pytest.mark.parametrize("opened", [0, 1])
def test_all_columns_of_a_file_that_changes_are_counted_anew(tmp_path: Path, opened: int) -> None:
    files = {"a.json": [column("甲", 1), column("乙", 2)], "b.json": column("丙", 3)}
    folder, memory = put(tmp_path / "shelf", files), ShelfMemory(Database(tmp_path / "state"))
    library = counted(folder, memory)
    key = library.rows[opened].key
    put(folder, {"a.json": [column("甲", 1, 4), column("乙", 2), column("丁", 5)]})
    whole(library, key)
    after = library_of(folder, memory)
    after.look_up()
    for now in library, after:
        assert stands(now) == [("甲", 2, ""), ("乙", 1, ""), ("丁", 1, ""), ("丙", 1, "")]
