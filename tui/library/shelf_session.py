"""A session at a shelf: how it was left and is left now, and a session for each column opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.library.library import Library
from tui.memory.session import Remembered, Session
from tui.memory.store import Store
from tui.memory.trouble import LaterError
from tui.memory.values import ShelfState


class OpenedColumn(NamedTuple):
    """A column that has been opened."""

    session: Session
    rest: Iterator[Column]
    """Yields the column with more and more of its articles, where it is not whole yet."""


class ArticleLine(NamedTuple):
    """An article of any column, as a list of such names it."""

    title: str
    column: str
    """The title of its column."""
    key: str
    """The key of its column."""
    number: int


class ShelfSession:
    """Opens the columns of a library, and has the store keep where the reader was."""

    def __init__(self, library: Library, store: Store, left: ShelfState | None = None) -> None:
        """Begin to read at a shelf.

        Args:
            library: its columns.
            store: what remembers.
            left: how the shelf was left, where that is known.
        """
        self.library = library
        self.store = store
        self.left = left or ShelfState()
        """The state of the list; at first, as it was left."""

    def look_up(self) -> None:
        """Take what the store remembers of articles. Blocks.

        Raises:
            LaterError: another program has the file for itself.
        """
        self.library.remember(self.store.articles())

    def open(self, key: str, number: int = 0, *, go_on: bool = False) -> OpenedColumn:
        """Open a column. Blocks; for any thread.

        Args:
            key: what it is remembered by.
            number: that of an article to begin in, for which as much is read as is needed.
            go_on: whether to go on in the article that was open there.

        Raises:
            UnreadableError: it cannot be read, or has no such article any more.
        """
        rest = self.library.parts(key)
        column = next(rest)
        while len(column.articles) < number and column.percent < 100:
            column = next(rest, column)
        if number > len(column.articles):
            raise UnreadableError(f"{column.file}: has no article {number} any more")
        article = column.articles[number - 1] if number else None
        try:
            left = self.store.column(key)
        except LaterError:
            left = None
        if left and go_on:
            *_, column = (column, *rest)  # where the reader was may be anywhere in it
            return OpenedColumn(Session(column, self.store, key, left=left), rest)
        # What is left of a column may be in a part of it that is not read yet.
        known = self.library.known and column.percent == 100
        remembered = Remembered(self.library.articles, left) if known else None
        return OpenedColumn(
            Session(column, self.store, key, article=article, remembered=remembered), rest
        )

    def reason(self, key: str, error: UnreadableError) -> str:
        """Return in Chinese why a column cannot be read; without its file's name if it is here."""
        from tui.text.catalogue import in_chinese, reason_in_chinese  # it is few that cannot

        rows = (row for row in self.library.rows if row.key == key)
        file = next((row.file for row in rows), "")
        if not file:
            return in_chinese(str(error))
        return reason_in_chinese(str(error).removeprefix(f"{file}: "))

    def take(self, session: Session) -> None:
        """Take what is remembered of articles, and when, since a column has been read."""
        if session.known:
            self.library.take(session.key, session.articles)

    def note(self, state: ShelfState) -> None:
        """Remember how the list of columns stands."""
        self.left = state
        if self.library.key:
            self.store.remember_shelf(self.library.key, state)

    def note_column(self, key: str) -> None:
        """Remember which column is open above the list, or that none is any more.

        Whatever is noted of a column is to be followed by this, for what was noted last is where
        the reader goes on.

        Args:
            key: what the column is remembered by; empty for none.
        """
        selected = key or self.left.selected
        self.note(replace(self.left, selected=selected, reading=bool(key)))

    def bookmarks(self) -> list[ArticleLine]:
        """Return the bookmarked articles of all columns, in the order of the shelf. Blocks."""
        return self._lines([(one.column, one.number) for one in self.library.bookmarks()])

    def read_last(self, count: int) -> list[ArticleLine]:
        """Return so many articles of the shelf that were opened last, the latest first. Blocks."""
        try:
            keys = self.store.opened_last(count)
        except LaterError:
            return []
        places = self.library.places.of(keys)
        found = [places[key] for key in keys if key in places]
        return self._lines([(one.column, one.number) for one in found])

    def _lines(self, places: list[tuple[str, int]]) -> list[ArticleLine]:
        """Return what articles are called, those left out that are not there any more."""
        wanted: dict[str, list[int]] = {}
        for key, number in places:
            wanted.setdefault(key, []).append(number)
        lines: dict[tuple[str, int], ArticleLine] = {}
        for key, numbers in wanted.items():
            try:
                *_, column = self.library.parts(key)
            except UnreadableError:
                continue
            for number in numbers:
                if number <= len(column.articles):
                    title = column.articles[number - 1].title
                    lines[key, number] = ArticleLine(title, column.title, key, number)
        return [lines[place] for place in places if place in lines]
