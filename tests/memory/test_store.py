"""The store: what is written is there again, for two at once, after a kill, or says why not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.memory.stored import LEFT, NOTHING, READ, comes_true, problems, process, written
from tests.not_plain import NOT_PLAIN, put
from tui.memory.store import Store
from tui.memory.values import (
    ArticleMemory,
    ColumnMemory,
    ShelfState,
    column_file,
    column_key,
    shelf_key,
    shelf_paths,
)
from tui.page.page import Place


def test_what_was_remembered_is_there_again(folder: Path) -> None:
    store = written(folder)
    assert store.articles() == {"https://a/1": READ}
    assert store.column("/c.json") == LEFT
    assert store.column("/other.json") is None
    assert store.last_column() == ("/c.json", LEFT)
    assert store.take_problem() is None
    store.close()


def test_only_the_reader_may_look_into_it(folder: Path) -> None:
    written(folder).close()
    assert (folder / "memory.sqlite3").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_column_left_last_comes_first(folder: Path) -> None:
    store = written(folder)
    store.remember_column("/d.json", ColumnMemory("排版"))
    store.close()
    assert Store(folder).last_column() == ("/d.json", ColumnMemory("排版"))


def test_only_what_has_changed_is_written(folder: Path) -> None:
    """As another terminal may have changed the rest."""
    one, other = written(folder), Store(folder)
    seen = other.articles()["https://a/1"]
    one.remember_article("https://a/1", READ, ArticleMemory(True, True, Place(7, 3), 43))
    one.close()
    other.remember_article("https://a/1", seen, ArticleMemory(True, False, Place(9, 0), 60))
    other.close()
    assert Store(folder).articles()["https://a/1"] == ArticleMemory(True, True, Place(9, 0), 60)


def test_two_processes_at_once_lose_nothing(folder: Path) -> None:
    count = 200
    both = [process(folder, name, count) for name in ("one", "other")]
    for reader in both:
        said, _ = reader.communicate(timeout=60)
        assert said.split() == ["ready"]
        assert reader.returncode == 0
    found = Store(folder).articles()
    assert len(found) == 3 * count
    assert all(
        found[f"shared-{number}"] == ArticleMemory(read=True, bookmarked=True)
        for number in range(count)
    )


def test_what_another_program_can_see_outlives_a_kill(folder: Path) -> None:
    reader = process(folder, "killed", 20)
    assert reader.stdout
    assert reader.stdout.readline() == "ready\n"
    assert reader.stdout.readline() == "\n"
    comes_true(lambda: len(Store(folder).articles()) == 40)
    reader.send_signal(signal.SIGKILL)
    reader.wait()
    reader.stdout.close()
    assert len(Store(folder).articles()) == 40


def test_without_a_folder_it_remembers_for_the_session() -> None:
    store = Store(None)
    store.remember_column("/c.json", LEFT)
    comes_true(lambda: store.last_column() is not None)
    assert store.take_problem() is None
    store.close()


def test_nothing_is_opened_before_it_is_needed(folder: Path) -> None:
    Store(folder).close()
    assert not folder.exists()
    code = "import sys; from tui.memory.store import Store; print('sqlite3' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"


def test_the_theme_is_one_line_in_a_file(folder: Path) -> None:
    store = Store(folder)
    assert store.choice("theme") == ""
    store.remember_choice("theme", "light dark")
    assert Store(folder).choice("theme") == "light dark"
    assert sorted(file.name for file in folder.iterdir()) == ["theme"]


@pytest.mark.parametrize("kind", NOT_PLAIN)
def test_a_theme_that_is_no_plain_file_is_none_and_can_be_chosen(folder: Path, kind: str) -> None:
    store = Store(folder)
    put(folder / "theme", kind)
    assert store.choice("theme") == ""
    (problem,) = problems(store)
    assert str(folder / "theme") in problem.on_screen and problem.printed.isascii()
    store.remember_choice("theme", "light dark")
    if kind == "folder":
        (problem,) = problems(store)
        assert problem.printed == "cannot remember the theme: Is a directory"
    else:
        assert Store(folder).choice("theme") == "light dark"
    assert sorted(file.name for file in folder.iterdir()) == ["theme"]


@pytest.mark.parametrize("text", [b"\xff\xfe", b"dark " * 300_000], ids=["not UTF-8", "too long"])
def test_a_theme_that_cannot_be_read_is_none(folder: Path, text: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "theme").write_bytes(text)
    store = Store(folder)
    assert store.choice("theme") == ""
    assert len(problems(store)) == 1


@pytest.mark.parametrize("name", [b"a.json", b"\xff.json", b"%ff.json", "终端 1.json".encode()])
def test_a_column_is_known_by_its_file_whatever_the_name(folder: Path, name: bytes) -> None:
    file = folder.parent / os.fsdecode(name)
    store = Store(folder)
    store.remember_column(column_key(file), LEFT)
    store.close()
    last = Store(folder).last_column()
    assert last and column_file(last[0]) == file and last[1] == LEFT


def test_half_a_character_does_not_keep_the_rest_from_being_written(folder: Path) -> None:
    store = Store(folder)
    store.remember_column("/c.json", ColumnMemory(words="\ud800字"))
    store.close()
    assert Store(folder).column("/c.json") == ColumnMemory(words="?字")


def test_the_shelf_is_where_the_reader_was_unless_a_column_was_read_after_it(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    state = ShelfState("UNREAD", True, "字", "/shelf/a.json", True)
    store.remember_column("/shelf/a.json", LEFT)
    store.remember_shelf('["/shelf"]', state)
    store.close()
    store = Store(tmp_path)
    assert store.shelf_state('["/shelf"]') == state
    assert store.shelf_state('["/other"]') is None
    assert store.last_shelf() == ('["/shelf"]', state)
    store.remember_column("/b.json", LEFT)
    store.close()
    assert Store(tmp_path).last_shelf() is None


def test_what_was_opened_last_comes_first_and_costs_no_other_memory(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember_article("https://a/2", NOTHING, READ)
    for key in ("https://a/1", "https://a/2", "https://a/3", "https://a/1"):
        store.remember_opened(key)
    store.remember_article("https://a/4", NOTHING, READ)
    store.close()
    store = Store(tmp_path)
    assert store.opened_last(2) == ["https://a/1", "https://a/3"]
    assert store.opened_last(9) == ["https://a/1", "https://a/3", "https://a/2"]
    assert store.articles()["https://a/2"] == READ


@pytest.mark.parametrize("names", [["a"], ["a b", "终端.json"], [os.fsdecode(b"\xff")]])
def test_a_shelf_is_known_by_its_paths(tmp_path: Path, names: list[str]) -> None:
    paths = [tmp_path / name for name in names]
    assert shelf_paths(shelf_key(paths)) == [path.resolve() for path in paths]


@pytest.mark.parametrize("key", ["", "/a.json", "[1]", "[", "{}"])
def test_what_is_no_key_of_a_shelf_is_no_path(key: str) -> None:
    assert shelf_paths(key) == []
