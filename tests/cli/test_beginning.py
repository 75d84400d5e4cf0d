"""Where the reader begins: in the column read last, also where that was picked of several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.shaped import zipped
from tests.library.shelves import column, put
from tui.archive.contents import UnreadableError
from tui.cli.beginning import Asked, beginning, last_beginning
from tui.memory.store import Store


def made(folder: Path, name: str) -> Path:
    """Write two columns, of one article and of two, into a file or a folder."""
    columns = [column("甲栏", 1), column("乙栏", 2, 3)]
    files = {
        "all.zip": zipped({f"deep/{number}.json": one for number, one in enumerate(columns)}),
        "a#b/all.json": columns,
        "lines": b"\n".join(json.dumps(one).encode() for one in columns),
        "folder/a.json": columns[0],
        "folder/b.json": columns[1],
        "lists/a.json": columns,
        "lists/b.json": column("丙栏", 4),
    }
    return put(folder, files) / name


def leave(path: Path, state: Path) -> Store:
    """Read the second article of the second column there, and leave; return what remembers it."""
    store = Store(state)
    session = beginning(Asked([path], column="2"), store).session
    assert session and session.column.title == "乙栏"
    session.note_list(session.first_list, session.column.articles[1])
    store.close()
    return Store(state)


@pytest.mark.parametrize("name", ["all.zip", "a#b/all.json", "lines", "folder", "lists"])
def test_a_column_picked_of_several_is_gone_on_in(tmp_path: Path, name: str) -> None:
    store = leave(made(tmp_path, name), tmp_path / "state")
    begin = last_beginning(store, "")
    assert begin.session and begin.shelf is None
    assert begin.session.column.title == "乙栏"
    assert begin.session.first_article is begin.session.column.articles[1]


@pytest.mark.parametrize("name", ["all.zip", "a#b/all.json"])
def test_a_file_of_several_that_is_gone_is_named(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name)
    store = leave(path, tmp_path / "state")
    put(tmp_path, {name: column("甲栏", 1)})
    with pytest.raises(UnreadableError, match="it is the column read last"):
        last_beginning(store, "")
    path.unlink()
    with pytest.raises(UnreadableError, match=f"{path.name}.*no such file.*the column read last"):
        last_beginning(store, "")
