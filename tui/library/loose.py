"""The articles that stand by themselves among the columns of a shelf: one column together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from msgspec.structs import replace

from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.library.shelf_file import ShelfFile, count_column, unreadable
from tui.memory.shelf import CountedColumn, Stamp

_LARGEST = 1 << 62
"""More than SQLite keeps in a number is not counted on."""


class LooseArticles:
    """The column of the files that are articles, comments on them, or parts of such."""

    def __init__(self, shelf: str, name: str) -> None:
        """Make it for a shelf.

        Args:
            shelf: what the shelf is remembered by.
            name: what to call it, which stands in for a title.
        """
        self.key = f"{shelf}#articles"
        """The key that the column is remembered by."""
        self.name = name
        self.stamp = Stamp()
        """The sizes and times of all the files together."""
        self.counted: CountedColumn | None = None
        """The column as a shelf shows it; None before it is counted, or where no article is in it.
        """
        self._files: list[ShelfFile] = []

    def take(self, files: Iterable[ShelfFile]) -> None:
        """Take files that hold articles, in their order."""
        self._files = list(files)
        size = sum(file.stamp.size for file in self._files)
        modified = sum(file.stamp.modified for file in self._files)
        self.stamp = Stamp(size % _LARGEST, modified % _LARGEST)

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._files)

    def recall(self, known: Mapping[str, CountedColumn]) -> None:
        """Take what was counted of it before, by key, if the files are as they were then."""
        one = known.get(self.key)
        if one and one.stamp == self.stamp:
            self.counted = one

    def count(self) -> None:
        """Count it, unless it is counted. Blocks."""
        if self._files and not self.counted:
            with suppress(UnreadableError):  # comments, say, without what they are on
                self.read()

    def read(self) -> Column:
        """Return the column; what is counted of it is that now, or why it cannot be read. Blocks.

        Raises:
            UnreadableError: there is no article in it, or not any more.
        """
        try:
            column = self.column()
        except UnreadableError as error:
            self.counted = self.counted and unreadable(self.counted, self.name, error)
            raise
        self.counted = replace(count_column(column, self.key), stamp=self.stamp)
        return column

    def column(self) -> Column:
        """Return the column. Blocks.

        Raises:
            UnreadableError: there is no article in it, or not any more.
        """
        from tui.archive.folder import found_in
        from tui.archive.gather import columns_of

        found = found_in((file.source for file in self._files), self.name)
        found.columns.clear()
        if not found.items:
            raise UnreadableError(f"{self.name}: holds no article beside its columns any more")
        (column,) = columns_of(found, self.name, self.name, by_date=True)
        return column
