"""Keys of comments: what tells one from the others in whichever file and version, without an id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha1
from html import unescape

from tui.lists.conversation import Entry
from tui.text.folding import fold

_TAG = re.compile("<[^>]*>")
_AUTHOR, _WORDS = 8, 24
"""Characters of a key for who says it, and for what is said."""
_TELLING = 6
"""Characters from which on a comment is known by its words, whoever says them."""


class CommentKeys:
    """The keys of the comments on an article: digests of their authors and words.

    Of several in which one says the same the later ones have a number behind it, by their time.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the comments, by their numbers; nothing is digested yet."""
        self._entries = entries
        self._known: dict[str, Mapping[str, int]] = {}
        """The numbers of an author's comments by their keys, by the digest of the author's name."""

    def key(self, number: int) -> str:
        """Return the key of the comment of a number."""
        author = _digest(self._entries[number].author.name, _AUTHOR)
        return next(key for key, known in self._of(author).items() if known == number)

    def number(self, key: str) -> int | None:
        """Return the number of the comment of a key, or of what is the same except for its author.

        None where there is none, or where what is the same may be any of several.
        """
        found = self._of(key[:_AUTHOR]).get(key)
        if found is not None:
            return found
        said = key[_AUTHOR + 1 : _AUTHOR + 1 + _WORDS]
        same = [number for number, digest in enumerate(self._digests) if digest == said]
        telling = len(same) == 1 and len(_words(self._entries[same[0]])) >= _TELLING
        return same[0] if telling else None

    def by_same_author(self, key: str) -> Sequence[int]:
        """Return the numbers of all that the author of a comment says, which may be edited."""
        return self._by_author.get(key[:_AUTHOR], ())

    def _of(self, author: str) -> Mapping[str, int]:
        """Return the numbers of an author's comments by their keys; only those are digested."""
        if author not in self._known:
            by_words: dict[str, list[int]] = {}
            for number in self._by_author.get(author, ()):
                digest = _digest(_words(self._entries[number]), _WORDS)
                by_words.setdefault(f"{author}-{digest}", []).append(number)
            self._known[author] = {
                key if count == 1 else f"{key}-{count}": number
                for key, numbers in by_words.items()
                for count, number in enumerate(sorted(numbers, key=self._when), 1)
            }
        return self._known[author]

    @cached_property
    def _by_author(self) -> Mapping[str, Sequence[int]]:
        by_name: dict[str, list[int]] = {}
        for entry in self._entries:
            by_name.setdefault(entry.author.name, []).append(entry.number)
        found: dict[str, list[int]] = {}
        for name, numbers in by_name.items():
            found.setdefault(_digest(name, _AUTHOR), []).extend(numbers)
        return found

    @cached_property
    def _digests(self) -> Sequence[str]:
        """The digests of what all comments say, by their numbers."""
        return [_digest(_words(entry), _WORDS) for entry in self._entries]

    def _when(self, number: int) -> tuple[str, int]:
        written = self._entries[number].written
        return written.isoformat() if written else "", number


def _words(entry: Entry) -> str:
    """Return what a comment says without tags and blanks, folded: alike in whichever file."""
    return "".join(fold(unescape(_TAG.sub("", entry.html))).split())


def _digest(text: str, characters: int) -> str:
    return sha1(text.encode("utf-8", "replace")).hexdigest()[:characters]
