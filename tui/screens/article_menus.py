"""The menus of an article: its headings to go to, and the forms in which it is copied."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from textual.message import Message

from tui.archive.model import Article
from tui.messages import Pick
from tui.screens.copy_forms import COPY_FORMS, copy_article
from tui.widgets.page_view import PageView


def heading_menu(view: PageView) -> Pick:
    """Return the choice of a heading of a page, which then goes there."""
    headings = view.headings.all
    rows = [heading.row for heading in headings]
    levels = sorted({heading.level for heading in headings})
    choices = [f"{'  ' * levels.index(one.level)}{one.text}" for one in headings]
    at = max(0, bisect_right(rows, view.top) - 1)
    return Pick("大纲", choices, lambda index: view.headings.go_to(rows[index]), at=at)


def copy_menu(article: Article, post: Callable[[Message], object]) -> Pick:
    """Return the choice of a form to copy an article in; `post` takes the message that copies."""

    def copy(index: int) -> None:
        post(copy_article(article, COPY_FORMS[index]))

    return Pick("复制这篇文章", COPY_FORMS, copy, numbered=True)
