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

    def key(self, number: int) -> str:
        """Return the key of the comment of a number."""
        return self._keys[number]

    def number(self, key: str) -> int | None:
        """Return the number of the comment of a key, or of what is the same but for its author.

        None where there is none, or where what is the same may be any of several.
        """
        if key in self._numbers:
            return self._numbers[key]
        said = _words_of(key)
        same = [one for one, known in enumerate(self._keys) if _words_of(known) == said]
        telling = len(same) == 1 and len(_words(self._entries[same[0]])) >= _TELLING
        return same[0] if telling else None

    def by_same_author(self, key: str) -> Sequence[int]:
        """Return the numbers of all that the author of a comment says, which may be edited."""
        return [one for one, known in enumerate(self._keys) if known[:_AUTHOR] == key[:_AUTHOR]]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self._keys)}

    @cached_property
    def _keys(self) -> Sequence[str]:
        authors: dict[str, str] = {}
        by_digest: dict[str, list[int]] = {}
        for entry in self._entries:
            name = entry.author.name
            if name not in authors:
                authors[name] = _digest(name, _AUTHOR)
            digest = f"{authors[name]}-{_digest(_words(entry), _WORDS)}"
            by_digest.setdefault(digest, []).append(entry.number)
        keys = [""] * len(self._entries)
        for digest, numbers in by_digest.items():
            for count, number in enumerate(sorted(numbers, key=self._when), 1):
                keys[number] = digest if count == 1 else f"{digest}-{count}"
        return keys

    def _when(self, number: int) -> tuple[str, int]:
        written = self._entries[number].written
        return written.isoformat() if written else "", number


def _words(entry: Entry) -> str:
    """Return what a comment says without tags and blanks, folded: alike in whichever file."""
    return "".join(fold(unescape(_TAG.sub("", entry.html))).split())


def _words_of(key: str) -> str:
    """Return the part of a key that is of the words."""
    return key[_AUTHOR + 1 : _AUTHOR + 1 + _WORDS]


def _digest(text: str, characters: int) -> str:
    return sha1(text.encode("utf-8", "replace")).hexdigest()[:characters]
