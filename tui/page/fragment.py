"""Fragments: the part of an article that an address means by what stands after its `#`."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from tui.page.page import Kind, Page, Stop
from tui.text.folding import fold

_WORD_NOTE = re.compile(r"_(ftn|edn)(ref)?(\d+)")
"""The name that Word gives a note, and with `ref` the mark that leads to it."""
_NOTE = re.compile(r"(?:ref|fn|footnote)[-_:]?(\d+)")
_ZHIHU_HEADING = re.compile(r"h_\d+_(\d+)")
"""The name that Zhihu gives a heading: the article's number, and that of the heading, from 0."""
_NOT_IN_NAMES = re.compile(r"[\W_]+")


class ArticlePart(NamedTuple):
    """The part of an article that a link leads to."""

    fragment: str
    """The fragment of its address, unquoted."""
    words: str
    """The words of the link: those of a table of contents are headings."""

    @classmethod
    def of(cls, stop: Stop) -> ArticlePart:
        """Return the part that a link on a page leads to."""
        return cls(fragment_in(stop.url), stop.text)


def fragment_in(url: str) -> str:
    """Return the fragment of an address, unquoted; empty where it has none."""
    return unquote(url.partition("#")[2]).strip()


def row_of(page: Page, part: ArticlePart) -> int | None:
    """Return the row of an article's page that a part of it begins on, or None of none."""
    fragment = part.fragment
    if found := _WORD_NOTE.fullmatch(fragment):
        kind, back, number = found.groups()
        # Each leads to the other: a note begins with a link to its mark.
        wanted = f"_{kind}{number}" if back else f"_{kind}ref{number}"
        row = next((stop.row for stop in page.stops if _leads_to(stop, wanted)), None)
        return row if row is not None or back else _note_row(page, number)
    if (found := _NOTE.fullmatch(fragment)) and (row := _note_row(page, found[1])) is not None:
        return row
    headings = [heading for heading in page.headings if heading.level > 1]
    if found := _ZHIHU_HEADING.fullmatch(fragment):
        real = [heading.row for heading in headings if heading.level < 7]
        if int(found[1]) < len(real):
            return real[int(found[1])]
    for name in filter(None, map(_name, part)):
        names = [(_name(heading.text), heading.row) for heading in headings]
        same = [row for other, row in names if other == name]
        # A table of contents numbers headings that have no number, and the other way round.
        same += (row for other, row in names if other and _ends_alike(other, name))
        if same:
            return same[0]
    return None


def _leads_to(stop: Stop, fragment: str) -> bool:
    return stop.kind is Kind.LINK and fragment_in(stop.url) == fragment


def _note_row(page: Page, number: str) -> int | None:
    """Return the last row that begins with the number of a note in brackets."""
    begins = f"[{number}]"
    rows = range(len(page.rows) - 1, -1, -1)
    return next((row for row in rows if page.rows[row].text.lstrip().startswith(begins)), None)


def _name(text: str) -> str:
    """Return the letters and digits of a heading or a fragment, folded."""
    return _NOT_IN_NAMES.sub("", fold(text))


def _ends_alike(one: str, other: str) -> bool:
    """Return whether two names are one except for a number before either of them."""
    short, long = sorted((one, other), key=len)
    before = long.removesuffix(short)
    return before != long and before.isdecimal()
