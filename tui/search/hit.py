"""A hit: a line with matches, and where it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

CONTEXT = 80
"""Characters that are kept of what stands before a match, and after it, at most."""


class Where(StrEnum):
    """A part of an article that a line with matches stands in."""

    TITLE = "title"
    TEXT = "text"
    HEAD = "head"
    """Below the title: author, votes, dates, topics."""
    CODE = "code"
    FORMULA = "formula"
    COMMENT = "comment"


class Hit(NamedTuple):
    """A line with matches: the first of them, and what it stands between on the line."""

    where: Where
    comment: int | None
    """The number of the comment it is in, replies counted; None for the article itself."""
    before: str
    text: str
    after: str
    matches: int = 1
    """The number of matches on the line."""

    @property
    def line(self) -> tuple[str, str, str]:
        """The text before it on its line, the match, and the text after it."""
        return self.before.rpartition("\n")[2], self.text, self.after.partition("\n")[0]


class Sought(NamedTuple):
    """A hit that is to be shown where it is."""

    terms: tuple[str, ...]
    """All that was looked for, folded."""
    hit: Hit
    """The hit; what it stands between goes on beyond its line where its article is at hand."""
    typed: str
    """All that was looked for, as a reader typed it."""
    number: int = 0
    """The number of the hit among those of its article, from 0."""
