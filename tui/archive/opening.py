"""The opening of files and folders: of a column first and fast, then of any other shape."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from tui.archive.fields import ERRORS
from tui.archive.load import load, load_stream
from tui.archive.model import Column, Shelf
from tui.archive.parts import load_parts
from tui.text.clean import clean_line

_LIST = re.compile(rb'"article"\s*:\s*(?:\[|null)')
"""The list of a column's articles, which begins in the first few bytes of nearly all."""
_NEAR = 4096
_FAR = 1 << 20


def open_parts(paths: Sequence[Path]) -> Iterator[Shelf]:
    """Yield what files and folders hold as far as it is read; the last one is all of it.

    One file with one column comes part by part, as `load_parts` has it; of anything else that is
    large the beginning comes first, then all of it.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if len(paths) == 1 and _is_column(paths[0]):
        return _shelves(paths[0], load_parts)
    from tui.archive import every_shape  # a column has no use for it

    return every_shape.open_parts(paths)


def open_whole(paths: Sequence[Path]) -> Shelf:
    """Return what files and folders hold.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if len(paths) == 1 and _is_column(paths[0]):
        return next(_shelves(paths[0], lambda path: iter((load(path),))))
    from tui.archive import every_shape

    return every_shape.open_whole(paths)


def open_stream(file: BinaryIO, name: str) -> Shelf:
    """Return what an open file holds; one that is of no shape is not read to its end.

    Args:
        file: is read once, from where it stands.
        name: what to call it.

    Raises:
        UnreadableError: there is nothing to read in it.
    """
    start = file.read(_FAR)
    if begins_column(start) and not _is_line(*start.partition(b"\n")[::2]):
        return Shelf((load_stream(file, name, start=start),))
    from tui.archive import every_shape

    return every_shape.open_stream(start, file, name)


def _shelves(path: Path, read: Callable[[Path], Iterator[Column]]) -> Iterator[Shelf]:
    name = clean_line(str(path))
    for column in read(path):
        if column.notices and _is_lines(path):
            from tui.archive import every_shape

            yield every_shape.open_whole([path])
            return
        yield Shelf((replace(column, file=name),))


def _is_lines(path: Path) -> bool:
    """Return whether a file has a column on a line, and something on the next."""
    try:
        with path.open("rb") as file:
            return _is_line(file.readline(), file.read(_NEAR))
    except OSError:
        return False


def _is_line(line: bytes, behind: bytes) -> bool:
    """Return whether a line of a file is whole JSON, and an object stands behind it."""
    if behind.lstrip(_BLANKS)[:1] != b"{":
        return False
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except ERRORS:
        return False
    return True


def _is_column(path: Path) -> bool:
    """Return whether a file begins as a column, or cannot be read, which `load` will say."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            start = file.read(_NEAR)
            if start.lstrip(_BLANKS)[:1] != b"{":
                return False
            return begins_column(start) or begins_column(start + file.read(_FAR))
    except (OSError, ValueError):
        return True


_BLANKS = b"\xef\xbb\xbf \t\r\n"


def begins_column(start: bytes) -> bool:
    """Return whether a file that begins so is a column, by the name of its list of articles."""
    return start.lstrip(_BLANKS)[:1] == b"{" and bool(_LIST.search(start))
