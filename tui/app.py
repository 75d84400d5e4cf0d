"""The app: routes what a reader wants to the screens and to the services that it is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TypeVar

from textual import events, on
from textual.binding import Binding
from textual.screen import Screen

from tui import messages
from tui.archive.model import Column
from tui.commands.keymap import keymap, reader_keys
from tui.commands.registry import EVERYWHERE
from tui.commands.screen_keys import bindings
from tui.internals.drawn_app import DrawnApp, Painted
from tui.library.shelf_session import ShelfSession
from tui.memory.session import Session
from tui.memory.store import Store
from tui.messages.passages import PassageRequest
from tui.messages.pictures import OpenPicture, PictureRequest
from tui.messages.shelf import ShelfRequest
from tui.page.cache import PageCache
from tui.page.hyperlinks import knows_strings
from tui.page.style import PageStyle, PictureStyle
from tui.page.theme import THEMES
from tui.pictures.source import Pictures
from tui.screens import warm_up
from tui.screens.app_theme import app_theme
from tui.screens.columns import Columns
from tui.screens.factory import ScreenFactory
from tui.screens.marking import Marking
from tui.screens.open_column import Noted
from tui.screens.open_shelf import OpenShelf
from tui.screens.prefetch import Prefetcher
from tui.screens.searching import Searching
from tui.screens.shown_pictures import ShownPictures
from tui.screens.stack import ScreenStack
from tui.screens.start import Start
from tui.services.copying import Clipboard, machine_clipboard
from tui.services.links import Browser, machine_browser
from tui.services.notices import Notices
from tui.services.outgoing import Outgoing
from tui.services.page_choices import PageChoices
from tui.services.picture_services import PictureServices
from tui.services.settings_problems import say_problems
from tui.settings import Settings, config_file
from tui.terminal.signals import install_signals

_Result = TypeVar("_Result")


class ReaderApp(DrawnApp, inherit_bindings=False):
    """Reads a column, or those of a shelf."""

    CSS_PATH = "app.tcss"
    TITLE = "zhihu-tui"
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("ctrl+c", "how_to_quit", show=False, system=True),
        Binding("ctrl+z", "suspend_process", show=False, system=True),
    ]

    def __init__(
        self,
        session: Session | None,
        *,
        shelf: ShelfSession | None = None,
        settings: Settings | None = None,
        clipboard: Clipboard | None = None,
        browser: Browser | None = None,
        pictures: Pictures | None = None,
        rest: Iterable[Column] = (),
        painted: Painted | None = None,
    ) -> None:
        """Make the app.

        Args:
            session: the column to begin in, where in it, and what is remembered of it; None to
                begin at the shelf.
            shelf: the columns that others are opened from, where there are several.
            settings: what the reader has set; the defaults unless given.
            clipboard: takes copies; this machine's unless given.
            browser: opens links; this machine's unless given.
            pictures: where pictures come from; those fetched before unless given.
            rest: yields the column with more and more of its articles, where it is not whole yet.
            painted: the first screen, where the terminal shows it already.
        """
        # Without this Textual would turn colours into greys, and those are colours, too.
        super().__init__(True if "NO_COLOR" in os.environ else None, painted)
        settings = settings or Settings()
        self._store = shelf.store if shelf else session.store if session else Store(None)
        self._keys, problems = reader_keys(settings.keys, settings.where)
        self.problems = (*settings.problems, *problems)
        """The faults in the settings, a line each; all of it is printed in the end."""
        self._outgoing = Outgoing(
            self,
            lambda: clipboard or machine_clipboard(self.write_sequence, settings.copy_command),
            lambda: browser or machine_browser(),
        )
        self._notices = Notices(self, width=lambda: self.size.width, stay=bool(self.problems))
        self._choices = PageChoices(
            settings,
            self._store,
            plain=self.no_color,
            hyperlinks=settings.hyperlinks and knows_strings(os.environ.get("TERM", "")),
        )

        def style() -> PageStyle:
            return self._choices.style

        for theme in THEMES.values():
            self.register_theme(app_theme(theme))
        self.set_first_theme(self._choices.theme)
        services = PictureServices(
            self, pictures, settings, self._store, self.console.color_system, style().theme
        )
        self._pictures = ShownPictures(self, services)
        self._choices.set_pictures(self._pictures.style)
        self._columns = Columns(
            self, self._keys, style, lambda: self._stack, self.say, shelf, self.key_queue
        )
        self._screens = ScreenFactory(
            self._keys, self._columns.of, style, services.source, lambda one: self._marking.of(one)
        )
        self._stack = ScreenStack(self, self._screens, self._notices, self._keys, self._columns)
        self._shelf = OpenShelf(shelf, self._keys, style(), self) if shelf else None
        self._searching = Searching(self._stack, self._screens, self._columns, shelf)
        pages = painted.pages if painted else PageCache()
        self._start = Start(self, self._stack, self._columns, self._shelf, session, rest, pages)
        self._prefetcher = Prefetcher(self, self._screens)
        known = painted.passages if painted else None
        self._marking = Marking(self, self._store, self._stack, self._screens, self._columns, known)

    def get_default_screen(self) -> Screen[None]:
        """Return the list of columns, or of the articles of the only one."""
        return self._start.screen or super().get_default_screen()

    def on_mount(self) -> None:
        """Begin, and do what need not be done before."""
        self.call_after_refresh(self._pictures.prepare)
        self.call_after_refresh(self._marking.look_up)
        install_signals(lambda code: self.exit(return_code=code))
        self.call_after_refresh(warm_up.settle)
        self.set_keymap(keymap(self._keys))
        say_problems(self._notices, self.problems, config_file().parent)
        self._start.begin(self.say)

    def on_unmount(self) -> None:
        """Write down what is not written yet."""
        self._store.close()
        self._pictures.close()

    async def on_event(self, event: events.Event) -> None:
        """Take an event; at a key, what is searched meanwhile waits."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._searching.pause()
        await super().on_event(event)

    @on(events.Resize)
    def _fit(self, event: events.Resize) -> None:
        self._stack.say_when_too_small(event.size)
        self._pictures.limit(event.size.height)

    @on(messages.StackRequest)
    def _change_screens(self, event: messages.StackRequest) -> None:
        self._stack.take(event)

    @on(PictureRequest)
    def _take_picture(self, event: PictureRequest) -> None:
        self._pictures.take(event)

    def show_picture(self, event: OpenPicture) -> None:
        """Show one of an article's pictures, large."""
        self._stack.open(event)

    def action_draw_otherwise(self, what: str) -> None:
        """Draw `code` or `formulas` the other way, and remember it."""
        self.say(self._choices.toggle(what))
        self._stack.set_page_style(self._choices.style)

    def action_inline_pictures(self) -> None:
        """Draw pictures in the text, or name them only; and remember it."""
        self._pictures.toggle_inline(self.size.height)

    def set_picture_style(self, style: PictureStyle) -> None:
        """Draw pages with pictures shown in another way."""
        self._choices.set_pictures(style)
        self._stack.set_page_style(self._choices.style)

    def action_forward(self) -> None:
        """Go again where the reader has gone back from, on the page or to another screen."""
        if not self._stack.go_forward():
            self.say("没有返回过，无处可去")

    @on(messages.SetWidth)
    def _set_width(self, event: messages.SetWidth) -> None:
        self._choices.set_width(event.cells)
        self._stack.set_page_style(self._choices.style)

    def action_next_theme(self) -> None:
        """Change to the next theme, after the last to the first, and remember it."""
        said = self._choices.next_theme()
        self.theme = self._choices.theme
        self._notices.say(said)
        self._stack.set_page_style(self._choices.style)

    def action_search(self) -> None:
        """Search the whole column, or the shelf."""
        self._searching.open()

    def action_help(self) -> None:
        """Show the keys of the screen."""
        self._stack.show_help()

    def action_command_palette(self) -> None:
        """Show the commands of the screen."""
        self._stack.show_palette()

    def action_how_to_quit(self) -> None:
        """Say which key quits: ^C is pressed by habit, and must not lose a place."""
        self.say("按 ^Q 退出")

    @on(messages.RememberPlace)
    @on(messages.RememberList)
    @on(messages.SelectInList)
    @on(messages.ToggleRead)
    @on(messages.ToggleBookmark)
    def _note(self, event: Noted) -> None:
        if isinstance(event, messages.SelectInList):
            self._notices.leave_screen()
        self._columns.note(event)

    @on(messages.OpenOnShelf)
    def _open_on_shelf(self, event: messages.OpenOnShelf) -> None:
        self._stack.forget_forward()
        self._columns.open(event)

    @on(ShelfRequest)
    def _take_for_shelf(self, event: ShelfRequest) -> None:
        if self._shelf:
            self._shelf.take(event)

    @on(messages.PrefetchArticles)
    def _prefetch(self, event: messages.PrefetchArticles) -> None:
        self._prefetcher.prefetch(event.articles)

    @on(messages.Follow)
    def _follow(self, event: messages.Follow) -> None:
        if found := self._columns.destination(event.url, self._stack.top):
            found.part = event.part
            self.post_message(found)
        else:
            self._browse(messages.Browse(event.url))

    @on(PassageRequest)
    def _take_passage(self, event: PassageRequest) -> None:
        self._marking.take(event)

    def on_app_focus(self) -> None:
        """Look up what another program has marked, while its terminal had the keyboard."""
        self._marking.look_up()

    @on(messages.Browse)
    def _browse(self, event: messages.Browse) -> None:
        self._outgoing.browse(event.url)

    @on(messages.Copy)
    def _copy(self, event: messages.Copy) -> None:
        self._outgoing.copy(event.text, event.what, event.name)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected in a field as all else is copied."""
        self.post_message(messages.Copy(text, "选中的文字"))

    def action_save_copy(self) -> None:
        """Save what was copied last in a file."""
        self._outgoing.save_copy()

    def action_show_raw(self) -> None:
        """Leave the screen to what was copied last, for the terminal's own selection."""
        self._outgoing.show_raw()

    def show_link(self, url: str, why: str) -> None:
        """Show a link whole, and why it is shown."""
        self._stack.show_link(url, why, self._choices.style.hyperlinks)

    def in_thread(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Do what blocks in a thread, and something with its result in the app's own."""
        self.run_worker(lambda: self.call_from_thread(then, work()), thread=True)

    def say(self, text: str) -> None:
        """Show a line that goes away by itself."""
        self._notices.say(text)

    @on(messages.Say)
    def _say(self, event: messages.Say) -> None:
        self._notices.say(event.text, of_screen=not event.stays, of_column=event.stays)
