"""gzip, xz, bzip2 and, where Python has it, zstd: one layer around a file of any other shape."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import BinaryIO, cast

from msgspec.structs import replace

from tui.archive.contents import Contents, Source, UnreadableError
from tui.text.clean import clean_line

MOST_BYTES = 2 << 30
"""Bytes that may come out of one file."""
MOST_TIMES = 200
"""Times its packed size that a file may have; JSON has 5 to 20 times it."""
ALWAYS = 1 << 24
"""Bytes that may come out of any file, however short it is packed."""
_STARTS = {
    b"\x1f\x8b": "gzip",
    b"\xfd7zXZ\0": "xz",
    b"BZh": "bzip2",
    b"\x28\xb5\x2f\xfd": "zstd",
}


def sniff(head: bytes) -> bool:
    """Return whether a file is packed, by its magic number."""
    return bool(_kind(head))


def read(saved: bytes, source: Source) -> Contents:
    """Return what the file inside holds.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or holds no articles.
    """
    from tui.archive import shapes

    inside = unpacked(saved, source.name)
    if sniff(inside[:8]):
        raise UnreadableError(f"{source.name}: is packed twice; unpack it first")
    own = replace(source, read=lambda: unpacked(source.read(), source.name), path="")
    return shapes.read(inside, own)


def unpacked(saved: bytes, name: str) -> bytes:
    """Return the bytes of the file inside.

    Raises:
        UnreadableError: see `read`.
    """
    kind = _kind(saved)
    try:
        return limited(_opened(kind, saved, name), len(saved), name)
    except UnreadableError:
        raise
    except Exception as error:  # each of them has errors of its own, and all mean this
        raise UnreadableError(
            f"{name}: is a damaged {kind} file ({clean_line(str(error))})"
        ) from None


def limited(file: BinaryIO, packed: int, name: str) -> bytes:
    """Return all that comes out of a file that unpacks as it is read.

    Args:
        file: gives unpacked bytes.
        packed: how many bytes it is in its archive.
        name: what to call it.

    Raises:
        UnreadableError: more comes out than may.
    """
    most = min(MOST_BYTES, max(ALWAYS, MOST_TIMES * packed))
    parts: list[bytes] = []
    size = 0
    while part := file.read(1 << 20):
        size += len(part)
        if size > most:
            limit = "2 GB" if most == MOST_BYTES else f"{MOST_TIMES} times its size"
            raise UnreadableError(f"{name}: unpacks to more than {limit}; not opened")
        parts.append(part)
    return b"".join(parts)


def _kind(head: bytes) -> str:
    return next((kind for start, kind in _STARTS.items() if head.startswith(start)), "")


def _opened(kind: str, saved: bytes, name: str) -> BinaryIO:
    packed = BytesIO(saved)
    if kind == "gzip":
        import gzip

        return cast(BinaryIO, gzip.GzipFile(fileobj=packed))
    if kind == "xz":
        import lzma

        return cast(BinaryIO, lzma.LZMAFile(packed))
    if kind == "bzip2":
        import bz2

        return cast(BinaryIO, bz2.BZ2File(packed))
    try:
        zstd = import_module("compression.zstd")  # of Python 3.14 and later
    except ImportError:
        raise UnreadableError(
            f"{name}: is compressed with zstd; zstd -dc {name} | zhihu-tui -"
        ) from None
    return cast(BinaryIO, zstd.ZstdFile(packed))
