"""Anchors: words found again in a text that may have been edited since they were marked there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice, takewhile
from typing import NamedTuple

from tui.text.folding import Folded, fold

CONTEXT = 32
"""Characters on either side of words that are kept with them."""
_ENOUGH = 12
"""Characters of words and what is around them that have to be the same: fewer are anywhere."""
_EDGE = 16
"""Characters on either side of a beginning or an end by which that is found alone."""
_LEAST_EDGE = 8
_MOST_PLACES = 4_000
"""Places at which words are looked at: a word of one letter is everywhere."""
_ALIKE = 0.5
"""The part of edited words that is as it was, from 0 to 1."""
_LONGEST_COMPARED = 2_000
"""Characters beyond which edited words are only compared by their letters: that is linear."""


class Anchor(NamedTuple):
    """Some words, and what stood around them."""

    before: str
    words: str
    after: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Anchor:
        """Return the anchor of the words from `start` up to `end` of a text."""
        before = text[max(0, start - CONTEXT) : start]
        return cls(before, text[start:end], text[end : end + CONTEXT])


class TextRange(NamedTuple):
    """Characters of a text: from `start` up to, not including, `end`."""

    start: int
    end: int


class AnchorText:
    """A text in which anchors are looked for."""

    def __init__(self, text: str) -> None:
        """Look in a text; nothing is done with it yet."""
        self.text = text

    def find(self, anchor: Anchor, near: int) -> TextRange | None:
        """Return where the words of an anchor stand; None where they are gone.

        They are looked for where they were; then where most of the text around them is the same;
        then without regard to case, width and blanks; then, edited, between the text that was
        around them. Short words are not taken for others that are the same.

        Args:
            anchor: the words.
            near: the offset in characters where they were.
        """
        if not anchor.words:
            return None
        whole = "".join(anchor)
        if self.text.startswith(whole, near - len(anchor.before)) and near >= len(anchor.before):
            return TextRange(near, near + len(anchor.words))
        return _exact(self.text, anchor, near) or self._roughly(anchor, near)

    def _roughly(self, anchor: Anchor, near: int) -> TextRange | None:
        bare, origins = self._bare
        wanted = Anchor(*("".join(fold(part).split()) for part in anchor))
        if not wanted.words:
            return None
        # What was folded away stands before and after alike: near enough.
        at = len(bare) * near // max(1, len(self.text))
        found = _exact(bare, wanted, at) or _edited(bare, wanted, at)
        if found is None:
            return None
        start, end = origins[found.start], origins[found.end]
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return TextRange(start, end) if start < end else None

    @cached_property
    def _bare(self) -> tuple[str, Sequence[int]]:
        """The text folded and without blanks, and where each character of that came from."""
        folded = Folded.of(self.text)
        kept = [at for at, character in enumerate(folded.text) if not character.isspace()]
        bare = "".join(map(folded.text.__getitem__, kept))
        return bare, [*(folded.origins[at] for at in kept), len(self.text)]


def _exact(text: str, anchor: Anchor, near: int) -> TextRange | None:
    """Return where the words of an anchor stand as they were, with enough of the same around."""
    before, words, after = anchor
    at = _nearest(text, "".join(anchor), near - len(before))
    if at is None:
        places = list(islice(_places(text, words), _MOST_PLACES))
        if not places:
            return None

        def alike(start: int) -> int:
            end = start + len(words)
            above = text[max(0, start - len(before)) : start]
            return _alike(before[::-1], above[::-1]) + _alike(after, text[end : end + len(after)])

        start = max(places, key=lambda one: (alike(one), -abs(one - near)))
        if len(words) + alike(start) < min(_ENOUGH, len(before) + len(words) + len(after)):
            return None
    else:
        start = at + len(before)
    return TextRange(start, start + len(words))


def _edited(text: str, anchor: Anchor, near: int) -> TextRange | None:
    """Return what stands where the words of an anchor were, if much of it is the same."""
    before, words, after = anchor
    start = _boundary(text, before, words, near)
    if start is None:
        return None
    end = _boundary(text, words, after, start + len(words))
    if end is None or not start < end <= start + 2 * len(words) + _ENOUGH:
        return None
    matcher = SequenceMatcher(None, words, text[start:end], autojunk=False)
    short = max(len(words), end - start) <= _LONGEST_COMPARED
    likeness = matcher.ratio() if short else matcher.quick_ratio()
    return TextRange(start, end) if likeness >= _ALIKE else None


def _boundary(text: str, left: str, right: str, near: int) -> int | None:
    """Return where two texts meet, or where the first ends, or the second begins."""
    left, right = left[-_EDGE:], right[:_EDGE]
    for one, other in ((left, right), (left, ""), ("", right)):
        if len(one) + len(other) >= _LEAST_EDGE:
            at = _nearest(text, one + other, near - len(one))
            if at is not None:
                return at + len(one)
    return None


def _nearest(text: str, words: str, near: int) -> int | None:
    """Return where words stand, nearest to an offset; None where they do not."""
    near = max(0, near)
    found = (text.rfind(words, 0, near + len(words)), text.find(words, near))
    return min((at for at in found if at >= 0), key=lambda at: abs(at - near), default=None)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
