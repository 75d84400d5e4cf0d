"""What may be in the place of a plain file, and must not be read."""

from __future__ import annotations

import os
import socket
from contextlib import chdir
from pathlib import Path

NOT_PLAIN = ("folder", "pipe", "device", "socket")


def put(path: Path, kind: str) -> None:
    """Put something of a kind at a path, in place of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        # From its folder, as a whole path may be too long for a socket.
        with socket.socket(socket.AF_UNIX) as listening, chdir(path.parent):
            listening.bind(path.name)
