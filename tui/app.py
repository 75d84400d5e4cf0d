"""The app: owns the screens; what a reader wants comes up to it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module

from textual import events, on
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from tui.archive.model import Article, Column
from tui.commands.keymap import keymap, reader_keys
from tui.commands.registry import EVERYWHERE, bindings, keyed
from tui.memory.store import Store
from tui.memory.values import ColumnMemory
from tui.messages import (
    Ahead,
    Browse,
    Follow,
    GoBack,
    Jumped,
    LookedFor,
    NowReading,
    OpenArticle,
    OpenComments,
    Pick,
    ShowPage,
    Widened,
)
from tui.outside import CopyDoor, LinkDoor
from tui.page.page import Place
from tui.remembering import RememberingApp
from tui.screens.column import ColumnScreen
from tui.screens.palette import ReaderCommands, ReaderPalette
from tui.settings import Settings, state_folder
from tui.terminal.signals import install_signals

_ROOMS_OF_AN_ARTICLE = (
    "tui.screens.article",
    "tui.screens.comments",
    "bs4",
    "lxml.etree",
    "tui.article.converter",
    "tui.page.parse",
    "tui.page.formula",
    "pygments.lexers",
)


class ReaderApp(RememberingApp, inherit_bindings=False):
    """Reads one column."""

    CSS_PATH = "app.tcss"
    TITLE = "zhihu-tui"
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("ctrl+c", "how_to_quit", show=False, system=True),
        Binding("ctrl+z", "suspend_process", show=False, system=True),
    ]
    COMMANDS = {ReaderCommands}
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        column: Column,
        *,
        article: Article | None = None,
        topic: str = "",
        reading_width: int | None = None,
        clipboard: CopyDoor | None = None,
        browser: LinkDoor | None = None,
        store: Store | None = None,
        column_key: str = "",
        left: ColumnMemory | None = None,
        settings: Settings | None = None,
        rest: Iterable[Column] = (),
    ) -> None:
        """Make the app.

        Args:
            column: what to read.
            article: the article to begin in, if any.
            topic: the topic to begin with, or empty for all articles.
            reading_width: cells to a row of text, where that is not as it is set.
            clipboard: what takes copies; this machine's unless given.
            browser: what opens links; this machine's unless given.
            store: what remembers; for this session only unless given.
            column_key: what the column is remembered by; empty for one that came from no file.
            left: how the column was left, where that is known already: go on there.
            settings: what the reader has set; as it comes unless given.
            rest: yields the column with more and more of its articles, where it is not whole yet.
        """
        settings = settings or Settings()
        store = store or Store(None)
        super().__init__(
            column, article, topic, store, column_key, left, settings, clipboard, browser
        )
        self._rest = rest
        self._reading_width = reading_width or settings.reading_width
        self.ambiguous = settings.ambiguous_width
        self.keys, problems = reader_keys(settings.keys, settings.where)
        self.problems = (*settings.problems, *problems)
        self._rest_timer: Timer | None = None
        self._looked_for = ""
        """What the column was searched for last."""
        self._gone_back_from: list[Message] = []
        """What would show the screens that were left for the ones before them, the last last."""

    def on_mount(self) -> None:
        """Open the article to begin in; or prepare for the first while the list is looked at."""
        install_signals(lambda code: self.exit(return_code=code))
        sys.setswitchinterval(_TURN_SECONDS)
        self.call_after_refresh(_collect_garbage)
        self.set_keymap(keymap(self.keys))
        self.say_problems()
        if self._left is None:
            self.call_after_refresh(self.run_worker, self._read_on, thread=True)
        if self._first_article:
            if end := self.left_at_end:
                self.say("上次读到 100%")
            self._open_article(OpenArticle(self._first_article, self._column.articles, end))
        else:
            self.call_after_refresh(
                self.run_worker, _import_rooms, thread=True, exit_on_error=False
            )

    @on(events.Resize)
    def _say_when_too_small(self, event: events.Resize) -> None:
        from tui.screens.small import SmallScreen, too_small

        if too_small(event.size) and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())

    def _read_on(self) -> None:
        """Read the rest of the column, then what is remembered of it. In a thread."""
        worker = get_current_worker()
        shown = len(self._column.articles)
        for column in self._rest:
            if worker.is_cancelled:
                return
            # To show more costs as much as there is: not at every part, but when it has doubled.
            if column.percent == 100 or len(column.articles) >= 2 * shown:
                shown = len(column.articles)
                self.call_from_thread(self._grow, column)
        self.look_up()
        for article in self._column.articles:
            # So that no filter and no order of the list has to wait for those of all articles.
            _ = article.words, article.comment_count, article.title_key
            if worker.is_cancelled:
                return

    def _grow(self, column: Column) -> None:
        """Show more of the column."""
        self._column = column
        if isinstance(first := self.screen_stack[0], ColumnScreen):
            first.grow(column)

    def _print_error_renderables(self) -> None:
        """Say in one line that there was a crash, and where its log is, in place of a traceback."""
        if self._exit_renderables:
            from tui.terminal.crash import note_crash

            self._exit_renderables.clear()
            self._return_code = 1
            error = self._exception or RuntimeError("the keyboard could not be read")
            print(note_crash(error, state_folder()), file=sys.stderr)

    @on(Jumped)
    def _forget_what_was_gone_back_from(self) -> None:
        self._gone_back_from.clear()

    @on(OpenArticle)
    def _open_article(self, event: OpenArticle) -> None:
        self._gone_back_from.clear()
        self._show_article(event)

    def _show_article(self, event: OpenArticle) -> None:
        from tui.screens.article import ArticleScreen

        self.leave_said()
        screen = ArticleScreen(
            event.article,
            event.among,
            self.page_theme,
            self._reading_width,
            self.ambiguous,
            self.recall,
        )
        screen.begin = event.place or (Place(0, 0) if event.sought else None)
        screen.sought = event.sought
        self.push_screen(screen)

    @on(Ahead)
    def _look_ahead(self, event: Ahead) -> None:
        """Lay articles out before they are asked for, once the reader has come to rest."""
        if self._rest_timer:
            self._rest_timer.stop()
        width = min(self.size.width, self._reading_width)

        def lay_out() -> None:
            from tui.page.document import page_of

            worker = get_current_worker()
            for article in event.articles:
                if not worker.is_cancelled:
                    page_of(article, width, self.page_theme, self.ambiguous)

        start = partial(self.run_worker, lay_out, thread=True, group="ahead", exclusive=True)
        self._rest_timer = self.set_timer(_REST_SECONDS, start)

    @on(OpenComments)
    def _open_comments(self, event: OpenComments) -> None:
        self._gone_back_from.clear()
        self._show_comments(event)

    def _show_comments(self, event: OpenComments) -> None:
        from tui.screens.comments import CommentsScreen

        self.leave_said()
        screen = CommentsScreen(
            event.article,
            self.page_theme,
            self._reading_width,
            self.ambiguous,
            self.settings.emoticons == "emoji",
        )
        screen.number = event.number
        screen.sought = event.sought
        self.push_screen(screen)

    @on(Widened)
    def _widen(self, event: Widened) -> None:
        """Keep the width for the session, and for the articles that are open."""
        self._reading_width = event.cells
        for screen in self.screen_stack:
            if change := getattr(screen, "change_width", None):
                change(event.cells)

    @on(ShowPage)
    def _show_page(self, event: ShowPage) -> None:
        from tui.screens.own_page import OwnPageScreen

        self.leave_said()
        self.push_screen(
            OwnPageScreen(event.blocks, self.page_theme, self._reading_width, self.ambiguous)
        )

    @on(NowReading)
    def _follow_in_list(self, event: NowReading) -> None:
        self.leave_said()
        if isinstance(first := self.screen_stack[0], ColumnScreen):
            first.select_article(event.article)
            first.tell_arranged()

    @on(Follow)
    def _follow(self, event: Follow) -> None:
        article = self._column.article_at(event.url)
        # An article's own address leads out of it, not to itself.
        if article and article is not getattr(self.screen, "article", None):
            self._open_article(OpenArticle(article, self._column.articles))
        else:
            self._browse(Browse(event.url))

    @on(Pick)
    def _pick(self, event: Pick) -> None:
        from tui.screens.picker import Picker

        def chosen(index: int | None) -> None:
            if index is not None:
                event.then(index)

        self.push_screen(Picker(event.title, event.choices, event.numbered, event.at), chosen)

    @on(GoBack)
    def _go_back(self, event: GoBack) -> None:
        if len(self.screen_stack) > 1:
            if event.again:
                self._gone_back_from.append(event.again)
            self.pop_screen()
            self.leave_said()

    def action_search(self) -> None:
        """Search the whole column, for the same as last unless something else is typed."""
        from tui.screens.search import SearchScreen

        self.leave_said()
        self.push_screen(SearchScreen(self._column, self._looked_for))

    @on(LookedFor)
    def _note_looked_for(self, event: LookedFor) -> None:
        self._looked_for = event.words

    def action_forward(self) -> None:
        """Go again where the reader has gone back from, on the page or to another screen."""

        from tui.screens.page import PageScreen

        screen = self.screen
        if isinstance(screen, PageScreen) and screen.view.go_forward():
            return
        match self._gone_back_from.pop() if self._gone_back_from else None:
            case OpenArticle() as event:
                self._show_article(event)
            case OpenComments() as event:
                self._show_comments(event)
            case _:
                self.say("没有返回过，无处可去")

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tui.screens.help import help_page

        commands = getattr(self.screen, "COMMANDS_HERE", EVERYWHERE)
        marks = getattr(self.screen, "MARKS_HERE", {})
        self._show_page(ShowPage(help_page(keyed(commands, self.keys), marks)))

    def action_command_palette(self) -> None:
        """Show the commands of the screen."""
        if not isinstance(self.screen, ReaderPalette):
            self.push_screen(ReaderPalette())

    def action_how_to_quit(self) -> None:
        """Say which key quits: ^C is pressed by habit, and must not lose a place."""
        self.say("按 ^Q 退出")


_TURN_SECONDS = 0.0005
"""How long a thread that searches or lays out keeps the interpreter when a key wants it."""
_REST_SECONDS = 0.15
"""Without a key for so long, a reader has come to rest."""


def _collect_garbage() -> None:
    """Look for garbage from now on, but not among what was made to start."""
    gc.freeze()
    gc.enable()


def _import_rooms() -> None:
    """Import what shows an article, so that the first one opens as fast as the next."""
    for room in _ROOMS_OF_AN_ARTICLE:
        import_module(room)
