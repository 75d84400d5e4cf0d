"""The third screen: the comments on an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from tui.archive.model import Article
from tui.article import to_markdown
from tui.commands.command import Command
from tui.commands.registry import COMMENTS, IN_COMMENTS
from tui.commands.screen_keys import bindings
from tui.lists.conversation import Conversation, Entry
from tui.messages import Copy, OpenComments, Pick
from tui.page.page import Stop
from tui.page.style import PageStyle
from tui.page.thread import comment_text
from tui.screens.comment_passages import CommentPassages
from tui.screens.home import Home
from tui.screens.page import PageScreen
from tui.screens.passage_actions import PassageActions
from tui.screens.stop_menus import comment_stop_menu
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_messages import Moved
from tui.widgets.thread_head import ThreadHead
from tui.widgets.thread_view import ThreadView

if TYPE_CHECKING:
    from tui.memory.passage import Passage


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
        opening: OpenComments,
        style: PageStyle,
        home: Home,
        *,
        keys: Mapping[str, str],
        passages: Callable[[Article], Sequence[Passage]] = lambda article: (),
    ) -> None:
        """Make the screen.

        Args:
            opening: the article whose comments to show, and what of them.
            style: how they are drawn.
            home: the column that the article is of.
            keys: the reader's own keys, by the names of commands.
            passages: returns what is marked in the article and its comments, as far as is known.
        """
        super().__init__(keys, style, opening.sought, home)
        self._article = opening.article
        self._conversation = Conversation(opening.article)
        self._first_number = opening.number
        self._passages = CommentPassages(self._article, self._conversation, passages, home.key)
        self._on_passages = PassageActions(
            self, self._passages, self._show_passage, opening.passage
        )

    def compose(self) -> ComposeResult:
        """Yield the title, the thread and the keys below it."""
        yield ThreadHead(self._article, self.page_style.measure)
        self._passages.look_again()
        yield ThreadView(self._conversation, self.page_style, self.while_selecting, self._passages)
        yield KeyBar(self._useful, self.page_style.measure)

    @property
    def _useful(self) -> Sequence[Command]:
        """The commands on the key bar: where there are no comments, those that still act."""
        if self._conversation.entries:
            return self.offered
        return [one for one in self.offered if one.name in ("back", "help")]

    @property
    def view(self) -> ThreadView:
        """The thread."""
        return self.query_one(ThreadView)

    @on(Moved)
    def _begin(self) -> None:
        number, self._first_number = self._first_number, 0
        if 0 < number < len(self._conversation.entries):
            self.view.go_to_position(number)
        if self.view.laid_out:
            self._on_passages.show()

    def shows_text_of(self, article: Article, passage: Passage) -> bool:
        """Return whether the comment that a passage of an article is in belongs to these."""
        return article is self._article and bool(passage.comment)

    def passages_changed(self) -> None:
        """Show what is marked by now."""
        if self.composed:
            self._passages.look_again()
            self.view.take_stops_again()
            self._on_passages.show()

    def _show_passage(self, key: str) -> bool:
        """Put the focus on a passage and its comment; return whether it is in the text."""
        passage = self._passages.get(key)
        number = self._passages.number_of(passage) if passage else None
        return number is not None and self.view.go_to_passage(number, key)

    def go_to_passage(self, key: str) -> None:
        """Put the focus on a passage and its comment; or say that it is lost."""
        self._on_passages.go_to(key)

    def action_mark(self) -> None:
        """Mark what is selected; or take the passage under focus away."""
        self._on_passages.mark()

    def action_write_note(self) -> None:
        """Let the reader write a note to what is selected."""
        self._on_passages.write_note()

    def action_list_passages(self) -> None:
        """List what is marked in the article and the comments on it."""
        self._on_passages.list(self._article)

    def act_on(self, stop: Stop) -> None:
        """Show the note to a passage; do with other stops what is done on any page."""
        if not self._on_passages.act_on(stop):
            super().act_on(stop)

    def target_of(self, stop: Stop) -> str:
        """Return where a stop leads, in a line, or the note to it; empty where there is none."""
        return self._on_passages.note_to(stop) or super().target_of(stop)

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

    def stop_menu(self) -> Pick | None:
        """Return the choice of a link, a picture or code in the comments; None without any."""
        return comment_stop_menu(self.view)

    def copy_without_focus(self) -> None:
        """Copy the comment under focus."""
        if entry := self.view.comments.entry:
            self._copy_comment(entry, "评论", self._text(entry))

    def _text(self, entry: Entry) -> str:
        return comment_text(entry, self.page_style.emoji)

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
        if entry.author.page:
            texts["作者的网址"] = entry.author.page

        def copy(index: int) -> None:
            what, text = list(texts.items())[index]
            self._copy_comment(entry, what.removeprefix("作者的"), text)

        self.post_message(Pick("复制", list(texts), copy, numbered=True))
