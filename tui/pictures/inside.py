"""The pictures inside an archive that is one file: the members of a zip, the parts of an MHTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.pictures.address import secure
from tui.pictures.picture_index import PictureIndex
from tui.pictures.picture_keys import MOST_ENTRIES, PICTURE, keys_of, keys_sought
from tui.pictures.problem import NoPicture, Reason
from tui.pictures.saved_picture import LARGEST_FILE, Saved

if TYPE_CHECKING:
    from email.message import Message
    from zipfile import ZipInfo

_MAIL = re.compile(rb"\s*(?:From: <?Saved by|MIME-Version:|Snapshot-Content-Location:)", re.I)
_HEAD = 4096
_LARGEST_MAIL = 256 << 20
"""Bytes of an MHTML beyond which its pictures are left alone."""


class Inside:
    """The pictures in some archives; read once, when the first is looked for."""

    def __init__(self, archives: Iterable[Path]) -> None:
        """Take the archives; folders and files of other kinds have none in them."""
        files = tuple(archives)
        self._index = PictureIndex(lambda: _index(files))

    @property
    def known(self) -> bool:
        """Whether the archives have been read."""
        return self._index.known

    def read(self) -> bool:
        """Read the archives, unless they have been read; return whether there is a picture."""
        return bool(self._index.read())

    def find(self, url: str) -> Saved | None:
        """Return a picture, known as one in a folder is; the first call reads the archives."""
        return self._index.find((secure(url), *keys_sought(url)))


def _index(archives: Iterable[Path]) -> dict[str, Saved]:
    found: dict[str, Saved] = {}
    for archive in archives:
        for key, saved in _pictures(archive):
            found.setdefault(key, saved)
    return found


def _pictures(archive: Path) -> Iterator[tuple[str, Saved]]:
    """Yield the pictures of an archive, each by all that it is known by, the largest first."""
    try:
        if not archive.is_file():
            return
        with archive.open("rb") as file:
            head = file.read(_HEAD)
        if head.startswith(b"PK\3\4"):
            yield from _in_zip(archive)
        elif _MAIL.match(head) and archive.stat().st_size <= _LARGEST_MAIL:
            yield from _in_mail(archive.read_bytes())
    except OSError:
        return


def _in_zip(archive: Path) -> Iterator[tuple[str, Saved]]:
    import zipfile  # few archives are zips

    try:
        with zipfile.ZipFile(archive) as opened:
            members = opened.infolist()[:MOST_ENTRIES]
    except Exception:  # struct and zlib have errors of their own; what is wrong is said elsewhere
        return
    shown = (
        one
        for one in members
        if PICTURE.search(one.filename) and not one.flag_bits & 1 and one.file_size <= LARGEST_FILE
    )
    # The same picture is kept in several sizes: the one with the most bytes is it.
    for one in sorted(shown, key=lambda each: -each.file_size):
        saved = Saved(inside=partial(_member, archive, one))
        for key in keys_of(one.filename.split("/")):
            yield key, saved


def _member(archive: Path, one: ZipInfo) -> bytes:
    """Return the bytes of a member, whatever it says of their number."""
    import zipfile

    try:
        with zipfile.ZipFile(archive) as opened, opened.open(one) as file:
            data = file.read(LARGEST_FILE + 1)
    except Exception as error:  # zlib, bz2 and lzma have errors of their own, and all mean this
        raise NoPicture(Reason.UNREADABLE) from error
    if len(data) > LARGEST_FILE:
        raise NoPicture(Reason.TOO_LARGE, f"{len(data) >> 20} MB")
    return data


def _in_mail(saved: bytes) -> Iterator[tuple[str, Saved]]:
    from email import message_from_bytes  # few archives are mails

    parts = [
        part for part in message_from_bytes(saved).walk() if part.get_content_maintype() == "image"
    ]
    for part in sorted(parts[:MOST_ENTRIES], key=lambda each: -len(str(each.get_payload()))):
        url = str(part.get("Content-Location", "")).strip()
        one = Saved(inside=partial(_payload, part))
        yield secure(url), one
        for key in keys_of(url.partition("?")[0].split("/")):
            yield key, one


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        raise NoPicture(Reason.UNREADABLE)
    if len(data) > LARGEST_FILE:
        raise NoPicture(Reason.TOO_LARGE, f"{len(data) >> 20} MB")
    return data
