"""The third screen: the comments on an article."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from tui.archive.model import Article
from tui.commands import COMMENTS, IN_COMMENTS, bindings
from tui.messages import Copy
from tui.page.theme import Theme
from tui.page.thread import Thread, lay_out_thread
from tui.screens.page import PageScreen
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_view import PageView
from tui.widgets.thread_head import ThreadHead
from tui.widgets.thread_view import ThreadView


class CommentsScreen(PageScreen, inherit_bindings=False):
    """Shows the comments on an article, replies below what they answer."""

    COMMANDS_HERE = IN_COMMENTS
    BINDINGS = bindings(COMMENTS[2:])
    AUTO_FOCUS = "ThreadView"
    DEFAULT_CSS = """
    CommentsScreen {
        ThreadHead { height: 2; }
        ThreadView { height: 1fr; }
    }
    """

    thread = query_one(ThreadView)
    keys = query_one(KeyBar)

    def __init__(self, article: Article, theme: Theme, reading_width: int) -> None:
        """Make the screen.

        Args:
            article: whose comments to show.
            theme: how the page looks.
            reading_width: cells to a row of text.
        """
        super().__init__()
        self._article = article
        self._theme = theme
        self._reading_width = reading_width

    def compose(self) -> ComposeResult:
        """Yield the title, the thread and the keys below it."""
        yield ThreadHead(self._article)
        yield ThreadView(self._thread, self._reading_width)
        yield KeyBar(IN_COMMENTS)

    def _thread(self, width: int) -> Thread:
        return lay_out_thread(self._article, width, self._theme)

    def change_theme(self, theme: Theme) -> None:
        """Draw the thread in another look."""
        self._theme = theme
        self.view.lay_out_again()

    @property
    def home_url(self) -> str:
        """The article's address."""
        return self._article.url

    @on(PageView.Moved)
    def _show_place(self) -> None:
        count = self._article.comment_count
        self.keys.place = f"{self.thread.selected + 1 if count else 0}/{count}"

    def copy_without_focus(self) -> None:
        """Copy the comment under focus."""
        if entry := self.thread.entry:
            what = f"{entry.author.name or '匿名'}的评论"
            self.post_message(Copy(entry.text, what, "comment.txt"))
