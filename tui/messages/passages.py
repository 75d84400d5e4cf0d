"""Requests to mark passages, to list them and to write notes to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.messages import StackRequest
from tui.messages.field_message import FieldMessage

if TYPE_CHECKING:
    from tui.archive.model import Article
    from tui.memory.passage import Passage


class PassageRequest(FieldMessage):
    """A request about what is marked."""


class WriteNote(StackRequest):
    """Let the reader write a note to some words."""

    words: str
    note: str
    """The note as it is."""
    then: Callable[[str], None]
    """The function that takes the note once it is written; not called when it is not."""

    def finish(self, note: str | None) -> None:
        """Do it with the note; None is none."""
        if note is not None:
            self.then(note)


class KeepPassage(PassageRequest):
    """Keep a passage that the reader has marked, or written another note to."""

    passage: Passage
    said: str
    """A message about it; empty for none."""


class DeletePassage(PassageRequest):
    """Take the mark off a passage."""

    key: str


class BringPassageBack(PassageRequest):
    """Mark again the passage whose mark was taken off last."""


class NotePassagesFound(PassageRequest):
    """Note which passages were looked for in a text."""

    found: Mapping[str, bool]
    """By their keys, whether their words are there."""


class ListPassages(PassageRequest):
    """List what is marked."""

    title: str
    """The title of what it is marked in, in Chinese."""
    articles: Sequence[Article] | None
    """The articles it is marked in; None for any."""
    at: str = ""
    """The key of the passage to select first, if any."""


class GoToPassage(PassageRequest):
    """Show the text at a passage."""

    passage: Passage
    article: Article | None
    """The article it is in, where that is in the column that is open."""


class EditNote(PassageRequest):
    """Let the reader go on with a note in an editor."""

    text: str
    then: Callable[[str], None]
    """The function that takes the note as it comes out of it; not called where that failed."""
