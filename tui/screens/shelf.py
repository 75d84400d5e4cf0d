"""The screen of a shelf: its columns, of which one is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import asdict, replace
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.getters import query_one

from tui import messages
from tui.commands.registry import ON_SHELF, SHELF
from tui.commands.screen_keys import bindings
from tui.library.library import Library
from tui.lists.shelf import ShelfArrangement, ShelfRow
from tui.memory.values import ShelfState
from tui.messages.passages import ListPassages
from tui.messages.shelf import ListArticles, RememberShelf, TellOfColumn
from tui.page.style import PageStyle
from tui.rows.shelf_fields import MARKS
from tui.rows.shelf_screen import (
    FirstShelf,
    head_share,
    masthead_share,
    said_left_out,
    said_notice,
    said_place,
    said_progress,
    said_when_empty,
)
from tui.screens.base import ReaderScreen
from tui.widgets.filter_bar import FilterBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.shelf_list import ShelfList
from tui.widgets.shelf_parts import ShelfDetail, ShelfHead, ShelfMasthead


class ShelfScreen(ReaderScreen, inherit_bindings=False):
    """Lists the columns of a shelf by filter and order."""

    COMMANDS_HERE = ON_SHELF
    MARKS_HERE = MARKS
    BINDINGS = bindings(SHELF)
    AUTO_FOCUS = "ShelfList"
    DEFAULT_CSS = """
    ShelfScreen {
        ShelfMasthead { height: 1; }
        ShelfHead { height: 1; }
        ShelfList { height: 1fr; }
        ShelfDetail { height: 2; }
    }
    """

    masthead = query_one(ShelfMasthead)
    head = query_one(ShelfHead)
    list = query_one(ShelfList)
    detail = query_one(ShelfDetail)
    keys = query_one(KeyBar)

    def __init__(
        self, library: Library, left: ShelfState, keys: Mapping[str, str], style: PageStyle
    ) -> None:
        """Make the screen.

        Args:
            library: the columns, as far as they are known.
            left: how the list was left.
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
        """
        super().__init__(keys, style)
        self._library = library
        self._first = FirstShelf.of(library, left)
        self._rows = self._first.columns
        self._now = self._first.arrangement
        self._first_selected = left.selected
        self._filter_bar: FilterBar | None = None
        self._said = ""
        """The message about files that are left out, where one was shown."""

    def compose(self) -> ComposeResult:
        """Yield the widgets from top to bottom, each as it begins.

        So the first screen that is drawn is the one that the first paint has drawn before.
        """
        first, measure = self._first, self.page_style.measure
        masthead = ShelfMasthead(first.name, first.columns, measure, first.progress, first.notice)
        head = ShelfHead(lambda: self.list.fields.head(), measure)
        _give_rows(self.app.size, masthead, head)
        yield masthead
        yield head
        yield ShelfList(first.listed, measure, first.arrangement, first.cursor, first.empty_says)
        yield ShelfDetail(measure, first.selected)
        yield KeyBar(self.offered, measure, first.place)

    def on_mount(self) -> None:
        """Arrange the list as it was left."""
        self._show()
        if self._first_selected:
            self.select(self._first_selected)

    @on(events.Resize)
    def _share_rows(self) -> None:
        _give_rows(self.size, self.masthead, self.head)

    @on(events.ScreenResume)
    def shelf_changed(self) -> None:
        """Show what has become of the columns while one of them was read."""
        if self.composed:
            self.show_rows(self._library.rows)

    def show_rows(self, rows: Sequence[ShelfRow]) -> None:
        """Show what is known of the columns by now."""
        self._rows = rows
        if self.composed:
            self._show()

    def _show(self) -> None:
        """Show the columns as they are arranged."""
        self.masthead.progress = said_progress(self._library)
        self.masthead.columns = self._rows
        self.masthead.notice = said_notice(self._library, self._rows)
        self._share_rows()
        self.list.empty_says = said_when_empty(self._now)
        self.list.show(self._now.rows(self._rows), self._now)
        self.head.refresh()
        self._say_left_out()

    def _say_left_out(self) -> None:
        """Say which files are left out, once it is known, where there is no row that says so."""
        said = said_left_out(self._library) if self._library.complete else ""
        if said not in ("", self._said) and not head_share(self.app.size.height):
            self._said = said
            self.post_message(messages.Say(said))

    def select(self, key: str) -> None:
        """Select a column, or as soon as it is in the list."""
        if row := next((row for row in self._rows if row.key == key), None):
            self.list.select(row)

    @on(ShelfList.Selected)
    def _show_selected(self) -> None:
        self.detail.column = selected = self.list.selected
        count = len(self.list.items)
        self.keys.place = said_place(self._now, self.list.cursor, count)
        if selected:
            self.post_message(RememberShelf(self.state))

    @property
    def state(self) -> ShelfState:
        """The state of the list."""
        selected = self.list.selected
        return ShelfState(**asdict(self._now), selected=selected.key if selected else "")

    @property
    def _settled(self) -> ShelfRow | None:
        """The selected column: with what is done to it, it is what the reader wants selected."""
        self.list.settle()
        return self.list.selected

    def action_open(self) -> None:
        """Open the selected column, or say why it cannot be."""
        if row := self._settled:
            self.post_message(messages.OpenOnShelf(row.key))

    def action_about(self) -> None:
        """Show all that is known of the selected column."""
        if row := self._settled:
            self.post_message(TellOfColumn(row))

    def action_next_unread(self) -> None:
        """Open the next unread article, of the selected column or of one after it.

        Columns that the filter has taken away come last.
        """
        if not self._library.known:
            self.post_message(messages.Say("还在查哪些读过，稍后再按"))
            return
        row, listed = self._settled, [one.key for one in self.list.items]
        at = listed.index(row.key) if row else 0
        others = (one.key for one in self._rows)
        place = self._library.next_unread([*listed[at:], *listed[:at], *others])
        if place is None:
            said = "都读过了" if self._library.complete else "数完的都读过了，还有专栏没数完"
            self.post_message(messages.Say(said))
            return
        self.select(place.column)
        self.post_message(messages.OpenOnShelf(place.column, place.number))

    def action_bookmarks(self) -> None:
        """List the bookmarks of all columns."""
        self.post_message(ListArticles("bookmarks"))

    def action_list_passages(self) -> None:
        """List what is marked anywhere."""
        self.post_message(ListPassages("全部", None))

    def action_read_last(self) -> None:
        """List what was read last, in whichever column."""
        self.post_message(ListArticles("read last"))

    def action_sort(self) -> None:
        """Sort the list by the next thing there is to sort by, and show its top."""
        self._reorder(self._now.sorted_by_next)

    def action_reverse(self) -> None:
        """Turn the order of the list round, and show its top."""
        self._reorder(replace(self._now, reverse=not self._now.reverse))

    def _reorder(self, arrangement: ShelfArrangement) -> None:
        self._now = arrangement
        self._show()
        self.list.go_to(None)

    async def action_filter(self) -> None:
        """Let the reader type what the list is narrowed to."""
        if self._filter_bar is None:
            self._filter_bar = FilterBar(self._narrow, self.list, "标题、作者、文件", "个")
            await self.mount(self._filter_bar)
        self._filter_bar.open(self._now.words, len(self.list.items))

    def _narrow(self, words: str) -> int:
        """Show what holds all the words; return how many columns that are."""
        self._now = replace(self._now, words=words)
        self._show()
        return len(self.list.items)

    def action_back(self) -> None:
        """Take the filter away."""
        if self._now.words:
            self._narrow("")


def _give_rows(size: Size, masthead: ShelfMasthead, head: ShelfHead) -> None:
    """Give the list what rows there are, and the rest what it can spare."""
    masthead.styles.height = masthead_share(size.height, masthead.rows_needed(size.width))
    head.display = bool(head_share(size.height))
