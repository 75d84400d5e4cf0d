"""The characters next to formulas in HTML: most terms have none of them, and go into none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tui.search.needle import ONE_BETWEEN, bare_of
from tui.search.words import BLOCK
from tui.text.folding import LEANING
from tui.text.unsafe import CONTROLS, INVISIBLE, SEPARATORS, SURROGATES

ANY = "\0"
"""Stands for any character."""
_NEXT = re.compile(rf"((?:(?!{BLOCK}){ONE_BETWEEN})*+)(<br\b[^<>]*>|{BLOCK}|\Z|[^<])?")
_LAST_TAG = re.compile(rf"<(?:/?(?:b|strong|i|em|u)|img\b[^<>]*)>\Z|((?:{BLOCK}|<br\b)[^<>]*>)\Z")
_UNCLEAR = re.compile(f"[<>&;\u200d{LEANING}{CONTROLS}{INVISIBLE}{SEPARATORS}{SURROGATES}]")
"""Characters that are a part of something else, perhaps, or go when the text is cleaned."""


def letters_beside(html: str, spans: Sequence[tuple[int, int]]) -> Sequence[frozenset[str]]:
    """Return the bare characters that may be next to each formula, `ANY` if it may be any.

    Args:
        html: the HTML.
        spans: the formulas in it, from and up to, in order.
    """
    if "\x1b" in html or "\x9b" in html:  # whole sequences go when the text is cleaned
        return [frozenset(ANY)] * len(spans)
    return [_bare(f"{before}{after}") for before, after in _beside(html, spans)]


@lru_cache(maxsize=4096)
def _bare(characters: str) -> frozenset[str]:
    return frozenset(ANY if ANY in characters else bare_of(characters))


def _beside(html: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    reached, after = 0, ""
    for start, end in spans:
        before = ANY if start < reached else _before(html, start)
        # Of formulas that follow each other all have the same behind them.
        if end > reached and (found := _NEXT.match(html, end)):
            reached, after = found.end(1), ANY if found[2] is None else _said(found[2])
        yield before, after


def _before(html: str, at: int) -> str:
    while at and html[at - 1] == ">":
        begin = html.rfind("<", 0, at)
        tag = _LAST_TAG.match(html, begin, at) if begin >= 0 else None
        if not tag:
            return ANY
        if tag[1]:
            return _said(tag[1])
        at = begin
    return _said(html[at - 1 : at])


def _said(found: str) -> str:
    """Return the character that is next to a formula, by what was found there; none if it ends."""
    if found.startswith("<"):
        return " " if found.startswith("<br") else ""
    return ANY if _UNCLEAR.match(found) else found
