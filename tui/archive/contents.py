"""The contents of one file, before it is known what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tui.archive.model import Article, Column, Comment, Question


class UnreadableError(Exception):
    """A file that is no column; its text is one line that says what, where and what to do."""


class Source(msgspec.Struct, frozen=True):
    """The origin of bytes, and a way to read them again: a file, a zip's member, a pipe."""

    name: str
    """Its name in a message: one clean line."""
    stem: str
    """The title of a column that is read from it and has none."""
    read: Callable[[], bytes]
    """Reads all of it. Raises UnreadableError."""
    folders: tuple[str, ...] = ()
    """The names of the folders it is in, the innermost last."""
    path: str = ""
    """The plain file whose bytes these are; empty where they are unpacked, or through a pipe."""
    zip: str = ""
    """The zip on the disk that it is a member of, if any."""
    member: str = ""
    """Its name there, as the zip has it."""


class Item(msgspec.Struct):
    """An article, answer, pin or video that was saved by itself; its number is not yet known."""

    id: str
    """Its number at Zhihu, by which comments name it; empty where that is not known."""
    article: Article
    column: str = ""
    """The title of the column it says it is in."""
    about: str = ""
    """That column's description."""
    column_url: str = ""
    question: str = ""
    """The number of the question it answers."""
    folder: str = ""
    """The folder it was found in, and below the name of its file without the ending."""
    file: str = ""
    place: int = 0
    """Its number in the column that it was exported from; 0 where nothing says it."""
    excerpt: bool = False
    """Whether its text was left out, except for a few words."""


class Remark(msgspec.Struct):
    """A comment that was saved apart from what it is on."""

    on: str
    """The id of what it is on; empty where only the name of its file may tell."""
    id: str
    parent: str
    """The id of the comment it is a reply to; empty for one that begins a thread."""
    comment: Comment
    reply_to: str = ""


class Contents(msgspec.Struct):
    """The contents of a file."""

    columns: list[Column] = []
    items: list[Item] = []
    remarks: list[Remark] = []
    questions: dict[str, Question] = {}
    """Questions by their number, for answers that name no more than that."""
    notices: list[str] = []
    title: str = ""
    """The title of the items together, where the file says it."""
    about: str = ""
    url: str = ""
    followers: tuple[str, ...] = ()

    def add(self, other: Contents) -> None:
        """Add what another part or file holds."""
        self.columns += other.columns
        self.items += other.items
        self.remarks += other.remarks
        self.questions.update(other.questions)
        self.notices += other.notices
        self.title = self.title or other.title
        self.about = self.about or other.about
        self.url = self.url or other.url
        self.followers = self.followers or other.followers

    def __bool__(self) -> bool:
        """Return whether there is anything to read."""
        return bool(self.columns or self.items)
