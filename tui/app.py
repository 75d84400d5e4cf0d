"""The app: routes what a reader wants to the screens and to the services that it is given."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from tui import messages
from tui.archive.model import Article, Column
from tui.commands.command import Command
from tui.commands.keymap import keymap, reader_keys
from tui.commands.registry import EVERYWHERE, bindings, keyed
from tui.internals.drawing import DrawnApp
from tui.memory.session import Change, Remembered, Session
from tui.memory.trouble import LaterError
from tui.messages import OpenArticle, OpenComments, ShowPage
from tui.page.theme import PLAIN, THEMES, Theme
from tui.screens import warm_up
from tui.screens.app_theme import app_theme
from tui.screens.column import ColumnScreen
from tui.screens.palette import ReaderPalette
from tui.screens.reader import ReaderScreen
from tui.services.copying import NOTHING_COPIED, Clipboard, Copying, machine_clipboard
from tui.services.links import URL_FILE, Browser, Handed, Links, machine_browser
from tui.services.notices import Notices
from tui.services.settings_problems import problems_message
from tui.services.theme import ThemeChoice
from tui.settings import Settings, config_file, state_folder
from tui.terminal.signals import install_signals

_T = TypeVar("_T")


class ReaderApp(DrawnApp, inherit_bindings=False):
    """Reads one column."""

    CSS_PATH = "app.tcss"
    TITLE = "zhihu-tui"
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("ctrl+c", "how_to_quit", show=False, system=True),
        Binding("ctrl+z", "suspend_process", show=False, system=True),
    ]
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        session: Session,
        *,
        settings: Settings | None = None,
        reading_width: int | None = None,
        clipboard: Clipboard | None = None,
        browser: Browser | None = None,
        rest: Iterable[Column] = (),
    ) -> None:
        """Make the app.

        Args:
            session: the column to read, where to begin in it, and what is remembered of it.
            settings: what the reader has set; the defaults unless given.
            reading_width: cells to a row of text, where that is not as it is set.
            clipboard: takes copies; this machine's unless given.
            browser: opens links; this machine's unless given.
            rest: yields the column with more and more of its articles, where it is not whole yet.
        """
        # Without this Textual would turn colours into greys, and those are colours, too.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        settings = settings or Settings()
        self._session = session
        self._rest = rest
        self._reading_width = reading_width or settings.reading_width
        self._ambiguous = settings.ambiguous_width
        self._emoticons = settings.emoticons == "emoji"
        self._keys, problems = reader_keys(settings.keys, settings.where)
        self.problems = (*settings.problems, *problems)
        """What is wrong with the settings, a line each; all of it is printed in the end."""
        self._copying = Copying(
            lambda: clipboard or machine_clipboard(self._write, settings.copy_command)
        )
        self._links = Links(lambda: browser or machine_browser(), self._copying)
        self._notices = Notices(self._notify, self.clear_notifications, stay=bool(self.problems))
        self._theme_choice = ThemeChoice(settings.theme, session.store)
        for theme in THEMES.values():
            self.register_theme(app_theme(theme))
        # Here and not by its watcher, which would go over all styles once more after the first.
        self.set_reactive(App.theme, self._theme_choice.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)
        self._list = ColumnScreen(
            session.column,
            self._keys,
            self._ambiguous,
            session.recall_if_known,
            session.first_list,
            known=session.known,
        )
        """The list of articles; what else is shown stands above it."""
        self._prefetch_timer: Timer | None = None
        self._searched_for = ""
        """What the column was searched for last."""
        self._forward: list[Message] = []
        """What would show the screens again that the reader has gone back from, the last last."""
        self._reading: Article | None = None
        """The article that the reader was last seen in."""

    def get_default_screen(self) -> Screen[None]:
        """Return the list of articles."""
        return self._list

    def on_mount(self) -> None:
        """Open the article to begin in; or prepare for the first while the list is looked at."""
        session = self._session
        install_signals(lambda code: self.exit(return_code=code))
        sys.setswitchinterval(_TURN_SECONDS)
        self.call_after_refresh(warm_up.collect_garbage)
        self.set_keymap(keymap(self._keys))
        if self.problems:
            said = problems_message(self.problems, config_file().parent, self.size.width)
            self._notices.say(said, seconds=_PROBLEM_SECONDS)
        if session.known:
            self._say_store_problem()
        else:
            self.call_after_refresh(self.run_worker, self._load_rest, thread=True)
        if session.first_article:
            if session.first_place:
                self._notices.say("上次读到 100%")
            self._open(
                OpenArticle(session.first_article, session.column.articles, session.first_place)
            )
        else:
            prepare = warm_up.import_article_modules
            self.call_after_refresh(self.run_worker, prepare, thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        """Write down what is not written yet."""
        self._session.store.close()

    # The screens

    @property
    def _readers(self) -> Sequence[ReaderScreen]:
        """The screens that something is read on, from the list up."""
        return [screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)]

    @property
    def _top(self) -> ReaderScreen | None:
        """The screen on top; None where it is none that something is read on."""
        return screen if isinstance(screen := self.screen, ReaderScreen) else None

    @property
    def _offered(self) -> tuple[Command, ...]:
        """The commands of the screen on top, with the reader's keys."""
        return self._top.offered if self._top else keyed(EVERYWHERE, self._keys)

    @on(events.Resize)
    def _say_when_too_small(self, event: events.Resize) -> None:
        from tui.screens.small import SmallScreen, too_small

        if too_small(event.size) and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())

    @on(OpenArticle)
    @on(OpenComments)
    def _open(self, event: OpenArticle | OpenComments) -> None:
        """Open an article or comments: what was gone back from is not ahead any more."""
        self._forward.clear()
        self._show(event)

    def _show(self, event: Message) -> None:
        self._notices.leave_screen()
        match event:
            case OpenArticle():
                from tui.screens.article import ArticleScreen

                self.push_screen(
                    ArticleScreen(
                        event.article,
                        event.among,
                        self.page_theme,
                        self._reading_width,
                        self._ambiguous,
                        self._session.recall,
                        keys=self._keys,
                        place=event.place,
                        sought=event.sought,
                    )
                )
            case OpenComments():
                from tui.screens.comments import CommentsScreen

                self.push_screen(
                    CommentsScreen(
                        event.article,
                        self.page_theme,
                        self._reading_width,
                        self._ambiguous,
                        self._emoticons,
                        keys=self._keys,
                        number=event.number,
                        sought=event.sought,
                    )
                )

    @on(ShowPage)
    def _show_page(self, event: ShowPage) -> None:
        from tui.screens.own_page import OwnPageScreen

        self._notices.leave_screen()
        self.push_screen(
            OwnPageScreen(
                event.blocks, self.page_theme, self._reading_width, self._ambiguous, self._keys
            )
        )

    @on(messages.Pick)
    def _pick(self, event: messages.Pick) -> None:
        from tui.screens.picker import Picker

        def chosen(index: int | None) -> None:
            if index is not None:
                event.then(index)

        self.push_screen(Picker(event.title, event.choices, event.numbered, event.at), chosen)

    @on(messages.GoBack)
    def _go_back(self, event: messages.GoBack) -> None:
        if len(self.screen_stack) > 1:
            if event.again:
                self._forward.append(event.again)
            self.pop_screen()
            self._notices.leave_screen()

    @on(messages.ForgetForward)
    def _forget_forward(self) -> None:
        self._forward.clear()

    def action_forward(self) -> None:
        """Go again where the reader has gone back from, on the page or to another screen."""
        if self._top and self._top.go_forward():
            return
        if self._forward:
            self._show(self._forward.pop())
        else:
            self._notices.say("没有返回过，无处可去")

    @on(messages.SetWidth)
    def _set_width(self, event: messages.SetWidth) -> None:
        """Keep the width for the session, and for the articles that are open."""
        self._reading_width = event.cells
        for screen in self._readers:
            screen.set_width(event.cells)

    @property
    def page_theme(self) -> Theme:
        """How pages look under the app's theme."""
        return PLAIN if self.no_color else THEMES[self.theme]

    def action_next_theme(self) -> None:
        """Change to the next theme, after the last to the first, and remember it."""
        self.theme = self._theme_choice.next()
        self._notices.say(self._theme_choice.message)
        for screen in self._readers:
            screen.set_theme(self.page_theme)

    def action_search(self) -> None:
        """Search the whole column, for the same as last unless something else is typed."""
        from tui.screens.search import SearchScreen

        self._notices.leave_screen()
        self.push_screen(
            SearchScreen(self._session.column, self._searched_for, self._keys, self._ambiguous)
        )

    @on(messages.RememberSearch)
    def _remember_search(self, event: messages.RememberSearch) -> None:
        self._searched_for = event.words

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tui.screens.help import help_page

        marks = self._top.MARKS_HERE if self._top else {}
        self._show_page(ShowPage(help_page(self._offered, marks)))

    def action_command_palette(self) -> None:
        """Show the commands of the screen."""
        if not isinstance(self.screen, ReaderPalette):
            self.push_screen(ReaderPalette(self._offered))

    def action_how_to_quit(self) -> None:
        """Say which key quits: ^C is pressed by habit, and must not lose a place."""
        self._notices.say("按 ^Q 退出")

    # The column and what is remembered of it

    def _load_rest(self) -> None:
        """Load the rest of the column, then what is remembered of it. In a thread."""
        worker = get_current_worker()
        shown = len(self._session.column.articles)
        for column in self._rest:
            if worker.is_cancelled:
                return
            # To show more costs as much as there is: not at every part, but when it has doubled.
            if column.percent == 100 or len(column.articles) >= 2 * shown:
                shown = len(column.articles)
                self.call_from_thread(self._grow, column)
        remembered = None
        while remembered is None and not worker.is_cancelled:
            try:
                remembered = self._session.look_up()
            except LaterError:
                self.call_from_thread(self._say_store_problem)
                time.sleep(_AGAIN_SECONDS)
        if remembered:
            self.call_from_thread(self._restore, remembered)
        for _ in warm_up.index(self._session.column.articles):
            if worker.is_cancelled:
                return

    def _grow(self, column: Column) -> None:
        """Show more of the column."""
        self._session.grow(column)
        self._list.grow(column)

    def _restore(self, remembered: Remembered) -> None:
        """Show what is remembered, and go on where the reader was."""
        untouched = self._list.untouched
        left = self._session.restore(remembered)
        if left and untouched:
            self._list.restore(left)
        self._say_store_problem()
        for screen in self._readers:
            screen.memory_known()

    def _show_change(self, change: Change | None) -> None:
        """Show what has been noted of an article, if anything."""
        if change:
            self._list.show_change(change)
            self._say_store_problem()

    @on(messages.RememberPlace)
    def _remember_place(self, event: messages.RememberPlace) -> None:
        if not self._session.known:
            return
        if event.article is not self._reading:
            self._reading = event.article
            self._list.remember()
        if event.place:
            self._show_change(self._session.note_place(event.article, event.place, event.percent))

    @on(messages.RememberList)
    def _remember_list(self, event: messages.RememberList) -> None:
        open_above = [screen.reading for screen in self._readers if screen.reading]
        self._session.note_list(event.state, open_above[-1] if open_above else None)
        self._say_store_problem()

    @on(messages.SelectInList)
    def _select_in_list(self, event: messages.SelectInList) -> None:
        self._notices.leave_screen()
        self._list.select_article(event.article)
        self._list.remember()

    @on(messages.ToggleRead)
    def _toggle_read(self, event: messages.ToggleRead) -> None:
        change = self._session.toggle_read(event.article)
        self._show_change(change)
        self._say_above_list("标为已读" if change.now.read else "标为未读")

    @on(messages.ToggleBookmark)
    def _toggle_bookmark(self, event: messages.ToggleBookmark) -> None:
        change = self._session.toggle_bookmark(event.article)
        self._show_change(change)
        self._say_above_list("加了书签" if change.now.bookmarked else "去掉了书签")

    def _say_above_list(self, text: str) -> None:
        """Say what the list would show by a mark."""
        if self.screen is not self._list:
            self._notices.say(text)

    def _say_store_problem(self) -> None:
        """Say what is wrong with the store, if anything."""
        if problem := self._session.store.take_problem():
            self._notices.say(problem.on_screen)

    @on(messages.PrefetchArticles)
    def _prefetch(self, event: messages.PrefetchArticles) -> None:
        """Lay articles out before they are asked for, once the reader has come to rest."""
        if self._prefetch_timer:
            self._prefetch_timer.stop()
        width = min(self.size.width, self._reading_width)

        def lay_out() -> None:
            from tui.page.document import page_of

            worker = get_current_worker()
            for article in event.articles:
                if not worker.is_cancelled:
                    page_of(article, width, self.page_theme, self._ambiguous)

        start = partial(self.run_worker, lay_out, thread=True, group="prefetch", exclusive=True)
        self._prefetch_timer = self.set_timer(_REST_SECONDS, start)

    # The world outside

    @on(messages.Follow)
    def _follow(self, event: messages.Follow) -> None:
        article = self._session.column.article_at(event.url)
        # An article's own address leads out of it, not to itself.
        if article and not (self._top and article is self._top.reading):
            self._open(OpenArticle(article, self._session.column.articles))
        else:
            self._browse(messages.Browse(event.url))

    @on(messages.Browse)
    def _browse(self, event: messages.Browse) -> None:
        self._in_thread(partial(self._links.open, event.url), partial(self._show_handed, event.url))

    def _show_handed(self, url: str, handed: Handed) -> None:
        """Do what is left to do for a link that was to be opened."""
        if handed.command:
            from tui.terminal.aside import run_here

            with self.suspend():
                problem = run_here(handed.command)
            if problem:
                self._notices.say(problem)
        elif handed.shown:
            from tui.screens.link import LinkScreen

            self._copying.keep(url, URL_FILE)
            self.push_screen(LinkScreen(url, handed.message))
        else:
            self._notices.say(handed.message)

    @on(messages.Copy)
    def _copy(self, event: messages.Copy) -> None:
        self._copying.keep(event.text, event.name)
        self._in_thread(
            partial(self._copying.copy, event.text, event.name),
            lambda became: self._notices.say(f"{event.what}：{became}"),
        )

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected in a field as all else is copied."""
        self.post_message(messages.Copy(text, "选中的文字"))

    def action_save_copy(self) -> None:
        """Save what was copied last in a file."""
        self._notices.say(self._copying.save_last())

    def action_show_raw(self) -> None:
        """Leave the screen to what was copied last, for the terminal's own selection."""
        if (text := self._copying.last_text) is None:
            self._notices.say(NOTHING_COPIED)
            return
        from tui.terminal.aside import show

        with self.suspend():
            show(text)

    def _in_thread(self, work: Callable[[], _T], then: Callable[[_T], None]) -> None:
        """Do what blocks in a thread, and something with its result in the app's own."""
        self.run_worker(lambda: self.call_from_thread(then, work()), thread=True)

    def _write(self, sequence: str) -> None:
        """Write an escape sequence to the terminal. Called from a thread."""
        if self._driver is not None:
            self.call_from_thread(self._driver.write, sequence)

    @on(messages.Say)
    def _say(self, event: messages.Say) -> None:
        self._notices.say(event.text, of_screen=not event.stays)

    def _notify(self, text: str, seconds: float | None) -> None:
        self.notify(text, markup=False, timeout=seconds)

    def _print_error_renderables(self) -> None:
        """Say in one line that there was a crash, and where its log is, in place of a traceback."""
        if self._exit_renderables:
            from tui.terminal.crash import note_crash

            self._exit_renderables.clear()
            self._return_code = 1
            error = self._exception or RuntimeError("the keyboard could not be read")
            print(note_crash(error, state_folder()), file=sys.stderr)


_TURN_SECONDS = 0.0005
"""How long a thread that searches or lays out keeps the interpreter when a key wants it."""
_REST_SECONDS = 0.15
"""Without a key for so long, a reader has come to rest."""
_AGAIN_SECONDS = 0.2
"""How long to wait before a locked file is tried again."""
_PROBLEM_SECONDS = 15.0
"""How long it is shown what is wrong with the settings."""
