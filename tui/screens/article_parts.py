"""The parts of an article that links and addresses mean, as its screen goes to them."""

from __future__ import annotations

from typing import Protocol

from textual.message import Message

from tui.messages import Say
from tui.page.fragment import ArticlePart, row_of
from tui.page.page import Stop
from tui.widgets.page_view import PageView


class ArticleHost(Protocol):
    """The screen of an article, as far as it is needed here."""

    @property
    def view(self) -> PageView:
        """The article's page."""

    def post_message(self, message: Message) -> bool:
        """Have the app do what a message asks for."""


class ArticleParts:
    """Goes to parts of an article."""

    def __init__(self, host: ArticleHost, part: ArticlePart | None) -> None:
        """Make it.

        Args:
            host: the screen of the article.
            part: the one to go to first, if any.
        """
        self._host = host
        self._wanted = part if part and part.fragment else None
        """The part still to be gone to, once there is a page."""

    @property
    def awaited(self) -> bool:
        """Whether there is a part still to be gone to."""
        return self._wanted is not None

    def go_to_wanted(self) -> None:
        """Go to the part to go to first, if there is a page by now and it has such a part."""
        part, page = self._wanted, self._host.view.page
        if part is None or page is None:
            return
        self._wanted = None
        if (row := row_of(page, part)) is not None:
            self._host.view.headings.go_to(row)

    def follow(self, stop: Stop) -> None:
        """Go where a link to the article leads."""
        view, part = self._host.view, ArticlePart.of(stop)
        row = row_of(view.page, part) if view.page else None
        if row is not None:
            view.jump_to(row)
        elif part.fragment:
            self._host.post_message(Say("文中没有找到这一处"))
        else:
            view.jump_to(0)

    def row_at(self, stop: Stop) -> str:
        """Return the text of the row that a link to the article leads to, or empty."""
        page = self._host.view.page
        row = row_of(page, ArticlePart.of(stop)) if page else None
        return page.rows[row].text.strip() if page and row is not None else ""
