"""Shelves made for a test: files in a folder, and the library of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.archive.opened import as_bytes
from tests.columns import saved_article, saved_column
from tui.library.discovery import shelf_files
from tui.library.library import Library
from tui.memory.database import Database
from tui.memory.shelf import ShelfMemory


def column(title: str, *numbers: int, **fields: object) -> dict[str, object]:
    """Return a column as saved, with articles of these numbers."""
    return saved_column(*map(saved_article, numbers), title=title, **fields)


def put(folder: Path, files: Mapping[str, object]) -> Path:
    """Write files into a folder, and return it."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(value))
    return folder


def library_of(paths: Sequence[Path] | Path, memory: ShelfMemory | None = None) -> Library:
    """Return the library of a folder or of several paths, which must be a shelf."""
    wanted = [paths] if isinstance(paths, Path) else list(paths)
    files = shelf_files(wanted)
    assert files is not None, "one column"
    memory = memory or ShelfMemory(Database(None))
    return Library(files, memory, key=str(wanted[0]), name=wanted[0].name)


def counted(paths: Sequence[Path] | Path, memory: ShelfMemory | None = None) -> Library:
    """Return the library of paths, all of it counted."""
    library = library_of(paths, memory)
    library.count_all()
    return library
