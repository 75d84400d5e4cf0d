"""The keys of a saved picture, in its name and in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from tui.pictures.address import base_name, digest, url_hash

MOST_ENTRIES = 100_000
"""Files and folders that are looked at, in all folders together, or in an archive."""
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif)(?:[?@!].*)?$", re.IGNORECASE)
"""The end of the name of a picture's file."""
_FOLDERS = 3
"""Parts of a relative address by which its picture is known: in folders of many articles all of
them may be called `assets/image-001.jpg`."""
_HASHED = re.compile(r"[0-9a-f]{12}(?=\.)")


def keys_of(parts: Sequence[str]) -> Iterator[str]:
    """Yield what a file is known by, given its name and those of the folders that it is in.

    They are its name, that with a folder or two before it, the beginning of an address's MD5, and
    last the 32 digits of Zhihu's addresses; those that it has.
    """
    name = parts[-1]
    yield name
    for count in range(2, _FOLDERS + 1):
        yield "/".join(parts[-count:])
    if hashed := _HASHED.match(name):
        yield hashed[0]
    if known := digest(name):
        yield known


def keys_sought(url: str) -> list[str]:
    """Return what the picture of an address may be known by, the best first.

    They are the 32 digits in it, its base name, and its MD5; of a relative one, as Markdown has
    it, its last folders and its name. No path is made of an address's words.
    """
    name = base_name(url)
    relative = _relative(url)
    keys = (digest(name), relative) if relative else (digest(name), name, url_hash(url))
    return [key for key in keys if key]


def _relative(url: str) -> str:
    """Return the end of a relative address: its name and two folders at most; else nothing."""
    if ":" in url or url.startswith("/") or "/" not in url:
        return ""
    parts = [part for part in unquote(url).split("/") if part not in ("", ".")]
    return "/".join(parts[-_FOLDERS:])
