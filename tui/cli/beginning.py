"""The beginning: a column, a shelf of columns, or where it was left."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tui.archive.contents import UnreadableError
from tui.archive.load import load
from tui.archive.model import Column, Shelf
from tui.archive.opening import open_parts
from tui.cli.column_selection import DEMO, article_of, opened, pick, topic_of, whole
from tui.cli.language import in_language, problem_in_language
from tui.cli.shelf import column_on, library_at, library_holding
from tui.library.column_key import column_key_in
from tui.library.library import Library
from tui.library.shelf_session import ShelfSession
from tui.memory.session import Remembered, Session
from tui.memory.store import Store
from tui.memory.trouble import LaterError
from tui.memory.values import (
    ColumnMemory,
    ShelfState,
    article_key,
    column_file,
    column_key,
    shelf_paths,
)
from tui.terminal.progress import ProgressLine
from tui.text.clean import clean_line


class Asked(msgspec.Struct, frozen=True):
    """The beginning that a command line asks for."""

    paths: Sequence[Path]
    """Files and folders; `-` is standard input."""
    column: str | None = None
    """The column of several to open, as `pick` takes it."""
    article: int | None = None
    """The number of the article to begin in."""
    topic: str | None = None
    """The name of the topic to begin with."""

    @property
    def one(self) -> bool:
        """Whether it is a column, or something in one."""
        return (self.column, self.article, self.topic) != (None, None, None)


class Beginning(msgspec.Struct, frozen=True):
    """The column or shelf that the reader begins with."""

    paths: Sequence[Path]
    """The files and folders that it is in."""
    session: Session | None = None
    """The column to begin in; None to begin at the shelf."""
    rest: Iterable[Column] = ()
    """Yields the column with more and more of its articles, where it is not whole yet."""
    shelf: ShelfSession | None = None
    """The shelf, where there is one."""

    def add_notice(self, notice: str) -> None:
        """Have a sentence said of it."""
        if self.session:
            column = self.session.column
            self.session.grow(replace(column, notices=(*column.notices, notice)))
        elif self.shelf:
            self.shelf.library.notices = (*self.shelf.library.notices, notice)


def beginning(
    asked: Asked,
    store: Store,
    left: ColumnMemory | None = None,
    shelf_left: ShelfState | None = None,
) -> Beginning:
    """Return what is in files and folders, to be read from its beginning or from where it was left.

    Args:
        asked: what to open.
        store: what remembers.
        left: how a column was left, to go on there.
        shelf_left: how a shelf was left, to go on there.

    Raises:
        UnreadableError: there is nothing to read in them.
        SeveralColumnsError, NotThereError: a column, article or topic is not there.
    """
    library = library_at(asked.paths, store)
    if library and not asked.one:
        return _at_shelf(library, asked.paths, store, shelf_left)
    if library:
        key, parts = column_on(library, asked.column)
        return _in_column(asked, store, key, next(parts), parts, left)
    shelves = _shelves(asked.paths)
    shelf = next(shelves)
    if len(shelf.columns) > 1 and not asked.one:
        library = library_holding(shelf, asked.paths, store)
        return _at_shelf(library, asked.paths, store, shelf_left)
    column = pick(shelf, asked.column)
    alone = len(asked.paths) == 1 and not _piped(asked.paths)
    index = next(index for index, one in enumerate(shelf.columns) if one is column)
    key = column_key_in(column_key(asked.paths[0]), index) if alone else ""
    return _in_column(asked, store, key, column, (_same(column, one) for one in shelves), left)


def _piped(paths: Sequence[Path]) -> bool:
    return [str(path) for path in paths] == ["-"]


def _shelves(paths: Sequence[Path]) -> Iterator[Shelf]:
    """Yield what paths hold as far as it is read."""
    if _piped(paths):
        return iter((opened(["-"]),))
    return iter((Shelf((load(DEMO),)),)) if list(paths) == [DEMO] else open_parts(paths)


def _same(column: Column, shelf: Shelf) -> Column:
    """Return more of a column that is open: other columns beside it are no reason to close it."""
    return next((one for one in shelf.columns if one.title == column.title), shelf.columns[-1])


def _in_column(
    asked: Asked,
    store: Store,
    key: str,
    column: Column,
    parts: Iterator[Column],
    left: ColumnMemory | None,
) -> Beginning:
    if asked.article is not None or asked.topic is not None or left:
        column = whole(chain((column,), parts), str(asked.paths[0]))
    article, topic = article_of(column, asked.article), topic_of(column, asked.topic)
    if not os.path.exists(_file_of(key)):
        key = ""  # articles that are in no column are not found again by a key
    remembered = None if left else _remembered(store, key)
    if remembered and remembered.column:
        column, parts = _as_far_as_shown(column, parts, key, remembered.column)
    session = Session(
        column, store, key, article=article, topic=topic, left=left, remembered=remembered
    )
    return Beginning(asked.paths, session, parts)


def _file_of(key: str) -> Path:
    """Return the file that a column is in, which may be one of several there."""
    file = column_file(key)
    inside = str(file)
    while not os.path.exists(inside) and "#" in inside:
        inside = inside.rpartition("#")[0]
    return Path(inside) if os.path.isfile(inside) else file


def _in_last(key: str, left: ColumnMemory, store: Store) -> Beginning:
    """Return the column that was read last, by its key; errors are those of `beginning`."""
    asked = Asked([_file_of(key)])
    if asked.paths == [column_file(key)]:
        return beginning(asked, store, left)
    library = library_at(asked.paths, store)
    if not library:
        (*_, shelf) = _shelves(asked.paths)
        library = library_holding(shelf, asked.paths, store)
    library.count_all()
    parts = library.parts(key)
    return _in_column(asked, store, key, next(parts), parts, left)


def _remembered(store: Store, key: str) -> Remembered | None:
    """Return what the store remembers, at once; None where another program keeps it locked."""
    try:
        with store.in_haste():
            return Remembered(store.articles(), store.column(key) if key else None)
    except LaterError:
        return None


def _as_far_as_shown(
    column: Column, parts: Iterator[Column], key: str, left: ColumnMemory
) -> tuple[Column, Iterator[Column]]:
    """Return as much of a column as its first screen depends on, and the parts after that.

    In the column's order that is all up to the article that was selected; in any other, all of it.

    Args:
        column: as much as has been read.
        parts: yields more of it, the whole of it last.
        key: what it is remembered by.
        left: how it was left.
    """

    def shown(now: Column) -> bool:
        if now.percent == 100:
            return True
        as_read = replace(left, article="", reading=False) == ColumnMemory()
        return as_read and any(article_key(one, key) == left.article for one in now.articles)

    with ProgressLine(sys.stderr, in_language) as progress:
        while not shown(column):
            progress.say(f"zhihu-tui: reading {clean_line(column.title)}: {column.percent} %")
            try:
                column = next(parts)
            except StopIteration:
                break
            except (UnreadableError, MemoryError) as error:
                return column, _failing(error)
    return column, parts


def _failing(error: Exception) -> Iterator[Column]:
    """Yield no more of a column: it could not be read on. Whoever asks for more is told so."""
    raise error
    yield


def _at_shelf(
    library: Library, paths: Sequence[Path], store: Store, go_on: ShelfState | None = None
) -> Beginning:
    """Return a shelf to begin at, arranged as it was left; or the column that was open there.

    Args:
        library: its columns.
        paths: where they are.
        store: what remembers.
        go_on: how it was left, to go on there.
    """
    try:
        left = go_on or store.shelf_state(library.key)
    except LaterError:
        left = None
    if left and left.sort:
        # What is sorted has another first screen.
        library.find()
        library.look_up()
    else:
        library.look_up_first()
    shelf = ShelfSession(library, store, left)
    with suppress(LaterError), store.in_haste():
        shelf.look_up()
    if go_on and go_on.reading:
        try:
            session, rest = shelf.open(go_on.selected, go_on=True)
            return Beginning(paths, session, rest, shelf)
        except UnreadableError as error:
            why = shelf.reason(go_on.selected, error)
            library.notices = (*library.notices, f"上次读的专栏打不开：{why}")
    return Beginning(paths, shelf=shelf)


def last_beginning(store: Store, shelf: str) -> Beginning:
    """Return where the reader was last: at a shelf, in a column of it, or in a column.

    Args:
        store: what remembers.
        shelf: the folder to open where nothing has been read yet, or empty.

    Raises:
        UnreadableError: it is not known, or not there any more.
    """
    try:
        last_shelf = store.last_shelf()
        last = None if last_shelf else store.last_column()
    except LaterError:
        last_shelf = last = None
    if last_shelf:
        key, state = last_shelf
        try:
            return beginning(Asked(shelf_paths(key)), store, shelf_left=state)
        except UnreadableError as error:
            raise UnreadableError(f"{error}; it is the shelf read last") from None
    if last:
        key, left = last
        try:
            return _in_last(key, left, store)
        except UnreadableError as error:
            raise UnreadableError(f"{error}; it is the column read last") from None
    if shelf:
        return beginning(Asked([Path(shelf).expanduser()]), store)
    problem = store.take_problem()
    why = (
        f"the last one is not known: {problem_in_language(problem)}"
        if problem
        else "none has been read yet"
    )
    raise UnreadableError(f"expected a FILE, or --demo for the sample column; {why}")
