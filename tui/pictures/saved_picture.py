"""A picture that is at hand: a file, or bytes that came inside the archive."""

from __future__ import annotations

import base64
import binascii
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec

from tui.pictures.problem import NoPicture, Reason

LARGEST_FILE = 40 << 20
"""Bytes of a file that are read; more than any picture of Zhihu's has."""
_DATA = re.compile(r"data:image/[a-z.+-]+(?P<base64>;base64)?,", re.IGNORECASE)
_STARTS = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}


class Saved(msgspec.Struct, frozen=True):
    """A picture at hand."""

    path: Path | None = None
    data: bytes = b""
    """Its bytes, where it is no file."""
    inside: Callable[[], bytes] | None = None
    """Reads it out of an archive, where it is in one. Raises NoPicture."""

    def read(self) -> bytes:
        """Return its bytes.

        Raises:
            NoPicture: It is gone, no plain file, or has more than `LARGEST_FILE` bytes.
        """
        if self.inside:
            return self.inside()
        if self.path is None:
            return self.data
        try:
            # A pipe that is named like a picture would make us wait forever.
            flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(self.path, flags), "rb") as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise NoPicture(Reason.UNREADABLE)
                if status.st_size > LARGEST_FILE:
                    raise NoPicture(Reason.TOO_LARGE, f"{status.st_size >> 20} MB")
                return file.read(LARGEST_FILE)
        except (OSError, ValueError) as error:
            raise NoPicture(Reason.UNREADABLE) from error


def ending(data: bytes) -> str:
    """Return what a file of these bytes is called by: jpg, png, gif, webp, or nothing.

    The bytes decide; what a server or a file's name says of them does not.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((name for start, name in _STARTS.items() if data.startswith(start)), "")


def from_data_url(url: str) -> Saved | None:
    """Return the picture inside a `data:` address (RFC 2397), or nothing where there is none."""
    found = _DATA.match(url)
    if not found or len(url) > 2 * LARGEST_FILE:
        return None
    body = unquote_to_bytes(url[found.end() :])
    if found["base64"]:
        try:
            body = base64.b64decode(body)
        except binascii.Error:
            return None
    return Saved(data=body) if ending(body) else None
