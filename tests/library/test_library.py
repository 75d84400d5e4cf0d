"""A library: every column of a shelf is named, counted, opened; what is wrong costs only itself."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.archive.opened import item
from tests.columns import real_columns, saved_article, saved_column
from tests.library.shelves import column, counted, library_of, put
from tui.archive.contents import UnreadableError
from tui.archive.opening import open_whole
from tui.library.article_places import ArticlePlace
from tui.library.discovery import shelf_files
from tui.library.library import Library
from tui.library.shelf_file import ShelfFile
from tui.memory.database import Database
from tui.memory.shelf import ShelfMemory
from tui.memory.values import ArticleMemory, article_key, column_key


def titles(library: Library) -> list[tuple[str, int | None]]:
    """Return titles and numbers of articles."""
    return [(row.title, row.articles) for row in library.rows]


def whole(library: Library, key: str) -> list[str]:
    """Return the titles of a column's articles, as it is opened from the shelf."""
    *_, last = library.parts(key)
    return [article.title for article in last.articles]


def test_names_come_first_then_what_is_counted(tmp_path: Path) -> None:
    put(tmp_path, {"b10.json": column("十", 1, 2), "b9.json": column("九", 3), "c.txt": "nothing"})
    library = library_of(tmp_path)
    assert titles(library) == [("b9", None), ("b10", None), ("c", None)]
    library.count_all()
    assert titles(library) == [("九", 1), ("十", 2)]
    assert (library.skipped, library.complete) == (1, True)


def test_a_row_tells_who_wrote_it_and_what_is_read_and_marked(tmp_path: Path) -> None:
    other = saved_article(2, userName="周")
    files = {"a.json": column("甲", 1), "b.json": saved_column(saved_article(1), other)}
    library = counted(put(tmp_path, files))
    assert [(row.unread, row.author, row.authors) for row in library.rows] == [
        (None, "林知秋", 1),
        (None, "", 2),
    ]
    library.remember({"https://zhuanlan.zhihu.com/p/1": ArticleMemory(True, True)})
    assert [(row.unread, row.bookmarked, row.read_through) for row in library.rows] == [
        (0, 1, True),
        (1, 1, False),
    ]


def test_a_column_opens_as_its_file_does(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": column("甲", 1, 2), "b.json": column("乙", 3)})
    library = library_of(tmp_path)
    first, second = (row.key for row in library.rows)
    assert first == column_key(tmp_path / "a.json"), "one column, one memory"
    assert whole(library, second) == ["第 3 篇"], "before anything is counted"
    library.count_all()
    assert whole(library, first) == ["第 1 篇", "第 2 篇"]
    with pytest.raises(UnreadableError, match="elsewhere: is not on this shelf"):
        whole(library, "elsewhere")


def test_a_damaged_file_stands_among_the_others_with_its_reason(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": column("甲", 1), "b.json": b'{"article": [nothing', "c.txt": "x"})
    library = counted(tmp_path)
    good, damaged = library.rows
    assert (good.problem, damaged.title, damaged.articles) == ("", "b", None)
    assert damaged.problem.startswith("is not JSON at line 1, column 14")


def test_articles_by_themselves_are_one_column_after_the_others(tmp_path: Path) -> None:
    files = {"a.json": column("甲", 1), "x.json": item(8), "y.json": item(7), "z.json": {"a": 1}}
    put(tmp_path, files)
    library = counted(tmp_path)
    assert titles(library) == [("甲", 1), ("一个专栏", 2)]
    assert whole(library, library.rows[1].key) == ["第 7 篇", "第 8 篇"], "by date"
    assert library.skipped == 1


def test_a_list_of_columns_in_a_file_is_as_many(tmp_path: Path) -> None:
    files = {"a.json": column("甲", 1), "two.json": [column("乙", 2), column("丙", 3, 4)]}
    library = counted(put(tmp_path, files))
    assert titles(library) == [("甲", 1), ("乙", 1), ("丙", 2)]
    assert whole(library, library.rows[2].key) == ["第 3 篇", "第 4 篇"]
    assert len({row.key for row in library.rows}) == 3


def test_columns_a_line_each_are_whole(tmp_path: Path) -> None:
    saved = b"\n".join(json.dumps(one).encode() for one in (column("乙", 2), column("丙", 3)))
    library = counted(put(tmp_path, {"a.json": column("甲", 1), "two.jsonl": saved}))
    assert titles(library) == [("甲", 1), ("乙", 1), ("丙", 1)]
    for row in library.rows:
        *_, whole_column = library.parts(row.key)
        assert (whole_column.title, whole_column.notices) == (row.title, ())


def test_a_zip_is_a_shelf_whose_members_are_read_one_by_one(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.json", "deep/b.json", "notes.txt"):
            archive.writestr(name, json.dumps(column(name, 1), ensure_ascii=False))
    file = put(tmp_path, {"all.zip": packed.getvalue()}) / "all.zip"
    library = counted(file)
    assert [row.title for row in library.rows] == ["a.json", "deep/b.json", "notes.txt"]
    assert whole(library, library.rows[1].key) == ["第 1 篇"]


def test_a_zip_that_changes_is_read_anew(tmp_path: Path) -> None:
    def pack(files: dict[str, object]) -> Path:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, saved in files.items():
                archive.writestr(name, json.dumps(saved, ensure_ascii=False))
        return put(tmp_path, {"all.zip": packed.getvalue()}) / "all.zip"

    library = counted(file := pack({"a.json": column("甲", 1), "b.json": column("乙", 2)}))
    a, b = (row.key for row in library.rows)
    assert whole(library, a) == ["第 1 篇"]
    pack({"a.json": column("新甲", 3, 4)})
    assert whole(library, a) == ["第 3 篇", "第 4 篇"]
    assert titles(library) == [("新甲", 2), ("乙", 1)]
    with pytest.raises(UnreadableError, match="is not there any more"):
        whole(library, b)
    file.unlink()
    with pytest.raises(UnreadableError, match="is not there any more"):
        whole(library, a)


def test_columns_that_cannot_be_read_again_stay(tmp_path: Path) -> None:
    shelf = open_whole([put(tmp_path, {"a.json": [column("甲", 1), column("乙", 2)]}) / "a.json"])
    file = ShelfFile.holding(shelf.columns, "standard input", "")
    library = Library([file], ShelfMemory(Database(None)), notices=("注意",))
    library.count_all()
    assert titles(library) == [("甲", 1), ("乙", 1)]
    assert whole(library, library.rows[1].key) == ["第 2 篇"]
    assert library.notices == ("注意",)


@pytest.mark.parametrize(
    "files",
    [
        {"a.json": column("甲", 1)},
        {"a.json": item(1), "b.json": item(2)},
        {"a.txt": "x", "b.txt": "y"},
        {"a.md": "# 标题\n\n文字\n", "b.md": "# 标题\n\n文字\n"},
    ],
    ids=["one column", "articles", "nothing", "Markdown"],
)
def test_what_is_one_column_is_no_shelf(tmp_path: Path, files: dict[str, object]) -> None:
    assert shelf_files([put(tmp_path, files)]) is None


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": column("甲", 1)})
    with pytest.raises(UnreadableError, match=r"gone.json: no such file"):
        shelf_files([tmp_path / "a.json", tmp_path / "gone.json"])


def test_the_second_start_reads_no_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(
        tmp_path / "shelf",
        {
            "a.json": column("甲", 1),
            "b.json": [column("乙", 2), column("丙", 3)],
            "c.txt": "x",
            "d.json": item(4),
        },
    )
    memory = ShelfMemory(Database(tmp_path / "memory.sqlite3"))
    before = counted(folder, memory)
    monkeypatch.setattr("tui.archive.folder.read_file", lambda *_: pytest.fail("a file is read"))
    after = library_of(folder, memory)
    after.look_up_first()
    assert after.rows[0] == before.rows[0], "the first of them before the screen is drawn"
    after.count_all()
    assert after.rows == before.rows
    assert after.skipped == 1


def test_a_file_that_has_changed_is_counted_anew_also_when_it_is_opened(tmp_path: Path) -> None:
    folder = put(tmp_path / "shelf", {"a.json": column("甲", 1), "b.json": column("乙", 2)})
    memory = ShelfMemory(Database(tmp_path / "memory.sqlite3"))
    library = counted(folder, memory)
    put(folder, {"a.json": column("甲", 1, 2, 3)})
    assert titles(counted(folder, memory)) == [("甲", 3), ("乙", 1)]
    put(folder, {"b.json": column("乙二", 2, 4)})
    key = library.rows[1].key
    assert titles(library) == [("甲", 1), ("乙", 1)]
    assert whole(library, key) == ["第 2 篇", "第 4 篇"]
    assert titles(library) == [("甲", 1), ("乙二", 2)]
    after = library_of(folder, memory)
    after.look_up()
    assert titles(after)[1] == ("乙二", 2), "and that is kept"


def test_what_was_wrong_with_a_file_is_looked_at_again(tmp_path: Path) -> None:
    folder = put(tmp_path / "shelf", {"a.json": column("甲", 1), "b.json": column("乙", 2)})
    memory = ShelfMemory(Database(tmp_path / "memory.sqlite3"))
    (folder / "b.json").write_bytes(b"{")
    os.utime(folder / "b.json", ns=(0, 1))
    assert counted(folder, memory).rows[1].problem
    (folder / "b.json").write_bytes(b"}")
    os.utime(folder / "b.json", ns=(0, 1))
    library = library_of(folder, memory)
    library.look_up()
    assert library.rows[1].articles is None
    library.count_all()
    assert library.rows[1:] == [], "no column at all"


def test_articles_are_found_on_any_column(tmp_path: Path) -> None:
    files = {"a.json": column("甲", 1, 2), "b.json": column("乙", 3, 4)}
    library = counted(put(tmp_path, files))
    a, b = (row.key for row in library.rows)
    assert library.places.at("https://zhuanlan.zhihu.com/p/4") is None, "not looked at yet"
    library.places.index()
    assert library.title_at("https://zhuanlan.zhihu.com/p/4") == "乙"
    assert library.places.at("http://zhuanlan.zhihu.com/p/4?utm=1#x") == ArticlePlace(b, 2)
    assert library.places.at("https://zhuanlan.zhihu.com/p/5") is None
    assert library.places.at("https://example.org") is None
    url = "https://zhuanlan.zhihu.com/p/{}".format
    assert library.places.of([url(3), url(9)]) == {url(3): ArticlePlace(b, 1)}
    library.remember({url(1): ArticleMemory(True), url(3): ArticleMemory(False, True)})
    assert library.bookmarks() == [ArticlePlace(b, 1)]
    assert library.next_unread([a, b]) == ArticlePlace(a, 2)
    assert library.next_unread([b, a]) == ArticlePlace(b, 1)
    library.remember({**library.articles, url(2): ArticleMemory(True)})
    assert library.next_unread([a, b]) == ArticlePlace(b, 1), "of the next one"
    library.remember({url(number): ArticleMemory(True) for number in (1, 2, 3, 4)})
    assert library.next_unread([a, b]) is None


def test_a_second_start_knows_all_before_it_reads_a_file(tmp_path: Path) -> None:
    files = {"a.json": column("甲", 1, 2), "b/5.json": item(5), "b/6.json": item(6), "c.txt": b"x"}
    folder = put(tmp_path / "shelf", {**files, "d.json": column("丁", 3)})
    memory = ShelfMemory(Database(tmp_path / "memory.sqlite3"))
    rows = counted(folder, memory).rows
    for file in folder.rglob("[b-d5-6]*.*"):  # by the beginning of the first it is a shelf
        status = file.stat()
        file.write_bytes(b"?" * status.st_size)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    library = library_of(folder, memory)
    library.look_up_first()
    assert library.complete
    assert library.rows == rows
    library.count_all()
    assert library.rows == rows


def test_two_libraries_on_one_memory_do_not_disturb_each_other(tmp_path: Path) -> None:
    folder = put(tmp_path / "shelf", {f"{n}.json": column(str(n), n) for n in range(9)})
    file = tmp_path / "memory.sqlite3"
    one, other = (library_of(folder, ShelfMemory(Database(file))) for _ in range(2))
    for library in (one, other):
        library.find()
        library.look_up()
    for _ in zip(one.count(), other.count(), strict=True):
        pass
    assert one.rows == other.rows == counted(folder, ShelfMemory(Database(file))).rows


@pytest.mark.parametrize("file", real_columns())
def test_a_real_column_is_counted_as_it_is_read(file: Path) -> None:
    read = open_whole([file]).columns[0]
    library = counted([file, Path(__file__)])
    (row,) = library.rows
    authors = {one.author.name for one in read.articles if one.author.name}
    assert (row.title, row.articles, row.authors) == (read.title, len(read.articles), len(authors))
    for number, article in enumerate(read.articles, 1):
        key = article_key(article, row.key)
        assert library.places.of([key])[key].number <= number, "the first of those saved twice"
