"""A file on a shelf: what it was counted to hold, and how the columns in it are opened."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.encoding import AS_GB18030
from tui.archive.model import Column
from tui.library.column_key import column_key_in
from tui.memory.shelf import ARTICLES, COLUMN, OTHER, CountedColumn, Stamp
from tui.memory.values import article_key
from tui.text.clean import clean_line
from tui.text.reason import reason_of


class ShelfFile(msgspec.Struct):
    """A file on a shelf: most hold one column, some more, some a part of one or nothing."""

    source: Source
    key: str
    """The key of its first column; those after it have their number behind it."""
    look: Callable[[], Stamp]
    """Returns the size and time of the file. Raises OSError."""
    stamp: Stamp = Stamp()
    """The size and time when it was counted."""
    counted: tuple[CountedColumn, ...] | None = None
    """The columns in it; None as long as they are not known."""
    held: tuple[Column, ...] = ()
    """Its columns, where they cannot be read again and stay in memory."""

    @classmethod
    def holding(cls, columns: Sequence[Column], name: str, key: str) -> ShelfFile:
        """Return a file whose columns have been read, and stay in memory; it is of no size."""
        file = cls(Source(name, name, bytes), key, Stamp, held=tuple(columns))
        keys = map(file.column_key, range(len(columns)))
        file.counted = tuple(map(count_column, columns, keys))
        return file

    def column_key(self, index: int) -> str:
        """Return what a column in it is remembered by, the first having the index 0."""
        return column_key_in(self.key, index)

    @property
    def is_other(self) -> bool:
        """Whether it was found to be none to read."""
        return bool(self.counted) and all(one.kind == OTHER for one in self.counted or ())

    def count(self) -> None:
        """Count what it holds. Blocks; never raises: what is wrong is counted, too."""
        try:
            self.stamp = self.look_at()
            self.counted = counted(self.source, self.key, self.column_key)
        except UnreadableError as error:
            said = str(error).removeprefix(f"{self.source.name}: ")
            self.counted = (CountedColumn(title=self.source.stem, problem=said),)
        self.counted = tuple(replace(one, stamp=self.stamp) for one in self.counted)

    def note_problem(self, index: int, error: UnreadableError) -> None:
        """Have one of its columns stand as one that cannot be read, until it can be again."""
        if self.counted is None or index >= len(self.counted):
            return  # it is counted next, and that says so
        one = unreadable(self.counted[index], self.source.name, error)
        self.counted = (*self.counted[:index], one, *self.counted[index + 1 :])
        self.stamp = Stamp()

    def recall(self, known: Mapping[str, CountedColumn]) -> None:
        """Take what was counted of it before, if it is as it was then.

        Args:
            known: what was counted of columns, by key.
        """
        first = known.get(self.key)
        if first is None or first.problem:
            return  # what was wrong with it may be mended without a trace
        try:
            stamp = self.look()
        except OSError:
            return  # it is counted next, and that says why it cannot be read
        if stamp != first.stamp:
            return
        columns = [first]
        while (one := known.get(self.column_key(len(columns)))) and one.stamp == stamp:
            columns.append(one)
        self.stamp, self.counted = stamp, tuple(columns)

    @property
    def by_key(self) -> dict[str, CountedColumn]:
        """The counts of its columns, as they are kept."""
        return {self.column_key(index): one for index, one in enumerate(self.counted or ())}

    def look_at(self) -> Stamp:
        """Return the size and time of the file as it is now.

        Raises:
            UnreadableError: it is not there any more.
        """
        try:
            return self.look()
        except FileNotFoundError:
            raise UnreadableError(f"{self.source.name}: is not there any more") from None
        except OSError as error:
            said = reason_of(error)
            raise UnreadableError(f"{self.source.name}: cannot be read ({said})") from None

    def parts(self, index: int) -> Iterator[Column]:
        """Yield one of its columns as far as it is read; the last one is the whole of it.

        Raises:
            UnreadableError: it cannot be read, or has no such column any more.
        """
        if self.held:
            yield self.held[index]
            return
        if self.source.path and len(self.counted or ()) <= 1:
            from tui.archive.opening import open_parts

            for shelf in open_parts([Path(self.source.path)]):
                yield shelf.columns[0]
            return
        columns = columns_in(self.source)
        if index >= len(columns):
            raise UnreadableError(f"{self.source.name}: has no column {index + 1} any more")
        yield columns[index]


def unreadable(column: CountedColumn, file: str, error: UnreadableError) -> CountedColumn:
    """Return a column that was counted as one that cannot be read any more."""
    said = str(error).removeprefix(f"{file}: ")
    return replace(column, problem=said, articles=())


def columns_in(source: Source) -> list[Column]:
    """Return the whole columns in a file, without the articles saved beside them.

    Raises:
        UnreadableError: it cannot be read.
    """
    from tui.archive.folder import read_one

    found = read_one(source)
    return _columns(found, source) if found else []


def _columns(found: Contents, source: Source) -> list[Column]:
    """Return the columns found in a file; with the last is said what is to be said of the file."""
    columns = [replace(one, file=source.name) for one in found.columns]
    if columns and found.notices:
        columns[-1] = replace(columns[-1], notices=(*columns[-1].notices, *found.notices))
    return columns


def counted(
    source: Source, key: str, column_key: Callable[[int], str]
) -> tuple[CountedColumn, ...]:
    """Return what a file holds.

    Args:
        source: the file.
        key: what it is known by.
        column_key: returns what each of its columns is remembered by.

    Raises:
        UnreadableError: it is damaged.
    """
    from tui.archive.folder import read_one

    collecting = gc.isenabled()
    gc.disable()  # it would look through what is thrown away in a moment
    try:
        saved = source.read()
        if simple := _simple(saved, source.stem, key):
            return (simple,)
        found = read_one(replace(source, read=lambda: saved)) or Contents()
    finally:
        if collecting:
            gc.enable()
    columns = [count_column(one, column_key(n)) for n, one in enumerate(_columns(found, source))]
    if found.items or found.remarks or found.questions or found.title:
        columns.append(CountedColumn(kind=ARTICLES))
    return tuple(columns) or (CountedColumn(kind=OTHER),)


def _simple(saved: bytes, stem: str, key: str) -> CountedColumn | None:
    """Return the column that a file is; None where only all of it, read with care, tells."""
    from tui.library.sound_column import sound_column  # most files were counted before

    column = sound_column(saved)
    if column is None:
        return None
    authors = {clean_line(one.author) for one in column.article if one.author}
    keys = (
        clean_line(one.url or "") or f"{key}#{number}"
        for number, one in enumerate(column.article, 1)
    )
    title = clean_line(column.title or "") or stem
    return _made(title, authors, tuple(keys))


def count_column(column: Column, key: str) -> CountedColumn:
    """Return a column that has been read as a shelf shows it; `key` is what it is known by."""
    authors = {one.author.name for one in column.articles if one.author.name}
    keys = tuple(article_key(one, key) for one in column.articles)
    notice = "；".join(one for one in column.notices if one != AS_GB18030)
    return replace(_made(column.title, authors, keys), notice=notice)


def _made(title: str, authors: set[str], keys: tuple[str, ...]) -> CountedColumn:
    authors.discard("")
    author = next(iter(authors)) if len(authors) == 1 else ""
    return CountedColumn(
        title=title, author=author, authors=len(authors), articles=keys, kind=COLUMN
    )
