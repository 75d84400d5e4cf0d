"""The screen of what is marked: in an article, a column, or anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.getters import query_one

from tui.archive.model import Article
from tui.commands.registry import IN_PASSAGES, PASSAGE_LIST
from tui.commands.screen_keys import bindings
from tui.memory.passage import Passage
from tui.messages import Copy, GoBack, Say
from tui.messages.passages import (
    BringPassageBack,
    DeletePassage,
    GoToPassage,
    KeepPassage,
    WriteNote,
)
from tui.page.style import PageStyle
from tui.rows.passages import MARKS, ListedPassage
from tui.screens.base import ReaderScreen
from tui.text.folding import fold
from tui.widgets.filter_bar import FilterBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.passage_list import PassageDetail, PassageHead, PassageList

_ROOMY, _HIGH, _LOW = 18, 6, 3
"""Rows of a screen from which on the selected passage has so many rows, and below which so few."""


class PassagesScreen(ReaderScreen, inherit_bindings=False):
    """Lists passages with their notes, opens the text at one, changes and takes away."""

    COMMANDS_HERE = IN_PASSAGES
    MARKS_HERE = MARKS
    BINDINGS = bindings(PASSAGE_LIST)
    AUTO_FOCUS = "PassageList"
    DEFAULT_CSS = """
    PassagesScreen {
        PassageHead { height: 1; }
        PassageList { height: 1fr; }
        PassageDetail { height: 3; }
    }
    """

    head = query_one(PassageHead)
    list = query_one(PassageList)
    detail = query_one(PassageDetail)
    keys = query_one(KeyBar)

    def __init__(
        self,
        title: str,
        listed: Callable[[], Sequence[ListedPassage]],
        keys: Mapping[str, str],
        style: PageStyle,
        at: str = "",
    ) -> None:
        """Make the screen.

        Args:
            title: where they are, in Chinese.
            listed: returns what there is to list, in order.
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
            at: the key of the passage to select first, if any.
        """
        super().__init__(keys, style)
        self._title = title
        self._listed = listed
        self._at = at
        self._words = ""
        self._filter_bar: FilterBar | None = None

    def compose(self) -> ComposeResult:
        """Yield the title, the list, the selected one in full, and the keys."""
        measure = self.page_style.measure
        yield PassageHead(measure)
        yield PassageList((), measure)
        yield PassageDetail(measure)
        yield KeyBar(self.offered, measure)

    def on_mount(self) -> None:
        """List what is marked."""
        self._show()
        if first := next((one for one in self.list.items if one.passage.key == self._at), None):
            self.list.select(first)

    @on(events.Resize)
    def _share_rows(self, event: events.Resize) -> None:
        """Give the selected passage as many rows as the list can spare."""
        self.detail.styles.height = _HIGH if event.size.height >= _ROOMY else _LOW

    def passages_changed(self) -> None:
        """List what is marked by now."""
        if self.composed:
            self._show()

    def passages_found(self) -> None:
        """Show which of them are in their texts."""
        self.passages_changed()

    def _show(self) -> None:
        everything, wanted = self._listed(), fold(self._words).split()
        shown = [one for one in everything if _holds(one.passage, wanted)]
        self.head.says = f"{self._title}  {len(everything)} 处划线"
        empty = (
            "没有符合的（Esc 清除筛选）" if wanted else "还没有划线：在文章里按 v 选字，按 H 划线"
        )
        self.list.empty_says = empty
        numbers = {one.article.number for one in everything if one.article}
        several = len({one.passage.article for one in everything}) > 1
        self.list.digits = len(str(max(numbers, default=0))) if several else 0
        self.list.show_items(shown)

    @on(PassageList.Selected)
    def _show_selected(self) -> None:
        self.detail.listed = self.list.selected
        count = len(self.list.items)
        words = f"/{self._words}  " if self._words else ""
        self.keys.place = f"{words}{self.list.cursor + 1 if count else 0}/{count}"

    @property
    def _selected(self) -> Passage | None:
        self.list.settle()
        return self.list.selected.passage if self.list.selected else None

    @property
    def _article(self) -> Article | None:
        return self.list.selected.article if self.list.selected else None

    def action_open(self) -> None:
        """Open the text at the selected passage."""
        if passage := self._selected:
            self.post_message(GoToPassage(passage, self._article))

    def action_write_note(self) -> None:
        """Let the reader write another note to it."""
        if passage := self._selected:

            def keep(note: str) -> None:
                if note != passage.note:
                    self.post_message(KeepPassage(passage.noted(note), "笔记写好了"))

            self.post_message(WriteNote(passage.words, passage.note, keep))

    def action_delete(self) -> None:
        """Take the selected passage away."""
        if passage := self._selected:
            self.post_message(DeletePassage(passage.key))

    def action_bring_back(self) -> None:
        """Bring back what was taken away last."""
        self.post_message(BringPassageBack())

    def action_copy(self) -> None:
        """Copy the selected passage and its note as Markdown."""
        from tui.export.notes import notes_as_markdown  # few copy any

        if passage := self._selected:
            said = "".join(notes_as_markdown([passage]))
            self.post_message(Copy(said, "划线和笔记", "note.md"))
        else:
            self.post_message(Say("没有可复制的"))

    async def action_filter(self) -> None:
        """Let the reader type what the list is narrowed to."""
        if self._filter_bar is None:
            self._filter_bar = FilterBar(self._narrow, self.list, "文字、笔记、标题、评论者", "处")
            await self.mount(self._filter_bar)
        self._filter_bar.open(self._words, len(self.list.items))

    def _narrow(self, words: str) -> int:
        """Show what holds all the words; return how many passages that are."""
        self._words = words
        self._show()
        return len(self.list.items)

    def action_back(self) -> None:
        """Take the filter away, or leave."""
        if self._words:
            self._narrow("")
        else:
            self.post_message(GoBack())


def _holds(passage: Passage, wanted: Sequence[str]) -> bool:
    """Return whether a passage holds all of some folded words."""
    said = (passage.words, passage.note, passage.title, passage.author)
    text = fold("\n".join(said)) if wanted else ""
    return all(word in text for word in wanted)
