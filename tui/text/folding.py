"""Folding: letters made equal whatever their case and width, and where each of them was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import msgspec

FOLDING = (range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
"""Ranges of characters that fold to others; ideographs and Hangul, which are many, do not."""
LEANING = "\u0300-\u036f\u3099\u309a\uff9e\uff9f"
"""Characters that become one with the one before them, as ranges."""


def fold(text: str) -> str:
    """Return the text so that letters compare equal whatever their case and width.

    Full-width and half-width forms are one by NFKC (UAX #15), cases by case folding.
    """
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


class Folded(msgspec.Struct, frozen=True):
    """A text folded, and which of its characters each folded one came from."""

    text: str
    origins: Sequence[int]
    """The index of the first character behind each folded one, and the text's length at the end:
    folding makes one character of several, and several of one."""

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text."""
        whole = fold(text)
        parts = list(map(_FOLDS.__getitem__, text))
        if len(whole) == len(text) == sum(map(bool, parts)) and "".join(parts) == whole:
            return cls(whole, range(len(text) + 1))
        if "".join(parts) != whole:
            _join_marks(text, parts)
        origins = [at for at, part in enumerate(parts) for _ in part]
        return cls("".join(parts), [*origins, len(text)])

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters from `start` to `end` are in the text itself."""
        last = self.origins[end - 1]
        while self.origins[end] == last:
            end += 1
        return self.origins[start], self.origins[end]


class _Folds(dict[str, str]):
    """Each character met so far, folded by itself."""

    def __missing__(self, character: str) -> str:
        if len(self) >= 1 << 15:
            self.clear()
        folded = self[character] = fold(character)
        return folded


_FOLDS = _Folds()


def _join_marks(text: str, parts: list[str]) -> None:
    """Fold characters with the marks that go with them: what was folded of the marks is emptied."""
    marks = "".join(filter(_MARKS.__getitem__, set(text)))
    if not marks:
        return
    for found in re.finditer(f"[{re.escape(marks)}]+", text):
        start = max(0, found.start() - 1)
        parts[start : found.end()] = [fold(text[start : found.end()])] + [""] * (
            found.end() - start - 1
        )


class _Marks(dict[str, bool]):
    """Each character met so far, and whether it goes with the one before it."""

    def __missing__(self, character: str) -> bool:
        if len(self) >= 1 << 15:
            self.clear()
        first = unicodedata.normalize("NFKC", character)[:1]
        goes = unicodedata.category(first or " ").startswith("M") or "\u1160" <= first <= "\u11ff"
        self[character] = goes
        return goes


_MARKS = _Marks()
