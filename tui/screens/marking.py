"""The marks of a reader: kept, listed, noted and taken away, and shown on every screen."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui import messages
from tui.archive.model import Article
from tui.memory.trouble import LaterError
from tui.messages.passages import (
    BringPassageBack,
    DeletePassage,
    EditNote,
    GoToPassage,
    KeepPassage,
    ListPassages,
    NotePassagesFound,
    PassageRequest,
)
from tui.services.host import Host

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.memory.passages import Passages
    from tui.memory.store import Store
    from tui.rows.passages import ListedPassage
    from tui.screens.columns import Columns
    from tui.screens.factory import ScreenFactory
    from tui.screens.stack import ScreenStack


class MarkingHost(Host, Protocol):
    """The app, as far as marking needs it."""

    def post_message(self, message: Message) -> bool:
        """Do what a message asks for."""
        ...

    def suspend(self) -> AbstractContextManager[None]:
        """Return a context in which the terminal is another program's."""
        ...


class Marking:
    """Knows the passages, and has every screen show what becomes of them."""

    def __init__(
        self,
        host: MarkingHost,
        store: Store,
        stack: ScreenStack,
        screens: ScreenFactory,
        columns: Columns,
        known: Passages | None,
    ) -> None:
        """Make it; nothing more is looked up yet.

        Args:
            host: the app.
            store: what keeps the passages.
            stack: the screens that are open.
            screens: makes those that are to be opened.
            columns: those that are open, or can be.
            known: the passages, where they have been looked up.
        """
        self._host = host
        self._store = store
        self._stack = stack
        self._screens = screens
        self._columns = columns
        self._known = known

    @property
    def _passages(self) -> Passages:
        if self._known is None:
            from tui.memory.passages import Passages  # the first screen is drawn without

            self._known = Passages(self._store)
        return self._known

    def of(self, article: Article) -> Sequence[Passage]:
        """Return what is marked in an article, as far as it is known."""
        return self._known.of(article.known_as) if self._known else ()

    def look_up(self) -> None:
        """Look up what is marked, by another program as well, and show it."""
        self._host.in_thread(self._look_up, self._show)

    def _look_up(self) -> Mapping[str, Passage]:
        try:
            return self._passages.look_up()
        except LaterError:
            return {}

    def _show(self, kept: Mapping[str, Passage]) -> None:
        if self._passages.restore(kept):
            self._tell_screens()

    def _tell_screens(self) -> None:
        for screen in self._stack.reader_screens:
            screen.passages_changed()

    def take(self, event: PassageRequest) -> None:
        """Do what is wanted."""
        match event:
            case KeepPassage():
                self._passages.keep(event.passage)
                if event.said:  # it names keys of the screen, and goes with that
                    self._host.post_message(messages.Say(event.said))
                self._tell_screens()
            case DeletePassage():
                if self._passages.delete(event.key):
                    self._changed(f"去掉了划线；{self._where_to_bring_back}按 U 找回")
            case BringPassageBack():
                if self._passages.bring_back():
                    self._changed("找回了刚去掉的")
                else:
                    self._host.say("没有可找回的")
            case NotePassagesFound():
                if self._passages.sight(event.found):
                    for screen in self._stack.reader_screens:
                        screen.passages_found()
            case ListPassages():
                self._list(event)
            case GoToPassage():
                self._go_to(event)
            case EditNote():
                self._edit(event)

    @property
    def _where_to_bring_back(self) -> str:
        """The place, in Chinese, where a key brings passages back; empty where that is here."""
        here = self._stack.top.offered if self._stack.top else ()
        return "" if any(one.name == "bring back" for one in here) else "在划线的清单（M）里"

    def _changed(self, said: str) -> None:
        self._host.say(said)
        self._tell_screens()

    def _list(self, event: ListPassages) -> None:
        def listed() -> Sequence[ListedPassage]:
            return self._listed(event.articles)

        self._stack.show(self._screens.passages(event.title, listed, event.at))
        self.look_up()

    def _listed(self, articles: Sequence[Article] | None) -> Sequence[ListedPassage]:
        from tui.rows.passages import ListedPassage

        found = self._passages.found
        if articles is None:
            return [ListedPassage(one, None, found(one.key)) for one in self._passages]
        return [
            ListedPassage(one, article, found(one.key))
            for article in articles
            for one in self.of(article)
        ]

    def _go_to(self, event: GoToPassage) -> None:
        """Show the text at a passage: on the screen below the list, where that is the article's."""
        article, key = event.article, event.passage.key
        below = self._stack.reader_screens[-2:-1]
        if article and below and below[0].shows_text_of(article, event.passage):
            self._stack.take(messages.GoBack())
            below[0].go_to_passage(key)
        elif article and event.passage.comment:
            self._host.post_message(messages.OpenComments(article, passage=key))
        elif article:
            column = self._columns.of(article)
            among = column.session.column.articles if column else [article]
            self._host.post_message(messages.OpenArticle(article, among, passage=key))
        elif found := self._columns.destination(event.passage.url, None):
            if isinstance(found, messages.OpenOnShelf):
                found.in_comments = bool(event.passage.comment)
            elif event.passage.comment:
                self._host.post_message(messages.OpenComments(found.article, passage=key))
                return
            found.passage = key
            self._host.post_message(found)
        else:
            self._host.say("这篇文章不在打开的专栏或书架里")

    def _edit(self, event: EditNote) -> None:
        from tui.services.note_editor import edit_note

        edited = edit_note(event.text, os.environ, self._host.suspend)
        if edited.problem:
            self._host.say(edited.problem)
        else:
            event.then(edited.text)
