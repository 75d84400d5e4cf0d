"""The articles that stand by themselves among the columns of a shelf: one column together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.library.shelf_file import ShelfFile, count_column
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

    def counted(self) -> CountedColumn | None:
        """Return the column as a shelf shows it, or None where no article is in it. Blocks."""
        try:
            return replace(count_column(self.column(), self.key), stamp=self.stamp)
        except UnreadableError:
            return None  # comments, say, without what they are on

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
