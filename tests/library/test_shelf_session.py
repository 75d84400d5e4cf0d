"""What the session of a shelf says of columns that cannot be read."""

from __future__ import annotations

from pathlib import Path

from tests.library.shelves import column, put
from tui.archive.contents import UnreadableError
from tui.library.discovery import shelf_files
from tui.library.library import Library
from tui.library.shelf_session import ShelfSession
from tui.memory.store import Store


def test_a_reason_is_chinese_and_names_only_a_file_that_is_not_here(tmp_path: Path) -> None:
    folder = put(tmp_path / "shelf", {"a.json": column("甲", 1), "b.json": column("乙", 2)})
    store = Store(None)
    library = Library(shelf_files([folder]) or [], store.shelf, key="k", name="shelf")
    library.count_all()
    session = ShelfSession(library, store, None)
    row = library.rows[0]
    damaged = UnreadableError(f"{row.file}: is empty; expected a column saved as JSON")
    assert session.reason(row.key, damaged) == "是空的；要的是存成 JSON 的专栏"
    gone = UnreadableError("/z/c.json: is not on this shelf")
    assert session.reason("/z/c.json", gone) == "/z/c.json：不在这个书架上"
