"""The top of the comments: which article they are on, which of them are listed, and how."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.archive.model import Article
from tui.lists.conversation import CommentSelection
from tui.page.cells import Measure
from tui.rows.part import Part, spread
from tui.widgets.rows import Rows


class ThreadHead(Rows):
    """Shows an article's title, what is listed of its comments, and a blank row."""

    selection: reactive[CommentSelection] = reactive(CommentSelection)
    """The comments that are listed."""

    def __init__(self, article: Article, measure: Measure) -> None:
        """Make the head of an article's comments; `measure` is as in `Rows`."""
        super().__init__(measure)
        self._article = article
        self._count = article.comment_count

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row of title and number; the one below it stays blank."""
        size = f"{self._said()} "
        room = max(1, width - self.measure.cells(size) - 2)
        title = f" {self.measure.fit_start(self._article.title, room)}"
        blanks = spread(title, size, width, self.measure)
        return [[(title, "bold accent"), (blanks, ""), (size, "dim")]]

    def _said(self) -> str:
        """Return how many comments there are, and what of them is listed in which order."""
        selection = self.selection
        if not self._count:
            return "还没有评论"
        if selection.pair:
            return f"{' 与 '.join(name or '匿名' for name in selection.pair.names)} 的对话"
        orders = [f"{self._count} 条评论"]
        if selection.with_writer:
            orders.insert(0, "作者参与的")
        if selection.by_likes:
            orders.insert(0, "按赞排序")
        return "  ".join(orders)
