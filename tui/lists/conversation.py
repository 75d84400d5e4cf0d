"""A conversation: who answers whom among the comments on an article, which Zhihu saves flat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from tui.archive.model import Article, Author, Comment, Reply


class Entry(NamedTuple):
    """A comment or a reply, and where it stands."""

    number: int
    """Its place as saved, from 0: what tells it from every other, whatever the order."""
    author: Author
    likes: int
    html: str
    reply_to: str = ""
    """The name of the author it answers, as saved, or empty."""
    parent: int | None = None
    """The number of what it answers, which is always the smaller; None for a comment."""
    root: int = 0
    """The number of the comment that its thread begins with."""
    depth: int = 0
    """The number of comments above it: 0 for a comment on the article."""
    in_place: bool = True
    """Whether it stands below what it answers, and not below the root for want of knowledge."""
    by_writer: bool = False
    """Whether the article's author wrote it."""
    written: datetime | None = None
    """When, where the archive says it."""


class Pair(msgspec.Struct, frozen=True):
    """Two people who answer each other in a thread; or one and the same."""

    root: int
    names: tuple[str, str]


class CommentSelection(msgspec.Struct, frozen=True):
    """A choice of the comments to see, and of their order."""

    by_likes: bool = False
    """Whether the comments most liked come first, and not those saved first."""
    with_writer: bool = False
    """Whether to leave out threads in which the article's author says nothing."""
    pair: Pair | None = None
    """The two people whose exchange to show, and nothing else."""
    folded: frozenset[int] = msgspec.field(default_factory=frozenset)
    """The numbers of those whose replies are not shown."""


class Conversation:
    """The comments on an article as a tree.

    A reply stands below the latest comment before it in its thread by the author it names. Where
    nobody there has that name, or several people have, it stands below the root.
    """

    def __init__(self, article: Article) -> None:
        """Find out what every reply of an article answers."""
        self._writer = article.author
        self.entries: list[Entry] = []
        """Every comment and reply, by number."""
        for comment in article.comments:
            self._add_thread(comment)
        self.roots = [entry.number for entry in self.entries if entry.parent is None]
        self._replies: dict[int, list[int]] = {}
        self.below = [0] * len(self.entries)
        """The number that stand below each, at whatever depth."""
        for entry in self.entries:
            if entry.parent is not None:
                self._replies.setdefault(entry.parent, []).append(entry.number)
        for entry in reversed(self.entries):
            if entry.parent is not None:
                self.below[entry.parent] += 1 + self.below[entry.number]
        self._with_writer = {entry.root for entry in self.entries if entry.by_writer}

    def _add_thread(self, comment: Comment) -> None:
        root = self._add(comment)
        if not comment.replies:
            return
        latest = {comment.author.name: root}
        people = {comment.author.name: {self._person(root)}}
        for reply in comment.replies:
            name = reply.reply_to
            # No name is nobody's, though others may have none.
            known = bool(name) and len(people.get(name, ())) == 1
            entry = self._add(reply, latest[name] if known else root, known or not name)
            latest[entry.author.name] = entry
            people.setdefault(entry.author.name, set()).add(self._person(entry))

    def _add(
        self, said: Comment | Reply, parent: Entry | None = None, in_place: bool = True
    ) -> Entry:
        writer, number = self._writer, len(self.entries)
        entry = Entry(
            number,
            said.author,
            said.likes,
            said.html,
            said.reply_to if isinstance(said, Reply) else "",
            parent.number if parent else None,
            parent.root if parent else number,
            parent.depth + 1 if parent else 0,
            in_place,
            said.author == writer and bool(writer.name) and not writer.deleted,
            said.written,
        )
        self.entries.append(entry)
        return entry

    @staticmethod
    def _person(entry: Entry) -> str:
        """Return what tells a person from others of that name: those deleted nobody can tell."""
        author = entry.author
        return str(entry.number) if author.deleted or not author.name else author.url

    def listed(self, selection: CommentSelection) -> list[Entry]:
        """Return what a selection shows, replies below what they answer."""
        if selection.pair:
            return self._exchange(selection.pair)
        roots = self.roots
        if selection.with_writer:
            roots = [root for root in roots if root in self._with_writer]
        if selection.by_likes:
            roots = sorted(roots, key=lambda root: -self.entries[root].likes)
        found: list[Entry] = []
        ahead = roots[::-1]
        while ahead:
            number = ahead.pop()
            found.append(self.entries[number])
            if number not in selection.folded:
                ahead += reversed(self.replies(number))
        return found

    def _exchange(self, pair: Pair) -> list[Entry]:
        """Return what two people said to each other in a thread, and what that began with."""
        end = pair.root + 1 + self.below[pair.root]
        wanted: set[int] = set()
        for entry in self.entries[pair.root : end]:
            if sorted((entry.author.name, self.answered(entry))) == sorted(pair.names):
                wanted.add(entry.number)
                if entry.parent is not None and entry.in_place:
                    wanted.add(entry.parent)
        return [self.entries[number] for number in sorted(wanted)]

    def replies(self, number: int) -> Sequence[int]:
        """Return the numbers of the direct replies to an entry."""
        return self._replies.get(number, ())

    def answered(self, entry: Entry) -> str:
        """Return the name of the author an entry answers, or empty for a comment."""
        if entry.parent is None:
            return ""
        return entry.reply_to or self.entries[entry.parent].author.name

    def pairs(self, entry: Entry) -> list[Pair]:
        """Return the exchanges that an entry is part of: its own, or a comment's with each reply.

        Those who answer a comment come in the order they first did. Replies that only stand below
        it, because whom they answer is not known, are no part of an exchange with it.
        """
        if entry.parent is not None:
            return [Pair(entry.root, (self.answered(entry), entry.author.name))]
        replies = (self.entries[number] for number in self.replies(entry.number))
        others = (reply.author.name for reply in replies if reply.in_place)
        return [Pair(entry.root, (entry.author.name, one)) for one in dict.fromkeys(others)]

    def above(self, number: int) -> list[int]:
        """Return the numbers of what a comment stands below, the nearest first."""
        found: list[int] = []
        while self.entries and (parent := self.entries[number].parent) is not None:
            found.append(parent)
            number = parent
        return found

    def siblings(self, entry: Entry) -> Sequence[int]:
        """Return the numbers of those that answer the same, the entry's own among them."""
        return self.roots if entry.parent is None else self.replies(entry.parent)
