"""The actions on the passages of a page: mark, note, list them, go to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.archive.model import Article
from tui.messages import Say
from tui.messages.passages import (
    DeletePassage,
    KeepPassage,
    ListPassages,
    NotePassagesFound,
    WriteNote,
)
from tui.page.page import Stop
from tui.widgets.selecting import Selecting

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.page.matter import Matter
    from tui.page.page import Page
    from tui.page.selection import Selection
    from tui.widgets.page_protocol import Stops

LOST = "原文改了，这些字已不在文中"


class MarkedView(Protocol):
    """The view of a page whose words are selected and marked."""

    page: Page | None
    """The page, once its width is known."""

    @property
    def stops(self) -> Stops:
        """The stops of it."""

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""

    @property
    def selecting(self) -> Selecting:
        """The selection."""

    @property
    def matter(self) -> Matter:
        """The texts that are selected in."""


class MarkedScreen(Protocol):
    """The screen of a page."""

    @property
    def view(self) -> MarkedView:
        """The page."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the app."""


class MarkedTexts(Protocol):
    """One text or several, and what is marked in them."""

    @property
    def found(self) -> Mapping[str, bool]:
        """Whether the words of each passage are there, as far as was looked: the same object as
        long as that is the same."""

    def get(self, key: str) -> Passage | None:
        """Return a passage by its key."""

    def at(self, text: int, selection: Selection) -> Passage | None:
        """Return the passage of just these words of a text, if they are marked."""

    def new(self, text: int, page: Page, selection: Selection) -> Passage | None:
        """Return a new passage of what is selected of a text; None where that is no words."""


class PassageActions:
    """Does it to what is selected, or else to the passage under focus."""

    def __init__(
        self,
        host: MarkedScreen,
        texts: MarkedTexts,
        show: Callable[[str], bool],
        first: str,
    ) -> None:
        """Make it for a screen.

        Args:
            host: the screen.
            texts: what is on it.
            show: brings the passage of a key into view; returns whether it is in the text.
            first: the key of the passage to go to first, or empty.
        """
        self._host = host
        self._texts = texts
        self._show = show
        self._told: Mapping[str, bool] = {}
        """The passages that the app has been told of, by key: whether each is in the text."""
        self._wanted = first
        """The key of the passage still to be gone to, once there is a page with it."""
        self._new = ""
        """The key of the passage just marked, which has the focus once it is on the page."""

    def go_to(self, key: str) -> None:
        """Put the focus on a passage and bring it into view, now or once it is known."""
        self._wanted = key
        self._go_to_wanted()

    def show(self) -> None:
        """Say which passages are in the texts, and go to the one wanted: there is a page by now."""
        if (found := self._texts.found) is not self._told:
            self._told = found
            self._host.post_message(NotePassagesFound(found))
        self._focus_new()
        self._go_to_wanted()

    def _focus_new(self) -> None:
        """Put the focus on what was just marked: its keys act on it, and H takes it away again."""
        view = self._host.view
        stops = enumerate(view.page.stops if self._new and view.page else ())
        at = next((at for at, stop in stops if stop.key == self._new), None)
        if at is not None:
            self._new = ""
            view.stops.set_focused(at)

    def _go_to_wanted(self) -> None:
        """Go to the passage that is wanted, if it is known by now; say so where it is lost."""
        key = self._wanted
        if key and self._texts.get(key):
            self._wanted = ""
            if not self._show(key):
                self._host.post_message(Say(LOST))

    @property
    def _here(self) -> Passage | None:
        """The passage under focus."""
        stop = self._host.view.stop
        return self._texts.get(stop.key) if stop else None

    def _selected(self) -> Sequence[tuple[Passage, bool]]:
        """Return a passage for each text that is selected in, and whether it is marked already."""
        view, found = self._host.view, []
        for text, selection in view.selecting.selections:
            if marked := self._texts.at(text, selection):
                found.append((marked, True))
            elif new := self._texts.new(text, view.matter.page_of(text), selection):
                found.append((new, False))
        return found

    def mark(self) -> None:
        """Mark what is selected, or take that away where it is marked; else what is under focus."""
        selecting = self._host.view.selecting
        if selecting.active:
            found = self._selected()
            selecting.end()
            self._mark(found)
        elif passage := self._here:
            self._host.post_message(DeletePassage(passage.key))
        else:
            self._host.post_message(Say("按 v 选字，再按 H 划线"))

    def _mark(self, found: Sequence[tuple[Passage, bool]]) -> None:
        new = [passage for passage, marked in found if not marked]
        self._new = new[0].key if new else ""
        for passage in new:
            self._host.post_message(KeepPassage(passage, "划了线；a 写笔记，M 看全部"))
        for passage, _ in () if new else found:
            self._host.post_message(DeletePassage(passage.key))
        if not found:
            self._host.post_message(Say("选中的没有文字可划"))

    def write_note(self) -> None:
        """Let the reader write a note to what is selected, or to the passage under focus."""
        selecting = self._host.view.selecting
        if not selecting.active:
            if passage := self._here:
                self._ask(passage)
            else:
                self._host.post_message(Say("按 v 选字，再按 a 写笔记"))
        elif found := self._selected():
            first, *others = found
            self._ask(first[0], [passage for passage, marked in others if not marked])
        else:
            self._host.post_message(Say("选中的没有文字可写笔记"))

    def _ask(self, passage: Passage, others: Sequence[Passage] = ()) -> None:
        """Let the reader write a note to a passage; others of the selection are marked with it."""

        def keep(note: str) -> None:
            self._host.view.selecting.end()
            for other in others:
                self._host.post_message(KeepPassage(other, ""))
            self._host.post_message(KeepPassage(passage.noted(note), "笔记写好了"))

        self._host.post_message(WriteNote(passage.words, passage.note, keep))

    def list(self, article: Article) -> None:
        """List what is marked in an article and the comments on it."""
        at = self._here.key if self._here else ""
        self._host.post_message(ListPassages("本文", [article], at))

    def act_on(self, stop: Stop) -> bool:
        """Show the note to a passage; return whether a stop is one."""
        passage = self._texts.get(stop.key) if stop.key else None
        if passage:
            self._ask(passage)
        return passage is not None

    def note_to(self, stop: Stop) -> str:
        """Return the note to a passage on one line, or that it has none; empty for another stop."""
        passage = self._texts.get(stop.key) if stop.key else None
        return " ".join(passage.note.split()) or "划线，没有笔记" if passage else ""
