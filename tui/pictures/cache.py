"""The cache: pictures as they were fetched, in files that only the reader may read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tui.pictures.address import cache_key

LARGEST = 500 << 20
"""Bytes that the cache holds at most once it has been trimmed."""


class Cache:
    """Pictures by their addresses. Two programs may use one folder at a time."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, `$XDG_CACHE_HOME/zhihu-tui/pictures`; it is made by the first `put`."""
        self._folder = folder

    def find(self, url: str) -> Path | None:
        """Return the file of a picture, or nothing."""
        if not self._folder.is_dir():
            return None
        path = self._path(url)
        try:
            os.utime(path)  # the one that was looked at last is trimmed last
        except FileNotFoundError:
            return None
        except OSError:
            pass
        return path if path.is_file() else None

    def put(self, url: str, data: bytes) -> Path:
        """Keep a picture, whole or not at all, and return its file.

        Raises:
            OSError: The folder cannot be written to.
        """
        path = self._path(url)
        for folder in (self._folder, path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")  # mode 0600
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            os.replace(temporary, path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        return path

    def trim(self, largest: int = LARGEST) -> None:
        """Remove the pictures that were not looked at for longest, until the rest is no larger."""
        files = []
        for path in self._folder.glob("??/*"):
            try:
                status = path.stat()
            except OSError:
                continue
            files.append((status.st_mtime, status.st_size, path))
        held = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if held <= largest:
                return
            path.unlink(missing_ok=True)
            held -= size

    def _path(self, url: str) -> Path:
        key = cache_key(url)
        return self._folder / key[:2] / key
