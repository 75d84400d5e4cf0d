"""Addresses that people open, made of those of the API and other forms."""

from __future__ import annotations

import re

_API = re.compile(r"(?:https?:)?//(?:api\.zhihu\.com|www\.zhihu\.com/api/v\d)/", re.IGNORECASE)
_ID = re.compile(r"/(?:p|articles?|answers?|pins?|zvideos?)/(\d+)")
_QUESTION = re.compile(r"/questions?/(\d+)")
_KINDS = ("article", "answer", "pin", "zvideo", "question")


def public(url: str, kind: str, own: str, question: str) -> str:
    """Return the address of an article, answer, pin or video for people.

    Args:
        url: as saved: it may be the API's, without a host, or empty.
        kind: `article`, `answer`, `pin`, `zvideo`, or empty where that is not known.
        own: its number at Zhihu, or empty.
        question: the number of the question it answers, or empty.
    """
    if url.startswith("//"):
        url = f"https:{url}"
    if url and not url.startswith("/") and not _API.match(url):
        return url
    kind = kind or kind_in(url)
    own = own or id_in(url)
    if not own:
        return f"https://www.zhihu.com{url}" if url.startswith("/") else url
    if kind == "answer":
        within = f"question/{question}/" if question else ""
        return f"https://www.zhihu.com/{within}answer/{own}"
    if kind in ("pin", "zvideo", "question"):
        return f"https://www.zhihu.com/{kind}/{own}"
    return f"https://zhuanlan.zhihu.com/p/{own}"


def id_in(url: str) -> str:
    """Return the number of what an address leads to, or empty."""
    found = _ID.search(url)
    return found[1] if found else ""


def question_in(url: str) -> str:
    """Return the number of the question in an address, or empty."""
    found = _QUESTION.search(url)
    return found[1] if found else ""


def kind_in(url: str) -> str:
    """Return the kind of what an address leads to, or empty."""
    if re.search(r"/p/\d", url):
        return "article"
    return next((kind for kind in _KINDS if re.search(rf"/{kind}s?/\d", url)), "")
