"""Names of files that Linux, macOS and Windows take alike."""

from __future__ import annotations

import re
from unicodedata import normalize

from tui.text.clean import clean_line

_MOST_BYTES = 120
"""Bytes of UTF-8 in a name: file systems take 255, and folders above it want some of the path."""
# What Windows takes in no name, and what a shell or a link in Markdown would stumble over.
_UNSAFE = re.compile(r'[\\/:*?"<>|#%\[\]^`]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)", re.IGNORECASE)


def file_name(text: str, fallback: str) -> str:
    """Return a text as a file's name without an ending, or the fallback where nothing is left.

    The same text gives the same name, always. Microsoft's "Naming Files, Paths, and Namespaces"
    has what is left out.
    """
    name = _UNSAFE.sub(" ", normalize("NFC", clean_line(text)))
    name = " ".join(name.split()).strip(" .")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip(" .")
    if not name:
        return fallback
    return f"_{name}" if _RESERVED.match(name) else name
