"""The second screen: an article to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from tui import messages
from tui.archive.model import Article
from tui.commands.registry import ARTICLE, FIND, IN_ARTICLE, MARKS
from tui.commands.screen_keys import bindings
from tui.lists.neighbours import Neighbours
from tui.page.page import Page, Place, Stop
from tui.page.style import PageStyle
from tui.rows.article_screen import FirstPage
from tui.rows.inner_links import InnerLinks
from tui.screens.article_end import ArticleEnd
from tui.screens.article_menus import copy_menu, heading_menu
from tui.screens.article_parts import ArticleParts
from tui.screens.article_passages import ArticlePassages
from tui.screens.departure import Departure
from tui.screens.home import Home
from tui.screens.page import PageScreen
from tui.screens.passage_actions import PassageActions
from tui.screens.stop_menus import stop_menu
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_messages import AtEnd, Moved
from tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.search.hit import Sought


class ArticleScreen(PageScreen, inherit_bindings=False):
    """Shows an article, and those before and after it in the list it was opened from."""

    COMMANDS_HERE = IN_ARTICLE
    BINDINGS = bindings((*FIND, *MARKS, *ARTICLE))
    DEFAULT_CSS = """
    ArticleScreen PageView { height: 1fr; }
    ArticleScreen.-full-screen KeyBar { display: none; }
    """

    def __init__(
        self,
        opening: messages.OpenArticle,
        style: PageStyle,
        home: Home,
        *,
        keys: Mapping[str, str],
        passages: Callable[[Article], Sequence[Passage]] = lambda article: (),
    ) -> None:
        """Make the screen.

        Args:
            opening: the article to show, and what of it; without a place, where it was left.
            style: how the page is drawn.
            home: the column it is of.
            keys: the reader's own keys, by the names of commands.
            passages: returns what is marked in an article, as far as it is known.
        """
        super().__init__(keys, style, _sought_by(opening), home)
        self._passages = ArticlePassages(passages, home.key)
        self._on_passages = PassageActions(
            self, self._passages, self._show_passage, opening.passage
        )
        self._set_article(opening.article, opening.among)
        self._fills_screen = False
        """Whether rows are as wide as the screen."""
        self._parts = ArticleParts(self, opening.part)
        goes = opening.sought or self._parts.awaited or opening.passage
        self._first_place = opening.place or (Place(0, 0) if goes else None)
        """The place to begin at, if not where the article was left."""
        self._end = ArticleEnd(self)
        self._departure = Departure(self._first_place is None)

    def _set_article(self, article: Article, among: Sequence[Article]) -> None:
        self.article = article
        self._neighbours = Neighbours(among, article)
        self._links = InnerLinks(article, self.home)

    def compose(self) -> ComposeResult:
        """Yield the page and the keys below it."""
        begin = self._first_place or self._left_at()
        yield PageView(self._page, self.page_style, begin, self._leads_here, self.while_selecting)
        # So the first screen that is drawn is the one that the first paint has drawn before.
        width, height = self.app.size
        first = FirstPage.of(
            self.article, self._neighbours, self.home.pages, self.page_style, begin, width, height
        )
        yield KeyBar(self.offered, self.page_style.measure, first.place, first.section)

    def _leads_here(self, stop: Stop) -> bool:
        return self._links.stays_here(stop)

    @property
    def view(self) -> PageView:
        """The article's page."""
        return self.query_one(PageView)

    def stop_menu(self) -> messages.Pick | None:
        """Return the choice of a stop; None where there is none."""
        return stop_menu(self.view)

    def _page(self, style: PageStyle) -> Page:
        return self._passages.page(self.article, self.home.pages.page(self.article, style))

    @property
    def view_style(self) -> PageStyle:
        """The style of the page in its view: in rows as wide as that, if it fills the screen."""
        return self.page_style.unbounded() if self._fills_screen else self.page_style

    def on_mount(self) -> None:
        """Look to the articles on either side."""
        self.post_message(messages.PrefetchArticles(self._neighbours.nearest))

    def _left_at(self) -> Place | None:
        """Return where the article was left, and say so; None at its top."""
        memory = self.home.recall(self.article)
        if not memory.begun:
            return None
        self.post_message(messages.Say(f"上次读到 {memory.percent}%"))
        return memory.place

    def memory_known(self) -> None:
        """Go where the article was left, once that is known, unless the reader has gone on."""
        if not self.composed:
            return  # it will begin there by itself
        if self.view.top == 0 and not self._first_place and (place := self._left_at()):
            self.view.begin_at(place)
        self._show_place()

    @on(Moved)
    def _go_to_part(self) -> None:
        self._parts.go_to_wanted()

    def go_within(self, stop: Stop) -> bool:
        """Go where a link leads, if that is in this article."""
        if not self._links.stays_in_article(stop):
            return False
        self._parts.follow(stop)
        return True

    def target_of(self, stop: Stop) -> str:
        """Return where a stop leads, in a line, or the note to it; empty where there is none."""
        if note := self._on_passages.note_to(stop):
            return note
        if not self.view.laid_out or not self._links.stays_in_article(stop):
            return super().target_of(stop)
        return f"本文  {self._parts.row_at(stop)}".rstrip()

    @on(AtEnd)
    def _go_on(self) -> None:
        self._end.go_on()

    @property
    def next_unread(self) -> Article | None:
        """The next article that is unread, if there is one."""
        return self._neighbours.next_unread(lambda one: self.home.recall(one).read)

    @on(Moved)
    def _show_place(self) -> None:
        self._end.leave()
        self.keys.section = self.view.headings.section or self.article.title
        self.keys.place = f"{self.finding.found}{self._neighbours.said}{self.view.percent}%"
        if (page := self.view.page) and (place := self.view.place):
            if not self.finding.awaits_page:
                all_in_view = self.view.top == 0 and self.view.percent == 100
                self._departure.look(page, place, all_in_view=all_in_view)
            seen = place if self._departure.moved else None
            self.post_message(messages.RememberPlace(self.article, seen, self.view.percent))

    def shows_text_of(self, article: Article, passage: Passage) -> bool:
        """Return whether a passage is in the text of this article."""
        return article is self.article and not passage.comment

    def passages_changed(self) -> None:
        """Show what is marked by now."""
        if self.composed:
            self.view.take_stops_again()
            self._on_passages.show()

    def _show_passage(self, key: str) -> bool:
        """Put the focus on a passage; return whether it is in the text."""
        return self.view.stops.go_to_passage(key)

    def go_to_passage(self, key: str) -> None:
        """Put the focus on a passage and bring it into view; or say that it is lost."""
        self._on_passages.go_to(key)

    @on(Moved)
    def _go_to_passage(self) -> None:
        if self.view.laid_out:
            self._on_passages.show()

    def action_mark(self) -> None:
        """Mark what is selected; or take the passage under focus away."""
        self._on_passages.mark()

    def action_write_note(self) -> None:
        """Let the reader write a note to what is selected, or to the passage under focus."""
        self._on_passages.write_note()

    def action_list_passages(self) -> None:
        """List what is marked in the article."""
        self._on_passages.list(self.article)

    def act_on(self, stop: Stop) -> None:
        """Show the note to a passage; do with other stops what is done on any page."""
        if not self._on_passages.act_on(stop):
            super().act_on(stop)

    @property
    def reading(self) -> Article:
        """The article."""
        return self.article

    def action_next_article(self, steps: int) -> None:
        """Show the next article, or the previous one."""
        article = self._neighbours.step(steps)
        if article is None:
            self.post_message(messages.Say("已是最后一篇" if steps > 0 else "已是第一篇"))
        else:
            self.show_article(article)

    def show_article(self, article: Article) -> None:
        """Show another one in place of the article."""
        self._set_article(article, self._neighbours.among)
        self._departure.moved = True
        self._end.leave()
        self.post_message(messages.SelectInList(self.article))
        self.view.show(self._page, self._left_at())
        self.post_message(messages.PrefetchArticles(self._neighbours.nearest))

    def action_toggle_read(self) -> None:
        """Mark the article as read, or as unread."""
        self.post_message(messages.ToggleRead(self.article))

    def action_toggle_bookmark(self) -> None:
        """Put a bookmark on the article, or take it off."""
        self.post_message(messages.ToggleBookmark(self.article))

    def action_comments(self) -> None:
        """Open the comments on the article."""
        self.post_message(messages.OpenComments(self.article))

    def action_outline(self) -> None:
        """Let the reader choose a heading, and go there."""
        self.post_message(heading_menu(self.view))

    def action_copy_menu(self) -> None:
        """Let the reader choose in which form to copy the article."""
        self.post_message(copy_menu(self.article, self.post_message))

    def action_widen(self, cells: int) -> None:
        """Change the reading width, as far as there is room."""
        style = self.view.page_style
        wanted = style.widened(cells, self.view.room)
        if wanted != style:
            self._fills_screen = False
            self.post_message(messages.SetWidth(wanted.width))

    def action_full_screen(self) -> None:
        """Give the page the whole screen, or take it back."""
        full = not self.has_class("-full-screen")
        self.set_class(full, "-full-screen")
        self._fills_screen = full
        self.view.set_page_style(self.view_style)

    @property
    def again(self) -> messages.OpenArticle:
        """The article at the row it is at now."""
        return messages.OpenArticle(self.article, self._neighbours.among, self.view.place)

    @property
    def home_url(self) -> str:
        """The article's address."""
        return self.article.url


def _sought_by(opening: messages.OpenArticle) -> Sought | None:
    """Return what an article is opened for, with the words around it."""
    if opening.sought is None:
        return None
    from tui.search.context import in_context  # few articles are opened by a hit

    return in_context(opening.sought, opening.article)
