"""A file of which a part cannot be read: it stands on the shelf, and what is missing is said."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.columns import saved_article, saved_column
from tests.library.shelves import column, counted, library_of, put
from tui.memory.database import Database
from tui.memory.shelf import ShelfMemory

CUT = "文件不完整，只能读到第 1 项"
SAVED = json.dumps(column("甲", 1, 2), ensure_ascii=False).encode()


def notices(folder: Path) -> list[tuple[int | None, str]]:
    """Return how many articles the columns of a folder have, and what is said of each."""
    return [(row.articles, row.notice) for row in counted(folder).rows]


@pytest.mark.parametrize("more", [0, 1], ids=["between characters", "in a character"])
def test_a_file_that_is_cut_off_says_how_far_it_goes(tmp_path: Path, more: int) -> None:
    end = SAVED.rindex("篇".encode()) + more
    put(tmp_path, {"a.json": SAVED[:end], "b.json": column("乙", 3)})
    assert notices(tmp_path) == [(1, CUT), (1, "")]
    library = library_of(tmp_path)
    *_, whole = library.parts(library.rows[0].key)
    assert whole.notices == ("只能读到第 1 篇，文件其余部分读不出来",)


def test_the_second_start_knows_it_without_reading(tmp_path: Path) -> None:
    put(tmp_path / "shelf", {"a.json": SAVED[:-9], "b.json": column("乙", 3)})
    memory = ShelfMemory(Database(tmp_path / "state.sqlite3"))
    assert counted(tmp_path / "shelf", memory).rows[0].notice == CUT
    library = library_of(tmp_path / "shelf", memory)
    library.look_up()
    assert library.complete and library.rows[0].notice == CUT


def test_a_file_in_a_zip_says_it_on_the_shelf_and_when_it_is_opened(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.json", SAVED[:-9])
        archive.writestr("b.json", json.dumps(column("乙", 3)))
    library = counted(put(tmp_path, {"all.zip": packed.getvalue()}) / "all.zip")
    assert [row.notice for row in library.rows] == [CUT, ""]
    *_, whole = library.parts(library.rows[0].key)
    assert whole.notices == (CUT,)


def test_of_a_list_of_columns_the_last_one_says_it(tmp_path: Path) -> None:
    saved = json.dumps([column("甲", 1), column("乙", 2), column("丙", 3)]).encode()
    put(tmp_path, {"a.json": saved[:-9], "b.json": column("丁", 4)})
    assert notices(tmp_path) == [(1, ""), (1, "文件不完整，只能读到第 2 项"), (1, "")]


def test_nothing_is_said_where_nothing_is_missing(tmp_path: Path) -> None:
    saved = json.dumps(saved_column(saved_article(1), title="终端里的字"), ensure_ascii=False)
    put(tmp_path, {"a.json": saved.encode("gb18030"), "b.json": column("乙", 3)})
    assert notices(tmp_path) == [(1, ""), (1, "")]


@pytest.mark.parametrize(
    "field",
    [
        {"content": None},
        {"content": 7},
        {"title": ["题"]},
        {"upvote": "很多"},
        {"topic": [{"tag": 1}]},
    ],
    ids=str,
)
def test_an_article_that_is_damaged_is_said_on_the_shelf_as_in_its_list(
    tmp_path: Path, field: dict[str, object]
) -> None:
    damaged = saved_column(saved_article(1), saved_article(2, **field), title="甲")
    put(tmp_path, {"a.json": damaged, "b.json": column("乙", 3)})
    said = "1 篇文章存档有损坏，列表中以 ! 标出"
    assert notices(tmp_path) == [(2, said), (1, "")]
    library = library_of(tmp_path)
    *_, whole = library.parts(library.rows[0].key)
    assert whole.notices == (said,)


def test_a_count_that_is_saved_as_text_is_no_damage(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": saved_column(saved_article(1, upvote="12")), "b.json": column("乙")})
    assert notices(tmp_path) == [(1, ""), (0, "")]
