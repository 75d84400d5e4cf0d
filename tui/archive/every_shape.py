"""Files and folders of any shape besides a saved column, as one column or as a shelf."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from tui.archive import folder, shapes
from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.gather import columns_of
from tui.archive.load import load_stream
from tui.archive.model import Shelf
from tui.text.clean import clean_line
from tui.text.reason import reason_of

START = 1 << 20
"""Bytes of a file that are read before it is known what it is."""
_FIRST = 1 << 18
"""Bytes of a large file whose articles are shown before the rest is read."""
_FEW = 50
"""Files of a large folder whose articles are."""


def open_parts(paths: Sequence[Path]) -> Iterator[Shelf]:
    """Yield what files and folders hold: of what is large the beginning first, then all of it.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    if len(paths) == 1 and (beginning := _beginning(paths[0])):
        yield beginning
    yield open_whole(paths)


def open_whole(paths: Sequence[Path]) -> Shelf:
    """Return what files and folders hold.

    Raises:
        UnreadableError: there is nothing to read in them.
    """
    collecting = gc.isenabled()
    gc.disable()  # it would look through all that is read again and again: none is garbage yet
    try:
        return _opened(paths)
    finally:
        if collecting:
            gc.enable()


def _opened(paths: Sequence[Path]) -> Shelf:
    if len(paths) == 1:
        (path,) = paths
        name = clean_line(str(path))
        if os.path.isdir(path):
            found = folder.found_in(folder.sources(path), name)
            return _shelf(found, clean_line(path.resolve().name), name, by_date=True)
        source = folder.source_of(path)
        try:
            with path.open("rb") as file:
                return open_stream(file.read(START), file, name, source)
        except (OSError, ValueError) as error:
            raise UnreadableError(f"{name}: cannot be read ({reason_of(error)})") from None
    for path in paths:
        if not os.path.exists(path):
            raise UnreadableError(f"{clean_line(str(path))}: no such file")
    files = chain.from_iterable(
        folder.sources(path) if os.path.isdir(path) else [folder.source_of(path)] for path in paths
    )
    names = f"{len(paths)} files"
    found = folder.found_in(files, names)
    return _shelf(found, clean_line(paths[0].resolve().parent.name), names, by_date=True)


def open_stream(start: bytes, file: BinaryIO, name: str, source: Source | None = None) -> Shelf:
    """Return what an open file holds; one that is of no shape is not read to its end.

    Args:
        start: what has been read of it.
        file: is read on from there.
        name: what to call it.
        source: reads the file again, where that is possible.

    Raises:
        UnreadableError: there is nothing to read in it.
    """
    stand_in = source.stem if source else ""
    if not shapes.is_readable(start):
        return Shelf((load_stream(file, name, stand_in, start),))
    shapes.json_text.refuse_early(start, name)
    saved = start + file.read()
    found = shapes.read(saved, source or Source(name, stand_in, lambda: saved))
    if not found:
        raise UnreadableError(f"{name}: {_instead(found, saved)}")
    return _shelf(found, stand_in, name, by_date=shapes.zipped.sniff(start))


def _beginning(path: Path) -> Shelf | None:
    """Return the first articles of a large file or folder; None where it is no such thing."""
    name, stand_in = clean_line(str(path)), clean_line(path.resolve().name)
    try:
        if os.path.isdir(path):
            files = [*islice(folder.sources(path), _FEW + 1)]
            found = folder.found_in(files[:_FEW], name) if len(files) > _FEW else Contents()
            percent, by_date = 1, True
        else:
            size = path.stat().st_size
            percent, by_date = 100 * _FIRST // max(size, 1), False
            if size < START or not stat.S_ISREG(path.stat().st_mode):
                return None
            with path.open("rb") as file:
                start = file.read(_FIRST)
            found = shapes.json_text.first_articles(start, folder.source_of(path))
    except (OSError, UnreadableError):
        return None  # all of it is opened next, and says what is wrong
    if found.columns:
        return None  # perhaps of several: only all of it tells
    found.notices.clear()
    columns = columns_of(found, stand_in, name, by_date)
    if len(columns) != 1:
        return None
    return Shelf((replace(columns[0], percent=min(99, max(1, percent))),))


def _shelf(found: Contents, stand_in: str, name: str, by_date: bool) -> Shelf:
    columns = columns_of(found, stand_in, name, by_date)
    return Shelf(tuple(columns), tuple(found.notices) if len(columns) > 1 else ())


def _instead(found: Contents, saved: bytes) -> str:
    """Return what a file holds that is no article, and what to do about it."""
    if found.remarks:
        return "holds comments without what they are on; open the folder of both"
    if found.questions:
        return "is a question without its answers; open the folder of both"
    if index := shapes.json_text.index_entries(saved):
        return f"is a list of columns ({index}) without their articles"
    what = "is JSON that " if shapes.json_text.sniff(saved[:100]) else ""
    return f"{what}holds no article; expected a column, or articles or answers of Zhihu"
