"""The text of a plain file: a pipe, device, socket or folder of its name is not read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_LONGEST = 1 << 20
"""Bytes of a file that a person or this program has written; more is something else."""


class NotPlainError(OSError):
    """There is something else of that name: a folder, pipe, socket or device."""


def refuse_other(file: Path) -> None:
    """Raise an error where something is there that is no plain file: to read it may never end.

    Raises:
        NotPlainError: it is a folder, pipe, socket or device.
        OSError: it cannot be looked at.
    """
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise NotPlainError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not stat.S_ISREG(mode):
        raise NotPlainError(errno.EINVAL, "Not a plain file", str(file))


def read_text(file: Path) -> str:
    """Return the text of a plain file, which is UTF-8.

    Raises:
        FileNotFoundError: there is nothing of that name.
        NotPlainError: it is a folder, pipe, socket or device.
        OSError: it is longer than a megabyte, or cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    refuse_other(file)
    with file.open("rb") as source:
        text = source.read(_LONGEST + 1)
    if len(text) > _LONGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(file))
    return text.decode("utf-8").replace("\r\n", "\n")
