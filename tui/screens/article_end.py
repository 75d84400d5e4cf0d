"""The end of an article: what going on beyond it means, asked before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.message import Message

from tui.archive.model import Article
from tui.commands.command import Command
from tui.messages import Say


class EndedScreen(Protocol):
    """The screen of an article, as far as it is needed here."""

    @property
    def offered(self) -> Sequence[Command]:
        """The commands that there are keys for."""

    @property
    def next_unread(self) -> Article | None:
        """The next article that is unread, if there is one."""

    def show_article(self, article: Article) -> None:
        """Show another article in place of this one."""

    def post_message(self, message: Message) -> bool:
        """Have the app do what a message asks for."""


class ArticleEnd:
    """Goes on to the next unread article when that is wanted twice."""

    def __init__(self, screen: EndedScreen) -> None:
        """Make it for the screen of an article."""
        self._screen = screen
        self._asked = False
        """Whether the reader has wanted to go on beyond the end, and been asked."""

    def go_on(self) -> None:
        """Say what going on beyond the end means, and do it when that is wanted once more."""
        following = self._screen.next_unread
        if following is None:
            self._screen.post_message(Say("已到末尾，后面没有未读的"))
        elif self._asked:
            self._screen.show_article(following)
        else:
            self._asked = True
            key = next(one.first_key for one in self._screen.offered if one.name == "page down")
            self._screen.post_message(Say(f"已到末尾，再按一次 {key}：下一篇未读"))

    def leave(self) -> None:
        """Ask again from now on: the reader has gone elsewhere."""
        self._asked = False
