"""A text saved as a file that only the reader may read."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 120  # bytes; file systems take 255


def safe_name(name: str) -> str:
    """Return a file name, and nothing but a name, made of the letters and digits of another."""
    name = _UNSAFE.sub("-", name).strip(".-_")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = name, "", ""
    stem = stem.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(".-_")
    return f"{stem or 'clip'}{dot}{ending}" if name else "clip.txt"


def save(text: str, folder: Path, name: str) -> Path:
    """Write the text to a new file in the folder and return its path, as `save_bytes` does."""
    return save_bytes(text.encode(), folder, name)


def save_bytes(data: bytes, folder: Path, name: str) -> Path:
    """Write the bytes to a new file in the folder and return its path.

    The folder is made, with mode 0700, and the file has mode 0600. A file of that name with
    other bytes is left alone and a number added; one with the same bytes is taken as it is.

    Raises:
        OSError: The folder or the file cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = Path(safe_name(name))
    for number in count(1):
        path = folder / (wanted if number == 1 else wanted.with_stem(f"{wanted.stem}-{number}"))
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            if _holds(path, data):
                return path
            continue
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError("numbers do not end")


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file, and no link to one, holds the data and is ours alone."""
    try:
        status = path.lstat()
        ours = status.st_mode & 0o170777 == 0o100600 and status.st_size == len(data)
        return ours and path.read_bytes() == data
    except OSError:
        return False
