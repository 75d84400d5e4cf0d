"""Files written whole or not at all, and never over something else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class ExportError(Exception):
    """A file that cannot be written; its text is one line."""


class DiffersError(ExportError):
    """A file is there already and holds something else."""


def write(path: Path, data: bytes, *, overwrite: bool) -> bool:
    """Write a file, and the folders that it is in; return whether it was not there as it is to be.

    Args:
        path: the file.
        data: the bytes it is to hold.
        overwrite: whether a file that holds something else is replaced.

    Raises:
        DiffersError: the file holds something else.
        OSError: it cannot be written.
    """
    with suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
        if not overwrite:
            raise DiffersError(f"{path}: is there already and differs; --overwrite replaces it")
    with put_whole(path) as partial:
        partial.write_bytes(data)
    return True


@contextmanager
def put_whole(path: Path) -> Iterator[Path]:
    """Put a file in its place, and make the folders that it is in, once all of it is written.

    Yields:
        The path to write it to.

    Raises:
        OSError: it cannot be written; the error names its place, and not what stands in for it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield partial
        os.replace(partial, path)
    except OSError as error:
        if error.filename == str(partial):
            error.filename = str(path)
        raise
    finally:
        partial.unlink(missing_ok=True)
