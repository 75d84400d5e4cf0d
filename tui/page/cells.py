"""Cells: how much room text takes on a terminal, and text made to fit it."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

from rich._unicode_data import load
from rich.cells import get_character_cell_size
from unicode_segmentation_rs import graphemes

from tui.text.unsafe import SURROGATES

MARK = "»"
"""The mark at the end of a text that was cut: one cell, and no ambiguous character."""
MARK_BEFORE = "«"
"""The mark at the beginning of a text whose beginning was cut off; not ambiguous either."""

_PLAIN = re.compile(r"[ -~]*")
_JOINERS = re.compile("[\u200d\ufe0f]")
_SURROGATES = re.compile(f"[{SURROGATES}]")
_WIDEST_CLUSTER = 4
"""Cells of a cluster; Hangul in letters and Indic syllables take as many."""
# The first letters of a word, few enough to go with the rest of it when it is cut.
_STUB = re.compile(r"(?<=[^0-9A-Za-z])[0-9A-Za-z]{1,3}$")
_STUB_BEFORE = re.compile(r"^[0-9A-Za-z]{1,3}(?=[^0-9A-Za-z])")
_WIDENED_BY_VS16 = load("auto").narrow_to_wide


class _Widths(dict[str, int]):
    """The cells of each character met so far: a plain look-up is what makes measuring fast."""

    def __init__(self, ambiguous: int) -> None:
        self._ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        width = get_character_cell_size(character)
        if width == 1 and self._ambiguous == 2 and east_asian_width(character) == "A":
            width = 2
        if len(self) >= 1 << 15:
            self.clear()
        self[character] = width
        return width


class Measure:
    """The cells that a terminal gives to text: there is `NARROW`, and there is `WIDE`.

    The cells of a text are those that a terminal gives all of it, as Rich measures it: a character
    after a zero-width joiner adds nothing, and U+FE0F makes a narrow emoji wide.
    """

    def __init__(self, ambiguous: int) -> None:
        """Measure for a terminal that gives so many cells to ambiguous characters (UAX #11)."""
        self.ambiguous = ambiguous
        """Cells to an ambiguous character: 1 or 2. Characters that draw boxes are among them."""
        self._widths = _Widths(ambiguous)
        self._short = lru_cache(maxsize=4096)(self._sum)
        self._long = lru_cache(maxsize=16)(self._sum)

    def widths(self, text: str) -> list[int]:
        """Return the cells each character adds; what joins the one before it adds none."""
        if _PLAIN.fullmatch(text):
            return [1] * len(text)
        found = list(map(self._widths.__getitem__, text))
        if not _JOINERS.search(text):
            return found
        joined = False
        last: int | None = None
        for at, character in enumerate(text):
            if joined:
                found[at], joined = 0, False
            elif character == "\u200d":
                joined = True
            elif character == "\ufe0f":
                if last is not None and text[last] in _WIDENED_BY_VS16 and found[last] == 1:
                    found[last] = 2
                last = None
            elif found[at]:
                last = at
        return found

    def _sum(self, text: str) -> int:
        return sum(self.widths(text))

    def cells(self, text: str) -> int:
        """Return how many cells the text takes."""
        if text.isascii() and text.isprintable():
            return len(text)
        return self._short(text) if len(text) < 256 else self._long(text)

    def start(self, text: str, width: int) -> str:
        """Return the text, or so much of its start that it is cut at `width` cells as all of it is.

        A title may have a million characters, and to measure them takes a tenth of a second.
        """
        most = 8 * max(0, width) + 64
        if len(text) > most and self.cells(text[:most]) > width + 2 * _WIDEST_CLUSTER:
            return text[:most]
        return text

    def fits(self, text: str, width: int) -> bool:
        """Return whether `width` cells hold the text."""
        return self.cells(self.start(text, width)) <= width

    def cut(self, text: str, width: int) -> str:
        """Return as many whole clusters from the start of the text as `width` cells hold."""
        text = self.start(text, width)
        if self.cells(text) <= width:
            return text
        room = width
        length = 0
        for cluster in clusters(text):
            room -= self.cells(cluster)
            if room < 0:
                break
            length += len(cluster)
        return text[:length]

    def fit(self, text: str, width: int, *, right: bool = False) -> str:
        """Return the text in exactly `width` cells: padded with blanks, or cut and marked with `»`.

        With `right` the blanks stand before it. A width below 1 gives the empty text.
        """
        if width < 1:
            return ""
        # What joins the character before it would join the blank or the mark that follows.
        text = self.start(text, width).rstrip("\u200d")
        cells = self.cells(text)
        if cells > width:
            kept = self.cut(text, width - 1)
            if text[len(kept)].isalnum():
                kept = _STUB.sub("", kept)
            text = kept.rstrip(" \u3000（《「『【“‘([{") + MARK
            cells = self.cells(text)
        blanks = " " * (width - cells)
        return blanks + text if right else text + blanks

    def fit_start(self, text: str, width: int) -> str:
        """Return the text, or what `width` cells hold of it and `»`, without blanks behind it."""
        return self.fit(text, width).rstrip(" ")

    def cut_middle(self, text: str, width: int) -> str:
        """Return the text, or what `width` cells hold of its two ends, marked with `»«`."""
        if self.cells(text) <= width or width < 5:
            return self.cut(text, width)
        end = self.fit_end(text, width // 2)
        begin = self.cut(text, width - self.cells(end) - 1)
        return begin.rstrip(" \u3000") + MARK + end

    def fit_end(self, text: str, width: int) -> str:
        """Return the text, or what `width` cells hold of its end, marked with `«`; never padded."""
        if self.cells(text) <= width:
            return text
        if width < 1:
            return ""
        room = width - 1
        length = 0
        for cluster in reversed(clusters(text)):
            room -= self.cells(cluster)
            if room < 0:
                break
            length += len(cluster)
        gone, kept = text[: len(text) - length], text[len(text) - length :]
        if gone[-1].isalnum():
            kept = _STUB_BEFORE.sub("", kept)
        return MARK_BEFORE + kept.lstrip(" \u3000")


NARROW, WIDE = Measure(1), Measure(2)
"""The measures: most terminals give ambiguous characters one cell, some in Chinese two."""


def measure_of(ambiguous: int) -> Measure:
    """Return the measure of a terminal that gives so many cells to ambiguous characters."""
    return WIDE if ambiguous == 2 else NARROW


def clusters(text: str) -> list[str]:
    """Return the text's grapheme clusters (UAX #29): what a cut must not divide.

    A cluster that ends with a zero-width joiner takes the next one in, as terminals draw it. One
    that would take more cells than letters and emoji of any script is divided all the same.
    """
    if text.isascii() and "\r" not in text:
        return list(text)
    found = graphemes(_SURROGATES.sub("\ufffd", text), True)
    if "\u200d" in text:
        found = _joined(found)
    if any(len(cluster) > _WIDEST_CLUSTER for cluster in found):
        # After joining: clusters that each fit may be joined into one that does not.
        found = [part for cluster in found for part in _divided(cluster)]
    return found


def _joined(found: list[str]) -> list[str]:
    """Return clusters, each that ends with a zero-width joiner with those that follow it."""
    joined: list[str] = []
    parts: list[str] = []
    for cluster in found:
        parts.append(cluster)
        if not cluster.endswith("\u200d"):
            joined.append("".join(parts))
            parts = []
    return [*joined, "".join(parts)] if parts else joined


def _divided(cluster: str) -> list[str]:
    """Return a cluster in parts, none of more cells than a cluster has."""
    if len(cluster) <= _WIDEST_CLUSTER or sum(cells := NARROW.widths(cluster)) <= _WIDEST_CLUSTER:
        return [cluster]
    parts = [""]
    room = _WIDEST_CLUSTER
    for character, width in zip(cluster, cells, strict=True):
        if width > room:
            parts.append("")
            room = _WIDEST_CLUSTER
        parts[-1] += character
        room -= width
    return parts
