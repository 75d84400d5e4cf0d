"""The third screen: the comments on an article."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from tui.archive.model import Article
from tui.article import to_markdown
from tui.commands.registry import COMMENTS, IN_COMMENTS
from tui.commands.screen_keys import bindings
from tui.lists.conversation import Conversation, Entry
from tui.messages import Copy, OpenComments, Pick
from tui.page.style import PageStyle
from tui.page.thread import text_of
from tui.screens.home import Home
from tui.screens.page import PageScreen
from tui.search.full_text import Sought
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_messages import Moved
from tui.widgets.thread_head import ThreadHead
from tui.widgets.thread_view import ThreadView


class CommentsScreen(PageScreen, inherit_bindings=False):
    """Shows the comments on an article, replies below what they answer."""

    COMMANDS_HERE = IN_COMMENTS
    BINDINGS = bindings(COMMENTS)
    AUTO_FOCUS = "ThreadView"
    DEFAULT_CSS = """
    CommentsScreen {
        ThreadHead { height: 2; }
        ThreadView { height: 1fr; }
    }
    """

    head = query_one(ThreadHead)

    def __init__(
        self,
        article: Article,
        style: PageStyle,
        home: Home,
        *,
        keys: Mapping[str, str],
        number: int = 0,
        sought: Sought | None = None,
    ) -> None:
        """Make the screen.

        Args:
            article: whose comments to show.
            style: how they are drawn.
            home: the column that the article is of.
            keys: the reader's own keys, by the names of commands.
            number: the number of the comment to begin at; 0 for the first that is shown.
            sought: what to find in them and mark, if anything.
        """
        super().__init__(keys, style, sought, home)
        self._article = article
        self._conversation = Conversation(article)
        self._first_number = number

    def compose(self) -> ComposeResult:
        """Yield the title, the thread and the keys below it."""
        yield ThreadHead(self._article, self.page_style.measure)
        yield ThreadView(self._conversation, self.page_style, self.while_selecting)
        yield KeyBar(self.offered, self.page_style.measure)

    @property
    def view(self) -> ThreadView:
        """The thread."""
        return self.query_one(ThreadView)

    @on(Moved)
    def _begin(self) -> None:
        number, self._first_number = self._first_number, 0
        if 0 < number < len(self._conversation.entries):
            self.view.go_to_position(number)

    @property
    def again(self) -> OpenComments:
        """The comments at the one under focus."""
        entry = self.view.comments.entry
        return OpenComments(self._article, number=entry.number if entry else 0)

    @property
    def home_url(self) -> str:
        """The article's address."""
        return self._article.url

    @on(Moved)
    def _show_place(self) -> None:
        count = self.view.comments.count
        number = self.view.comments.index + 1 if count else 0
        self.keys.place = f"{self.finding.found}{number}/{count}"
        self.head.selection = self.view.selection

    def action_next_thread(self, steps: int) -> None:
        """Go to the next comment on the article, or the previous; while finding, to a match."""
        if self.view.search.matches:
            self.finding.find_next(steps)
        else:
            self.view.go_to_root(steps)

    def copy_without_focus(self) -> None:
        """Copy the comment under focus."""
        if entry := self.view.comments.entry:
            self._copy_comment(entry, "评论", self._text(entry))

    def _text(self, entry: Entry) -> str:
        return text_of(entry, self.page_style.emoji)

    def _copy_comment(self, entry: Entry, what: str, text: str) -> None:
        self.post_message(Copy(text, f"{entry.author.name or '匿名'}的{what}", "comment.txt"))

    def action_copy_menu(self) -> None:
        """Let the reader choose what to copy of the comment under focus."""
        entry = self.view.comments.entry
        if entry is None:
            return
        texts = {
            "评论的文字": self._text(entry),
            "评论的 Markdown": to_markdown(entry.html, emoticons=self.page_style.emoji),
        }
        if entry.author.url and not entry.author.deleted:
            texts["作者的网址"] = entry.author.url

        def copy(index: int) -> None:
            what, text = list(texts.items())[index]
            self._copy_comment(entry, what.removeprefix("作者的"), text)

        self.post_message(Pick("复制", list(texts), copy, numbered=True))
