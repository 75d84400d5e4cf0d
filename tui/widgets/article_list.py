"""The list of articles: one row each, only those on the screen drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.archive.model import Article
from tui.commands.registry import MOTION, bindings
from tui.lists.arrangement import Arrangement
from tui.memory.values import ArticleMemory
from tui.page.cells import Measure
from tui.widgets.fields import Fields, Widest
from tui.widgets.rows import row_of


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows articles and the one selected."""

    BINDINGS = bindings(MOTION)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--selected",
        "article-list--empty",
        "article-list--dim",
    }
    DEFAULT_CSS = """
    ArticleList {
        scrollbar-size: 0 0;
        overflow-x: hidden;
        & > .article-list--selected { background: $panel; text-style: bold; }
        & > .article-list--dim { color: $foreground-dim; }
        & > .article-list--empty { color: $foreground-dim; }
        &:ansi > .article-list--selected { text-style: bold reverse; }
    }
    """

    articles: reactive[Sequence[Article]] = reactive((), init=False, always_update=True)
    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    """The index of the selected article."""
    empty_says: reactive[str] = reactive("没有文章", init=False)
    """The text shown where there is no article."""

    @dataclass
    class Selected(Message):
        """Another article is selected, or none is left to select."""

        article: Article | None

    def __init__(
        self,
        articles: Sequence[Article],
        recall: Callable[[Article], ArticleMemory | None],
        measure: Measure,
    ) -> None:
        """Make a list.

        Args:
            articles: those of a column; others set later are some of them.
            recall: says what is remembered of an article; None as long as it is not known.
            measure: how many cells the terminal gives to text.
        """
        super().__init__()
        self.set_reactive(ArticleList.articles, articles)
        self._widest = Widest.of(articles)
        self._recall = recall
        self._measure = measure
        self._wanted: Article | None = None
        """The article to select as soon as it is in the list; None is the one selected now."""

        self._arrangement = Arrangement()

    def make_room(self, articles: Sequence[Article]) -> None:
        """Make room for what these articles want to show."""
        self._widest = Widest.of(articles)

    @property
    def fields(self) -> Fields:
        """How wide each part of a row is now."""
        shown = self._arrangement
        width = self.size.width
        return Fields.at(width, self._widest, self._measure, shown.order, shown.reverse)

    def show(self, articles: Sequence[Article], arrangement: Arrangement) -> None:
        """Show some of the articles as they are arranged."""
        self._arrangement = arrangement
        self.articles = articles

    @property
    def selected(self) -> Article | None:
        """The selected article."""
        return self.articles[self.cursor] if self.cursor < len(self.articles) else None

    def select(self, article: Article) -> None:
        """Select an article, or as soon as it is in the list."""
        numbers = (index for index, one in enumerate(self.articles) if one is article)
        self.cursor = next(numbers, self.cursor)
        self._wanted = article
        self._show_cursor()

    def go_to(self, article: Article | None) -> None:
        """Select an article if it is in the list, or else the first."""
        index = next((index for index, one in enumerate(self.articles) if one is article), 0)
        self.cursor = index
        self._wanted = self.selected
        if not index:
            self.scroll_to(y=0, animate=False, force=True)

    def settle(self) -> None:
        """Take what is selected for what the reader wants, though the list selected it."""
        self._wanted = self.selected or self._wanted

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width, index = self.size.width, y + round(self.scroll_y)
        style = self.rich_style
        if not self.articles and y == 0:
            style += self.get_component_rich_style("article-list--empty", partial=True)
            return row_of([Segment(f"  {self.empty_says}", style)], width, style, self._measure)
        if index >= len(self.articles):
            return Strip.blank(width, style)
        article, selected = self.articles[index], index == self.cursor
        memory = self._recall(article)
        dim = self.get_component_rich_style("article-list--dim", partial=True)
        if memory and memory.read:
            style += dim
        if selected:
            style += self.get_component_rich_style("article-list--selected", partial=True)
        parts = (
            Segment(text, style + dim if look else style)
            for text, look in self.fields.row(article, selected, memory)
        )
        return row_of(parts, width, style, self._measure)

    def watch_articles(self, before: Sequence[Article], articles: Sequence[Article]) -> None:
        """Keep what the reader selected; until it is in the list again, the place in the list."""
        self.virtual_size = Size(self.size.width, len(articles))
        if self._wanted is None and self.cursor < len(before):
            self._wanted = before[self.cursor]
        kept = (index for index, article in enumerate(articles) if article is self._wanted)
        cursor = next(kept, min(self.cursor, max(0, len(articles) - 1)))
        self.set_reactive(ArticleList.cursor, cursor)
        self._show_cursor()
        self.refresh()
        self.post_message(self.Selected(self.selected))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(cursor, len(self.articles) - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the two rows that change, and bring the cursor into view."""
        self._wanted = self.selected
        self.refresh_line(before)
        self.refresh_line(cursor)
        self._show_cursor()
        self.post_message(self.Selected(self.selected))

    def _on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(event.size.width, len(self.articles))
        self._show_cursor()

    def _show_cursor(self) -> None:
        top, height = round(self.scroll_y), self.size.height
        if height and not top <= self.cursor < top + height:
            y = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=y, animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Select the article so many rows further down."""
        self.cursor += rows

    def action_move_half(self, halves: int) -> None:
        """Move by half screenfuls."""
        self.cursor += halves * max(1, self.size.height // 2)

    def action_move_page(self, pages: int) -> None:
        """Move by screenfuls, less two rows that stay in sight."""
        self.cursor += pages * max(1, self.size.height - 2)

    def action_move_top(self) -> None:
        """Select the first article."""
        self.cursor = 0

    def action_move_bottom(self) -> None:
        """Select the last article."""
        self.cursor = len(self.articles) - 1
