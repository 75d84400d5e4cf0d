"""The shapes of an archive: each is a file with `sniff` and `read`, and a row in this table.

To read another shape, write such a file and put it where it belongs: the first row whose `sniff`
says yes reads the file. What is JSON has a table of its own, `json_text.SHAPES`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.archive.contents import Contents, Source
from tui.archive.encoding import utf8_of
from tui.archive.shapes import (
    database,
    feed,
    html_page,
    json_text,
    markdown_file,
    mhtml,
    packed,
    refused,
    zipped,
)

HEAD = 4096
"""Bytes of a file that are looked at to tell its shape."""


class Shape(NamedTuple):
    """A shape of files."""

    sniff: Callable[[bytes], bool]
    """Whether a file is of it, by its first 4,096 bytes; text is UTF-8 there."""
    read: Callable[[bytes, Source], Contents]
    """Returns what a file holds. Raises UnreadableError."""


SHAPES = (
    Shape(json_text.sniff, json_text.read),
    Shape(packed.sniff, packed.read),
    Shape(zipped.sniff, zipped.read),
    Shape(database.sniff, database.read),
    Shape(mhtml.sniff, mhtml.read),
    Shape(feed.sniff, feed.read),
    Shape(html_page.sniff, html_page.read),
    Shape(markdown_file.sniff, markdown_file.read),
)
_REFUSED = (
    Shape(refused.sniff, refused.read),
    Shape(refused.sniff_table, refused.read_table),
)
"""Shapes that are told from all others only to say what to do with them."""


def read(saved: bytes, source: Source) -> Contents:
    """Return what the bytes of a file hold.

    Raises:
        UnreadableError: none of the shapes is theirs, or they are damaged beyond use.
    """
    head = _head(saved)
    for shape in (*SHAPES, *_REFUSED):
        if shape.sniff(head):
            return shape.read(saved, source)
    return refused.read_anything(saved, source)


def is_known(saved: bytes) -> bool:
    """Return whether a file is of one of the shapes, by its first bytes."""
    head = _head(saved)
    return any(shape.sniff(head) for shape in SHAPES)


def is_readable(start: bytes) -> bool:
    """Return whether a file is of one of the shapes, or of one that is told apart to refuse it."""
    head = _head(start)
    return any(shape.sniff(head) for shape in (*SHAPES, *_REFUSED))


def _head(saved: bytes) -> bytes:
    """Return the beginning of a file; text as UTF-8, without a byte order mark."""
    head = saved[:HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        b"\0" in head[:2] and head[:4].strip(b"\0")[:1] in (b"{", b"[", b"<", b"#", b"-")
    ):
        head = utf8_of(head)
    return head.removeprefix(b"\xef\xbb\xbf")
