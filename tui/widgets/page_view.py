"""A page on the screen: scrolled by rows, and by its stops and headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import MOTION, STOPS, bindings
from tui.widgets.hints import labels

if TYPE_CHECKING:
    from tui.page.page import Heading, Kind, Page, Row, Stop

NARROWEST = 20
"""The least cells that the reading width can be made."""
_CONTEXT = 2
"""Rows of the screen before that stay in sight when a screenful is scrolled."""
_FOCUS = Style(reverse=True, bold=True)


def _put(strip: Strip, start: int, text: str) -> Strip:
    """Return the strip with a marked text laid over its cells from `start` on."""
    marked = Strip([Segment(text, _FOCUS)])
    after = strip.crop(start + marked.cell_length)
    return Strip.join((strip.crop(0, start), marked, after))


class PageView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a page, centred, at the reading width."""

    BINDINGS = bindings((*MOTION, *STOPS))
    DEFAULT_CSS = """
    PageView {
        scrollbar-size: 0 0;
        overflow-x: hidden;
    }
    """

    reading_width: reactive[int] = reactive(80, init=False)
    """Cells to a row at most; 0 takes the whole width."""
    focused_stop: reactive[int | None] = reactive(None, init=False)
    """The index of the stop under focus."""
    hints: reactive[dict[str, int]] = reactive({}, init=False)
    """The indexes of the stops in view by the letters on them; empty unless asked for."""

    @dataclass
    class Act(Message):
        """The reader wants to follow or open a stop."""

        chosen: Stop

    @dataclass
    class CopyAsked(Message):
        """The reader wants a copy of the stop under focus, or of what else there is."""

        chosen: Stop | None
        in_view: Sequence[Stop]

    @dataclass
    class Moved(Message):
        """Other rows have come into view."""

    def __init__(self, lay_out: Callable[[int], Page], reading_width: int = 80) -> None:
        """Make a view of a page.

        Args:
            lay_out: makes the page at a width in cells.
            reading_width: cells to a row at most.
        """
        super().__init__()
        self._lay_out = lay_out
        self.set_reactive(PageView.reading_width, reading_width)
        self.page: Page | None = None
        self._typed = ""
        self._hints_copy = False

    def show(self, lay_out: Callable[[int], Page]) -> None:
        """Show another page, from its top."""
        self._lay_out = lay_out
        self.focused_stop = None
        self.page = None
        self._refresh_page()
        self.scroll_to(y=0, animate=False, force=True)

    def lay_out_again(self) -> None:
        """Make the page anew, for a changed width or look, and stay at the same place."""
        self._refresh_page()

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""
        had_focus = self.focused_stop is not None
        self.focused_stop = None
        return had_focus

    @property
    def top(self) -> int:
        """The row at the top of the screen."""
        return round(self.scroll_y)

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""
        if self.page is None or self.focused_stop is None:
            return None
        return self.page.stops[self.focused_stop]

    @property
    def percent(self) -> int:
        """How much of the page has been seen, up to the last row in view, in per cent."""
        rows = len(self.page.rows) if self.page else 0
        return min(100, 100 * (self.top + self.size.height) // rows) if rows else 100

    def _refresh_page(self) -> None:
        if not self.size.width:
            return
        place = self.page.place_of(self.top) if self.page else None
        width = self.size.width
        self.page = self._lay_out(min(width, self.reading_width or width))
        self.virtual_size = Size(width, len(self.page.rows))
        if place is not None:
            self.scroll_to(y=self.page.row_of(place), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width = self.size.width
        number = self.top + y
        if self.page is None or number >= len(self.page.rows):
            return Strip.blank(width, self.rich_style)
        row = self.page.rows[number]
        margin = max(0, (width - self.page.width) // 2)
        segments = [Segment(" " * margin), *self._segments(row, number)]
        strip = Strip(segments, margin + row.cells)
        return strip.extend_cell_length(width).crop(0, width).apply_style(self.rich_style)

    def _segments(self, row: Row, number: int) -> Sequence[Segment]:
        """Return a row's segments, with the stop under focus and hints marked."""
        strip = Strip(row.segments, row.cells)
        stops = self.page.stops if self.page else ()
        if stop := self.stop:
            # Of a code block, the row that names it: all of it in reverse could not be read.
            for span in stop.spans[:1] if stop.kind == "code" else stop.spans:
                if span.row == number:
                    marked = strip.crop(span.start, span.end)
                    strip = _put(strip, span.start, marked.text)
        for label, index in self.hints.items():
            span = next(span for span in stops[index].spans if span.row >= self.top)
            if span.row == number and label.startswith(self._typed):
                strip = _put(strip, span.start, label[len(self._typed) :])
        return list(strip)

    def _on_resize(self, event: events.Resize) -> None:
        if self.page is None or event.size.width != self.virtual_size.width:
            self._refresh_page()
        self.post_message(self.Moved())

    def watch_reading_width(self) -> None:
        """Make the page at its new width."""
        self._refresh_page()

    def watch_focused_stop(self) -> None:
        """Draw the mark of the stop under focus anew."""
        self.refresh()

    def watch_hints(self) -> None:
        """Draw the letters, or take them away."""
        self._typed = ""
        self._hints_copy = False
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other rows are in view, and let go of a stop that is not among them."""
        super().watch_scroll_y(old_value, new_value)
        if (stop := self.stop) and not self._in_view(stop):
            self.focused_stop = None
        self.hints = {}
        self.post_message(self.Moved())

    def _scroll_rows(self, rows: int) -> None:
        self.scroll_to(y=self.top + rows, animate=False, force=True)

    def go_to_row(self, row: int) -> None:
        """Bring a row to the top of the screen, as far as the page reaches."""
        self.scroll_to(y=row, animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Scroll by rows."""
        self._scroll_rows(rows)

    def action_move_half(self, halves: int) -> None:
        """Scroll by half screenfuls."""
        self._scroll_rows(halves * max(1, self.size.height // 2))

    def action_move_page(self, pages: int) -> None:
        """Scroll by screenfuls, less the rows that stay in sight."""
        self._scroll_rows(pages * max(1, self.size.height - _CONTEXT))

    def action_move_top(self) -> None:
        """Go to the first row."""
        self.go_to_row(0)

    def action_move_bottom(self) -> None:
        """Go to the last row."""
        if self.page:
            self.go_to_row(len(self.page.rows))

    def action_step(self, steps: int) -> None:
        """Put the focus on the next stop, or the previous one."""
        self._step(steps, None)

    def action_step_code(self, steps: int) -> None:
        """Put the focus on the next code block, or the previous one."""
        from tui.page.page import Kind

        self._step(steps, Kind.CODE)

    def _step(self, steps: int, kind: Kind | None) -> None:
        """Step from the stop under focus, or into the view from where it begins or ends."""
        if self.page is None:
            return
        order = [i for i, stop in enumerate(self.page.stops) if kind in (None, stop.kind)]
        if self.focused_stop is None:
            bottom = self.top + self.size.height
            stops = self.page.stops
            if steps > 0:
                after = [i for i in order if stops[i].row >= self.top]
            else:
                after = [i for i in reversed(order) if stops[i].row < bottom]
        elif steps > 0:
            after = [i for i in order if i > self.focused_stop]
        else:
            after = [i for i in reversed(order) if i < self.focused_stop]
        if after:
            self.focus_stop(after[0])
        else:
            self.app.bell()

    def focus_stop(self, index: int) -> None:
        """Put the focus on a stop and bring it into view, whole where it fits."""
        if self.page is None:
            return
        spans = self.page.stops[index].spans
        first, last, height = spans[0].row, spans[-1].row, self.size.height
        top = self.top
        if last >= top + height:
            top = min(first, last - height + 1)
        if first < top:
            top = first
        self.focused_stop = None
        self.go_to_row(top)
        self.focused_stop = index

    @property
    def outline(self) -> list[Heading]:
        """The headings; where there are none but the title, paragraphs that are only bold."""
        found = list(self.page.headings) if self.page else []
        headings = [heading for heading in found if heading.level < 7]
        return headings if len(headings) > 1 else found

    def action_step_heading(self, steps: int) -> None:
        """Bring the next heading to the top, or the previous one."""
        rows = [heading.row for heading in self.outline]
        if steps > 0:
            after = [row for row in rows if row > self.top]
        else:
            after = [row for row in reversed(rows) if row < self.top]
        if after:
            self.go_to_row(after[0])
        else:
            self.app.bell()

    def action_act(self) -> None:
        """Follow or open the stop under focus."""
        stop = self.stop
        if self.page is None or stop is None:
            return
        if stop.target is None:
            self.post_message(self.Act(stop))
            return
        # A footnote: to its text, and from there back.
        back = next(
            (i for i, other in enumerate(self.page.stops) if other.row == stop.target), None
        )
        self.go_to_row(max(0, stop.target - self.size.height // 3))
        self.focused_stop = back

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus."""
        stops = self.page.stops if self.page else ()
        in_view = [stop for stop in stops if self._in_view(stop)]
        self.post_message(self.CopyAsked(self.stop, in_view))

    def action_hint(self) -> None:
        """Put letters on the stops in view."""
        stops = self.page.stops if self.page else ()
        in_view = [index for index, stop in enumerate(stops) if self._in_view(stop)]
        if not in_view:
            self.app.bell()
        self.hints = dict(zip(labels(len(in_view)), in_view, strict=True))

    def on_key(self, event: events.Key) -> None:
        """Take the letters of a hint: `y` before them copies, any other key gives up."""
        if not self.hints:
            return
        event.stop()
        event.prevent_default()
        typed = self._typed + (event.character or "")
        if event.key == "y" and not self._typed and not self._hints_copy:
            self._hints_copy = True
        elif typed in self.hints:
            self.focused_stop, copies = self.hints[typed], self._hints_copy
            self.hints = {}
            if copies:
                self.action_copy()
            else:
                self.action_act()
        elif event.character and any(label.startswith(typed) for label in self.hints):
            self._typed = typed
            self.refresh()
        else:
            self.hints = {}

    def _in_view(self, stop: Stop) -> bool:
        return stop.spans[-1].row >= self.top and stop.row < self.top + self.size.height
