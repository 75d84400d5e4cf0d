"""The row in which a reader types what the list is narrowed to, and sees how much that leaves."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Input, Static

from tui.widgets.article_list import ArticleList
from tui.widgets.field import Field


class FilterBar(Horizontal, inherit_bindings=False):
    """Narrows a list while something is typed; Enter keeps that, Esc takes it away.

    With Enter the reader takes what is selected, with Esc goes back to what was.
    """

    BINDINGS = [
        Binding("escape", "clear_filter", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    DEFAULT_CSS = """
    FilterBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        Static { width: auto; text-style: bold; }
    }
    """

    input = query_one(Field)
    count = query_one(Static)

    def __init__(self, narrow: Callable[[str], int], articles: ArticleList) -> None:
        """Make a bar.

        Args:
            narrow: takes what has been typed so far, and says how many articles are left.
            articles: the list that has the focus when the bar does not.
        """
        super().__init__()
        self._narrow = narrow
        self._articles = articles

    def compose(self) -> ComposeResult:
        """Yield the field and the count."""
        yield Field("筛选：标题、作者、话题")
        yield Static("", markup=False)

    def open(self, words: str, count: int) -> None:
        """Show the bar with what was typed before, and how many articles that leaves."""
        with self.prevent(Input.Changed):
            self.input.value = words
        self._say(count)
        self.display = True
        self.input.focus()

    def _say(self, count: int) -> None:
        self.count.update(f" {count} 篇")

    def _close(self) -> None:
        self.display = False
        self._articles.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._say(self._narrow(event.value))

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self._articles.settle()
        self._close()

    def action_clear_filter(self) -> None:
        """Take the filter away, and close."""
        self.input.value = ""
        self._narrow("")
        self._close()

    def action_move(self, rows: int) -> None:
        """Move in the list while typing."""
        self._articles.action_move(rows)
