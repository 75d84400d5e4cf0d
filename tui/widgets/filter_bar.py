"""The row in which a reader types what the list is narrowed to."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from tui.widgets.article_list import ArticleList
from tui.widgets.field import Field


class FilterBar(Field):
    """Narrows a list while something is typed; Enter keeps that, Esc takes it away.

    With Enter the reader takes what is selected, with Esc goes back to what was.
    """

    BINDINGS = [
        Binding("escape", "clear_filter", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    DEFAULT_CSS = """
    FilterBar, FilterBar:focus {
        dock: bottom;
        padding: 0 1;
    }
    """

    def __init__(self, narrow: Callable[[str], None], articles: ArticleList) -> None:
        """Make a bar.

        Args:
            narrow: takes what has been typed so far.
            articles: the list that has the focus when the bar does not.
        """
        super().__init__("筛选：标题、作者、话题")
        self._narrow = narrow
        self._articles = articles

    def open(self) -> None:
        """Show the bar and let the reader type."""
        self.display = True
        self.focus()

    def clear(self) -> None:
        """Forget what was typed, and close."""
        self.value = ""
        self._close()

    def _close(self) -> None:
        self.display = False
        self._articles.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self._articles.settle()
        self._close()

    def action_clear_filter(self) -> None:
        """Take the filter away."""
        self.clear()

    def action_move(self, rows: int) -> None:
        """Move in the list while typing."""
        self._articles.action_move(rows)
