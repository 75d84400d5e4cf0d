"""Footnotes: the numbers in the text, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from tui.archive.clean import clean_line
from tui.article.links import target

_PLACE = re.compile(r"ref_([0-9]+)")


class Footnotes:
    """The footnotes of an article, each defined once however often it is referred to."""

    def __init__(self) -> None:
        self._notes: dict[str, Tag] = {}
        self._places: dict[str, Tag] = {}

    def refer(self, sup: Tag) -> str:
        """Return the number a `sup` refers to, or empty if it is no reference with a text."""
        number = re.sub(r"\W|_", "", str(sup.get("data-numero", "")))
        words = clean_line(str(sup.get("data-text", "")))
        url = target(str(sup.get("data-url", "")))
        if not number or not (words or url):
            return ""
        if number not in self._notes:
            note = self._notes[number] = Tag(name="note")
            note["id"] = number
            if words:
                note.append(words + " " * bool(url))
            if url:
                link = Tag(name="a")
                link["href"], link["title"] = url, ""
                link.append(url)
                note.append(link)
        return number

    def place(self, item: Tag) -> Tag | None:
        """Return where an item of a page's own list of references is to be read into.

        None for an item of any other list, or of a number that nothing refers to.
        """
        around = item.parent
        if around is None or "ReferenceList" not in str(around.get("class", "")):
            return None
        number = _PLACE.fullmatch(str(item.get("id", "")))
        if number is None or number[1] not in self._notes:
            return None
        note = self._places[number[1]] = Tag(name="note")
        note["id"] = number[1]
        return note

    def notes(self) -> Iterator[Tag]:
        """Yield the footnotes in the order of their first mention."""
        for number, note in self._notes.items():
            listed = self._places.get(number)
            yield listed if listed is not None and listed.contents else note
