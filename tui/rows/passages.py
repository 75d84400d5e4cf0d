"""A passage as one row of a list, and in full below the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tui.archive.model import Article
from tui.lists.marks import SELECTED
from tui.memory.passage import Passage
from tui.page.cells import MARK, Measure
from tui.page.lines import break_lines
from tui.rows.part import Part
from tui.text.dates import day

LOST, UNKNOWN = "!", "?"
"""The marks of a passage whose words are not in the text any more, and of one that was not looked
for yet."""
_SIGNS = {True: " ", False: LOST, None: UNKNOWN}
MARKS = {
    SELECTED: "选中的划线",
    LOST: "上次打开时，这些字已不在文中",
    UNKNOWN: "还没有在原文里找过，打开就知道",
    MARK: "后面的放不下",
}
"""The meanings of the marks in the list."""
_SAID = {True: "", False: "原文改了，已不在文中", None: "还没有在原文里找过"}
_DATED = 60
"""Cells from which on a row has its date."""
_DATE = 10
_LEAST_WORDS = 12


class ListedPassage(NamedTuple):
    """A passage in a list, and what is known of where it is."""

    passage: Passage
    article: Article | None
    """The article, where that is in the column that is open."""
    found: bool | None = True
    """Whether its words were in the text when it was open last; None where it never was here."""


def passage_row(
    one: ListedPassage, width: int, measure: Measure, *, selected: bool, digits: int
) -> Sequence[Part]:
    """Return the words, the note and the day on one row.

    Args:
        one: the passage.
        width: cells.
        measure: how many cells the terminal gives to text.
        selected: whether it is the one selected.
        digits: cells for the number of its article; 0 where all are in one.
    """
    passage = one.passage
    number = f"{one.article.number if one.article else '':>{digits}}  " if digits else ""
    marks = f"{SELECTED if selected else ' '}{_SIGNS[one.found]} {number}"
    date = f"  {_day(passage)}" if width >= _DATED else ""
    room = max(1, width - measure.cells(marks) - measure.cells(date) - 1)
    note = _line(passage.note)
    share = room if not note else max(_LEAST_WORDS, (room - 2) * 3 // 5)
    words = measure.fit(_line(passage.words), min(room, share))
    said = measure.fit(note, room - measure.cells(words) - 2) if note else ""
    return [
        (marks, "bold" if selected else "dim"),
        (words, ""),
        (f"  {said}" if note else "", "accent"),
        (date, "dim"),
    ]


def passage_rows(
    one: ListedPassage, width: int, height: int, measure: Measure
) -> Sequence[Sequence[Part]]:
    """Return the words, the note and where they are on at most `height` rows of `width` cells."""
    passage, room = one.passage, max(1, width - 2)
    facts = [
        _SAID[one.found],
        _line(passage.title),
        _day(passage),
        f"{_line(passage.author) or '匿名'} 的评论" if passage.comment else "",
    ]
    last = measure.fit("  ".join(filter(None, facts)), room)
    note_lines = list(_lines(passage.note, room, measure)) if passage.note else []
    left = max(1, height - 1)
    for_words = max(1, left - min(len(note_lines), left // 2)) if note_lines else left
    words = _cut(list(_lines(passage.words, room, measure)), for_words, room, measure)
    note = _cut(note_lines, left - len(words), room, measure)
    return [
        *([(f" {line}", "")] for line in words),
        *([(f" {line}", "accent")] for line in note),
        [(f" {last}", "dim")],
    ]


def _lines(text: str, room: int, measure: Measure) -> Iterator[str]:
    return (text[start:end] for start, end in break_lines(text, room, measure))


def _cut(lines: list[str], most: int, room: int, measure: Measure) -> list[str]:
    """Return as many lines as there is room for, the last of them marked where there are more."""
    if len(lines) <= most:
        return lines
    kept = lines[: max(0, most)]
    if kept:
        kept[-1] = measure.fit(f"{kept[-1]}{' ' * room}", room)
    return kept


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(passage: Passage) -> str:
    return day(datetime.fromtimestamp(passage.made / 1_000, UTC))
