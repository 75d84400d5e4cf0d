"""Addresses of pictures: which name one, which may be fetched, and where else it is kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

_PICTURE_HOST = re.compile(r"(?:pic[0-9]|pica|picx)\.zhimg\.com")
# One line of printable ASCII, a host and a path: no user, no port, no dot at the host's end.
_FETCHED = re.compile(
    r"https://(?P<host>[a-z0-9](?:[a-z0-9-]*\.)+[a-z]{2,})(?P<path>/[!#-\[\]-~]*)", re.IGNORECASE
)
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_ORIGINAL = re.compile(r"_r(?=\.[a-z]{3,4}$)")


def base_name(url: str) -> str:
    """Return the last part of an address's path, or of a file's; no folder, no query."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    return unquote(re.split(r"[/\\]", path)[-1])


def digest(name: str) -> str:
    """Return the 32 hexadecimal digits in a base name by which Zhihu knows a picture, or nothing.

    They stay the same whichever host, size (`_b`, `_r`, `_1440w`) and ending it is saved with.
    """
    found = _DIGEST.search(name.lower())
    return found[0] if found else ""


def url_hash(url: str) -> str:
    """Return the first 12 digits of the address's MD5, which some tools name a file by."""
    import hashlib  # 3 ms, for those who have pictures

    return hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()[:12]


def secure(url: str) -> str:
    """Return the address with https where it has http or no scheme at all."""
    return re.sub(r"^(?:http:)?//", "https://", url.strip(), flags=re.IGNORECASE)


def may_fetch(url: str, more_hosts: Collection[str] = ()) -> bool:
    """Return whether a picture may be asked for at an address.

    Args:
        url: The address; https, or it may not.
        more_hosts: Hosts allowed besides Zhihu's own, whole names in lower case.
    """
    found = _FETCHED.fullmatch(url)
    if not found:
        return False
    host = found["host"].lower()
    return bool(_PICTURE_HOST.fullmatch(host)) or host in more_hosts


def host_and_path(url: str) -> tuple[str, str]:
    """Return the host and what is asked of it, of an address that may be fetched.

    Raises:
        ValueError: It may not.
    """
    found = _FETCHED.fullmatch(url)
    if not found:
        raise ValueError(url)
    return found["host"].lower(), found["path"].partition("#")[0]


def cache_key(url: str) -> str:
    """Return what a picture is cached by: its path alone, as Zhihu's hosts all give the same."""
    url = re.split(r"[?#]", secure(url), maxsplit=1)[0]
    host, slash, path = url.removeprefix("https://").partition("/")
    named = path if _PICTURE_HOST.fullmatch(host.lower()) else host + slash + path
    import hashlib

    return hashlib.sha256(named.encode()).hexdigest()


def other_places(url: str) -> Iterator[str]:
    """Yield where else Zhihu keeps a picture: on two other hosts, then in smaller sizes."""
    host, path = host_and_path(url)
    if not _PICTURE_HOST.fullmatch(host):
        return
    for other in ("picx.zhimg.com", "pic1.zhimg.com"):
        if other != host:
            yield f"https://{other}{path}"
    bare = path.partition("?")[0]
    if _ORIGINAL.search(bare):
        for size in ("_1440w", "_b"):
            yield f"https://{host}{_ORIGINAL.sub(size, bare)}"
