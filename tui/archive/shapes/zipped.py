"""A zip: as a folder, its members read in place. Their names are never paths of ours."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from tui.archive.found import Found, Source, UnreadableError
from tui.archive.shapes.packed import MOST_BYTES, limited
from tui.text.clean import clean_line

if TYPE_CHECKING:
    import zipfile

_BOOKS = {
    "META-INF/container.xml": "an EPUB",
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel table",
}
"""Members by which a zip is told to be something else."""


def sniff(head: bytes) -> bool:
    """Whether a file begins as a zip: APPNOTE.TXT 4.3.7, or 4.3.16 where it is empty."""
    return head.startswith((b"PK\3\4", b"PK\5\6"))


def read(saved: bytes, source: Source) -> Found:
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
    import zipfile  # few files are zips

    from tui.archive.folder import is_skipped, natural

    try:
        archive = zipfile.ZipFile(saved)
        inside = sorted(archive.infolist(), key=lambda one: natural(one.filename))
        inside = [one for one in inside if one.filename and one.filename[-1] != "/"]
    except Exception as error:  # struct has errors of its own, too, and all mean this
        said = clean_line(str(error))
        raise UnreadableError(f"{source.name}: is a damaged zip ({said})") from None
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
        sources.append(
            Source(f"{source.name}: {member}", stem, reader, tuple(map(clean_line, folders)))
        )
    return sources


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
