"""Units of a leaf that a reader moves by: characters as they are seen, words, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category

from unicode_segmentation_rs import split_word_bounds

from tui.page.blocks import Code
from tui.page.cells import clusters
from tui.page.leaves import Leaf
from tui.page.lines import line_starts
from tui.text.unsafe import SURROGATES

_SURROGATES = re.compile(f"[{SURROGATES}]")
_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]"
                  "|[\U0001b000-\U0001b16f\U00020000-\U0003ffff]")  # fmt: skip
"""Characters written without blanks between words: ideographs and kana."""
_CLOSING = "”’」』）】》〉〕｝\"')\\]}"
_SENTENCE_ENDS = re.compile(
    rf"[。！？｡]+[{_CLOSING}]*"
    rf"|[!?]+[{_CLOSING}]*(?=\s|\Z|[^\x00-\x7f])"
    # Not after an abbreviation that the sentence goes on from (UAX #29, SB8).
    rf"|\.+[{_CLOSING}]*(?=\s*\Z|\s+[^\sa-z]|[^\x00-\x7f\s])"
    r"|\n"
)


class Range(NamedTuple):
    """Characters of a leaf: from `start` up to, not including, `end`."""

    start: int
    end: int


def seats(leaf: Leaf) -> list[Range]:
    """Return where a cursor may stand, from the first to the last: never in half a cluster.

    What is one, such as a formula, is one place. A blank is one in code only: in prose it may be
    where a line ends, and have no cell.
    """
    found: list[Range] = []
    blanks = isinstance(leaf.block, Code)
    for start, end, words, between in leaf.parts:
        if between:
            continue
        if words is not None:
            found.append(Range(start, end))
            continue
        at = start
        for cluster in clusters(leaf.text[start:end]):
            if not cluster.isspace() or (blanks and cluster != "\n"):
                found.append(Range(at, at + len(cluster)))
            at += len(cluster)
    return found


def words(leaf: Leaf) -> list[Range]:
    """Return the words of a leaf: those of UAX #29 that the line breaker does not part.

    A run of ideographs and kana is one; marks are none.
    """
    found: list[Range] = []
    for start, end, written, between in leaf.parts:
        if written is None:
            text = leaf.text[start:end]
            found += (Range(start + one.start, start + one.end) for one in _words(text))
        elif not between:
            found.append(Range(start, end))
    return found


def _words(text: str) -> Iterator[Range]:
    breaks: set[int] | None = None
    last, last_kind, at = Range(0, 0), "", 0
    for segment in split_word_bounds(_SURROGATES.sub("\ufffd", text)):
        start, at = at, at + len(segment)
        kind = _kind(segment)
        if not kind:
            continue
        joins = kind == last_kind and last.end == start
        if kind == last_kind == "word" and text[last.end : start].isascii():
            if breaks is None:
                breaks = set(line_starts(text))
            joins = not any(one in breaks for one in range(last.end, start + 1))
        if joins:
            last = Range(last.start, at)
            continue
        if last_kind:
            yield last
        last, last_kind = Range(start, at), kind
    if last_kind:
        yield last


def _kind(segment: str) -> str:
    """Return what a segment is made of; empty for blanks and marks."""
    first = segment[0]
    if _HAN.match(first):
        return "run"
    if first.isalnum():
        return "word"
    general = category(first)[0]
    return "sign" if general == "S" else "word" if general in "LNM" else ""


def sentences(leaf: Leaf) -> list[Range]:
    """Return the sentences of a leaf, closing quotes included; of code its lines.

    A line break of the author's ends one, and a cell of a table.
    """
    found: list[Range] = []
    start = 0
    for part in (*leaf.parts, None):
        if part is not None and not part.between:
            continue
        end = len(leaf.text) if part is None else part.start
        found += _sentences(leaf, start, end)
        start = end if part is None else part.end
    return found


def _sentences(leaf: Leaf, start: int, end: int) -> Iterator[Range]:
    ends = re.compile(r"\n") if isinstance(leaf.block, Code) else _SENTENCE_ENDS
    at = start
    for mark in ends.finditer(leaf.text, start, end):
        # A full stop in a formula ends no sentence.
        if leaf.parts[leaf.part_at(mark.start())].words is None:
            yield Range(at, mark.end())
            at = mark.end()
    if at < end:
        yield Range(at, end)


def within(places: Sequence[Range], units: Sequence[Range]) -> tuple[list[int], list[int]]:
    """Return the first and the last place in each unit, by where they begin; both in order."""
    firsts: list[int] = []
    lasts: list[int] = []
    at = 0
    for start, end in units:
        while at < len(places) and places[at].start < start:
            at += 1
        begin = at
        while at < len(places) and places[at].start < end:
            at += 1
        if at > begin:
            firsts.append(places[begin].start)
            lasts.append(places[at - 1].start)
    return firsts, lasts
