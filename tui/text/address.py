"""Addresses: which of them may be given to a browser, or to a terminal for one to click."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from tui.text.clean import clean_line

_LONGEST = 16_000  # characters; what a browser takes is less
_LONGEST_LINK = 500
"""Characters of a link: GNU screen 4.9 shows a sequence beyond 768 bytes, VTE refuses 2,083."""
_PRINTABLE_ASCII = "".join(map(chr, range(33, 127)))


def may_open(url: str) -> bool:
    """Return whether an address may be given to another program.

    It may when it is http, https or mailto, names a host or a person, and is one line without
    control characters.
    """
    if len(url) > _LONGEST or clean_line(url) != url:
        return False
    try:
        parts = urlsplit(url)
        return bool(
            (parts.scheme in ("http", "https") and parts.hostname)
            or (parts.scheme == "mailto" and parts.path)
        )
    except ValueError:  # such as an IPv6 host without its bracket
        return False


@lru_cache(maxsize=4096)
def hyperlink(url: str) -> str:
    """Return an address as OSC 8 takes it; or nothing, where it is none to be clicked.

    That is bytes 33 to 126, and the rest URI-encoded.
    Source: "Hyperlinks in terminal emulators", Egmont Koblinger.
    """
    if not may_open(url):
        return ""
    link = quote(url, safe=_PRINTABLE_ASCII)
    return link if len(link) <= _LONGEST_LINK else ""
