"""The list of articles: one row each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.archive.model import Article
from tui.lists.arrangement import Arrangement
from tui.memory.values import ArticleMemory
from tui.page.cells import Measure
from tui.rows.article_fields import Fields, Widest
from tui.rows.column_list import FirstList
from tui.rows.part import Part
from tui.widgets.item_list import ItemList


class ArticleList(ItemList[Article]):
    """Shows articles and the one selected."""

    def __init__(
        self,
        recall: Callable[[Article], ArticleMemory | None],
        measure: Measure,
        first: FirstList,
    ) -> None:
        """Make a list.

        Args:
            recall: says what is remembered of an article; None as long as it is not known.
            measure: how many cells the terminal gives to text.
            first: the column, and how its list begins; articles set later are some of its.
        """
        super().__init__(first.articles, measure, first.cursor)
        self.set_reactive(ArticleList.empty_says, first.empty_says)
        self._wanted = first.wanted
        self._widest = Widest.of(first.column.articles)
        self._recall = recall
        self._arrangement = first.arrangement

    @property
    def articles(self) -> Sequence[Article]:
        """The articles that are shown."""
        return self.items

    def make_room(self, articles: Sequence[Article]) -> None:
        """Make room for what these articles want to show."""
        self._widest = Widest.of(articles)

    @property
    def fields(self) -> Fields:
        """The widths of the parts of a row now."""
        shown = self._arrangement
        width = self.size.width
        return Fields.at(width, self._widest, self._measure, shown.order, shown.reverse)

    def show(self, articles: Sequence[Article], arrangement: Arrangement) -> None:
        """Show some of the articles as they are arranged."""
        self._arrangement = arrangement
        self.show_items(articles)

    def row(self, item: Article, selected: bool) -> tuple[Sequence[Part], bool]:
        """Return an article's row, dimmed where it has been read."""
        memory = self._recall(item)
        return self.fields.row(item, selected, memory), bool(memory and memory.read)
