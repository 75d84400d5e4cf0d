"""The selected article in full: what the narrow fields of the list had to cut off."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.archive.model import Article
from tui.memory.values import ArticleMemory
from tui.page.cells import Measure
from tui.rows.detail import detail_rows
from tui.rows.part import Part
from tui.widgets.rows import Rows


class Detail(Rows):
    """Shows the selected article's title, and all that the list knows of it."""

    article: reactive[Article | None] = reactive(None)
    memory: reactive[ArticleMemory | None] = reactive(None)
    """The memory of the article, once that is known."""

    def __init__(
        self, measure: Measure, article: Article | None, memory: ArticleMemory | None
    ) -> None:
        """Make it for an article to begin with; `measure` is as in `Rows`."""
        super().__init__(measure)
        self.set_reactive(Detail.article, article)
        self.set_reactive(Detail.memory, memory)

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the facts on the last row, the title on those before it."""
        if self.article is None:
            return []
        return detail_rows(self.article, self.memory, width, self.size.height, self.measure)
