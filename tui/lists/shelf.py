"""The columns of a shelf that a reader wants to see, and their order."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from tui.lists.order import Order
from tui.text.folding import fold


class ShelfRow(msgspec.Struct, frozen=True):
    """The row of a shelf for a column; a number is None as long as it is not known."""

    key: str
    """The key that the column is remembered by."""
    file: str
    """The file or folder that it is from, in one clean line."""
    title: str
    """Its title; as long as that is not known, the name of its file."""
    articles: int | None = None
    unread: int | None = None
    bookmarked: int = 0
    author: str = ""
    """The author of all its articles, or empty where there are several."""
    authors: int = 0
    """The number of people who wrote them."""
    last_read: float = 0.0
    """The time when it was left last, in seconds since 1970; 0 where it never was open."""
    problem: str = ""
    """The reason why it cannot be read, as an error says it behind the file's name; or empty."""
    notice: str = ""
    """The part of it that cannot be read, as a notice says it; or empty."""

    @property
    def reason(self) -> str:
        """The problem or the notice in Chinese; or empty."""
        if not (self.problem or self.notice):
            return ""
        from tui.text.catalogue import in_chinese, reason_in_chinese  # few files are damaged

        return reason_in_chinese(self.problem) if self.problem else in_chinese(self.notice)

    @property
    def read_through(self) -> bool:
        """Whether it has articles and none of them is unread."""
        return bool(self.articles) and self.unread == 0

    @property
    def words(self) -> str:
        """The folded text that a filter looks at; line feeds keep words in one field."""
        return fold("\n".join((self.title, self.author, self.file)))


class ShelfSort(Order):
    """An order of the columns."""

    FILES = "文件顺序"
    TITLE = "标题"
    ARTICLES = "篇数"
    UNREAD = "未读"
    LAST_READ = "最近读"


class ShelfArrangement(msgspec.Struct, frozen=True):
    """A choice of columns and an order. Each field is remembered with the shelf."""

    sort: str = ""
    """The name of a `ShelfSort`; any other is the order of the files."""
    reverse: bool = False
    words: str = ""
    """The words that the list is filtered by."""

    @property
    def order(self) -> ShelfSort:
        """By what the list is sorted."""
        return ShelfSort.__members__.get(self.sort, ShelfSort.FILES)

    @property
    def sorted_by_next(self) -> ShelfArrangement:
        """The same, sorted by the next thing there is to sort by."""
        following = self.order.next()
        return replace(self, sort="" if following is ShelfSort.FILES else following.name)

    def rows(self, shelf: Sequence[ShelfRow]) -> list[ShelfRow]:
        """Return the columns whose title, author or file hold all the words, sorted.

        Args:
            shelf: all of them, in the order of their files; those alike stay in it.
        """
        found = list(shelf)
        for word in fold(self.words).split():
            found = [row for row in found if word in row.words]
        match self.order:
            case ShelfSort.TITLE:
                found.sort(key=_title_key)
            case ShelfSort.ARTICLES:
                found.sort(key=lambda row: -(row.articles or 0))
            case ShelfSort.UNREAD:
                found.sort(key=lambda row: -(row.unread or 0))
            case ShelfSort.LAST_READ:
                found.sort(key=lambda row: -row.last_read)
            case ShelfSort.FILES:
                pass
        if self.reverse:
            found.reverse()
        return found

    @property
    def said(self) -> str:
        """The changes from the order of the files, in Chinese: `/词  标题倒序  `, or empty."""
        parts = [f"/{self.words}"] if self.words else []
        if self.order is not ShelfSort.FILES or self.reverse:
            parts.append(f"{self.order.value}{'倒序' if self.reverse else ''}")
        return "".join(f"{part}  " for part in parts)


IN_ORDER = ShelfArrangement()
"""All columns, in the order of their files."""


def _title_key(row: ShelfRow) -> bytes:
    # As with titles of articles: GB 18030 has the common characters in the order of pinyin.
    return fold(row.title).encode("gb18030", "replace")
