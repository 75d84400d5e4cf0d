"""The screens above the list, made with all that they begin with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.archive.model import Article
from tui.messages import OpenArticle, OpenComments, ShowPage
from tui.messages.pictures import OpenPicture
from tui.page.style import MARGIN, PageStyle
from tui.screens.home import Home, Nowhere

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.pictures.source import Pictures
    from tui.rows.passages import ListedPassage
    from tui.screens.base import ReaderScreen
    from tui.screens.search import SearchScreen
    from tui.screens.search_scope import SearchScope

Opening = OpenArticle | OpenComments | OpenPicture | ShowPage
"""A message that asks for a screen with a page."""


class ScreenFactory:
    """Makes screens that draw pages in the style that is set now.

    A screen is imported when the first one of its kind is made: the list does not wait for it.
    """

    def __init__(
        self,
        keys: Mapping[str, str],
        home: Callable[[Article], Home | None],
        style: Callable[[], PageStyle],
        pictures: Pictures,
        marked: Callable[[Article], Sequence[Passage]],
    ) -> None:
        """Make the factory.

        Args:
            keys: the reader's own keys, by the names of commands.
            home: returns the column that an article is of; None where that is not open.
            style: returns how pages are drawn now.
            pictures: where pictures come from.
            marked: returns what is marked in an article, as far as it is known.
        """
        self._keys = keys
        self._open_home = home
        self._pictures = pictures
        self._style = style
        self._marked = marked

    def _home(self, article: Article) -> Home:
        return self._open_home(article) or Nowhere()

    def screen(self, event: Opening) -> ReaderScreen:
        """Return the screen that a message asks for."""
        match event:
            case OpenArticle():
                from tui.screens.article import ArticleScreen

                home = self._home(event.article)
                return ArticleScreen(
                    event, self._style(), home, keys=self._keys, passages=self._marked
                )
            case OpenComments():
                from tui.screens.comments import CommentsScreen

                home = self._home(event.article)
                return CommentsScreen(
                    event, self._style(), home, keys=self._keys, passages=self._marked
                )
            case OpenPicture():
                from tui.screens.picture import PictureScreen

                return PictureScreen(
                    event.stops, event.index, self._pictures, self._style(), self._keys
                )
            case ShowPage():
                from tui.screens.own_page import OwnPageScreen

                return OwnPageScreen(event.blocks, self._style(), self._keys)

    def search(
        self, scope: SearchScope, words: str, remember: Callable[[str], None]
    ) -> SearchScreen:
        """Return a screen that searches a column or a shelf; the arguments are its own."""
        from tui.screens.search import SearchScreen

        return SearchScreen(scope, words, remember, self._keys, self._style())

    def passages(
        self, title: str, listed: Callable[[], Sequence[ListedPassage]], at: str
    ) -> ReaderScreen:
        """Return a screen that lists what is marked; the arguments are its own."""
        from tui.screens.passages import PassagesScreen

        return PassagesScreen(title, listed, self._keys, self._style(), at)

    def lay_out(self, article: Article, width: int) -> None:
        """Lay an article out, for a screen of so many cells, so that one that shows it need not."""
        self._home(article).pages.page(article, self._style().fitted(width - MARGIN))
