"""The first screen, drawn before Textual is there: the same cells as the app's first frame."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.color import ColorSystem

from tui.archive.model import Article
from tui.cli.beginning import Beginning
from tui.commands.command import Command, bar_keys
from tui.commands.keymap import reader_keys
from tui.commands.registry import IN_ARTICLE, ON_LIST, ON_LIST_OF_SHELF, ON_SHELF
from tui.commands.screen_keys import keyed
from tui.library.shelf_session import ShelfSession
from tui.memory.session import Session
from tui.memory.store import Store
from tui.page.cache import PageCache
from tui.page.first_screen import FirstScreen, escape_sequences
from tui.page.hyperlinks import knows_strings
from tui.page.style import PageStyle
from tui.rows.row_painter import RowPainter
from tui.services.choice import picture_choice
from tui.services.page_choices import PageChoices
from tui.settings import Settings
from tui.terminal.early import EarlyTerminal
from tui.terminal.tty import colours_of

if TYPE_CHECKING:
    from rich.segment import Segment

    from tui.memory.passages import Passages
    from tui.pictures.source import Pictures

LEAST_WIDTH, LEAST_HEIGHT = 30, 8
"""Cells and rows below which nothing can be laid out."""
_COLOURS = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}
"""The colours of a terminal by Rich's name for them."""


class Look(NamedTuple):
    """The look of the first screen."""

    width: int
    """Cells."""
    height: int
    """Rows."""
    style: PageStyle
    keys: Mapping[str, str]
    """The reader's own keys, by the names of commands."""
    pages: PageCache
    """Lays articles out."""

    def bar(self, commands: Sequence[Command]) -> list[tuple[str, str]]:
        """Return the keys on the bar of a screen with some commands."""
        return bar_keys(keyed(commands, self.keys))

    @property
    def painter(self) -> RowPainter:
        """The painter of rows as wide as the screen."""
        return RowPainter(self.width, self.style.theme, self.style.measure)


def paint(
    terminal: EarlyTerminal,
    begin: Beginning,
    settings: Settings,
    store: Store,
    pictures: Pictures,
    pages: PageCache,
    passages: Passages | None = None,
    environment: Mapping[str, str] = os.environ,
) -> FirstScreen | None:
    """Draw the first screen on a terminal; return it, or None where it is left to the app.

    That is where the app would begin with something else than a list or an article: in a window
    that is too small for either; or with pictures in the text, which take a child to decode.

    Args:
        terminal: where it is drawn.
        begin: what is shown.
        settings: what the reader has set.
        store: what is remembered of how pages are drawn.
        pictures: where pictures come from.
        pages: lays articles out; what is laid out here need not be once more.
        passages: what is marked anywhere, where that is known.
        environment: the variables that tell what the terminal can show.
    """
    try:
        width, height = os.get_terminal_size(1)
    except OSError:
        return None
    colours = colours_of(environment)
    if width < LEAST_WIDTH or height < LEAST_HEIGHT or (colours and colours not in _COLOURS):
        return None
    choices = PageChoices(
        settings,
        store,
        plain="NO_COLOR" in environment,
        hyperlinks=settings.hyperlinks and knows_strings(environment.get("TERM", "")),
    )
    if begin.session and begin.session.first_article:
        from tui.page.style import PictureStyle
        from tui.services.picture_cells import cell_style

        cells = cell_style(
            colours, settings.picture_cells, settings.ambiguous_width, choices.style.theme
        )
        inline = picture_choice(store, settings.pictures).value == "inline"
        choices.set_pictures(PictureStyle(pictures, cells, inline=inline))
    keys, _ = reader_keys(settings.keys, settings.where)
    look = Look(width, height, choices.style, keys, pages)
    rows = _rows(begin, look, passages)
    if rows is None or os.get_terminal_size(1) != (width, height):
        return None
    terminal.paint(escape_sequences(rows, _COLOURS.get(colours)), height)
    return FirstScreen(width, rows)


def _rows(
    begin: Beginning, look: Look, passages: Passages | None
) -> Sequence[Sequence[Segment]] | None:
    if begin.session is None:
        return _shelf_rows(begin.shelf, look) if begin.shelf else None
    if article := begin.session.first_article:
        return _article_rows(article, begin.session, begin.shelf, look, passages)
    bar = look.bar(ON_LIST_OF_SHELF if begin.shelf else ON_LIST)
    return _list_rows(begin.session, bar, look)


def _list_rows(
    session: Session, bar: Sequence[tuple[str, str]], look: Look
) -> Sequence[Sequence[Segment]]:
    from tui.rows.column_list import FirstList, list_screen

    first = FirstList.of(session)
    return list_screen(first, session, bar, look.height, look.painter)


def _article_rows(
    article: Article,
    session: Session,
    shelf: ShelfSession | None,
    look: Look,
    passages: Passages | None,
) -> Sequence[Sequence[Segment]] | None:
    from tui.lists.neighbours import Neighbours
    from tui.rows.article_screen import FirstPage, article_screen
    from tui.rows.inner_links import InnerLinks

    style, memory = look.style, session.recall(article)
    begin = session.first_place or (memory.place if memory.begun else None)
    neighbours = Neighbours(session.column.articles, article)
    first = FirstPage.of(article, neighbours, look.pages, style, begin, look.width, look.height)
    marked = [one for one in passages.of(article.known_as) if not one.comment] if passages else []
    if marked:
        from tui.memory.text_passages import TextPassages

        first = first._replace(page=TextPassages().page(marked, first.page))
    links = InnerLinks(article, _Addresses(session, shelf))
    return article_screen(first, links, look.bar(IN_ARTICLE), look.painter)


def _shelf_rows(shelf: ShelfSession, look: Look) -> Sequence[Sequence[Segment]]:
    from tui.rows.shelf_screen import FirstShelf, shelf_screen

    first = FirstShelf.of(shelf.library, shelf.left)
    return shelf_screen(first, look.bar(ON_SHELF), look.height, look.painter)


class _Addresses:
    """The addresses that are known at the start."""

    def __init__(self, session: Session, shelf: ShelfSession | None) -> None:
        self._session = session
        self._shelf = shelf

    def article_at(self, url: str) -> Article | None:
        """Return the article of the column that an address leads to, if any."""
        return self._session.column.article_at(url)

    def elsewhere(self, url: str) -> str:
        """Return the title of another column of the shelf that an address leads to, or empty."""
        if not url or self.article_at(url) or not self._shelf:
            return ""
        return self._shelf.library.title_at(url)
