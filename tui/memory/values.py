"""The values that are remembered of an article and of a column, and the keys of both."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec
from msgspec.structs import asdict, replace

from tui.archive.model import Article
from tui.lists.arrangement import Arrangement
from tui.lists.shelf import ShelfArrangement
from tui.page.page import Place

_TOP = Place(0, 0)


class ArticleMemory(msgspec.Struct, frozen=True):
    """An article as a reader left it."""

    read: bool = False
    """Whether it was seen to its end, or marked by hand."""
    bookmarked: bool = False
    place: Place = _TOP
    """The place at the top of the screen when it was last seen."""
    percent: int = 0
    """The part of it that had been seen then, in per cent."""

    @property
    def begun(self) -> bool:
        """Whether the reader left it in its middle, to go on from there."""
        return self.place > _TOP and self.percent < 100

    def changed(self, before: ArticleMemory, now: ArticleMemory) -> ArticleMemory:
        """Return this with what has changed from `before` to `now`, and nothing else of it."""
        old, new = asdict(before), asdict(now)
        return replace(self, **{name: new[name] for name in new if new[name] != old[name]})


class ShelfState(ShelfArrangement, frozen=True):
    """The state in which a reader left a shelf: how its list was arranged, and what was open."""

    selected: str = ""
    """The key of the column that was open, or selected in the list."""
    reading: bool = False
    """Whether it was open."""


class ColumnMemory(Arrangement, frozen=True):
    """The state in which a reader left a column: how its list was arranged, and what was open."""

    article: str = ""
    """The key of the article that was open, or selected in the list."""
    reading: bool = False
    """Whether it was open."""


def article_key(article: Article, column: str) -> str:
    """Return what an article is known by: its URL, or else its place in a column's file.

    Args:
        article: an article.
        column: what the column is known by; empty where it came from no file.
    """
    return article.url or f"{column}#{article.number}"


def column_key(file: Path) -> str:
    """Return what a column is known by: its file, wherever it is called from.

    A name that is no text (not UTF-8) stands as a `file:` URL, for a database keeps only text.
    """
    whole = file.resolve()
    try:
        str(whole).encode("utf-8")
    except UnicodeEncodeError:
        return whole.as_uri()
    return str(whole)


def column_file(key: str) -> Path:
    """Return the file of a column that is known by a key of `column_key`."""
    if not key.startswith("file:"):
        return Path(key)
    return Path(os.fsdecode(unquote_to_bytes(key.removeprefix("file://"))))


def shelf_key(paths: Sequence[Path]) -> str:
    """Return what a shelf is known by: its files and folders, wherever they are named from."""
    return msgspec.json.encode([column_key(path) for path in paths]).decode()


def shelf_paths(key: str) -> list[Path]:
    """Return the files and folders of a shelf that is known by a key of `shelf_key`."""
    try:
        return [column_file(one) for one in msgspec.json.decode(key, type=list[str])]
    except msgspec.MsgspecError:
        return []
