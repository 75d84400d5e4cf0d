"""The passages in the comments on an article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.archive.model import Article
from tui.lists.conversation import Conversation, Entry
from tui.screens.text_passages import TextPassages

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.page.page import Page
    from tui.page.selection import Selection


class CommentPassages:
    """Puts what is marked in comments on their pages; a `MarkedTexts` of a text a comment."""

    def __init__(
        self,
        of: Callable[[Article], Sequence[Passage]],
        column: str,
        article: Article,
        conversation: Conversation,
    ) -> None:
        """Make it.

        Args:
            of: returns what is marked in an article and the comments on it, as far as is known.
            column: the key of the column, which new passages remember.
            article: the article.
            conversation: the comments on it.
        """
        self._of = of
        self._column = column
        self._article = article
        self._conversation = conversation
        self._texts: dict[int, TextPassages] = {}
        self._known: Sequence[Passage] = ()
        self._by_number: dict[int, list[Passage]] = {}
        self.lost: Collection[str] = ()
        """The keys of the passages whose comment is not there any more, or not in those words."""

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each comment by what it is known by; of two alike that of the first."""
        entries = self._conversation.entries
        return {entry.known_as: entry.number for entry in reversed(entries)}

    def take(self) -> None:
        """Take what is marked by now."""
        known = [one for one in self._of(self._article) if one.comment]
        if known == self._known:
            return
        self._known, self._by_number = known, {}
        lost = set()
        for one in known:
            number = self._numbers.get(one.comment)
            if number is None:
                lost.add(one.key)
            else:
                self._by_number.setdefault(number, []).append(one)
        self.lost = lost

    def page(self, entry: Entry, bare: Page) -> Page:
        """Return the page of a comment with stops for what is marked in it."""
        passages = self._by_number.get(entry.number, ())
        if not passages and entry.number not in self._texts:
            return bare
        text = self._texts.setdefault(entry.number, TextPassages())
        page = text.page(passages, bare)
        self.lost = {*self.lost, *text.lost}
        return page

    def marks(self, entry: Entry) -> bool:
        """Return whether anything is marked in a comment."""
        return entry.number in self._by_number

    def number_of(self, key: str) -> int | None:
        """Return the number of the comment that a passage is in."""
        passage = self.get(key)
        return self._numbers.get(passage.comment) if passage else None

    def get(self, key: str) -> Passage | None:
        """Return a passage of the comments by its key."""
        return next((one for one in self._known if one.key == key), None)

    def at(self, text: int, selection: Selection) -> Passage | None:
        """Return the passage of just these words of a comment, if they are marked."""
        return self._texts[text].at(selection) if text in self._texts else None

    def new(self, text: int, page: Page, selection: Selection) -> Passage | None:
        """Return a new passage of what is selected in a comment; None where that is no words."""
        comment = self._conversation.entries[text].known_as
        return TextPassages().new(page, selection, self._article, self._column, comment)
