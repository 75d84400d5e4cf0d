"""The passages of the article that is on a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.archive.model import Article
from tui.memory.text_passages import TextPassages

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.page.page import Page
    from tui.page.selection import Selection


class ArticlePassages:
    """Puts what is marked in an article on its page; a `MarkedTexts` of one text."""

    def __init__(self, of: Callable[[Article], Sequence[Passage]], column: str) -> None:
        """Make it.

        Args:
            of: returns what is marked in an article, as far as it is known.
            column: the key of the column, which new passages remember.
        """
        self._of = of
        self._column = column
        self._article: Article | None = None
        self._text = TextPassages()

    def page(self, article: Article, bare: Page) -> Page:
        """Return the page of an article with stops for what is marked in it."""
        if article is not self._article:
            self._article, self._text = article, TextPassages()
        return self._text.page([one for one in self._of(article) if not one.comment], bare)

    @property
    def found(self) -> Mapping[str, bool]:
        """Whether the words of each passage are in the text, as far as was looked."""
        return self._text.found

    def get(self, key: str) -> Passage | None:
        """Return a passage of the article by its key."""
        return self._text.get(key)

    def at(self, text: int, selection: Selection) -> Passage | None:
        """Return the passage of just these words, if they are marked."""
        return self._text.at(selection)

    def new(self, text: int, page: Page, selection: Selection) -> Passage | None:
        """Return a new passage of what is selected on the page; None where that is no words."""
        if self._article is None:
            return None
        from tui.memory.passage import PassageText  # few readers mark

        return self._text.new(page, selection, PassageText(self._article, self._column))
