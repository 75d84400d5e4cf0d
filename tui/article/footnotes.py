"""Footnotes: the numbers in the text, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import NavigableString, Tag

from tui.article.links import target
from tui.article.soup import descendants
from tui.text.clean import clean_line

_NUMBER = re.compile(r"\s*\[?([0-9]+)\]?\s*")
_FEW = 9
"""Strings that a footnote's mark is made of at most."""
_PLACE = re.compile(r"ref_([0-9]+)")


class Footnotes:
    """The footnotes of an article, each defined once however often it is referred to."""

    def __init__(self) -> None:
        self._notes: dict[str, Tag] = {}
        self._labels: dict[tuple[str, ...], str] = {}
        """The number each note has here, by the one it had, its text and its address."""
        self._first: dict[str, str] = {}
        """The number that the first note of a number has here."""
        self._spare = 0
        """The last number that was looked at for a note whose own is taken."""
        self._places: dict[str, Tag] = {}

    def refer(self, sup: Tag) -> str:
        """Return the number a `sup` refers to, or empty if it is no reference with a text.

        Where one number has several texts, each further one gets a number that is free.
        """
        if not sup.attrs:
            return ""
        words = clean_line(str(sup.get("data-text", "")))
        url = target(str(sup.get("data-url", "")))
        number = re.sub(r"\W|_", "", str(sup.get("data-numero", "")))
        if not number and (said := _NUMBER.fullmatch(_beginning(sup))):
            number = said[1]
        if not (words or url):
            known = number if "data-numero" in sup.attrs else ""
            return self._first.get(known, "")
        if not number:
            return ""
        note = (number, words, url)
        if note not in self._labels:
            label = number
            while label in self._notes:
                self._spare += 1
                label = str(self._spare)
            self._labels[note] = label
            self._first.setdefault(number, label)
            self._notes[label] = _note(label, words, url)
        return self._labels[note]

    def place(self, item: Tag) -> Tag | None:
        """Return where an item of a page's own list of references is to be read into.

        None for an item of any other list, or of a number that nothing refers to.
        """
        around = item.parent
        if around is None or "ReferenceList" not in str(around.get("class", "")):
            return None
        number = _PLACE.fullmatch(str(item.get("id", "")))
        label = self._first.get(number[1]) if number else None
        if label is None:
            return None
        for link in item.find_all("a", recursive=False):
            link.insert_before(" ")  # a page sets the address apart
        note = self._places[label] = _note(label)
        return note

    def notes(self) -> Iterator[Tag]:
        """Yield the footnotes in the order of their first mention."""
        for number, note in self._notes.items():
            listed = self._places.get(number)
            yield listed if listed is not None and listed.contents else note


def _beginning(sup: Tag) -> str:
    """Return the text of a mark, or as much of a longer one as shows that it is no number."""
    strings = (str(node) for node in descendants(sup) if isinstance(node, NavigableString))
    return "".join(islice(strings, _FEW))


def _note(label: str, words: str = "", url: str = "") -> Tag:
    note = Tag(name="note")
    note["id"] = label
    if words:
        note.append(words + " " * bool(url))
    if url:
        link = Tag(name="a")
        link["href"], link["title"] = url, ""
        link.append(url)
        note.append(link)
    return note
