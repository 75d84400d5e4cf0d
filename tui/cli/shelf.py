"""The shelf that a command line names: its library, and the column picked of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.model import Column, Shelf
from tui.cli.article_selection import NotThereError
from tui.cli.column_selection import picked
from tui.cli.language import about
from tui.cli.saying import say
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.lists.shelf import ShelfRow
    from tui.memory.store import Store


def library_at(paths: Sequence[Path], store: Store) -> Library | None:
    """Return the library of files and folders; None where they are one column, or `-`.

    Args:
        paths: files and folders.
        store: keeps what was counted.

    Raises:
        UnreadableError: one of them is not there.
    """
    if not may_be_shelf(paths):
        return None
    from tui.library.discovery import shelf_files
    from tui.library.library import Library
    from tui.memory.values import shelf_key

    files = shelf_files(paths)
    if files is None:
        return None
    return Library(files, store.shelf, key=shelf_key(paths), name=_name(paths))


def library_holding(shelf: Shelf, paths: Sequence[Path], store: Store) -> Library:
    """Return the library of columns that came out of one file together, and stay in memory."""
    from tui.library.library import Library
    from tui.library.shelf_file import ShelfFile
    from tui.memory.values import column_key, shelf_key

    piped = [str(path) for path in paths] == ["-"]
    name = "standard input" if piped else _name(paths)
    file = ShelfFile.holding(shelf.columns, name, "" if piped else column_key(paths[0]))
    key = "" if piped else shelf_key(paths)
    return Library([file], store.shelf, key=key, name=name, notices=shelf.notices)


def may_be_shelf(paths: Sequence[Path]) -> bool:
    """Return whether paths may be a shelf: what reads one file needs nothing of that."""
    if len(paths) != 1 or os.path.isdir(paths[0]):
        return len(paths) > 0
    try:
        with paths[0].open("rb") as file:
            return file.read(2) == b"PK" if paths[0].is_file() else False
    except (OSError, ValueError):
        return False


def _name(paths: Sequence[Path]) -> str:
    """Return what to call a shelf: the name of the only path, or how many these are."""
    return clean_line(paths[0].resolve().name) if len(paths) == 1 else f"{len(paths)} 个文件"


def column_on(library: Library, wanted: str | None) -> tuple[str, Iterator[Column]]:
    """Return the key of the column that is wanted, and its parts, the whole of it last.

    Args and errors are those of `pick`; UnreadableError where it cannot be read.
    """
    library.count_all()
    rows = [row for row in library.rows if not row.problem]
    if not rows:
        raise NotThereError("there is no column that can be read")
    key = rows[picked([row.title for row in rows], wanted)].key
    return key, library.parts(key)


def listed_rows(library: Library, store: Store) -> Iterator[ShelfRow]:
    """Yield the columns of a library as they are counted, and say what is wrong with others."""
    from tui.memory.trouble import LaterError

    try:
        library.remember(store.articles())
    except LaterError:
        library.remember({})
    library.find()
    library.look_up()
    for file in library.count():
        for row in library.rows_of(file):
            if row.problem:
                say(f"{row.file}: {row.problem}")
                continue
            if row.notice:
                say(about(row.file, row.notice))
            yield row
    if library.skipped:
        from tui.text.count import counted  # most shelves hold nothing else

        some = counted(library.skipped, "1 file", "files")
        say(f"{library.name}: {some} without a column, skipped")
