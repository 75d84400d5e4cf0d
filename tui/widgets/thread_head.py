"""The top of the comments: which article they are on, and how many they are."""

from __future__ import annotations

from collections.abc import Sequence

from tui.archive.model import Article
from tui.page.cells import cell_len, fit
from tui.widgets.rows import Part, Rows, spread


class ThreadHead(Rows):
    """Shows an article's title and its number of comments, and a blank row."""

    def __init__(self, article: Article) -> None:
        """Make the head of an article's comments."""
        super().__init__()
        self._article = article

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row of title and number; the one below it stays blank."""
        count = self._article.comment_count
        size = f"{count} 条评论 " if count else "还没有评论 "
        room = max(1, width - cell_len(size) - 2)
        title = fit(self._article.title, min(room, cell_len(self._article.title)))
        return [
            [(f" {title}", "bold accent"), (spread(f" {title}", size, width), ""), (size, "dim")]
        ]
