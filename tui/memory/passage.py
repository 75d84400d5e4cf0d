"""A passage: words of an article or a comment that a reader has marked, and the note to them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from tui.memory.database_table import DatabaseTable
from tui.page.page import Place

if TYPE_CHECKING:
    from tui.archive.model import Article

_MILLISECONDS = 1_000


class Extent(msgspec.Struct, frozen=True, order=True):
    """From a place up to another one, which is not of it."""

    block: int = 0
    offset: int = 0
    end_block: int = 0
    end_offset: int = 0

    @classmethod
    def of(cls, start: Place, end: Place) -> Extent:
        """Return the extent from one place up to another."""
        return cls(start.block, start.offset, end.block, end.offset)

    @property
    def start(self) -> Place:
        """The place of its first character."""
        return Place(self.block, self.offset)

    @property
    def end(self) -> Place:
        """The place after its last character."""
        return Place(self.end_block, self.end_offset)


class PassageText(NamedTuple):
    """A text that words are marked in: an article's, or that of a comment on it."""

    article: Article
    column: str
    """The key of the column; see `column_key`."""
    comment: str = ""
    """The key of the comment; empty for the article."""
    author: str = ""
    """The name of who says the comment."""


class Passage(msgspec.Struct, frozen=True):
    """Words that a reader has marked, as they were then."""

    key: str
    """The key it is known by: the same on every machine, whatever becomes of the rest."""
    article: str = ""
    """The name that the article has in whichever file; see `Article.known_as`."""
    comment: str = ""
    """The key of the comment on it that they are in; empty where they are in its text."""
    extent: Extent = Extent()
    """The place they had in the article when they were marked."""
    words: str = ""
    before: str = ""
    """Some of the text before them."""
    after: str = ""
    """Some of the text after them."""
    note: str = ""
    """The reader's note to them, in one line or several; often empty."""
    url: str = ""
    """The article's address, or empty."""
    title: str = ""
    """The article's title."""
    column: str = ""
    """The key of the column it was marked in; see `column_key`. Empty where that is not known."""
    author: str = ""
    """The name of who says the comment that they are in; empty where they are in none."""
    made: int = 0
    """The time when they were marked, in milliseconds since 1970."""
    changed: int = 0
    """The time of the last change to any of this, in milliseconds since 1970."""
    deleted: bool = False
    """Whether they are marked no more: remembered, so that no copy of this brings it back."""

    def noted(self, note: str) -> Passage:
        """Return the passage with another note."""
        return replace(self, note=note, changed=_after(self.changed))

    def marked(self, marked: bool) -> Passage:
        """Return the passage marked no more, or marked again."""
        return replace(self, deleted=not marked, changed=_after(self.changed))


class Sighting(msgspec.Struct, frozen=True):
    """The outcome of looking for a passage's words in the text as it is on this machine."""

    found: bool


TABLE = DatabaseTable("passage", Passage, key="key")
"""The passages in the database, by their keys."""
SIGHTINGS = DatabaseTable("sighting", Sighting)
"""Whether they were found when they were looked for last, by the same keys."""


def new_key() -> str:
    """Return a key that no other passage has, on any machine."""
    from uuid import uuid4

    return str(uuid4())


def now() -> int:
    """Return the time, in milliseconds since 1970."""
    return int(time.time() * _MILLISECONDS)


def newest(one: Passage, other: Passage) -> Passage:
    """Return of two states of a passage the one that was changed last, in whichever order."""
    return max(one, other, key=lambda state: (state.changed, msgspec.json.encode(state)))


def _after(changed: int) -> int:
    """Return the time, but later than a change that a clock ahead of this one has dated."""
    return max(now(), changed + 1)
