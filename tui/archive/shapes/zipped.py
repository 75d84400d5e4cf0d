"""A zip: as a folder, its members read in place. Their names are never paths of ours."""

from __future__ import annotations

import os
from functools import partial
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, cast

from msgspec.structs import replace

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.shapes.packed import MOST_BYTES, limited
from tui.text.clean import clean_line
from tui.text.reason import reason_of

if TYPE_CHECKING:
    import zipfile

_BOOKS = {
    "META-INF/container.xml": "an EPUB",
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel table",
}
"""Members by which a zip is told to be something else."""


def sniff(head: bytes) -> bool:
    """Return whether a file begins as a zip: APPNOTE.TXT 4.3.7, or 4.3.16 where it is empty."""
    return head.startswith((b"PK\3\4", b"PK\5\6"))


def read(saved: bytes, source: Source) -> Contents:
    """Return what its members hold.

    Raises:
        UnreadableError: it is damaged, encrypted, unpacks to too much, or is a book.
    """
    from tui.archive.folder import found_in

    return found_in(members(BytesIO(saved), source), source.name)


def members(saved: BinaryIO, source: Source) -> list[Source]:
    """Return the plain files in a zip, in the order of their names, as sources read in place.

    Args:
        saved: the zip; it stays open as long as any of the sources is there.
        source: the file that it is in.

    Raises:
        UnreadableError: see `read`.
    """
    return _members(_opened(saved, source.name), source)


def _members(archive: zipfile.ZipFile, source: Source) -> list[Source]:
    from tui.archive.folder import is_skipped, natural

    inside = sorted(archive.infolist(), key=lambda one: natural(one.filename))
    inside = [one for one in inside if one.filename and one.filename[-1] != "/"]
    _refuse_books(inside, source.name)
    if any(one.flag_bits & 1 for one in inside):
        raise UnreadableError(f"{source.name}: is an encrypted zip; unpack it first")
    if sum(one.file_size for one in inside) > MOST_BYTES:
        raise UnreadableError(f"{source.name}: unpacks to more than 2 GB; not opened")
    sources = []
    for one in inside:
        *folders, name = filter(lambda part: part.strip("."), one.filename.split("/"))
        if is_skipped(name) or any(map(is_skipped, folders)):
            continue
        member = clean_line(one.filename)
        stem = clean_line(name.rpartition(".")[0] or name)
        reader = partial(_member, archive, one, f"{source.name}: {member}")
        name = f"{source.name}: {member}"
        inner = tuple(map(clean_line, folders))
        sources.append(Source(name, stem, reader, inner, member=one.filename))
    return sources


class ZipOnDisk:
    """A zip whose members are read as they are on the disk: one that changed is opened again."""

    def __init__(self, path: str, name: str) -> None:
        """Take the path of a zip, and what to call it in an error; nothing is opened yet."""
        self._path = path
        self._name = name
        self._lock = Lock()
        self._opened: tuple[tuple[int, int, int], zipfile.ZipFile] | None = None
        """Its number, size and time when it was opened."""

    def members(self) -> list[Source]:
        """Return its plain files as `members` does.

        Raises:
            UnreadableError: it cannot be read, or see `read`.
        """
        with self._lock:
            found = _members(self._archive(), Source(self._name, self._name, bytes))
        return [
            replace(one, zip=self._path, read=partial(self.read, one.member, one.name))
            for one in found
        ]

    def read(self, member: str, name: str) -> bytes:
        """Return the bytes of a member.

        Args:
            member: its name, as the zip has it.
            name: what to call it in an error.

        Raises:
            UnreadableError: it cannot be read, or is not there any more.
        """
        with self._lock:
            archive = self._archive()
        try:
            one = archive.getinfo(member)
        except KeyError:
            raise UnreadableError(f"{name}: is not there any more") from None
        return _member(archive, one, name)

    def _archive(self) -> zipfile.ZipFile:
        try:
            status = os.stat(self._path)
            stamp = status.st_ino, status.st_size, status.st_mtime_ns
            if self._opened and self._opened[0] == stamp:
                return self._opened[1]
            saved = open(self._path, "rb")  # noqa: SIM115 - it is closed with the last that reads it
        except FileNotFoundError:
            raise UnreadableError(f"{self._name}: is not there any more") from None
        except OSError as error:
            raise UnreadableError(f"{self._name}: cannot be read ({reason_of(error)})") from None
        archive = _opened(saved, self._name)
        self._opened = stamp, archive
        return archive


def _opened(saved: BinaryIO, name: str) -> zipfile.ZipFile:
    import zipfile  # few files are zips

    try:
        return zipfile.ZipFile(saved)
    except Exception as error:  # struct has errors of its own, too, and all mean this
        said = clean_line(str(error))
        raise UnreadableError(f"{name}: is a damaged zip ({said})") from None


def _refuse_books(members: list[zipfile.ZipInfo], name: str) -> None:
    what = next((_BOOKS[one.filename] for one in members if one.filename in _BOOKS), "")
    if what:
        raise UnreadableError(
            f"{name}: is {what}; what is read is the JSON, HTML or Markdown it was made from"
        )


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with archive.open(one) as file:
            saved = limited(cast(BinaryIO, file), one.compress_size, name)
    except UnreadableError:
        raise
    except Exception as error:  # zlib, bz2 and lzma have errors of their own, and all mean this
        raise UnreadableError(f"{name}: is damaged ({clean_line(str(error))})") from None
    if sniff(saved):
        raise UnreadableError(f"{name}: is a zip in a zip; unpack it first")
    return saved
