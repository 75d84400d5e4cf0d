"""The store: what is written is there again, for two at once, after a kill, or says why not."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory.test_migrations import OF_VERSION_1
from tests.not_plain import NOT_PLAIN, put
from tui.memory.store import Store
from tui.memory.trouble import LaterError, Problem
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

NOTHING = ArticleMemory()
READ = ArticleMemory(read=True, place=Place(7, 3), percent=43)
LEFT = ColumnMemory(
    topic="终端", sort="VOTES", reverse=True, words="字", article="https://a/1", reading=True
)

PROCESS = """
import sys, time
from pathlib import Path
from tui.memory.values import ArticleMemory
from tui.memory.store import Store
store, name, count = Store(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
store.articles()
print("ready", flush=True)
for number in range(count):
    # Both mark the same articles, each in its own way.
    now = ArticleMemory(read=True) if name == "one" else ArticleMemory(bookmarked=True)
    store.remember_article(f"shared-{number}", ArticleMemory(), now)
    store.remember_article(f"{name}-{number}", ArticleMemory(), ArticleMemory(read=True))
print(store.take_problem() or "", flush=True)
if name == "killed":
    time.sleep(60)
store.close()
"""


def process(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a reader that marks articles in a folder."""
    command = [sys.executable, "-c", PROCESS, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def written(folder: Path) -> Store:
    """Return a store with some things in it, seen by no other one."""
    store = Store(folder)
    store.remember_article("https://a/1", NOTHING, READ)
    store.remember_column("/c.json", LEFT)
    store.close()
    return Store(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "zhihu-tui"


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


def still_works(store: Store, says: str) -> None:
    """Check that a store says what is wrong, once, and works from memory."""
    store.articles()
    problem = store.take_problem()
    assert problem and says in problem.on_screen
    assert "\n" not in problem.on_screen and problem.printed.isascii()
    assert store.take_problem() is None
    store.remember_article("x", NOTHING, READ)
    comes_true(lambda: "x" in store.articles())
    store.close()


@pytest.mark.parametrize(
    "damage", [b"not a database, but as long as one" * 99, b"SQLite format 3\0"]
)
def test_a_damaged_file_costs_a_message(folder: Path, damage: bytes) -> None:
    folder.mkdir(parents=True)
    file = folder / "memory.sqlite3"
    file.write_bytes(damage)
    still_works(Store(folder), f"{file}：已损坏")
    assert file.read_bytes() == damage, "it may be worth a look"


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE article",
        'ALTER TABLE "column" RENAME words TO other',
        "PRAGMA user_version = -1",
    ],
)
def test_a_file_with_tables_of_another_program_costs_a_message(folder: Path, change: str) -> None:
    written(folder).close()
    with closing(sqlite3.connect(folder / "memory.sqlite3", isolation_level=None)) as database:
        database.execute(change)
    store = Store(folder)
    store.articles()
    store.last_column()
    (problem,) = problems(store)
    assert "里面的表不是这个程序的" in problem.on_screen
    store.close()


def test_a_text_damaged_inside_costs_no_other_row(folder: Path) -> None:
    store = written(folder)
    store.remember_article("https://a/2", NOTHING, READ)
    store.close()
    file = folder / "memory.sqlite3"
    file.write_bytes(file.read_bytes().replace(b"https://a/2", b"https://a/\xff"))
    assert Store(folder).articles() == {
        "https://a/1": READ,
        "https://a/\N{REPLACEMENT CHARACTER}": READ,
    }


@given(
    damage=st.lists(st.tuples(st.integers(0, 12287), st.integers(0, 255)), min_size=1),
    length=st.integers(0, 12288),
)
@settings(deadline=None, max_examples=60)
def test_whatever_a_file_holds_all_goes_on(damage: list[tuple[int, int]], length: int) -> None:
    content = bytearray(OF_VERSION_1.read_bytes())
    for offset, byte in damage:
        content[offset] = byte
    with TemporaryDirectory() as folder:
        (Path(folder) / "memory.sqlite3").write_bytes(content[: length or None])
        store = Store(Path(folder))
        store.articles()
        store.last_column()
        store.remember_article("x", NOTHING, READ)
        store.close()
        said = [problem for problem in (*iter(store.take_problem, None), store.lost) if problem]
        assert all(len(problem.printed) < 400 for problem in said)
        assert said or "x" in Store(Path(folder)).articles()


def test_a_file_damaged_inside_costs_a_message(folder: Path) -> None:
    written(folder).close()
    file = folder / "memory.sqlite3"
    saved = file.read_bytes()
    file.write_bytes(saved[:4096] + b"\xff" * (len(saved) - 4096))
    still_works(Store(folder), "已损坏")


def test_a_file_of_a_later_version_is_left_alone(folder: Path) -> None:
    written(folder).close()
    with sqlite3.connect(folder / "memory.sqlite3") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = (folder / "memory.sqlite3").read_bytes()
    still_works(Store(folder), "出自更新的版本")
    assert (folder / "memory.sqlite3").read_bytes() == before


@contextmanager
def locked(folder: Path, how: str) -> Iterator[None]:
    """Keep the file locked: `IMMEDIATE` against writing, `EXCLUSIVE` against reading too."""
    database = sqlite3.connect(folder / "memory.sqlite3", isolation_level=None)
    try:
        database.execute(f"PRAGMA locking_mode = {'NORMAL' if how == 'IMMEDIATE' else how}")
        database.execute(f"BEGIN {how}")
        database.execute("UPDATE article SET percent = percent")
        yield
    finally:
        database.close()


def comes_true(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def problems(store: Store) -> list[Problem]:
    """Return what goes wrong, once something has."""
    found: list[Problem] = []

    def take() -> bool:
        found.extend(iter(store.take_problem, None))
        return bool(found)

    comes_true(take)
    return found


def test_who_only_reads_waits_for_no_writer(folder: Path) -> None:
    written(folder).close()
    with locked(folder, "IMMEDIATE"):
        store = Store(folder, patience=0)
        assert store.articles() == {"https://a/1": READ}
        assert store.last_column() == ("/c.json", LEFT)
        assert store.take_problem() is None
    store.close()


def test_what_a_lock_holds_up_at_the_start_is_written_later(folder: Path) -> None:
    written(folder).close()
    store = Store(folder, patience=0.01)
    with locked(folder, "IMMEDIATE"):
        store.articles()
        store.remember_article("late", NOTHING, READ)
        (problem,) = problems(store)
        assert "被别的程序锁住了。现在记不住" in problem.on_screen
        assert "late" not in Store(folder).articles()
    comes_true(lambda: "late" in Store(folder).articles())
    store.close()
    assert store.lost is None


def test_a_file_that_another_has_for_itself_is_read_when_it_lets_go(folder: Path) -> None:
    written(folder).close()
    store = Store(folder, patience=0.01)
    with locked(folder, "EXCLUSIVE"):
        with pytest.raises(LaterError):
            store.articles()
        problem = store.take_problem()
        assert problem and "被别的程序锁住了。等它放开" in problem.on_screen
        store.remember_article("late", NOTHING, READ)
    assert "https://a/1" in store.articles()
    comes_true(lambda: "late" in Store(folder).articles())
    store.close()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_what_could_not_be_written_to_the_end_is_said(folder: Path, how: str) -> None:
    written(folder).close()
    store = Store(folder, patience=60)
    with locked(folder, how):
        store.remember_article("late", NOTHING, READ)
        store.remember_article("later", NOTHING, READ)
        store.remember_column("/c.json", ColumnMemory("排版"))
        store.close()
    assert store.lost and store.lost.printed == (
        f"{folder / 'memory.sqlite3'}: another program has locked it; "
        "not remembered: 2 articles, how the list was left"
    )
    assert set(Store(folder).articles()) == {"https://a/1"}
    assert Store(folder).column("/c.json") == LEFT


def test_who_leaves_while_a_write_waits_for_a_lock_does_not_wait(folder: Path) -> None:
    """A patient writer, who would wait for longer than any test may take, is hurried."""
    written(folder).close()
    store = Store(folder, patience=600)
    with locked(folder, "IMMEDIATE"):
        store.remember_article("late", NOTHING, READ)
        comes_true(store._database._using.locked)
        store.close()
    assert store.lost and "another program has locked it; not remembered: 1 article" in (
        store.lost.printed
    )


def test_two_may_make_the_file_at_once(folder: Path) -> None:
    both = [process(folder, name, 1) for name in ("one", "other", "third")]
    for reader in both:
        said, _ = reader.communicate(timeout=60)
        assert said.split() == ["ready"]
    assert len(Store(folder).articles()) == 4


@contextmanager
def nobody(folder: Path, tmp_path: Path, writable: bool) -> Iterator[None]:
    """Be someone who may read the file and not write to it, and to its folder only if `writable`.

    Whoever is root becomes someone else meanwhile.
    """
    folder.chmod(0o777 if writable else 0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    above = [tmp_path, *tmp_path.parents[:3], folder.parent]
    modes = [(path, path.stat().st_mode) for path in above]
    root = os.geteuid() == 0
    if root:
        for path, mode in modes:
            path.chmod(mode | 0o055)
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes:
            path.chmod(mode)
        folder.chmod(0o755)


@pytest.mark.parametrize("writable", [True, False], ids=["in a writable folder", "and its folder"])
def test_a_read_only_file_is_read_and_what_comes_is_said_not_to_be_kept(
    folder: Path, tmp_path: Path, writable: bool
) -> None:
    written(folder).close()
    file = folder / "memory.sqlite3"
    with nobody(folder, tmp_path, writable):
        store = Store(folder)
        assert store.articles() == {"https://a/1": READ}
        (problem,) = problems(store)
        assert problem.on_screen == f"{file}：只能读，不能写。这次读到哪里只记在内存里"
        store.remember_article("x", NOTHING, READ)
        comes_true(lambda: set(store.articles()) == {"https://a/1", "x"})
        store.close()
        assert store.take_problem() is None
        assert store.lost and store.lost.printed == (
            f"{file}: it can be read, but not written to; nothing of this session is remembered"
        )
    assert set(Store(folder).articles()) == {"https://a/1"}


def test_a_read_only_file_that_nobody_has_asked_is_not_promised_to_be_written(
    folder: Path, tmp_path: Path
) -> None:
    """As where what is read is written before what is remembered was looked up."""
    written(folder).close()
    with nobody(folder, tmp_path, writable=True):
        store = Store(folder)
        store.remember_article("x", NOTHING, READ)
        (problem,) = problems(store)
        assert problem.on_screen.endswith("。这次读到哪里只记在内存里")
        store.close()
        assert store.lost


def test_a_file_that_becomes_read_only_keeps_what_it_had_for_the_session(folder: Path) -> None:
    """As where its disk is mounted again after an error."""
    store = written(folder)
    store.remember_article("before", NOTHING, READ)
    comes_true(lambda: "before" in store.articles())
    connection = store._database._connection
    assert connection
    connection.execute("PRAGMA query_only = 1")
    store.remember_article("x", NOTHING, READ)
    (problem,) = problems(store)
    assert problem.on_screen.endswith("只能读，不能写。这次读到哪里只记在内存里")
    comes_true(lambda: set(store.articles()) == {"https://a/1", "before", "x"})
    store.close()
    assert store.lost and store.lost.printed.endswith("the rest of this session is not remembered")
    assert set(Store(folder).articles()) == {"https://a/1", "before"}


@pytest.mark.parametrize("kind", NOT_PLAIN)
@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
def test_what_is_no_plain_file_is_not_opened(folder: Path, kind: str, suffix: str) -> None:
    file = folder / "memory.sqlite3"
    if suffix:
        written(folder).close()
    put(folder / f"memory.sqlite3{suffix}", kind)
    still_works(Store(folder), f"{file}：不是普通文件。这次读到哪里只记在内存里")


def test_a_folder_that_is_a_file_costs_a_message(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    still_works(Store(folder), "这次读到哪里只记在内存里")


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
    assert store.theme() == ""
    store.remember_theme("light dark")
    assert Store(folder).theme() == "light dark"
    assert sorted(file.name for file in folder.iterdir()) == ["theme"]


@pytest.mark.parametrize("kind", NOT_PLAIN)
def test_a_theme_that_is_no_plain_file_is_none_and_can_be_chosen(folder: Path, kind: str) -> None:
    store = Store(folder)
    put(folder / "theme", kind)
    assert store.theme() == ""
    (problem,) = problems(store)
    assert str(folder / "theme") in problem.on_screen and problem.printed.isascii()
    store.remember_theme("light dark")
    if kind == "folder":
        (problem,) = problems(store)
        assert problem.printed == "cannot remember the theme: Is a directory"
    else:
        assert Store(folder).theme() == "light dark"
    assert sorted(file.name for file in folder.iterdir()) == ["theme"]


@pytest.mark.parametrize("text", [b"\xff\xfe", b"dark " * 300_000], ids=["not UTF-8", "too long"])
def test_a_theme_that_cannot_be_read_is_none(folder: Path, text: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "theme").write_bytes(text)
    store = Store(folder)
    assert store.theme() == ""
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
