"""Searching a shelf by several processes: the same is found as by one, in order, whatever fails."""

from __future__ import annotations

import os
import signal
import time
import zipfile
from pathlib import Path

import pytest

from tests.archive.opened import as_bytes
from tests.columns import saved_article
from tests.library.shelves import column, counted, library_of, put
from tui.library.library import Library
from tui.library.pause import SIGNAL
from tui.library.search_process import SearchProcess
from tui.library.searched_file import Wanted
from tui.library.shelf_file import ShelfFile
from tui.library.shelf_search import FileDone, ShelfSearch
from tui.memory.database import Database
from tui.memory.shelf import ShelfMemory
from tui.search.found_articles import FoundLines
from tui.search.query import Query

COUNT = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Columns of two articles each, and files that are none."""
    files = {f"{n:02}.json": column(f"栏{n}", 2 * n + 1, 2 * n + 2) for n in range(COUNT)}
    return put(tmp_path / "shelf", {**files, "07.json": b'{"article": [x', "08.txt": b"no"})


def wanted(words: str, most: int | None = None) -> Wanted:
    return Wanted(Query.parse(words).terms, most)


def searching(library: Library, processes: int = 2, *, takes_part: bool = False) -> ShelfSearch:
    return ShelfSearch(library, processes=processes, takes_part=takes_part)


def found(search: ShelfSearch, words: str) -> list[tuple[str, int]]:
    """Return the columns and numbers of what is found."""
    asked = wanted(words)
    come = search.search(lambda: asked, lambda: False)
    return [(one.column_title, one.number) for one in come if isinstance(one, FoundLines)]


def ready(search: ShelfSearch) -> list[SearchProcess]:
    """Wait until the processes of a search answer, and return them."""
    search.prepare()
    processes = search._processes or []
    while not all(one.ready for one in processes):
        found(search, "没有")
    return processes


def problems(search: ShelfSearch) -> list[str]:
    """Return what cannot be read of files."""
    try:
        ready(search)
        come = search.search(lambda: wanted("第"), lambda: False)
        return [one.result.problem for one in come if isinstance(one, FileDone)]
    finally:
        search.close()


ALL = [(f"栏{n}", number) for n in range(COUNT) if n != 7 for number in (1, 2)]


@pytest.mark.parametrize("processes", [0, 1, 2])
@pytest.mark.parametrize("takes_part", [False, True])
def test_all_is_found_in_order(folder: Path, processes: int, takes_part: bool) -> None:
    library = counted(folder)
    search = searching(library, processes, takes_part=takes_part)
    try:
        assert found(search, "第") == ALL, "while they start"
        ready(search)
        assert found(search, "第") == ALL
        assert found(search, '"第 21 篇"') == [("栏10", 1)]
        assert found(search, "没有") == []
    finally:
        search.close()


def test_what_cannot_be_read_is_told_where_it_stands(folder: Path) -> None:
    search = searching(library := library_of(folder), 1)
    library.find()
    try:
        ready(search)
        come = list(search.search(lambda: wanted("第"), lambda: False))
    finally:
        search.close()
    done = [one for one in come if isinstance(one, FileDone)]
    assert [one.done for one in done] == list(range(1, COUNT + 2))
    (damaged,) = (one for one in done if one.result.problem)
    assert damaged.file and damaged.file.key.endswith("07.json")
    assert "07.json: is not JSON" in damaged.result.problem
    other = next(one for one in done if not one.result.columns and not one.result.problem)
    assert other.file and other.file.key.endswith("08.txt")


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_a_process_that_ends_costs_nothing(folder: Path) -> None:
    search = searching(counted(folder))
    try:
        first, second = ready(search)
        asked = wanted("第")
        come: list[tuple[str, int]] = []
        for one in search.search(lambda: asked, lambda: False):
            if isinstance(one, FileDone):
                continue
            come.append((one.column_title, one.number))
            if len(come) in (9, 30):
                os.kill((first if len(come) == 9 else second)._child.pid, signal.SIGKILL)
        assert come == ALL
        assert found(search, "第") == ALL, "and is not missed"
    finally:
        search.close()


@pytest.mark.skipif(SIGNAL is None, reason="there is no such signal")
def test_processes_that_pause_go_on(folder: Path) -> None:
    search = searching(counted(folder))
    try:
        processes = ready(search)
        asked = wanted("第")
        come: list[tuple[str, int]] = []
        for one in search.search(lambda: asked, lambda: False):
            search.pause()
            if isinstance(one, FoundLines):
                come.append((one.column_title, one.number))
        assert come == ALL
        assert search._processes == processes, "none has ended by it"
    finally:
        search.close()
        search.pause()


def test_processes_that_have_started_are_asked_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = searching(counted(folder))
    try:
        search.prepare()
        while search._heard.qsize() < 2:
            time.sleep(0.001)
        monkeypatch.setattr("tui.library.shelf_search._LOOK_SECONDS", 60)
        begun = time.monotonic()
        assert found(search, "第") == ALL
        assert time.monotonic() - begun < 30, "nobody was asked, and nothing was heard"
    finally:
        search.close()


def test_a_file_whose_name_cannot_be_sent_is_searched_here(folder: Path) -> None:
    """A name from before UTF-8: half characters, as Python has them."""
    (folder / "10.json").rename(folder / os.fsdecode(b"10\xff.json"))
    search = searching(counted(folder))
    try:
        ready(search)
        assert sorted(found(search, "第")) == sorted(ALL)
        assert found(search, '"第 21 篇"') == [("栏10", 1)]
    finally:
        search.close()


def test_a_search_that_is_stopped_tells_no_more(folder: Path) -> None:
    search = searching(counted(folder))
    try:
        ready(search)
        stop: list[bool] = []
        come = []
        asked = wanted("第")
        for one in search.search(lambda: asked, lambda: bool(stop)):
            come.append(one)
            stop.append(True)
        assert len(come) < COUNT
        assert found(search, "第") == ALL, "and the next one is whole"
    finally:
        search.close()


def test_only_some_files_are_searched(folder: Path) -> None:
    library = counted(folder)
    search = searching(library, 0)
    only = {row.key for row in library.rows if row.title in ("栏3", "栏5")}
    come = search.search(lambda: wanted("第", 1), lambda: False, only)
    lines = [one for one in come if isinstance(one, FoundLines)]
    assert [(one.column_title, one.number, len(one.hits)) for one in lines] == [
        (f"栏{n}", number, 1) for n in (3, 5) for number in (1, 2)
    ]


def test_members_of_a_zip_and_articles_in_no_column_are_searched(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in (1, 2):
            archive.writestr(f"{number}.json", as_bytes(column(f"栏{number}", number)))
    search = searching(counted(tmp_path / "all.zip"), 1)
    try:
        ready(search)
        assert found(search, "第") == [("栏1", 1), ("栏2", 1)]
    finally:
        search.close()
    item = saved_article(5, title="散 篇") | {"id": 5, "type": "article", "voteup_count": 1}
    files = {"a.json": column("栏", 1), "x/5.json": item, "x/6.json": column("栏二", 6)}
    mixed = put(tmp_path / "mixed", files)
    search = searching(library := counted(mixed), 1)
    try:
        assert found(search, "散") == [("mixed", 1)]
        keys = {row.title: row.key for row in library.rows}
        (one,) = (
            one
            for one in search.search(lambda: wanted("散"), lambda: False)
            if isinstance(one, FoundLines)
        )
        assert one.column == keys["mixed"]
    finally:
        search.close()


@pytest.mark.parametrize("damage", ["gone", "no zip", "a member"])
def test_what_is_wrong_with_a_zip_is_told_as_if_it_were_searched_here(
    tmp_path: Path, damage: str
) -> None:
    """By the zip's own name where that is wrong, and else by the zip's and its member's."""
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for number in (1, 2):
            archive.writestr(f"{number}.json", as_bytes(column(f"栏{number}", number)))
    library = counted(file)
    if damage == "gone":
        file.unlink()
    elif damage == "no zip":
        file.write_bytes(b"PK\3\4")
    else:
        file.write_bytes(file.read_bytes().replace(b"http", b"hxxp"))
    told = [problems(searching(library, processes)) for processes in (0, 1)]
    assert told[0] == told[1]
    for number, one in enumerate(told[0], 1):
        assert one.startswith(f"{file}: {number}.json: " if damage == "a member" else f"{file}: ")
        assert (f"{number}.json" in one) == (damage == "a member")


def test_columns_that_are_in_memory_are_searched_here(folder: Path) -> None:
    read = counted(folder)
    whole = [one for row in read.rows[:3] for one in read.parts(row.key)]
    library = Library([ShelfFile.holding(whole, "piped", "")], ShelfMemory(Database(None)))
    library.find()
    search = searching(library, 1)
    try:
        ready(search)
        assert found(search, "第") == ALL[:6]
    finally:
        search.close()
