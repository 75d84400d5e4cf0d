"""The passages of the comments that are on a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.archive.model import Article
from tui.lists.conversation import Conversation
from tui.memory.text_passages import TextPassages

if TYPE_CHECKING:
    from tui.memory.comment_finder import CommentFinder
    from tui.memory.passage import Passage
    from tui.page.page import Page
    from tui.page.selection import Selection

_HEADING = 1
"""Leaves of a comment's page that say who says it: they change with its likes."""


class CommentPassages:
    """Puts what is marked in comments on their pages; a `MarkedTexts` of several texts.

    Only what is on the screen is looked for in its comment.
    """

    def __init__(
        self,
        article: Article,
        conversation: Conversation,
        of: Callable[[Article], Sequence[Passage]],
        column: str,
    ) -> None:
        """Make it.

        Args:
            article: whose comments they are.
            conversation: the comments.
            of: returns what is marked in an article and the comments on it, as far as it is known.
            column: the key of the column, which new passages remember.
        """
        self._article = article
        self._conversation = conversation
        self._of = of
        self._column = column
        self._all: Sequence[Passage] = ()
        self.found: Mapping[str, bool] = {}
        """Whether the comment of each passage is there, with its words in it."""
        self._by_number: Mapping[int, Sequence[Passage]] = {}
        self._before: dict[int, tuple[int, int]] = {}
        """The number of passages in the comments before each, without notes and with them."""
        self._texts: dict[int, TextPassages] = {}

    @cached_property
    def _finder(self) -> CommentFinder:
        from tui.memory.comment_finder import CommentFinder  # few comments are marked

        return CommentFinder(self._conversation)

    def look_again(self) -> None:
        """Take over what is marked by now."""
        passages = [one for one in self._of(self._article) if one.comment]
        if passages == self._all:
            return
        self._all = passages
        found: dict[int, list[Passage]] = {}
        for one in passages:
            if (number := self.number_of(one)) is not None:
                found.setdefault(number, []).append(one)
        self.found = {one.key: self.number_of(one) is not None for one in passages}
        self._by_number, self._before = found, {}
        bare = noted = 0
        for number, inside in sorted(found.items()):
            self._before[number] = bare, noted
            with_note = sum(bool(one.note) for one in inside)
            bare, noted = bare + len(inside) - with_note, noted + with_note

    def number_of(self, passage: Passage) -> int | None:
        """Return the number of the comment that a passage is in; None where that is gone."""
        return self._finder.number(passage)

    def holds(self, number: int) -> bool:
        """Return whether anything is marked in a comment."""
        return number in self._by_number

    def page(self, number: int, bare: Page) -> Page:
        """Return the page of a comment with stops for what is marked in it."""
        inside = self._by_number.get(number, ())
        if not inside and number not in self._texts:
            return bare
        return self._text(number).page(inside, bare, self._before.get(number, (0, 0)))

    def _text(self, number: int) -> TextPassages:
        if number not in self._texts:
            self._texts[number] = TextPassages(_HEADING)
        return self._texts[number]

    def get(self, key: str) -> Passage | None:
        """Return a passage of the comments by its key."""
        return next((one for one in self._all if one.key == key), None)

    def at(self, text: int, selection: Selection) -> Passage | None:
        """Return the passage of just these words of a comment, if they are marked."""
        said = _said(selection)
        return self._text(text).at(said) if said else None

    def new(self, text: int, page: Page, selection: Selection) -> Passage | None:
        """Return a new passage of what is selected of a comment; None where that is no words."""
        from tui.memory.passage import PassageText  # few readers mark

        said, entry = _said(selection), self._conversation.entries[text]
        if said is None:
            return None
        author = entry.author.name or "匿名"
        key = self._finder.key(text)
        where = PassageText(self._article, self._column, key, author)
        return self._text(text).new(page, said, where)


def _said(selection: Selection) -> Selection | None:
    """Return what is selected of what a comment says, without who says it; None where nothing."""
    from tui.page.page import Place

    start = max(selection.start, Place(_HEADING, 0))
    return selection._replace(start=start) if start < selection.end else None
