"""Folding: letters made equal whatever their case and width, and where each of them was."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

FOLDING = (range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
"""Where characters are that fold to others; ideographs and Hangul, which are many, do not."""
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
        units = [(at, character) for at, character in enumerate(text)]
        if "".join(parts) != whole:
            units = list(_units(text))
            parts = [fold(unit) for _, unit in units]
        origins = [at for (at, _), part in zip(units, parts, strict=True) for _ in part]
        return cls("".join(parts), [*origins, len(text)])

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters from `start` to `end` are in the text itself."""
        last = self.origins[end - 1]
        while self.origins[end] == last:
            end += 1
        return self.origins[start], self.origins[end]


class _Folds(dict[str, str]):
    """How each character met so far folds by itself."""

    def __missing__(self, character: str) -> str:
        if len(self) >= 1 << 15:
            self.clear()
        folded = self[character] = fold(character)
        return folded


_FOLDS = _Folds()


def _units(text: str) -> Iterator[tuple[int, str]]:
    """Yield what folds as one, and where it begins: a character and the marks that go with it."""
    start = 0
    for at, character in enumerate(text):
        if at > start and not _goes_with_the_one_before(character):
            yield start, text[start:at]
            start = at
    if text:
        yield start, text[start:]


def _goes_with_the_one_before(character: str) -> bool:
    first = unicodedata.normalize("NFKC", character)[:1]
    return unicodedata.category(first or " ").startswith("M") or "\u1160" <= first <= "\u11ff"
