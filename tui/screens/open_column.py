"""A column that is open: its list and what is remembered of it, each told of the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from textual.worker import get_current_worker

from tui import messages
from tui.archive.found import UnreadableError
from tui.archive.model import Article, Column
from tui.memory.session import Remembered, Session
from tui.memory.trouble import LaterError
from tui.page.style import PageStyle
from tui.screens.column import ColumnScreen
from tui.screens.reader import ReaderScreen

_AGAIN_SECONDS = 0.2
"""How long to wait before a locked file is tried again."""

Noted = (
    messages.RememberPlace
    | messages.RememberList
    | messages.SelectInList
    | messages.ToggleRead
    | messages.ToggleBookmark
)
"""Messages that a column's list and its session want to hear of."""


class OpenColumn:
    """Shows a column as it was left, and notes how it is left now."""

    def __init__(
        self,
        session: Session,
        keys: Mapping[str, str],
        style: PageStyle,
        screens: Callable[[], Sequence[ReaderScreen]],
        say: Callable[[str], None],
    ) -> None:
        """Open a column; nothing is shown before its list is.

        Args:
            session: the column, and what is remembered of it.
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
            screens: returns the screens that something is read on, the one on top last.
            say: shows a line that goes away by itself.
        """
        self.session = session
        self.list = ColumnScreen(session, keys, style)
        """The list of its articles; what else is shown of it stands above."""
        self._screens = screens
        self._say = say
        self._reading: Article | None = None
        """The article whose place was noted last."""

    def load(self, rest: Iterable[Column], call: Callable[..., object]) -> None:
        """Load the rest of the column, then what is remembered of it. Blocks: for a worker.

        Args:
            rest: yields the column with more and more of its articles.
            call: calls a function with arguments in the app's own thread.
        """
        worker = get_current_worker()
        shown = len(self.session.column.articles)
        for column in _until_damage(rest, partial(call, self._say)):
            if worker.is_cancelled:
                return
            # To show more costs as much as there is: not at every part, but when it has doubled.
            if column.percent == 100 or len(column.articles) >= 2 * shown:
                shown = len(column.articles)
                call(self._grow, column)
        remembered = None
        while remembered is None and not worker.is_cancelled:
            try:
                remembered = self.session.look_up()
            except LaterError:
                call(self.say_problem)
                time.sleep(_AGAIN_SECONDS)
        if remembered:
            call(self._restore, remembered)
        for article in self.session.column.articles:
            # So that no filter and no order of the list has to wait for those of all articles.
            _ = article.words, article.comment_count, article.title_key
            if worker.is_cancelled:
                return

    def _grow(self, column: Column) -> None:
        """Show more of the column."""
        self.session.grow(column)
        self.list.grow(column)

    def _restore(self, remembered: Remembered) -> None:
        """Show what is remembered, and go on where the reader was."""
        untouched = self.list.untouched
        left = self.session.restore(remembered)
        if left and untouched:
            self.list.restore(left)
        self.say_problem()
        for screen in self._screens():
            screen.memory_known()

    def say_problem(self) -> None:
        """Say what is wrong with the store, if anything."""
        if problem := self.session.store.take_problem():
            self._say(problem.on_screen)

    def note(self, event: Noted) -> None:
        """Note what the reader has done, and show it in the list."""
        session = self.session
        match event:
            case messages.RememberPlace():
                self._note_place(event)
            case messages.RememberList():
                open_above = [one.reading for one in self._screens() if one.reading]
                session.note_list(event.state, open_above[-1] if open_above else None)
            case messages.SelectInList():
                self.list.select_article(event.article)
                self.list.remember()
            case messages.ToggleRead():
                change = session.toggle_read(event.article)
                self.list.show_change(change)
                self._say_above_list("标为已读" if change.now.read else "标为未读")
            case messages.ToggleBookmark():
                change = session.toggle_bookmark(event.article)
                self.list.show_change(change)
                self._say_above_list("加了书签" if change.now.bookmarked else "去掉了书签")
        self.say_problem()

    def _note_place(self, event: messages.RememberPlace) -> None:
        if not self.session.known:
            return
        if event.article is not self._reading:
            self._reading = event.article
            self.list.remember()
        if event.place:
            change = self.session.note_place(event.article, event.place, event.percent)
            if change:
                self.list.show_change(change)

    def _say_above_list(self, text: str) -> None:
        """Say what the list would show by a mark."""
        if self._screens()[-1] is not self.list:
            self._say(text)


def _until_damage(rest: Iterable[Column], say: Callable[[str], object]) -> Iterator[Column]:
    """Yield the rest of a column, and say so where it cannot be read to its end."""
    try:
        yield from rest
    except UnreadableError:
        say("文件其余部分读不出来，只有已读入的文章")
    except MemoryError:
        say("内存不够读完这个文件，只有已读入的文章")
