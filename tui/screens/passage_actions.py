"""What a reader does with passages on an article's screen: mark, note, list, go to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.archive.model import Article
from tui.messages import DeletePassage, KeepPassage, ListPassages, Say, WriteNote
from tui.page.page import Stop
from tui.screens.article_passages import ArticlePassages
from tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from tui.memory.passage import Passage


class ArticleHost(Protocol):
    """The screen of an article."""

    @property
    def view(self) -> PageView:
        """The article's page."""

    @property
    def article(self) -> Article:
        """The article."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the app."""


class PassageActions:
    """Does it to what is selected, or else to the passage under focus."""

    def __init__(self, host: ArticleHost, passages: ArticlePassages, first: str) -> None:
        """Make it for a screen.

        Args:
            host: the screen.
            passages: finds what is marked in the article.
            first: the key of the passage to go to first, or empty.
        """
        self._host = host
        self._passages = passages
        self._wanted = first
        """The key of the passage still to be gone to, once there is a page with it."""

    def go_to(self, key: str) -> None:
        """Put the focus on a passage and bring it into view, now or once it is known."""
        self._wanted = key
        self.go_to_wanted()

    def go_to_wanted(self) -> None:
        """Go to the passage that is wanted, if it is known by now; say so where it is lost."""
        view, key = self._host.view, self._wanted
        if not key or view.page is None or not self._passages.get(key):
            return
        self._wanted = ""
        at = next((at for at, stop in enumerate(view.stops.all) if stop.key == key), None)
        if at is None:
            self._host.post_message(Say("原文改了，这些字已不在文中"))
        else:
            view.stops.go_to(at)

    @property
    def _here(self) -> Passage | None:
        """The passage under focus."""
        stop = self._host.view.stop
        return self._passages.get(stop.key) if stop else None

    def mark(self) -> None:
        """Mark what is selected; or take the passage under focus away."""
        if passage := self._here:
            self._host.post_message(DeletePassage(passage.key))
        else:
            self._host.post_message(Say("按 v 选字，再按 H 划线"))

    def write_note(self) -> None:
        """Let the reader write a note to what is selected, or to the passage under focus."""
        if passage := self._here:
            self._ask(passage)
        else:
            self._host.post_message(Say("按 v 选字，再按 a 写笔记"))

    def _ask(self, passage: Passage) -> None:
        def keep(note: str) -> None:
            self._host.post_message(KeepPassage(passage.noted(note), "笔记写好了"))

        self._host.post_message(WriteNote(passage.words, passage.note, keep))

    def list(self) -> None:
        """List what is marked in the article."""
        at = self._here.key if self._here else ""
        self._host.post_message(ListPassages("本文", [self._host.article], at))

    def act_on(self, stop: Stop) -> bool:
        """Show the note to a passage; return whether a stop is one."""
        passage = self._passages.get(stop.key)
        if passage:
            self._ask(passage)
        return passage is not None
