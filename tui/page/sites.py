"""Sites: the host that a card names beside its title."""

from __future__ import annotations

import re


def site(url: str) -> str:
    """Return the host of an address, without `www.`; empty for Zhihu's own, where we are."""
    host = url.partition("://")[2].partition("/")[0].partition("?")[0].removeprefix("www.")
    return "" if f".{host}".endswith(".zhihu.com") else host


def names(title: str, where: str) -> bool:
    """Return whether a title names a host, and no longer one that it is a part of."""
    return bool(
        re.search(rf"(?<![\w.-])(?:www\.)?{re.escape(where)}(?![\w-]|\.\w)", title, re.IGNORECASE)
    )
