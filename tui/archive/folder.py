"""The files of a folder or a zip: each read by itself; one that cannot be read stops no other."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from tui.archive import shapes
from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.model import Column
from tui.text.clean import clean_line
from tui.text.reason import reason_of

MOST_FILES = 200_000
"""Files that are looked at."""
_DEEPEST = 32
_OTHERS = {"node_modules", "assets", "images", "img", "media", "pictures", "__macosx", "debug"}
"""Folders that hold no articles of their own."""
_COMMENTS = ("comments.md", "comments.html", "评论.md", "评论.html")
"""Comments as text, beside their articles: nobody can tell who says what to whom in them."""
_NAMED = 3
"""Files that are told by name, of those that are damaged or have the same to be said."""


def is_skipped(name: str) -> bool:
    """Return whether a file or folder of that name, inside a folder, holds no articles."""
    low = name.lower()
    return (
        low.startswith((".", "_", "readme", "license", "desktop.ini"))
        or low in _OTHERS
        or low.endswith(("_files", ".assets", ".bak", *_COMMENTS))
    )


def sources(root: Path) -> Iterator[Source]:
    """Yield the plain files under a folder, in the order of their names, numbers by size.

    Links to folders are not followed, nor is one to a file outside. A folder that cannot be looked
    into stands for what is in it: as a file that cannot be read.
    """
    top = clean_line(root.name) or clean_line(root.resolve().name)
    waiting: list[tuple[str, tuple[str, ...]]] = [(str(root), (top,))]
    left = MOST_FILES
    while waiting:
        folder, names = waiting.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: natural(entry.name))
        except OSError:
            yield source_of(folder, names[:-1])
            continue
        inner: list[tuple[str, tuple[str, ...]]] = []
        for entry in entries:
            if is_skipped(entry.name) or not _is_own(entry, root):
                continue
            if entry.is_dir(follow_symlinks=False):
                if len(names) < _DEEPEST:
                    inner.append((entry.path, (*names, clean_line(entry.name))))
                continue
            left -= 1
            if left < 0:
                return
            yield source_of(entry.path, names)
        waiting += reversed(inner)


def source_of(path: Path | str, folders: tuple[str, ...] = ()) -> Source:
    """Return a file as a source."""
    name = clean_line(str(path))
    stem = os.path.splitext(os.path.basename(path))[0]
    return Source(name, clean_line(stem), partial(read_file, path, name), folders, str(path))


def read_file(path: Path | str, name: str) -> bytes:
    """Return the bytes of a plain file.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        # A pipe that is named like a page would make us wait forever.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(number, "rb", buffering=0) as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{name}: cannot be read ({reason_of(error)})") from None
    except MemoryError:
        raise UnreadableError(f"{name}: does not fit in memory") from None


def natural(name: str) -> str:
    """Return what names are sorted by: numbers by size, so that 10 comes after 9.

    A name that begins with a number comes behind all others, but for one that begins with 0. Of
    many files this is most of what a shelf's first screen waits for.
    """
    key = (_NUMBER if name.isascii() else _ANY_NUMBER).sub(_padded, name.lower())
    if not key.startswith("\0"):
        return f"1{key}"
    return f"0{key}" if key.startswith(_ZERO) else f"2{key}"


_NUMBER, _ANY_NUMBER = re.compile("[0-9]+"), re.compile(r"\d+")
_ZERO = f"\0{'0' * 18}"
"""A number that is none: no name has a zero character, and all numbers get as many digits."""


def _padded(number: re.Match[str]) -> str:
    digits = number[0] if number[0].isascii() else str(int(number[0][:18]))
    return f"\0{digits:0>18.18}"


def found_in(
    files: Iterable[Source], name: str, seen: Callable[[Contents], None] | None = None
) -> Contents:
    """Return what files hold together; what is wrong with one costs no other.

    Args:
        files: the files.
        name: what to call them in an error.
        seen: is told after each file what has been found so far.

    Raises:
        UnreadableError: they hold no article.
    """
    found = Contents()
    damaged: list[str] = []
    said: dict[str, list[str]] = {}
    others = count = 0
    for source in files:
        count += 1
        try:
            part = read_one(source)
        except UnreadableError as error:
            damaged.append(str(error).removeprefix(f"{name}: "))
            continue
        if part is None:
            others += 1
            continue
        here = "/".join(source.folders)
        for item in part.items:
            item.folder, item.file = here, source.stem
        part.columns = [_from(column, source) for column in part.columns]
        if part:
            # What one of the files is called says nothing of the others.
            part.title, part.about, part.url = "", "", ""
        for notice in part.notices:
            said.setdefault(notice, []).append(source.name.removeprefix(f"{name}: "))
        part.notices = []
        found.add(part)
        if seen is not None:
            seen(found)
    for notice, names in said.items():
        more = " 等" if len(names) > _NAMED else ""
        found.notices.append(f"{', '.join(names[:_NAMED])}{more}: {notice}")
    if damaged:
        some = "；".join(damaged[:_NAMED])
        more = " 等" if len(damaged) > _NAMED else ""
        found.notices.append(f"{len(damaged)} 个文件读不出来，已略过：{some}{more}")
    if others:
        found.notices.append(f"{others} 个文件不是文章，已略过")
    if not found:
        reason = damaged[0] if damaged else "expected JSON, JSON Lines or saved pages"
        if not count:
            raise UnreadableError(f"{name}: holds nothing to read; {reason}")
        from tui.text.count import counted  # most folders hold something

        looked_at = counted(count, "1 file", "files")
        raise UnreadableError(f"{name}: no columns or articles in {looked_at}; {reason}")
    return found


def read_one(source: Source) -> Contents | None:
    """Return what a file holds, or None where it is of no shape that is read.

    Raises:
        UnreadableError: it is damaged.
    """
    saved = source.read()
    if not shapes.is_known(saved):
        return None
    return shapes.read(saved, source)


def _from(column: Column, source: Source) -> Column:
    return replace(column, file=column.file or source.name)


def _is_own(entry: os.DirEntry[str], root: Path) -> bool:
    """Return whether an entry is a folder or a plain file, not a link to somewhere else."""
    if not entry.is_symlink():
        return entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)
    try:
        return entry.is_file() and Path(entry.path).resolve(strict=True).is_relative_to(
            root.resolve()
        )
    except (OSError, RuntimeError):  # a link that leads to itself
        return False
