"""A folder that cannot be looked into: it is named, and costs nothing beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.archive.opened import item
from tests.library.shelves import column, counted, put
from tui.archive.contents import UnreadableError
from tui.archive.opening import open_whole
from tui.library.discovery import shelf_files


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that nobody may look into, not even root."""
    folder, scandir, open_ = tmp_path / "shelf" / "locked", os.scandir, os.open

    def scan(path: str) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def opened(path: str, flags: int) -> int:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return open_(path, flags)

    put(folder, {"x.json": column("丙", 3)})
    monkeypatch.setattr("os.scandir", scan)
    monkeypatch.setattr("os.open", opened)
    return folder


def test_it_stands_on_the_shelf_with_the_reason(locked: Path) -> None:
    put(locked.parent, {"a.json": column("甲", 1), "b.json": column("乙", 2)})
    rows = counted(locked.parent).rows
    assert [(row.title, row.problem) for row in rows] == [
        ("甲", ""),
        ("乙", ""),
        ("locked", "cannot be read (Permission denied)"),
    ]
    assert rows[-1].reason == "读不了（没有权限）"


def test_it_is_named_beside_articles(locked: Path) -> None:
    put(locked.parent, {"7.json": item(7)})
    (one,) = open_whole([locked.parent]).columns
    assert one.notices == (
        f"1 个文件读不出来，已略过：{locked}: cannot be read (Permission denied)",
    )


def test_opened_itself_it_says_so(locked: Path) -> None:
    put(locked.parent, {"a.json": column("甲", 1)})
    for paths in [locked], [locked.parent / "a.json", locked]:
        with pytest.raises(UnreadableError, match=r"locked: cannot be read \(Permission denied\)"):
            shelf_files(paths)
    with pytest.raises(UnreadableError, match=r"locked: .*cannot be read \(Permission denied\)"):
        open_whole([locked])
