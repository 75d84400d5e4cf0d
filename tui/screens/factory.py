"""The screens above the list, made with all that they begin with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.archive.model import Article, Column
from tui.memory.values import ArticleMemory
from tui.messages import OpenArticle, OpenComments, ShowPage
from tui.page.theme import Theme

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen
    from tui.screens.search import SearchScreen

Opening = OpenArticle | OpenComments | ShowPage
"""What asks for a screen that has a page."""


class ScreenFactory:
    """Makes screens that draw pages as it is set now: in a theme, and in rows of a width.

    A screen is imported when the first one of its kind is made: the list does not wait for it.
    """

    def __init__(
        self,
        *,
        keys: Mapping[str, str],
        recall: Callable[[Article], ArticleMemory],
        theme: Theme,
        reading_width: int,
        ambiguous: int,
        emoticons: bool,
    ) -> None:
        """Make the factory.

        Args:
            keys: the reader's own keys, by the names of commands.
            recall: says what is remembered of an article.
            theme: how pages look.
            reading_width: cells to a row of text.
            ambiguous: how many cells a character of ambiguous width takes.
            emoticons: whether the terminal draws emoji, or is given their names.
        """
        self._keys = keys
        self._recall = recall
        self._theme = theme
        self._reading_width = reading_width
        self._ambiguous = ambiguous
        self._emoticons = emoticons

    def set_theme(self, theme: Theme) -> None:
        """Make screens in another theme from now on."""
        self._theme = theme

    def set_width(self, cells: int) -> None:
        """Make screens with rows of another width from now on."""
        self._reading_width = cells

    def screen(self, event: Opening) -> ReaderScreen:
        """Return the screen that a message asks for."""
        match event:
            case OpenArticle():
                from tui.screens.article import ArticleScreen

                return ArticleScreen(
                    event.article,
                    event.among,
                    self._theme,
                    self._reading_width,
                    self._ambiguous,
                    self._recall,
                    keys=self._keys,
                    place=event.place,
                    sought=event.sought,
                )
            case OpenComments():
                from tui.screens.comments import CommentsScreen

                return CommentsScreen(
                    event.article,
                    self._theme,
                    self._reading_width,
                    self._ambiguous,
                    self._emoticons,
                    keys=self._keys,
                    number=event.number,
                    sought=event.sought,
                )
            case ShowPage():
                from tui.screens.own_page import OwnPageScreen

                return OwnPageScreen(
                    event.blocks, self._theme, self._reading_width, self._ambiguous, self._keys
                )

    def search(self, column: Column, words: str) -> SearchScreen:
        """Return a screen that searches a column, for some words to begin with."""
        from tui.screens.search import SearchScreen

        return SearchScreen(column, words, self._keys, self._ambiguous)

    def lay_out(self, article: Article, width: int) -> None:
        """Lay an article out, for a screen of so many cells, so that one that shows it need not."""
        from tui.page.document import page_of

        page_of(article, min(width, self._reading_width), self._theme, self._ambiguous)
