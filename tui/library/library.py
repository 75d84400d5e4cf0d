"""A library: the columns of a shelf, what is known of each, and how each is opened."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.library.article_places import ArticlePlace, ArticlePlaces
from tui.library.loose import LooseArticles
from tui.library.shelf_file import ShelfFile
from tui.library.shelf_row import shelf_row
from tui.lists.shelf import ShelfRow
from tui.memory.shelf import ARTICLES, COLUMN, CountedColumn, ShelfMemory
from tui.memory.values import ArticleMemory
from tui.text.clean import clean_line

_NOTHING = ArticleMemory()
_FIRST = 600
"""Files that are named and looked up at once: most shelves have no more, and need not wait."""
_KEPT_EVERY = 500
"""Files that are counted before what was counted is kept: to stop early costs no more."""


class Library:
    """Knows the columns of a shelf by key, in the order of their files.

    Its files are named at once, then looked up in the memory, then counted; a column is read when
    it is opened, each time from its file, and not kept here.
    """

    def __init__(
        self,
        files: Iterable[ShelfFile],
        memory: ShelfMemory,
        *,
        key: str = "",
        name: str = "",
        notices: Sequence[str] = (),
    ) -> None:
        """Take the first files of a shelf; nothing is read yet.

        Args:
            files: its files, in their order; they may be found one by one.
            memory: keeps what was counted.
            key: what the shelf itself is remembered by; empty where it came from no file.
            name: what to call it: one clean line.
            notices: what a reader should know about what was left out, one sentence each.
        """
        self.key = key
        self.name = name
        self._memory = memory
        self._rest = iter(files)
        self._files = list(islice(self._rest, _FIRST))
        self.notices = tuple(notices)
        """Sentences that a reader should know about what was left out."""
        self._loose = LooseArticles(key, name)
        self.articles: dict[str, ArticleMemory] = {}
        """The memory of every article, by key; empty before that is known."""
        self.known = False
        """Whether it is known what is remembered."""
        self._last_read: dict[str, float] = {}
        self.places = ArticlePlaces(self._keys)
        """The places of its articles."""
        self.found = len(self._files) < _FIRST
        """Whether all files are found."""
        self.complete = False
        """Whether all files are counted."""

    # What is known

    @property
    def rows(self) -> list[ShelfRow]:
        """The facts of each column that a shelf shows, in the order of the files."""
        rows = [row for file in list(self._files) for row in self.rows_of(file)]
        return [*rows, *self.rows_of(None)]

    def rows_of(self, file: ShelfFile | None) -> list[ShelfRow]:
        """Return what the shelf shows of the columns of a file, or of the articles in none."""
        if file is None:
            loose = self._loose.counted
            return [self._row(self._loose.key, self.name, loose)] if loose else []
        if file.counted is None:
            return [ShelfRow(file.key, file.source.name, file.source.stem)]
        return [
            self._row(file.column_key(index), file.source.name, one)
            for index, one in enumerate(file.counted)
            if one.kind == COLUMN
        ]

    def _row(self, key: str, file: str, counted: CountedColumn) -> ShelfRow:
        recall = self._recall if self.known else None
        return shelf_row(key, file, counted, recall, self._last_read.get(key, 0.0))

    def remember(self, articles: dict[str, ArticleMemory]) -> None:
        """Take what is remembered of every article, by key; it may change as one reads."""
        self.articles = articles
        self.known = True

    def take(self, column: str, articles: Mapping[str, ArticleMemory]) -> None:
        """Take what is remembered of the articles of a column, which was read just now.

        Args:
            column: the key of the column.
            articles: what is remembered of articles, by key; of others it may be older.
        """
        self._last_read[column] = time.time()
        keys = next((keys for key, keys in self._keys() if key == column), ())
        self.articles.update({key: articles[key] for key in keys if key in articles})

    def _recall(self, key: str) -> ArticleMemory:
        return self.articles.get(key, _NOTHING)

    @property
    def skipped(self) -> int:
        """The number of files that have been found to be none to read."""
        return sum(file.is_other for file in list(self._files))

    @property
    def counted(self) -> int:
        """The number of files that have been counted."""
        return sum(file.counted is not None for file in list(self._files))

    @property
    def files(self) -> int:
        """The number of files that have been found."""
        return len(self._files)

    # Counting

    def find(self) -> None:
        """Find the names of the rest of the files. Blocks."""
        self._files += self._rest
        self.found = True

    def look_up_first(self) -> None:
        """Do what `look_up` does for the first files: some milliseconds, however many there are."""
        first = self._files[:_FIRST]
        keys = [file.column_key(index) for file in first for index in (0, 1)]
        known = self._memory.columns([*keys, self._loose.key])
        self._last_read = self._memory.last_read()
        for file in first:
            if file.column_key(1) not in known:  # of such there may be still more
                file.recall(known)
        self._complete(known)

    def look_up(self) -> None:
        """Take what was counted before of the files that are as they were. Blocks."""
        known = self._memory.columns()
        self._last_read = self._memory.last_read()
        for file in self._files:
            if file.counted is None:
                file.recall(known)
        self._complete(known)

    def _complete(self, known: Mapping[str, CountedColumn]) -> None:
        """Take what was counted of the articles in no column; then there may be no more to count.

        Args:
            known: what was counted before, by key.
        """
        if not self.found or any(file.counted is None for file in self._files):
            return
        self._gather_loose()
        self._loose.recall(known)
        self.complete = bool(self._loose.counted) or not self._loose

    def count(self) -> Iterator[ShelfFile | None]:
        """Count what is not counted yet. Blocks between two files.

        Yields:
            Every file once it is counted, in their order; then None for the articles in none.
        """
        new: dict[str, CountedColumn] = {}
        for file in self._files:
            if file.counted is None:
                file.count()
                new.update(file.by_key)
            if len(new) >= _KEPT_EVERY:
                self._memory.remember(new)
                new = {}
            yield file
        self._gather_loose()
        known = self._loose.counted
        self._loose.count()
        if (loose := self._loose.counted) and loose is not known:
            new[self._loose.key] = loose
        self._memory.remember(new)
        self.complete = True
        yield None

    def count_all(self) -> None:
        """Find, look up and count all that there is. Blocks."""
        self.find()
        self.look_up()
        for _ in self.count():
            pass

    def _gather_loose(self) -> None:
        self._loose.take(
            file for file in self._files if any(one.kind == ARTICLES for one in file.counted or ())
        )

    # Opening

    def parts(self, key: str) -> Iterator[Column]:
        """Yield a column as far as it is read; the last one is the whole of it.

        What is counted of it afterwards is what has been read now, or why it cannot be.

        Raises:
            UnreadableError: it cannot be read, or is not there any more.
        """
        if key == self._loose.key:
            yield self._loose.read()
            return
        file, index = self._file_of(key)
        try:
            stamp = file.look_at()
            yield from file.parts(index)
        except UnreadableError as error:
            file.note_problem(index, error)
            raise
        if stamp != file.stamp:
            file.count()
            self._memory.remember(file.by_key)
            if self.places.indexed:
                self.places.index()

    def files_to_search(self) -> list[ShelfFile]:
        """Return the files that columns may be in, the best known first: what was read last."""
        files = [file for file in list(self._files) if not file.is_other]
        last_read = self._last_read
        if not last_read:
            return files

        def when(file: ShelfFile) -> float:
            count = len(file.counted or ()) or 1
            return max(last_read.get(file.column_key(index), 0.0) for index in range(count))

        return sorted(files, key=when, reverse=True)

    def _file_of(self, key: str) -> tuple[ShelfFile, int]:
        """Return the file that a column is in, and its index there.

        Raises:
            UnreadableError: there is none.
        """
        for file in list(self._files):
            if key.startswith(file.key):
                for index in range(len(file.counted or ()) or 1):
                    if file.column_key(index) == key:
                        return file, index
        raise UnreadableError(f"{clean_line(key)}: is not on this shelf")

    # Articles of any column

    def _keys(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the key of each column and the keys of its articles."""
        for file in list(self._files):
            for index, one in enumerate(file.counted or ()):
                yield file.column_key(index), one.articles
        if loose := self._loose.counted:
            yield self._loose.key, loose.articles

    def title_at(self, url: str) -> str:
        """Return the title of the column that has the article a URL leads to, or empty."""
        place = self.places.at(url)
        if place is None:
            return ""
        loose = self._loose.counted
        if loose and place.column == self._loose.key:
            return loose.title
        try:
            file, index = self._file_of(place.column)
        except UnreadableError:
            return ""  # its file has just been counted anew
        return (file.counted or ())[index].title

    def bookmarks(self) -> list[ArticlePlace]:
        """Return where the bookmarked articles are, in the order of the shelf."""
        marked = {key for key, memory in self.articles.items() if memory.bookmarked}
        return list(self.places.of(marked).values())

    def next_unread(self, columns: Sequence[str]) -> ArticlePlace | None:
        """Return the first unread article of the first of some columns, by key, that has one."""
        return self.places.next_unread(columns, lambda key: self._recall(key).read)
