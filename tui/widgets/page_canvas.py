"""The canvas of a page: its rows with highlights on them, and the keys for stops and hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands.command import Command
from tui.commands.registry import IN_SELECTION
from tui.messages import Say
from tui.page.restyled import left_of, on_screen
from tui.page.style import MARGIN
from tui.rows.passage_marks import PassageMarks
from tui.widgets.highlight import SELECTED, restyle, with_matches, with_stop
from tui.widgets.inline_pictures import InlinePictures
from tui.widgets.mouse_selecting import MouseSelecting
from tui.widgets.page_messages import Act, Moved
from tui.widgets.page_protocol import Stops
from tui.widgets.selecting import Selecting
from tui.widgets.selection_keys import SelectionKeys
from tui.widgets.sideways_code import SidewaysCode
from tui.widgets.stop_focus import landing
from tui.widgets.stop_hints import StopHints

if TYPE_CHECKING:
    from tui.page.matter import Matter
    from tui.page.page import Kind, Page, Stop
    from tui.page.style import PageStyle
    from tui.page.viewport import Viewport
    from tui.widgets.page_matches import PageMatches


_SELECTED = Strip([Segment(" ", SELECTED), Segment(" ")])
"""Left of each row of a picture that is selected."""


class PageCanvas(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws a page, centred.

    What an article's view and a thread's view share. They say which page, what of it is in view,
    and which stop is under focus; and they scroll, step and jump in ways of their own.
    """

    DEFAULT_CSS = """
    PageCanvas {
        scrollbar-size: 0 0;
        overflow-x: hidden;
    }
    """

    ALLOW_SELECT = False

    def __init__(
        self, style: PageStyle, selection_commands: Sequence[Command] = IN_SELECTION
    ) -> None:
        """Make a canvas without a page.

        Args:
            style: how its pages are drawn.
            selection_commands: what there are keys for while words are selected.
        """
        super().__init__()
        self.page_style = style
        """The style of its pages; in rows not longer than there is room."""
        self.page: Page | None = None
        """The page, once its width is known."""
        self._pictures = InlinePictures(self)
        self._passages = PassageMarks()
        self._code = SidewaysCode()
        self.hints = StopHints(self)
        """The letters on the stops in view."""
        self.selecting = Selecting(self)
        """The selection."""
        self._selection_keys = SelectionKeys(self.selecting, selection_commands)
        self._mouse = MouseSelecting(self)

    # What the views say

    @property
    def viewport(self) -> Viewport:
        """The rows of `page` that are in view."""
        raise NotImplementedError

    @property
    def stops(self) -> Stops:
        """The stops of it, and the one under focus."""
        raise NotImplementedError

    @property
    def matches(self) -> PageMatches | None:
        """The matches highlighted on `page`."""
        raise NotImplementedError

    def lay_out_again(self) -> None:
        """Make the page for a changed width or look, and stay at the same place."""
        raise NotImplementedError

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows."""
        raise NotImplementedError

    def follow_footnote(self, row: int, stop: int | None) -> None:
        """Go to what a footnote leads to, or back, in a way that can be undone.

        Args:
            row: the row of `page` that it leads to.
            stop: the index of the stop on that row, if it has one.
        """
        raise NotImplementedError

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus."""
        raise NotImplementedError

    # Drawing

    @property
    def laid_out(self) -> bool:
        """Whether there is a page already: before its size is known there is none."""
        return self.page is not None

    @property
    def fitted_style(self) -> PageStyle:
        """The style of its pages at its width now."""
        return self.page_style.fitted(self.room)

    @property
    def room(self) -> int:
        """The cells that there are for a row."""
        return self.size.width - MARGIN

    def set_page_style(self, style: PageStyle) -> None:
        """Draw the page in another style, and stay at the same place."""
        if style != self.page_style:
            self.page_style = style
            self.lay_out_again()

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width, theme = self.size.width, self.page_style.theme
        number = self.viewport.top + y
        if self.page is None or number >= len(self.page.rows):
            return Strip.blank(width, theme["screen"])
        row = self.page.rows[number]
        strip = Strip(row.segments, row.cells)
        shown = self._pictures.draw(self.page, number, strip, self.page_style.pictures)
        lit = self.selecting.draw(number, self.draw_row(number, shown))
        drawn = self.hints.draw(number, lit)
        drawn = self._code.scrolled(self.page, number, drawn, self.room, theme["code mark"])
        left = left_of(drawn.cell_length, self.page.width, width, MARGIN)
        if left >= _SELECTED.cell_length and self.selecting.takes_picture(number):
            left -= _SELECTED.cell_length
            drawn = Strip.join((_SELECTED, drawn))
        sign = self._passages.margin(self.page, number, left, theme["marker"])
        return Strip(on_screen(sign, drawn, width, theme["screen"]), width)

    def draw_row(self, number: int, strip: Strip) -> Strip:
        """Return a row of `page` with what is marked, found, and under focus on it."""
        for span in self._passages.on_row(self.page, number):
            strip = restyle(strip, span.start, span.end, self.page_style.theme["passage"])
        return with_stop(with_matches(strip, number, self.matches), number, self.stop)

    def tell_moved(self) -> None:
        """Say that what is in view or highlighted has changed."""
        self._pictures.want(self.page, self.viewport, self.page_style.pictures)
        self.post_message(Moved())

    # Scrolling

    def action_move_half(self, halves: int) -> None:
        """Scroll by half screenfuls."""
        self.scroll_rows(halves * self.viewport.half)

    def action_move_page(self, pages: int) -> None:
        """Scroll by screenfuls, less the rows that stay in sight."""
        self.scroll_rows(pages * self.viewport.screenful)

    def action_scroll_code(self, steps: int) -> None:
        """Scroll code that is not wrapped to the right, or to the left."""
        if self.page_style.code_wraps:
            self.post_message(Say("代码是折行的；按 w 不折行"))
        elif self.page and self._code.scroll(self.page, steps, self.room):
            self.refresh()
        else:
            self.app.bell()

    # Stops

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""
        index = self.stops.focused
        return None if self.page is None or index is None else self.page.stops[index]

    def action_step(self, steps: int) -> None:
        """Put the focus on the next stop, or the previous one."""
        self._step(steps, None)

    def action_step_code(self, steps: int) -> None:
        """Put the focus on the next code block, or the previous one."""
        from tui.page.page import Kind

        self._step(steps, Kind.CODE)

    def _step(self, steps: int, kind: Kind | None) -> None:
        if not self.stops.step(steps, kind):
            self.post_message(Say("后面没有了" if steps > 0 else "前面没有了"))

    def action_act(self) -> None:
        """Follow or open the stop under focus; a footnote leads to its text, and that back."""
        stop = self.stop
        if self.page is None or stop is None:
            return
        if stop.target is None:
            self.post_message(Act(stop))
        else:
            self.follow_footnote(stop.target, landing(self.page.stops, stop))

    # Hints

    @property
    def hint_style(self) -> Style:
        """The style of the letters."""
        return self.page_style.theme["hint"]

    def action_hint(self) -> None:
        """Put letters on the stops in view."""
        self.hints.put()

    async def on_key(self, event: events.Key) -> None:
        """Take the letters of a hint, or the keys for what is selected, as long as there is any."""
        self.hints.take_key(event)
        if self.selecting.active and (action := self._selection_keys.take(event)):
            await self.run_action(action)

    # Selecting

    @property
    def matter(self) -> Matter:
        """The text, or the texts of the comments, that the page is of."""
        raise NotImplementedError

    @property
    def first_row(self) -> int:
        """The row of `page` to begin on."""
        return self.viewport.top

    def text_at(self, row: int) -> tuple[int, int] | None:
        """Return of which text a row of `page` is, and which row of that; None of none."""
        raise NotImplementedError

    def show_cursor(self, text: int, rows: range, cell: int) -> None:
        """Bring rows of a text into view, all where they fit, else the first; and a cell of it."""
        raise NotImplementedError

    def action_select(self) -> None:
        """Begin to select words."""
        self.hints.take_away()
        self.selecting.begin()

    def action_selection(self, deed: str, step: int = 1) -> None:
        """Do something with what is selected, or move its cursor."""
        self.selecting.do(deed, step)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select with the mouse."""
        if event.button == 1:
            self._mouse.press(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed."""
        self._mouse.move(event)

    def on_mouse_up(self) -> None:
        """Keep what is selected."""
        self._mouse.release()
        self.release_mouse()

    def cell_at(self, x: int, row: int) -> int:
        """Return the cell of a row of `page` that is so many cells from the left edge."""
        assert self.page
        return self._code.cell_at(self.page, row, x - self._margin(self.page, row), self.room)

    def _margin(self, page: Page, row: int) -> int:
        """Return how many cells are left free before a row."""
        margin = max(MARGIN, (self.size.width - page.width) // 2)
        # Code may be wider than the page: that takes the margin first.
        return max(0, min(margin, self.size.width - page.rows[row].cells))
