"""The canvas of a page: its rows with highlights on them, and the keys for stops and hints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.messages import Say
from tui.widgets.highlight import with_hints, with_matches, with_stop
from tui.widgets.hints import Hints
from tui.widgets.inline_pictures import InlinePictures
from tui.widgets.sideways_code import SidewaysCode
from tui.widgets.stop_focus import is_step, landing, stops_in_view

if TYPE_CHECKING:
    from tui.page.page import Kind, Page, Stop
    from tui.page.style import PageStyle
    from tui.widgets.page_matches import PageMatches
    from tui.widgets.viewport import Viewport


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

    class Moved(Message):
        """Other rows have come into view, or other matches are highlighted."""

    class Focused(Message):
        """The focus has come on a stop, or gone from one."""

    class AtEnd(Message):
        """The reader wants to go on beyond the last row."""

    @dataclass
    class Act(Message):
        """The reader wants to follow or open a stop."""

        chosen: Stop

    @dataclass
    class Hinting(Message):
        """Letters stand on the stops in view; or none do any more."""

        hints: Hints

    @dataclass
    class CopyAsked(Message):
        """The reader wants a copy of the stop under focus, or of what else there is."""

        chosen: Stop | None
        in_view: Sequence[Stop]

    def __init__(self, style: PageStyle) -> None:
        """Make a canvas without a page; its pages are drawn in a style."""
        super().__init__()
        self.page_style = style
        """How its pages are drawn; in rows not longer than there is room."""
        self.page: Page | None = None
        """The page, once its width is known."""
        self._pictures = InlinePictures(self)
        self._code = SidewaysCode()
        self.hints = Hints(())
        """The letters on the stops in view; none unless asked for."""

    # What the views say

    @property
    def viewport(self) -> Viewport:
        """Which rows of `page` are in view."""
        raise NotImplementedError

    @property
    def focused_stop(self) -> int | None:
        """The index of the stop under focus, among those of `page`."""
        raise NotImplementedError

    def set_focused_stop(self, index: int | None) -> None:
        """Put the focus on a stop of `page` that is in view, or on none."""
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

    def step_stop(self, steps: int, kind: Kind | None) -> None:
        """Put the focus on the next stop of a kind or the previous one; None is every kind."""
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
        """How its pages are drawn at its width now."""
        return self.page_style.fitted(self.size.width)

    def set_page_style(self, style: PageStyle) -> None:
        """Draw the page in another style, and stay at the same place."""
        if style != self.page_style:
            self.page_style = style
            self.lay_out_again()

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width = self.size.width
        number = self.viewport.top + y
        if self.page is None or number >= len(self.page.rows):
            return Strip.blank(width, self.rich_style)
        row = self.page.rows[number]
        margin = max(0, (width - self.page.width) // 2)
        shown = self._with_picture(number, Strip(row.segments, row.cells))
        drawn = self._with_hints(number, self.draw_row(number, shown))
        drawn = self._code.scrolled(self.page, number, drawn, width)
        # Code may be wider than the page, and with hints any row: that takes the margin first.
        margin = max(0, min(margin, width - drawn.cell_length))
        strip = Strip([Segment(" " * margin), *drawn], margin + drawn.cell_length)
        return strip.extend_cell_length(width).crop(0, width).apply_style(self.rich_style)

    def _with_picture(self, number: int, strip: Strip) -> Strip:
        """Return a row of `page` with what it shows of a picture."""
        style = self.page_style.pictures
        if self.page is None or style is None:
            return strip
        for area in self.page.pictures:
            if area.row <= number < area.row + area.rows:
                before = strip.extend_cell_length(area.column)
                return Strip.join([before, self._pictures.strip(area, number - area.row, style)])
        return strip

    def _want_pictures(self) -> None:
        """Have the pictures drawn that are on the screen or a screen away."""
        style, viewport = self.page_style.pictures, self.viewport
        if self.page is None or style is None or not self.page.pictures:
            return
        near = [
            area
            for area in self.page.pictures
            if area.row < viewport.bottom + viewport.height
            and area.row + area.rows > viewport.top - viewport.height
        ]
        near.sort(key=lambda area: abs(area.row - viewport.top), reverse=True)
        self._pictures.want(near, style)

    def draw_row(self, number: int, strip: Strip) -> Strip:
        """Return a row of `page` with what is found and the stop under focus on it."""
        return with_stop(with_matches(strip, number, self.matches), number, self.stop)

    def _with_hints(self, number: int, strip: Strip) -> Strip:
        """Return a row of `page` with the letters of hints on it, above all else."""
        if self.page is None or not self.hints:
            return strip
        return with_hints(
            strip,
            number,
            self.page.stops,
            self.hints.shown,
            self.viewport.top,
            style=self.page_style.theme["hint"],
            room=self.size.width,
        )

    def tell_moved(self) -> None:
        """Say that what is in view or highlighted has changed."""
        self._want_pictures()
        self.post_message(self.Moved())

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
        elif self.page and self._code.scroll(self.page, steps, self.size.width):
            self.refresh()
        else:
            self.app.bell()

    # Stops

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""
        index = self.focused_stop
        return None if self.page is None or index is None else self.page.stops[index]

    def action_step(self, steps: int) -> None:
        """Put the focus on the next stop, or the previous one."""
        self.step_stop(steps, None)

    def action_step_code(self, steps: int) -> None:
        """Put the focus on the next code block, or the previous one."""
        from tui.page.page import Kind

        self.step_stop(steps, Kind.CODE)

    def tell_end(self, steps: int) -> None:
        """Say that there is nothing to step to."""
        self.post_message(Say("后面没有了" if steps > 0 else "前面没有了"))

    def action_act(self) -> None:
        """Follow or open the stop under focus; a footnote leads to its text, and that back."""
        stop = self.stop
        if self.page is None or stop is None:
            return
        if stop.target is None:
            self.post_message(self.Act(stop))
        else:
            self.follow_footnote(stop.target, landing(self.page.stops, stop))

    # Hints

    def action_hint(self) -> None:
        """Put letters on the stops in view."""
        stops = self.page.stops if self.page else ()
        in_view = stops_in_view(stops, self.viewport)
        if not in_view:
            self.post_message(Say("屏上没有链接、代码、图片或公式"))
        # There may be many formulas in sentences, and nowhere that they lead.
        leading = [index for index in in_view if is_step(stops[index], None)]
        self.hints = Hints(leading or in_view, in_view)
        self._tell_hints()

    def take_hints_away(self) -> None:
        """Have no letters on stops any more: others may be in view."""
        if self.hints:
            self.hints = Hints(())
            self._tell_hints()

    def _tell_hints(self) -> None:
        self.refresh()
        self.post_message(self.Hinting(self.hints))

    def on_key(self, event: events.Key) -> None:
        """Take the letters of a hint: `y` before them copies, any other key gives up."""
        if not self.hints:
            return
        event.stop()
        event.prevent_default()
        hints = self.hints
        chosen = hints.take(event.character)
        self._tell_hints()
        if chosen is None:
            return
        self.take_hints_away()
        self.set_focused_stop(chosen)
        if hints.copies:
            self.action_copy()
        else:
            self.action_act()
