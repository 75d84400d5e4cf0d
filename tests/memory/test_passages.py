"""Passages: kept at once, merged by key and newest change, deletions too, for two at once."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.memory.test_migrations import ARTICLES, OF_VERSION_1
from tests.terminal.tmux import wait_until
from tests.terminal.work import works
from tui.memory.passage import Extent, Passage, new_key, newest, now
from tui.memory.passages import Passages
from tui.memory.store import Store
from tui.page.page import Place

ONE = Passage(
    "1d2c",
    "zhihu:1",
    extent=Extent.of(Place(3, 7), Place(4, 2)),
    words="字宽由\n终端定",
    before="所以，",
    after="。",
    note="“真的”吗？\n第二行",
    url="https://zhuanlan.zhihu.com/p/1",
    title="字宽",
    made=1_700_000_000_123,
    changed=1_700_000_000_123,
)
OTHER = replace(ONE, key="00ff", extent=Extent(1, 0, 1, 4), words="第一句", note="", made=5)

PROCESS = """
import sys, time
from pathlib import Path
from tui.memory.passage import Passage, now
from tui.memory.passages import Passages
from tui.memory.store import Store
store, name, count = Store(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
passages = Passages(store)
passages.restore(passages.look_up())
for number in range(count):
    made = Passage(f"{name}-{number}", "https://a/1", words=name, made=now(), changed=now())
    passages.keep(made)
for passage in list(passages):
    if passage.key.startswith("shared"):
        passages.note(passage.key, passage.note + name)
        if name == "other":
            passages.delete(passage.key)
print("kept", flush=True)
if name == "killed":
    time.sleep(60)
store.close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


def passages_in(folder: Path) -> Passages:
    """Return what another program finds in a folder."""
    passages = Passages(Store(folder))
    passages.restore(passages.look_up())
    return passages


def kept(folder: Path, *passages: Passage) -> None:
    """Keep passages, and let go."""
    store = Store(folder)
    mine = Passages(store)
    for one in passages:
        mine.keep(one)
    store.close()
    assert (store.take_problem(), store.lost) == (None, None)


def process(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROCESS, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_was_marked_is_there_again(folder: Path) -> None:
    kept(folder, ONE, OTHER)
    found = passages_in(folder)
    assert list(found) == [OTHER, ONE], "in the order they were made"
    assert found.of(ONE.article) == [OTHER, ONE], "in the order they are read"
    assert found.of("zhihu:2") == []
    assert found.get("1d2c") == ONE
    assert found.get("nothing") is None


def test_a_note_is_written_and_a_passage_taken_away_and_brought_back(folder: Path) -> None:
    kept(folder, ONE, OTHER)
    store = Store(folder)
    mine = Passages(store)
    mine.restore(mine.look_up())
    noted = mine.note("00ff", "一句")
    assert noted and (noted.note, noted.made) == ("一句", OTHER.made)
    assert noted.changed > OTHER.changed
    assert mine.delete("1d2c") == ONE
    assert mine.delete("1d2c") is None
    assert mine.of(ONE.article) == [noted]
    back = mine.bring_back()
    assert back and replace(back, changed=ONE.changed) == ONE
    assert mine.bring_back() is None
    assert mine.note("nothing", "") is None
    mine.delete("00ff")
    store.close()
    assert list(passages_in(folder)) == [back]


def test_a_deletion_is_remembered_against_older_copies(folder: Path) -> None:
    kept(folder, ONE)
    kept(folder, ONE.marked(False))
    kept(folder, ONE)
    found = passages_in(folder)
    assert list(found) == []
    assert found.merge([ONE]) == 0
    assert found.merge([replace(ONE, changed=now() + 5)]) == 1
    assert [one.key for one in found] == ["1d2c"]


def test_another_program_s_newer_change_is_not_overwritten(folder: Path) -> None:
    kept(folder, ONE)
    newer = replace(ONE, note="另一个终端写的", changed=ONE.changed + 10)
    kept(folder, newer)
    kept(folder, replace(ONE, note="旧的", changed=ONE.changed + 5))
    assert list(passages_in(folder)) == [newer]


def test_what_another_program_marks_is_seen_when_looked_up_again(folder: Path) -> None:
    kept(folder, ONE)
    mine = passages_in(folder)
    assert mine.look_up() == {}, "nobody has written since"
    mine.note("1d2c", "我自己写的")
    assert not mine.restore(mine.look_up())
    kept(folder, OTHER, ONE.noted("改了"))
    assert mine.restore(mine.look_up())
    assert [(one.key, one.note) for one in mine] == [("00ff", ""), ("1d2c", "改了")]
    assert not mine.restore(mine.look_up())


def test_two_programs_at_once_keep_each_other_s(folder: Path) -> None:
    shared = [replace(ONE, key=f"shared-{number}", note="") for number in range(20)]
    kept(folder, *shared)
    both = [process(folder, name, 100) for name in ("one", "other")]
    assert [program.wait(60) for program in both] == [0, 0]
    found = passages_in(folder)
    names = [one.words for one in found if not one.key.startswith("shared")]
    assert (names.count("one"), names.count("other")) == (100, 100)
    rest = [one for one in found if one.key.startswith("shared")]
    assert all(one.note.endswith("one") for one in rest), "deleted, or noted after that"


def test_kill_9_loses_at_most_the_last_second(folder: Path) -> None:
    program = process(folder, "killed", 50)
    assert program.stdout and program.stdout.readline() == "kept\n"
    time.sleep(1)
    wait_until("what was due by then", lambda: not works(program.pid))
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert len(list(passages_in(folder))) == 50


def test_a_state_file_of_before_opens_and_takes_passages(tmp_path: Path) -> None:
    shutil.copy(OF_VERSION_1, tmp_path / "memory.sqlite3")
    kept(tmp_path, ONE)
    assert list(passages_in(tmp_path)) == [ONE]
    assert Store(tmp_path).articles() == ARTICLES


def test_a_clock_that_is_behind_does_not_lose_a_change() -> None:
    ahead = replace(ONE, changed=now() + 3_600_000)
    assert newest(ahead, ahead.noted("后写的")).note == "后写的"
    assert newest(ahead.marked(False), ahead).deleted


def test_no_two_have_one_key() -> None:
    assert len({new_key() for _ in range(1_000)}) == 1_000


STATES = st.builds(
    Passage,
    st.sampled_from("ab"),
    article=st.sampled_from(("x", "y")),
    note=st.sampled_from(("", "注", "别的")),
    changed=st.integers(0, 3),
    deleted=st.booleans(),
)


@given(st.lists(STATES, max_size=8), st.integers())
def test_merging_is_the_same_in_any_order(states: list[Passage], seed: int) -> None:
    others = [*states, *states]
    random.Random(seed).shuffle(others)
    one, other = Passages(Store(None)), Passages(Store(None))
    one.restore({str(number): state for number, state in enumerate(states)})
    other.restore({str(number): state for number, state in enumerate(others)})
    for key in "ab":
        assert one.get(key) == other.get(key)
    for article in "xy":
        assert one.of(article) == other.of(article)
