"""The characters next to formulas in HTML: most terms have none of them, and go into none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.search.needle import BETWEEN, bare_of
from tui.text.folding import LEANING
from tui.text.unsafe import CONTROLS, INVISIBLE, SEPARATORS, SURROGATES

ANY = "\0"
"""Stands for any character."""
_NEXT = re.compile(rf"{BETWEEN}(<br\b[^<>]*>|\Z|[^<])?")
# Tags that take nothing with them, and a line break.
_LAST_TAG = re.compile(
    r"<(?:/?(?:p|b|strong|i|em|u|li|[uo]l|blockquote|h\d|t[dhr]|figure|figcaption|div)\b[^<>]*"
    r"|img\b[^<>]*|(br)\b[^<>]*)>\Z"
)
_UNCLEAR = re.compile(f"[<>&;\u200d{LEANING}{CONTROLS}{INVISIBLE}{SEPARATORS}{SURROGATES}]")
"""Characters that are a part of something else, perhaps, or go when the text is cleaned."""


def letters_beside(html: str, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the bare characters that may be next to any formula; `ANY` alone if any may.

    Args:
        html: the HTML.
        spans: the formulas in it, from and up to, in order.
    """
    if "\x1b" in html or "\x9b" in html:  # whole sequences go when the text is cleaned
        return frozenset(ANY)
    found: set[str] = set()
    for one in _beside(html, spans):
        if one == ANY:  # to go on would take quadratic time where formulas follow each other
            return frozenset(ANY)
        found.add(one)
    return frozenset(bare_of("".join(found)))


def _beside(html: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    reached = 0
    for start, end in spans:
        if start < reached:
            yield ANY  # a formula follows another
        yield _clear(_before(html, start))
        after = _NEXT.match(html, end)
        said = after[1] if after else None
        yield ANY if said is None else " " if said.startswith("<br") else _clear(said)
        reached = after.end() if after else end


def _before(html: str, at: int) -> str:
    """Return the character before a place in HTML: a blank for a line break, none at the start."""
    while at and html[at - 1] == ">":
        begin = html.rfind("<", 0, at)
        tag = _LAST_TAG.match(html, begin, at) if begin >= 0 else None
        if not tag:
            return ANY
        if tag[1]:
            return " "
        at = begin
    return html[at - 1 : at]


def _clear(character: str) -> str:
    return ANY if _UNCLEAR.match(character) else character
