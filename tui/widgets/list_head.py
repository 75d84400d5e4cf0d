"""The row above the list that names its fields."""

from __future__ import annotations

from collections.abc import Sequence

from tui.rows.part import Part
from tui.widgets.article_list import ArticleList
from tui.widgets.rows import Rows


class ListHead(Rows):
    """Shows the names of the fields, above them."""

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        return [[(self.screen.query_one(ArticleList).fields.head(), "dim")]]
