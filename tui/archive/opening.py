"""Files and folders of any shape are opened, as one column or as several: a shelf."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from tui.archive import folder, shapes
from tui.archive.found import Found, Source, UnreadableError
from tui.archive.gather import columns_of
from tui.archive.load import PART, load, load_parts, load_stream
from tui.archive.model import Column, Shelf
from tui.text.clean import clean_line

_LIST_OF_A_COLUMN = re.compile(rb'"article"\s*:\s*(?:\[|null)')
_START = 1 << 18
"""Bytes of a large file whose articles are shown before the rest is read."""
_FEW = 50
"""Files of a large folder whose articles are."""
_FAR = 1 << 20
"""Bytes of a file in which that list begins, where there is one; mostly in the first few."""


def open_parts(paths: Sequence[Path]) -> Iterator[Shelf]:
    """Yield what files and folders hold as far as it is read; the last one is all of it.

    One file with one column comes part by part, as `load_parts` has it; of anything else that is
    large the beginning comes first, then all of it.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if len(paths) == 1 and _reads_by_parts(paths[0]):
        yield from _column_shelves(paths[0], load_parts)
        return
    if len(paths) == 1 and (beginning := _beginning(paths[0])):
        yield beginning
    yield open_whole(paths)


def open_whole(paths: Sequence[Path]) -> Shelf:
    """Return what files and folders hold.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if len(paths) == 1:
        (path,) = paths
        name = clean_line(str(path))
        if path.is_dir():
            found = folder.found_in(folder.sources(path), name)
            stand_in = clean_line(path.resolve().name)
            return _shelf(found, stand_in, name, by_date=True)
        if _reads_by_parts(path):
            return next(_column_shelves(path, lambda file: iter((load(file),))))
        with _opened(path, name) as file:
            return open_stream(file, name, clean_line(path.stem), folder.source_of(path))
    for path in paths:
        if not path.exists():
            raise UnreadableError(f"{clean_line(str(path))}: no such file")
    files = chain.from_iterable(
        folder.sources(path) if path.is_dir() else [folder.source_of(path)] for path in paths
    )
    names = f"{len(paths)} files"
    found = folder.found_in(files, names)
    return _shelf(found, clean_line(paths[0].resolve().parent.name), names, by_date=True)


def open_stream(
    file: BinaryIO, name: str, stand_in: str = "", source: Source | None = None
) -> Shelf:
    """Return what an open file holds; one that is of no shape is not read to its end.

    Args:
        file: is read once, from where it stands.
        name: what to call it.
        stand_in: the title of a column that has none.
        source: reads the file again, where that is possible.

    Raises:
        UnreadableError: there is nothing to read in it.
    """
    start = file.read(_FAR)
    if not shapes.is_readable(start) or _begins_column(start):
        column = load_stream(file, name, stand_in, start)
        return Shelf((replace(column, file=name),))
    shapes.json_text.refuse_early(start, name)
    try:
        saved = start + file.read()
    except MemoryError:
        raise UnreadableError(f"{name}: does not fit in memory") from None
    source = source or Source(name, stand_in, lambda: saved)
    found = shapes.read(saved, source)
    if not found:
        raise UnreadableError(f"{name}: {_instead(found, saved, name)}")
    return _shelf(found, stand_in, name, by_date=shapes.zipped.sniff(start))


def _column_shelves(path: Path, read: Callable[[Path], Iterator[Column]]) -> Iterator[Shelf]:
    name = clean_line(str(path))
    try:
        for column in read(path):
            yield Shelf((replace(column, file=name),))
    except UnreadableError as error:
        # Nothing was read: where it is only cut off, what stands before that opens all the same.
        try:
            source = folder.source_of(path)
            # A longer one comes in parts, and those before the cut have been yielded.
            short = path.is_file() and path.stat().st_size <= PART
            start = source.read() if short else b""
            found = shapes.read(start, source) if _begins_column(start) else Found()
        except UnreadableError:
            raise error from None
        if not found:
            raise
        yield _shelf(found, clean_line(path.stem), name, by_date=False)


def _beginning(path: Path) -> Shelf | None:
    """Return the first articles of a large file or folder; None where it is no such thing."""
    name, stand_in = clean_line(str(path)), clean_line(path.resolve().name)
    try:
        if path.is_dir():
            files = [*islice(folder.sources(path), _FEW + 1)]
            found = folder.found_in(files[:_FEW], name) if len(files) > _FEW else Found()
            percent, by_date = 1, True
        else:
            size = path.stat().st_size
            percent, by_date = 100 * _START // max(size, 1), False
            if size < _FAR or not stat.S_ISREG(path.stat().st_mode):
                return None
            with path.open("rb") as file:
                start = file.read(_START)
            found = shapes.json_text.beginning(start, folder.source_of(path))
    except (OSError, UnreadableError):
        return None  # all of it is opened next, and says what is wrong
    found.notices.clear()
    columns = columns_of(found, stand_in, name, by_date)
    if len(columns) != 1:
        return None
    return Shelf((replace(columns[0], percent=min(99, max(1, percent))),))


def _shelf(found: Found, stand_in: str, name: str, by_date: bool) -> Shelf:
    columns = columns_of(found, stand_in, name, by_date)
    return Shelf(tuple(columns), tuple(found.notices) if len(columns) > 1 else ())


def _reads_by_parts(path: Path) -> bool:
    """Whether a file is a column of the shape that is read part by part, or of no shape at all."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return path.is_char_device()
        with path.open("rb") as file:
            start = file.read(shapes.HEAD)
            if _begins_column(start) or not shapes.is_readable(start):
                return True
            return start.lstrip()[:1] == b"{" and _begins_column(start + file.read(_FAR))
    except (OSError, ValueError):
        return True  # it is opened, and says why that cannot be


def _begins_column(start: bytes) -> bool:
    begin = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return begin == b"{" and bool(_LIST_OF_A_COLUMN.search(start))


def _opened(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        said = clean_line(getattr(error, "strerror", None) or str(error))
        raise UnreadableError(f"{name}: cannot be read ({said})") from None


def _instead(found: Found, saved: bytes, name: str) -> str:
    """Return what a file holds that is no article, and what to do about it."""
    if found.remarks:
        return "holds comments without what they are on; open the folder of both"
    if found.questions:
        return "is a question without its answers; open the folder of both"
    if index := shapes.json_text.index_entries(saved):
        return f"lists {index} columns but holds no articles"
    return "is JSON that holds no article; expected a column, or articles or answers of Zhihu"
