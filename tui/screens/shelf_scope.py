"""All columns of a shelf, as a search looks through them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from textual.message import Message

from tui.library.library import Library
from tui.library.search_process import processes_beside
from tui.library.searched_file import Wanted
from tui.library.shelf_search import FileDone, ShelfSearch
from tui.messages import OpenOnShelf
from tui.screens.search_scope import WHOLE, Step
from tui.search.found_articles import FoundArticle, FoundLines
from tui.search.full_text import MOST
from tui.search.hit import Sought
from tui.search.query import Query

_GIVES_WAY = 5
"""By how much a search gives way to keys, as `nice` has it."""


class ShelfScope:
    """The columns of a shelf, the best known first. What is found keeps no article."""

    name = "书架查找"

    def __init__(self, library: Library) -> None:
        """Take the columns."""
        self._search = ShelfSearch(
            library, processes=processes_beside() + 1, takes_part=False, gives_way=_GIVES_WAY
        )
        self._finished: tuple[Query, Collection[str]] | None = None
        """The query that was searched to the end last, and the files in which it was found."""
        self._unread = 0
        """The number of files that could not be read."""

    @property
    def notice(self) -> str:
        """A sentence about files that could not be read, or empty."""
        return f"{self._unread} 个文件读不出来，没有查" if self._unread else ""

    def prepare(self) -> None:
        """Start the processes that search."""
        self._search.prepare()

    def search(self, query: Query, stopped: Callable[[], bool]) -> Iterator[Step]:
        """Yield what is found, column by column."""
        only = None
        if self._finished and query.narrows(self._finished[0]):
            only = self._finished[1]
        count, unread, done, among = 0, 0, 0, 1
        files: set[str] = set()

        def wanted() -> Wanted:
            return Wanted(query.terms, MOST + 1 if count < WHOLE else 1)

        for one in self._search.search(wanted, stopped, only):
            if isinstance(one, FoundLines):
                count += 1
                yield Step(one, done, among)
                continue
            if isinstance(one, FileDone):
                done, among = one.done, one.among
                unread += bool(one.result.problem)
                if one.file and one.result.found:
                    files.add(one.file.key)
                yield Step(None, done, among)
        if not stopped():
            self._unread = unread if only is None else self._unread
            self._finished = (query, files)

    def opening(self, found: FoundArticle, sought: Sought) -> Message:
        """Return the message that opens an article of its column, or the comments on it."""
        assert isinstance(found, FoundLines)
        in_comments = sought.hit.comment is not None
        return OpenOnShelf(found.column, found.number, sought=sought, in_comments=in_comments)

    def pause(self) -> None:
        """Have the processes wait as long as most keys take to be answered."""
        self._search.pause()

    def close(self) -> None:
        """End the processes."""
        self._search.close()
