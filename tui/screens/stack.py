"""The stack of screens: what is opened stands on top, and Back leads to what is below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from textual.app import App
from textual.geometry import Size

from tui import messages
from tui.archive.model import Article
from tui.commands.command import Command
from tui.commands.registry import EVERYWHERE, own_first
from tui.commands.screen_keys import keyed
from tui.messages.passages import WriteNote
from tui.page.style import PageStyle
from tui.screens.base import ReaderScreen
from tui.screens.factory import Opening, ScreenFactory
from tui.screens.palette import ReaderPalette
from tui.services.notices import Notices

Again = messages.OpenArticle | messages.OpenComments | messages.OpenOnShelf
"""A message that shows a screen again that was left."""


class OpenColumns(Protocol):
    """The columns that are open."""

    def open(self, event: messages.OpenOnShelf) -> None:
        """Open a column of the shelf, or an article in it."""

    def leave(self) -> bool:
        """Let go of the columns of which nothing is on the stack any more; return whether any."""


class ScreenStack:
    """Puts screens on an app's stack and takes them off; nothing else does."""

    def __init__(
        self,
        app: App[None],
        screens: ScreenFactory,
        notices: Notices,
        keys: Mapping[str, str],
        columns: OpenColumns,
    ) -> None:
        """Make it; the first screen is the app's matter.

        Args:
            app: the app that shows them.
            screens: makes those that something is read on.
            notices: says what goes away with a screen.
            keys: the reader's own keys, by the names of commands.
            columns: opens columns of the shelf, and lets go of those that are left.
        """
        self._app = app
        self._screens = screens
        self._notices = notices
        self._keys = keys
        self._columns = columns
        self._forward: list[Again] = []
        """Messages that show the screens again that Back has left, the latest last."""

    @property
    def reader_screens(self) -> Sequence[ReaderScreen]:
        """The screens that something is read on, from the list up."""
        return [screen for screen in self._app.screen_stack if isinstance(screen, ReaderScreen)]

    @property
    def top(self) -> ReaderScreen | None:
        """The screen on top; None where it is none that something is read on."""
        return screen if isinstance(screen := self._app.screen, ReaderScreen) else None

    def set_page_style(self, style: PageStyle) -> None:
        """Draw the pages of all screens in another way."""
        for screen in self.reader_screens:
            screen.set_page_style(style)

    def take(self, event: messages.StackRequest) -> None:
        """Do what is wanted."""
        match event:
            case messages.Pick():
                self._pick(event)
            case WriteNote():
                self._write_note(event)
            case messages.GoBack():
                self._go_back(event.again)
            case messages.ForgetForward():
                self.forget_forward()
            case messages.OpenArticle() | messages.OpenComments() | messages.ShowPage():
                self.open(event)

    def open(self, event: Opening) -> None:
        """Open a screen; after an article or comments nothing is left to go forward to."""
        if isinstance(event, messages.OpenArticle | messages.OpenComments):
            self.forget_forward()
        self.show(self._screens.screen(event))

    def forget_forward(self) -> None:
        """Have nothing to go forward to: the reader has gone elsewhere."""
        self._forward.clear()

    def reopen(self, event: Opening) -> None:
        """Open a screen, and keep what there is to go forward to."""
        self.show(self._screens.screen(event))

    def show(self, screen: ReaderScreen) -> None:
        """Show a screen over the one on top."""
        self._notices.leave_screen()
        self._app.push_screen(screen)

    def _go_back(self, again: Again | None) -> None:
        """Leave the screen on top, unless it is the first.

        Args:
            again: the message that shows it again as it is now, where that is worth keeping.
        """
        if len(self._app.screen_stack) > 1:
            if again:
                self._forward.append(again)
            self._app.pop_screen()
            self._notices.leave_screen()
            if self._columns.leave():
                self._notices.leave_column()

    def put_off(self, column: str, holds: Callable[[Article], bool]) -> None:
        """Keep of a column that is let go which of its articles to go forward to, but no article.

        Args:
            column: the key of the column.
            holds: returns whether an article is of it.
        """

        def kept(again: Again) -> Again:
            if isinstance(again, messages.OpenOnShelf) or not holds(again.article):
                return again
            in_comments = isinstance(again, messages.OpenComments)
            return messages.OpenOnShelf(column, again.article.number, in_comments=in_comments)

        self._forward = list(map(kept, self._forward))

    def go_forward(self) -> bool:
        """Go again where Back has left, on the page or to another screen; return whether there."""
        if self.top and self.top.go_forward():
            return True
        if not self._forward:
            return False
        again = self._forward.pop()
        if isinstance(again, messages.OpenOnShelf):
            self._columns.open(again)
        else:
            self.reopen(again)
        return True

    def _pick(self, event: messages.Pick) -> None:
        """Let the reader choose one of several things."""
        from tui.screens.picker import Picker

        self._app.push_screen(Picker(event), event.finish)

    def _write_note(self, event: WriteNote) -> None:
        """Let the reader write a note."""
        from tui.screens.note import NoteScreen

        self._app.push_screen(NoteScreen(event), event.finish)

    def show_link(self, url: str, why: str, hyperlinks: bool) -> None:
        """Show a link whole.

        Args:
            url: the address.
            why: why it is shown.
            hyperlinks: whether the terminal knows links: then it can be clicked.
        """
        from tui.screens.link import LinkScreen

        self._app.push_screen(LinkScreen(url, why, hyperlinks))

    def show_help(self) -> None:
        """Show the keys of the screen on top."""
        from tui.screens.help import help_page

        marks = self.top.MARKS_HERE if self.top else {}
        led_to = self.top.led_to if self.top else ()
        commands = (*own_first(self._offered), *led_to)
        self.open(messages.ShowPage(help_page(commands, marks)))

    def show_palette(self) -> None:
        """Show the commands of the screen on top, unless they are shown."""
        if not isinstance(self._app.screen, ReaderPalette):
            self._app.push_screen(ReaderPalette(own_first(self._offered)))

    @property
    def _offered(self) -> tuple[Command, ...]:
        """The commands of the screen on top, with the reader's keys."""
        return self.top.offered if self.top else keyed(EVERYWHERE, self._keys)

    def say_when_too_small(self, size: Size) -> None:
        """Say that a terminal of a size is too small, once, where it is."""
        from tui.screens.small import SmallScreen, too_small

        if too_small(size) and not isinstance(self._app.screen, SmallScreen):
            self._app.push_screen(SmallScreen())
