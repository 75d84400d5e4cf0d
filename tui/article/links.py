"""Links: where they really lead, and how Markdown writes that."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from tui.text.clean import clean

_REDIRECT = re.compile(r"https?://link\.zhihu\.com/?\?(?:[^#]*&)?target=([^&#]*)", re.IGNORECASE)
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
# What could end or change a link destination (CommonMark 6.3) or what stands around it.
_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r"[\\<>()\[\]`$]")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_PLAIN = re.compile(r"https?://[A-Za-z0-9./?=&#:,;@!+~_-]+")


def target(href: str) -> str:
    """Return the http, https or mailto URL an `href` leads to, or an empty string.

    Zhihu's redirects are unwrapped once, their target unquoted once except for the blanks in it,
    which no address may hold (RFC 3986, 2.1). Addresses without a scheme or a host are Zhihu's own.
    """
    url = _absolute(href)
    redirect = _REDIRECT.match(url)
    if redirect:
        to = unquote(redirect[1]).strip(" \t\r\n\f")
        url = _absolute(_BLANKS.sub(lambda found: quote(found[0]), to))
    return url if _ALLOWED.match(url) else ""


def searches(url: str) -> bool:
    """Return whether a link is one that Zhihu put on a word, to have it searched for."""
    return url.startswith("https://zhida.zhihu.com/search") or "search_source=Entity" in url


def _absolute(href: str) -> str:
    # Browsers strip blanks around an address and line ends and tabs in it (URL Standard, 4.4).
    url = clean(re.sub(r"[\t\n\r]", "", href)).replace("\n", "").strip()
    if url.startswith("//"):
        return "https:" + url
    if url.startswith("/"):
        return "https://www.zhihu.com" + url
    return url


def destination(url: str) -> str:
    """Return a URL, to the character, as it can stand between the parentheses of a Markdown link.

    Signs have backslashes in front of them, and one with blanks stands between `<` and `>`.
    """
    blanks = re.search(r"\s", url)
    url = _ENTITY.sub("&amp;", _SIGNS.sub(r"\\\g<0>", url))
    return f"<{url}>" if blanks else url


def link(text: str, url: str, title: str = "") -> str:
    """Return a Markdown link; the text is Markdown already."""
    if not title and text == url and _PLAIN.fullmatch(url):
        return f"<{url}>"
    return f'[{text}]({destination(url)} "{title}")' if title else f"[{text}]({destination(url)})"
