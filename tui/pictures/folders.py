"""The folders in which tools leave an archive's pictures, indexed once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.pictures.address import digest
from tui.pictures.picture_index import PictureIndex
from tui.pictures.picture_keys import MOST_ENTRIES, PICTURE, keys_of, keys_sought

_DEEPEST = 8
_BESIDE = ("assets", "images", "img", "media", "pictures")
_HOST = re.compile(r"(?:pic[0-9]|pica|picx)\.zhimg\.com")


def folders_beside(archive: Path) -> Iterator[Path]:
    """Yield the folders beside an archive in which its pictures may be; not all need be there.

    Browsers make `STEM_files`, Markdown editors `STEM.assets`, wget a folder for each host.
    """
    folder = archive if archive.is_dir() else archive.parent
    if folder != archive:
        yield folder / f"{archive.stem}_files"
        yield folder / f"{archive.stem}.assets"
    yield from (folder / name for name in _BESIDE)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    yield from (folder / name for name in names if _HOST.fullmatch(name))
    if folder == archive:  # of several files, each of which may have a folder of its own
        yield from (folder / name for name in names if name.endswith(("_files", ".assets")))
    if folder == archive:
        yield folder  # each of its articles may have a folder of its own


class Folders:
    """The pictures in some folders, by what their addresses and their names have in common."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Take the folders, the ones to be preferred first; nothing is read yet."""
        roots = tuple(folders)
        self._index = PictureIndex(lambda: _index(roots))

    @property
    def known(self) -> bool:
        """Whether the folders have been read."""
        return self._index.known

    def read(self) -> bool:
        """Read the folders, unless they have been read; return whether there is a picture."""
        return bool(self._index.read())

    def find(self, url: str) -> Path | None:
        """Return the file of a picture, by what `keys_sought` says; the first call reads the
        folders."""
        return self._index.find(keys_sought(url))


def _index(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    sizes: dict[str, int] = {}
    left = MOST_ENTRIES
    for root in folders:
        own: dict[str, Path] = {}
        for entry in _files(root, left):
            left -= 1
            if not entry or not PICTURE.search(entry.name):
                continue
            path = Path(entry.path)
            known = digest(entry.name)
            for key in keys_of(path.parts):
                if key != known:
                    own.setdefault(key, path)
            if known:
                size = _size(entry)
                # The same picture is kept in several sizes: the one with the most bytes is it.
                if known not in own or size > sizes[known]:
                    own[known], sizes[known] = path, size
        found = {**own, **found}
    return found


def _files(root: Path, most: int) -> Iterator[os.DirEntry[str] | None]:
    """Yield the files under a folder, and None for each entry that is not one; `most` in all.

    Links to folders are not followed, and one to a file only where that is under the folder, too.
    """
    try:
        real_root = root.resolve(strict=True)
    except OSError:
        return
    waiting = [(str(real_root), 0)]
    while waiting:
        folder, depth = waiting.pop(0)
        try:
            with os.scandir(folder) as scan:
                for entry in scan:
                    if most <= 0:
                        return
                    most -= 1
                    if entry.is_dir(follow_symlinks=False) and depth < _DEEPEST:
                        waiting.append((entry.path, depth + 1))
                    yield entry if _is_own_file(entry, real_root) else None
        except OSError:
            continue


def _is_own_file(entry: os.DirEntry[str], root: Path) -> bool:
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    try:
        return entry.is_file() and Path(entry.path).resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return -1
