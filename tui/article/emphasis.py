"""Emphasis: where CommonMark would take `**` for what it is meant to be."""

from __future__ import annotations

from unicodedata import category


def holds(before: str, first: str, last: str, after: str) -> bool:
    """Return whether `**` opens between the first two characters and closes between the last two.

    So do `*` and `~~`. The characters are those that will stand in the Markdown around the two
    runs; the start and the end of a text count as line feeds. A run opens where it is
    left-flanking and closes where it is right-flanking (CommonMark 0.31, 6.2), which are mirror
    images.
    """
    return _flanks(before, first) and _flanks(after, last)


def _flanks(outside: str, inside: str) -> bool:
    if _blank(inside):
        return False
    if _blank(outside):
        return True
    # Symbols count as punctuation since version 0.31, and did not before unless they were ASCII:
    # both readings must agree.
    if _always_punctuation(inside):
        return _always_punctuation(outside)
    if category(inside)[0] == "S":
        return category(outside)[0] in "PS"
    return True


def _blank(char: str) -> bool:
    return char in "\t\n\f\r" or category(char) == "Zs"


def _always_punctuation(char: str) -> bool:
    kind = category(char)[0]
    return kind == "P" or (kind == "S" and char.isascii())
