"""Parts of HTML: whole blocks in which something may be found, and as little as may be besides.

To take the tags out of an article is most of the work of a search, and most of it holds no match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_END = "</p>"
"""HTML is cut before one of these only: a line ends there, and nothing joins what is behind it."""
_MOST = 32
"""Parts that HTML is cut into at most."""
_WITH_INSIDES = re.compile("<(noscript|script|style|math)")
"""Beginnings of elements that go with what is in them, whatever that is."""


@lru_cache(maxsize=1)  # each of several terms asks the same of an article
def may_be_cut(html: str) -> bool:
    """Return whether no end of a block in HTML may be part of something else."""
    if "\r" in html or "\x1b" in html:  # cleaned away together with what is behind a block, perhaps
        return False
    ends: dict[str, int] = {}
    """The places of the next ones."""
    for element in _WITH_INSIDES.finditer(html):
        begin, closes = element.start(), f"</{element[1]}>"
        for end in ("</p", closes):
            if ends.get(end, 0) <= begin:
                at = html.find(end, begin)
                ends[end] = at if at >= 0 else len(html)
        if ends["</p"] < ends[closes]:
            return False
    return True


def html_parts(html: str, places: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return parts of HTML, in order and apart, that hold all of some places in it.

    Each has the words that it has as a part of the whole. None begins in a block of code.

    Args:
        html: the HTML, which may be cut.
        places: from and up to, in order of their beginnings.
    """
    found: list[tuple[int, int]] = []
    reached = 0
    has_code = "<pre" in html
    for start, end in places:
        if end <= reached:
            continue
        begin = cut_before(html, start, reached)
        begin = _outside_code(html, begin) if has_code else begin
        while found and begin <= found[-1][1]:
            begin = min(begin, found.pop()[0])
        reached = cut_after(html, end)
        found.append((begin, reached))
    return _fewer(found, len(html))


def cut_before(html: str, at: int, least: int = 0) -> int:
    """Return the last place up to one where HTML can be cut, or `least` where none is behind it."""
    while (at := html.rfind(_END, least, max(0, at))) >= 0 and _is_in_tag(html, at):
        pass
    return max(least, at)


def cut_after(html: str, at: int) -> int:
    """Return the first place from one on where HTML can be cut; its length where there is none."""
    while (at := html.find(_END, at)) >= 0 and _is_in_tag(html, at):
        at += 1
    return at if at >= 0 else len(html)


def _fewer(found: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return parts, those after the first as one where they are many, or most of what is left.

    The first is left as it is: more than one hit of an article is rarely wanted.
    """
    if len(found) <= _MOST and 2 * sum(end - start for start, end in found[1:]) <= length:
        return found
    first = found[0]
    return [first, (first[1], length)]


def _is_in_tag(html: str, at: int) -> bool:
    return html.rfind("<", 0, at) > html.rfind(">", 0, at)


def _outside_code(html: str, at: int) -> int:
    """Return a place where HTML can be cut, or one before it that is in no block of code."""
    code = _code_at(html, at)
    if code is None:
        return at
    at = cut_before(html, code)
    return at if _code_at(html, at) is None else 0


def _code_at(html: str, at: int) -> int | None:
    """Return where the block of code begins that a place is in, or None."""
    begin = html.rfind("<pre", 0, at)
    return begin if begin > html.rfind("</pre>", 0, at) else None
