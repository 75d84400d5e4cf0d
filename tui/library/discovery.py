"""The files of a shelf: found by name in folders and zips, none of them read whole for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

from tui.archive import folder
from tui.archive.contents import Source, UnreadableError
from tui.archive.opening import begins_column
from tui.library.shelf_file import ShelfFile
from tui.memory.shelf import Stamp
from tui.memory.values import column_key
from tui.text.reason import reason_of

_LOOKED_AT = 50
"""Files of a folder that are looked at to tell whether columns are among them."""
_BEGINNING, _FAR = 1 << 12, 1 << 20
"""Bytes of each; the second where a column may have much to say before its articles."""


def shelf_files(paths: Sequence[Path]) -> Iterator[ShelfFile] | None:
    """Return the files of a shelf, in their order; None where paths are one column, or none.

    A folder is a shelf where a column is among its first files: to be told at once, it is not
    looked through. One of single articles is a column.

    Raises:
        UnreadableError: a path is not there, or a folder that cannot be looked into.
    """
    if len(paths) == 1 and not os.path.isdir(paths[0]):
        return _zipped(paths[0])
    for path in paths:
        _look_at(path)
    files = _once(chain.from_iterable(map(_files, paths)))
    first = list(islice(files, _LOOKED_AT))
    several = len(first) > 1 and any(_holds_column(one.source) for one in first)
    return chain(first, files) if several else None


def _look_at(path: Path) -> None:
    name = folder.source_of(path).name
    if not os.path.exists(path):
        raise UnreadableError(f"{name}: no such file")
    try:
        if os.path.isdir(path):
            os.scandir(path).close()
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({reason_of(error)})") from None


def _once(files: Iterator[ShelfFile]) -> Iterator[ShelfFile]:
    """Yield files without those that were there before: a folder may be named beside its files."""
    seen: set[str] = set()
    for file in files:
        if file.key not in seen:
            seen.add(file.key)
            yield file


def _files(path: Path) -> Iterator[ShelfFile]:
    if not os.path.isdir(path):
        yield ShelfFile(folder.source_of(path), column_key(path), partial(Stamp.of, path))
        return
    # Links among them are not followed for a name: that would take longer than all else here.
    start, root = len(os.path.join(path, "")), column_key(path)
    for source in folder.sources(path):
        below = source.path[start:]
        key = os.path.join(root, below) if below.isprintable() else column_key(Path(source.path))
        yield ShelfFile(source, key, partial(Stamp.of, source.path))


def _holds_column(source: Source) -> bool:
    """Return whether a file begins as a column does, or as a list of columns."""
    try:
        number = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(number, "rb", buffering=0) as file:
            start = file.read(_BEGINNING) or b""
            if start.lstrip()[:1] in (b"{", b"[") and not _begins_columns(start):
                start += file.read(_FAR) or b""
        if start[:2] == b"\x1f\x8b":
            return _packed_column(source)
    except (OSError, UnreadableError):
        return False
    return _begins_columns(start)


def _begins_columns(saved: bytes) -> bool:
    """Return whether a file that begins so is a column, or a list of columns."""
    return begins_column(saved[:_FAR].lstrip(b"[ \t\r\n"))


def _packed_column(source: Source) -> bool:
    from tui.archive.shapes.packed import unpacked

    return _begins_columns(unpacked(source.read(), source.name))


def _zipped(path: Path) -> Iterator[ShelfFile] | None:
    """Return the members of a zip that columns are among; None where a file is none of these."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
        if head != b"PK\3\4" or not path.is_file():
            return None
        from tui.archive.shapes import zipped

        members = zipped.ZipOnDisk(str(path), folder.source_of(path).name).members()
    except (OSError, UnreadableError):
        return None  # it is opened as a file next, and that says what is wrong
    first = members[:_LOOKED_AT]
    if len(members) < 2 or not any(_member_holds_column(one) for one in first):
        return None
    key, look = column_key(path), partial(Stamp.of, path)
    return (ShelfFile(one, f"{key}#{one.member}", look) for one in members)


def _member_holds_column(source: Source) -> bool:
    try:
        return _begins_columns(source.read())
    except UnreadableError:
        return False
