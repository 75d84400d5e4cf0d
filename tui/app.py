"""The app: owns the screens, the clipboard and the browser; what a reader wants comes up to it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme as AppTheme
from textual.worker import get_current_worker

from tui.archive.model import Article, Column
from tui.commands import EVERYWHERE, bindings
from tui.keymap import keyed, reader_keys
from tui.memory import ArticleMemory, ColumnMemory, article_key
from tui.messages import (
    Arranged,
    Browse,
    Copy,
    Follow,
    GoBack,
    Jumped,
    NowReading,
    OpenArticle,
    OpenComments,
    Pick,
    Say,
    Seen,
    ShowPage,
    ToggleBookmark,
    ToggleRead,
)
from tui.page.page import Place
from tui.page.theme import PLAIN, THEMES, Theme
from tui.palette import ReaderCommands, ReaderPalette
from tui.screens.column import ColumnScreen
from tui.settings import Settings, state_folder
from tui.store import Store
from tui.terminal.guard import Guard
from tui.terminal.signals import install_signals

if TYPE_CHECKING:
    from tui.terminal.copied import Copied
    from tui.terminal.opened import Opened

_ROOMS_OF_AN_ARTICLE = (
    "tui.screens.article",
    "tui.screens.comments",
    "bs4",
    "lxml.etree",
    "markdownify",
)


class CopyDoor(Protocol):
    """What takes a copied text; `Clipboard` is the real one."""

    def copy(self, text: str, name: str = "clip.txt") -> Copied:
        """Copy a text and say what became of it."""
        ...

    def save(self, text: str, name: str = "clip.txt") -> Path:
        """Save a text in a file and return its path; raise OSError where that fails."""
        ...


class LinkDoor(Protocol):
    """What opens a link; `Browser` is the real one."""

    def open(self, url: str) -> Opened:
        """Open a link and say what became of it."""
        ...


class ReaderApp(App[None], inherit_bindings=False):
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
        # Without this Textual would turn colours into greys, and those are colours, too.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._settings = settings = settings or Settings()
        self._column = column
        self._rest = rest
        self._first_article = article
        self._topic = topic
        self._reading_width = reading_width or settings.reading_width
        self._copy_door = clipboard
        self._link_door = browser
        self._copied: tuple[str, str] | None = None
        self.ambiguous = settings.ambiguous_width
        self.keys, problems = reader_keys(settings.keys, settings.where)
        self._problems = (*settings.problems, *problems)
        self._store = store or Store(None)
        self._column_key = column_key
        self._left = left
        self._articles = self._store.articles() if left else {}
        self._remembers = left is not None
        self._reading: Article | None = None
        self._said_at = 0.0
        self._gone_back_from: list[Message] = []
        """What would show the screens that were left for the ones before them, the last last."""
        for theme in THEMES.values():
            self.register_theme(_app_theme(theme))
        # Here and not by its watcher, which would go over all styles once more after the first.
        self.set_reactive(App.theme, self._theme_to_begin_with())
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)

    @cached_property
    def _copies(self) -> CopyDoor:
        from tui.terminal.clipboard import Clipboard

        command = self._settings.copy_command
        return self._copy_door or Clipboard(os.environ, self._write, state_folder(), command)

    @cached_property
    def _links(self) -> LinkDoor:
        from tui.terminal.browser import Browser

        return self._link_door or Browser(os.environ)

    def get_default_screen(self) -> Screen[None]:
        """Return the list of articles."""
        if self._left is None:
            return ColumnScreen(self._column, self._topic)
        last = self._article_of(self._left.article)
        if self._left.reading and not self._first_article:
            self._first_article = last
        screen = ColumnScreen(self._column)
        screen.left = (self._with_topic(self._left), self._first_article or last)
        screen.recall = self._recall
        return screen

    @property
    def _background_screens(self) -> list[Screen[object]]:
        """The screens behind the one on top that can be seen through it.

        Textual counts the next one even where nothing of it can be seen, and draws all of the one
        on top again whenever something changes behind it.
        """
        covered = self._screen_stack and self.screen.styles.background.a == 1
        return [] if covered else super()._background_screens

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every line drawn, the guard last."""
        return [*super().get_line_filters(), _GUARD]

    def on_mount(self) -> None:
        """Open the article to begin in; or prepare for the first while the list is looked at."""
        install_signals(lambda code: self.exit(return_code=code))
        self.set_keymap({name: keys.replace(" ", ",") for name, keys in self.keys.items()})
        for problem in self._problems:
            self._say(problem, seconds=_SECONDS_FOR_A_PROBLEM)
        if self._left is None:
            self.call_after_refresh(self.run_worker, self._read_on, thread=True)
        if self._first_article:
            self._open_article(OpenArticle(self._first_article, self._column.articles))
        else:
            self.call_after_refresh(
                self.run_worker, _import_rooms, thread=True, exit_on_error=False
            )

    @on(events.Resize)
    def _say_when_too_small(self, event: events.Resize) -> None:
        from tui.screens.small import SmallScreen, too_small

        if too_small(event.size) and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())

    def on_unmount(self) -> None:
        """Write down what is not written yet."""
        self._store.close()

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
        self._look_up()
        for article in self._column.articles:
            _ = article.words  # so that no filter has to wait for those of all articles

    def _grow(self, column: Column) -> None:
        """Show more of the column."""
        self._column = column
        if isinstance(first := self.screen_stack[0], ColumnScreen):
            first.grow(column)

    def _look_up(self) -> None:
        """Look up what is remembered of the column. In a thread, after the first paint."""
        articles = self._store.articles()
        left = self._store.column(self._column_key) if self._column_key else None
        self.call_from_thread(self._remember, articles, left)

    def _remember(self, articles: dict[str, ArticleMemory], left: ColumnMemory | None) -> None:
        """Show what is remembered, and go on where the reader was."""
        self._articles = articles
        self._remembers = True
        first = self.screen_stack[0]
        if isinstance(first, ColumnScreen):
            if left and first.untouched:
                last = self._article_of(left.article)
                first.restore(self._with_topic(left), self._first_article or last)
            first.remember(self._recall)
        self._tell_problem()
        for screen in self.screen_stack:
            if resume := getattr(screen, "resume", None):
                resume()

    def _with_topic(self, left: ColumnMemory) -> ColumnMemory:
        """Return how the column was left, with the topic that was asked for, if any."""
        return replace(left, topic=self._topic or left.topic)

    def _key(self, article: Article) -> str:
        return article_key(article, self._column_key)

    def _article_of(self, key: str) -> Article | None:
        """Return the article of this column that a key stands for, if it is still there."""
        return next((one for one in self._column.articles if self._key(one) == key), None)

    def _recall(self, article: Article) -> ArticleMemory:
        """Return what is remembered of an article."""
        return self._articles.get(self._key(article), _NOTHING)

    def _note(self, article: Article, now: ArticleMemory) -> None:
        """Remember an article as it is now."""
        before = self._recall(article)
        if now == before:
            return
        key = self._key(article)
        self._articles[key] = now
        self._store.remember_article(key, before, now)
        if isinstance(first := self.screen_stack[0], ColumnScreen):
            if (now.read, now.bookmarked) != (before.read, before.bookmarked):
                first.show_marks()
            else:
                first.show_progress()
        self._tell_problem()

    def _print_error_renderables(self) -> None:
        """Say in one line that there was a crash, and where its log is, in place of a traceback."""
        if self._exit_renderables:
            from tui.terminal.crash import note_crash

            self._exit_renderables.clear()
            self._return_code = 1
            error = self._exception or RuntimeError("the keyboard could not be read")
            print(note_crash(error, state_folder()), file=sys.stderr)

    @property
    def page_theme(self) -> Theme:
        """How pages look under the app's theme."""
        return PLAIN if self.no_color else THEMES[self.theme]

    def _theme_to_begin_with(self) -> str:
        """Return the theme that was chosen last, unless another one has been set since then."""
        chosen, _, then = self._store.theme().partition(" ")
        return chosen if chosen in THEMES and then == self._settings.theme else self._settings.theme

    @on(Jumped)
    def _forget_what_was_gone_back_from(self) -> None:
        self._gone_back_from.clear()

    @on(OpenArticle)
    def _open_article(self, event: OpenArticle) -> None:
        self._gone_back_from.clear()
        self._show_article(event)

    def _show_article(self, event: OpenArticle) -> None:
        from tui.screens.article import ArticleScreen

        screen = ArticleScreen(
            event.article,
            event.among,
            self.page_theme,
            self._reading_width,
            self.ambiguous,
            self._recall,
        )
        screen.begin = event.place or (Place(0, 0) if event.sought else None)
        screen.sought = event.sought
        self.push_screen(screen)

    @on(OpenComments)
    def _open_comments(self, event: OpenComments) -> None:
        self._gone_back_from.clear()
        self._show_comments(event)

    def _show_comments(self, event: OpenComments) -> None:
        from tui.screens.comments import CommentsScreen

        screen = CommentsScreen(
            event.article,
            self.page_theme,
            self._reading_width,
            self.ambiguous,
            self._settings.emoticons == "emoji",
        )
        screen.number = event.number
        screen.sought = event.sought
        self.push_screen(screen)

    @on(ShowPage)
    def _show_page(self, event: ShowPage) -> None:
        from tui.screens.own_page import OwnPageScreen

        self.push_screen(
            OwnPageScreen(event.blocks, self.page_theme, self._reading_width, self.ambiguous)
        )

    @on(NowReading)
    def _follow_in_list(self, event: NowReading) -> None:
        if isinstance(first := self.screen_stack[0], ColumnScreen):
            first.select_article(event.article)
            first.tell_arranged()

    @on(Arranged)
    def _arranged(self, event: Arranged) -> None:
        """Remember how the list is arranged, and what is selected in it or open above it."""
        if not self._column_key:
            return
        above = (getattr(screen, "article", None) for screen in reversed(self.screen_stack))
        reading = next((article for article in above if isinstance(article, Article)), None)
        article = reading or event.selected
        key = self._key(article) if article else ""
        self._store.remember_column(
            self._column_key, replace(event.memory, article=key, reading=reading is not None)
        )
        self._tell_problem()

    @on(Seen)
    def _seen(self, event: Seen) -> None:
        """Remember the place in an article, and that its end has been seen when it is."""
        if not self._remembers:
            return
        if event.article is not self._reading and isinstance(self.screen_stack[0], ColumnScreen):
            self._reading = event.article
            self.screen_stack[0].tell_arranged()
        before = self._recall(event.article)
        ended = event.percent == 100 and before.percent < 100
        self._note(
            event.article,
            replace(before, read=before.read or ended, place=event.place, percent=event.percent),
        )

    @on(ToggleRead)
    def _toggle_read(self, event: ToggleRead) -> None:
        before = self._recall(event.article)
        self._note(event.article, replace(before, read=not before.read))
        self._say_above_list("标为未读" if before.read else "标为已读")

    @on(ToggleBookmark)
    def _toggle_bookmark(self, event: ToggleBookmark) -> None:
        before = self._recall(event.article)
        self._note(event.article, replace(before, bookmarked=not before.bookmarked))
        self._say_above_list("去掉了书签" if before.bookmarked else "加了书签")

    def _say_above_list(self, text: str) -> None:
        """Say what the list would show by a mark."""
        if not isinstance(self.screen, ColumnScreen):
            self._say(text)

    def _tell_problem(self) -> None:
        """Say what the store has to say, if anything."""
        if problem := self._store.take_problem():
            self._say(problem)

    @on(Follow)
    def _follow(self, event: Follow) -> None:
        if article := self._column.article_at(event.url):
            self._open_article(OpenArticle(article, self._column.articles))
        else:
            self._browse(Browse(event.url))

    @on(Browse)
    def _browse(self, event: Browse) -> None:
        self.run_worker(partial(self._open_link, event.url), thread=True)

    def _open_link(self, url: str) -> None:
        """Open a link outside; where there is no browser to see, copy and show it. In a thread."""
        from tui.terminal.opened import Door

        opened = self._links.open(url)
        if opened.door is Door.SUSPEND:
            self.call_from_thread(self._run_suspended, opened.command)
        elif opened.door is Door.BROWSER:
            self.call_from_thread(self._say, opened.message)
        else:
            copied = self._copies.copy(url, "url.txt")
            self.call_from_thread(self._show_link, url, f"{opened.message}。{copied.message}")

    def _show_link(self, url: str, why: str) -> None:
        from tui.screens.link import LinkScreen

        self._copied = (url, "url.txt")
        self.push_screen(LinkScreen(url, why))

    def _run_suspended(self, command: Sequence[str]) -> None:
        from tui.terminal.aside import run_here

        with self.suspend():
            problem = run_here(command)
        if problem:
            self._say(problem)

    @on(Copy)
    def _copy(self, event: Copy) -> None:
        self._copied = (event.text, event.name)

        def copy() -> None:
            copied = self._copies.copy(event.text, event.name)
            self.call_from_thread(self._say, f"{event.what}：{copied.message}")

        self.run_worker(copy, thread=True)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected in a field: by the same door as all else."""
        self.post_message(Copy(text, "选中的文字"))

    def action_save_copy(self) -> None:
        """Save what was copied last in a file."""
        if self._copied is None:
            self._say("还没有复制过什么")
            return
        try:
            self._say(f"已存为 {self._copies.save(*self._copied)}")
        except OSError as error:
            self._say(f"存不了文件：{error.strerror}")

    def action_show_raw(self) -> None:
        """Leave the screen to what was copied last, for the terminal's own selection."""
        if self._copied is None:
            self._say("还没有复制过什么")
            return
        from tui.terminal.aside import show

        with self.suspend():
            show(self._copied[0])

    def _write(self, sequence: str) -> None:
        """Write an escape sequence to the terminal. Called from a thread."""
        if self._driver is not None:
            self.call_from_thread(self._driver.write, sequence)

    @on(Pick)
    def _pick(self, event: Pick) -> None:
        from tui.screens.picker import Picker

        def chosen(index: int | None) -> None:
            if index is not None:
                event.then(index)

        self.push_screen(Picker(event.title, event.choices, event.numbered, event.at), chosen)

    @on(Say)
    def _heard(self, event: Say) -> None:
        self._say(event.text)

    def _say(self, text: str, seconds: float | None = None) -> None:
        """Show a message in place of those before it, but for those that were said just now."""
        before, self._said_at = self._said_at, time.monotonic()
        if self._said_at - before > _TOGETHER_SECONDS and not self._problems:
            self.clear_notifications()
        self.notify(text, markup=False, timeout=seconds)

    @on(GoBack)
    def _go_back(self, event: GoBack) -> None:
        if len(self.screen_stack) > 1:
            if event.again:
                self._gone_back_from.append(event.again)
            self.pop_screen()

    def action_search(self) -> None:
        """Search the whole column."""
        from tui.screens.search import SearchScreen

        self.push_screen(SearchScreen(self._column))

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
                self._say("没有返回过，无处可去")

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tui.screens.help import help_page

        commands = getattr(self.screen, "COMMANDS_HERE", EVERYWHERE)
        self._show_page(ShowPage(help_page(keyed(commands, self.keys))))

    def action_command_palette(self) -> None:
        """Show the commands of the screen."""
        if not isinstance(self.screen, ReaderPalette):
            self.push_screen(ReaderPalette())

    def action_next_theme(self) -> None:
        """Change to the next look, after the last to the first, and remember it."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._store.remember_theme(f"{self.theme} {self._settings.theme}")
        self._say(f"主题：{_THEME_NAMES[self.theme]}")
        for screen in self.screen_stack:
            if change := getattr(screen, "change_theme", None):
                change(self.page_theme)

    def action_how_to_quit(self) -> None:
        """Say which key quits: ^C is pressed by habit, and must not lose a place."""
        self._say("按 ^Q 退出")


_GUARD = Guard()
_NOTHING = ArticleMemory()
_THEME_NAMES = {"dark": "深色", "light": "浅色", "ansi": "终端自己的颜色"}
_WITHOUT_A_COLOUR = ("foreground-dim", "panel", "ansi-background", "ansi-foreground")
_SECONDS_FOR_A_PROBLEM = 15.0
_TOGETHER_SECONDS = 0.5


def _import_rooms() -> None:
    """Import what shows an article, so that the first one opens as fast as the next."""
    for room in _ROOMS_OF_AN_ARTICLE:
        import_module(room)


def _app_theme(theme: Theme) -> AppTheme:
    """Return the theme that gives Textual's widgets the colours of a page."""
    if theme.name == "ansi":
        return AppTheme(
            name=theme.name,
            primary=f"ansi_{theme.accent}",
            foreground="ansi_default",
            background="ansi_default",
            variables=dict.fromkeys(_WITHOUT_A_COLOUR, "ansi_default"),
            ansi=True,
        )
    return AppTheme(
        name=theme.name,
        primary=theme.accent,
        accent=theme.accent,
        warning=theme.warning,
        error=theme.warning,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.background,
        panel=theme.panel,
        dark=theme.name == "dark",
        variables={"foreground-dim": theme.dim},
    )
